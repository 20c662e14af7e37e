"""Which copies are kept."""

from datetime import datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from tests import builders as make

from staffroom.kernel.clock import DAY, HOUR, local_day
from staffroom.kernel.ids import Instant
from staffroom.ops.copying.retention import Keep, kept

ZONES = st.sampled_from([ZoneInfo(name) for name in ("UTC", "Asia/Riyadh", "America/New_York", "Pacific/Apia")])
SETTINGS = st.builds(Keep, st.integers(1, 9), st.integers(0, 5), st.integers(0, 13), ZONES)
MOMENTS = st.lists(st.integers(0, 500 * DAY).map(lambda at: Instant(make.at(1) + at)), min_size=1, max_size=60)
USUAL = Keep(7, 4, 12, ZoneInfo("Asia/Riyadh"))


@given(MOMENTS, SETTINGS)
def test_the_newest_is_always_kept_and_never_more_than_was_asked_for(made: list[Instant], keep: Keep) -> None:
    """However the copies lie in time."""
    chosen = kept(made, keep)
    assert chosen <= set(made)
    assert max(made) in chosen
    assert len(chosen) <= keep.days + keep.weeks + keep.months


@given(MOMENTS, SETTINGS)
def test_each_kept_copy_is_the_newest_of_its_day_week_or_month(made: list[Instant], keep: Keep) -> None:
    """In the installation's zone; and of a month that is kept, nothing newer is missing."""

    def days(moments: list[Instant], shape: str) -> dict[str, Instant]:
        newest: dict[str, Instant] = {}
        for at in sorted(moments):
            newest[local_day(at, keep.zone).strftime(shape)] = at
        return newest

    periods = [days(made, shape) for shape in ("%Y-%m-%d", "%G-%V", "%Y-%m")]
    assert all(any(at in newest.values() for newest in periods) for at in kept(made, keep))


@given(MOMENTS, SETTINGS)
def test_what_was_removed_on_the_way_would_not_have_been_kept_later(made: list[Instant], keep: Keep) -> None:
    """Tidying after each new copy leaves what tidying once at the end would."""
    there = set[Instant]()
    for at in sorted(made):
        there = kept({*there, at}, keep)
    assert there == kept(made, keep)


def test_after_two_years_of_nights_there_are_seven_days_four_weeks_and_twelve_months() -> None:
    """The newest of each period: yesterday evening counts for its week, the last of a month for that."""
    nights = [Instant(make.at(1, 4) + night * DAY) for night in range(730)]
    chosen = sorted(kept(nights, USUAL), reverse=True)
    newest = local_day(nights[-1], USUAL.zone)
    assert [(newest - local_day(at, USUAL.zone)).days for at in chosen[:7]] == list(range(7))
    assert len(chosen) == 7 + 4 + 12 - 3  # the newest is of its day, week and month, and a Sunday is among the seven
    assert all((local_day(Instant(at + DAY), USUAL.zone)).day == 1 for at in chosen[10:])


def test_a_copy_after_midnight_belongs_to_the_new_day_of_the_zone() -> None:
    """In Riyadh that is nine in the evening in UTC."""
    before, after = make.utc("2026-08-31T20:59"), make.utc("2026-08-31T21:01")
    assert kept([before, after], Keep(1, 0, 2, USUAL.zone)) == {before, after}
    assert kept([before, after], Keep(1, 0, 2, ZoneInfo("UTC"))) == {after}
    assert kept([before, Instant(after + HOUR)], Keep(1, 1, 0, USUAL.zone)) == {Instant(after + HOUR)}
    assert datetime.fromtimestamp(after / 1000, USUAL.zone).hour == 0
