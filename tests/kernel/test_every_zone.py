"""Row 7 of the contract: whatever the clocks do, a daily time comes exactly once on each local date."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest

from staffroom.kernel.clock import at_wall, in_zone, local_day
from staffroom.kernel.ids import Instant

FIRST, LAST = date(2024, 1, 1), date(2030, 12, 31)
WALL = time(2, 30)
ZONES = sorted(name for name in available_timezones() if "/" in name and not name.startswith(("posix/", "right/")))
PARTS = 8


def offset(zone: ZoneInfo, day: date) -> timedelta | None:
    """Return how far a zone's clocks are ahead at noon of a day in UTC."""
    return datetime.combine(day, time(12), UTC).astimezone(zone).utcoffset()


def changes(zone: ZoneInfo) -> list[date]:
    """Return the days around which a zone's clocks are changed; none changes them twice within a week."""
    found, week = [], FIRST
    while week <= LAST:
        days = [week + timedelta(days=step) for step in range(8)]
        if offset(zone, days[0]) != offset(zone, days[-1]):
            found.append(next(day for day in days if offset(zone, day) != offset(zone, days[0])))
        week = days[-1]
    return found


@pytest.mark.parametrize("part", range(PARTS))
def test_half_past_two_comes_once_a_day_in_every_zone(part: int) -> None:
    """From 2024 to 2030: a gap gives the first moment after it, an overlap the first of the two."""
    for name in ZONES[part::PARTS]:
        zone = ZoneInfo(name)
        for change in changes(zone):
            days = [change + timedelta(days=step) for step in range(-3, 4)]
            moments = [at_wall(day, WALL, zone) for day in days]
            assert [local_day(moment, zone) for moment in moments] == days, name
            assert moments == sorted(set(moments)), name
            for day, moment in zip(days, moments, strict=True):
                shown, before = in_zone(moment, zone), in_zone(Instant(moment - 1000), zone)
                wanted = datetime.combine(day, WALL)
                assert before.replace(tzinfo=None) < wanted <= shown.replace(tzinfo=None), (name, day, shown)
                assert shown.fold == 0, (name, day, "the second of two")
