"""Wall time in every zone: exactly one instant a day, whatever the clocks do."""

import asyncio
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from staffroom.kernel.clock import DAY, HOUR, LedClock, at_wall, in_zone, woken
from staffroom.kernel.ids import Instant

ZONES = sorted(available_timezones() - {"localtime", "Factory"})


@given(
    st.sampled_from(ZONES),
    st.dates(date(2024, 1, 1), date(2030, 12, 31)),
    st.times(max_value=time(23, 59)).map(lambda at: at.replace(second=0, microsecond=0)),
)
def test_a_wall_time_is_kept_unless_it_does_not_exist(zone: str, day: date, at: time) -> None:
    """Outside a gap the wall shows just the time that was asked for, and it is the first such moment."""
    chosen = ZoneInfo(zone)
    moment = at_wall(day, at, chosen)
    wall = in_zone(moment, chosen).replace(tzinfo=None)
    assert wall >= datetime.combine(day, at)
    earlier = in_zone(Instant(moment - 1000), chosen).replace(tzinfo=None)
    assert earlier < datetime.combine(day, at) or wall == datetime.combine(day, at)


@pytest.mark.parametrize(
    ("day", "at", "expected"),
    [
        (date(2026, 3, 29), time(2, 30), datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
        (date(2026, 10, 25), time(2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        (date(2026, 7, 1), time(16), datetime(2026, 7, 1, 14, 0, tzinfo=UTC)),
    ],
)
def test_a_gap_gives_the_moment_after_it_and_an_overlap_the_first(day: date, at: time, expected: datetime) -> None:
    """Berlin in spring, in autumn and in between."""
    assert at_wall(day, at, ZoneInfo("Europe/Berlin")) == int(expected.timestamp() * 1000)


def test_a_day_that_a_zone_skipped_gives_the_first_moment_of_the_next() -> None:
    """Samoa had no 30 December 2011."""
    apia = ZoneInfo("Pacific/Apia")
    assert in_zone(at_wall(date(2011, 12, 30), time(9), apia), apia).date() == date(2011, 12, 31)


async def test_a_led_clock_wakes_its_sleepers_when_its_hands_are_moved() -> None:
    """Whoever sleeps for a day wakes at once when a day is skipped."""
    clock = LedClock(Instant(0), speed=0)
    sleeper = asyncio.ensure_future(clock.sleep_until(Instant(DAY)))
    await asyncio.sleep(0)
    clock.lead(Instant(DAY + HOUR), 0)
    await asyncio.wait_for(sleeper, 20)
    assert clock.now() == DAY + HOUR


def test_every_day_has_one_half_past_two_in_every_zone_until_2030() -> None:
    """The daily half past two of each zone is strictly rising over the days on which clocks change."""
    for zone in (
        ZoneInfo(name) for name in ("Europe/Berlin", "America/Santiago", "Africa/Cairo", "Australia/Lord_Howe")
    ):
        days = [date(2024, 1, 1) + timedelta(days=n) for n in range(366 * 7)]
        moments = [at_wall(day, time(2, 30), zone) for day in days]
        assert moments == sorted(set(moments))


async def test_who_is_cancelled_and_woken_at_once_ends() -> None:
    """A loop that lost the cancellation would hold up the end of the program."""
    event = asyncio.Event()

    async def loop_for_ever() -> None:
        while True:
            await woken(event, 30)
            event.clear()

    looping = asyncio.ensure_future(loop_for_ever())
    await asyncio.sleep(0)
    event.set()
    looping.cancel()
    done, _ = await asyncio.wait([looping], timeout=5)
    assert looping in done
    assert looping.cancelled()


async def test_waiting_ends_with_its_time() -> None:
    """And says which of the two it was."""
    event = asyncio.Event()
    assert not await woken(event, 0.001)
    event.set()
    assert await woken(event, 30)
