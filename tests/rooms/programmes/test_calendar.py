"""The school calendar, and the day on which a course may begin."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as some
from tests.rooms.prompts import given as g

from staffroom.rooms.programmes import Holiday, SchoolCalendar, before_start

WEEKS = ((6, 0, 1, 2, 3), (0, 1, 2, 3, 4), (5, 6, 0, 1, 2))
COURSE = [g.entry(day, weekday=day) for day in ("mon", "tue", "wed", "thu", "sun")]
days = some.dates(date(2026, 1, 1), date(2027, 12, 31))


@given(days, some.sampled_from(WEEKS), days, some.integers(0, 20))
def test_a_course_that_begins_on_the_proposed_day_has_no_card_before_it(
    start: date, week: tuple[int, ...], closed: date, length: int
) -> None:
    """Whatever the week and the holidays; the day proposed is open, near, and is proposed for itself."""
    calendar = SchoolCalendar(ZoneInfo("Asia/Riyadh"), week, (Holiday(closed, closed + timedelta(days=length)),))
    proposed = calendar.first_day_near(start)
    assert calendar.is_open(proposed)
    assert start <= proposed <= start + timedelta(days=7 + 7 + length)
    assert calendar.first_day_near(proposed) == proposed
    assert before_start(COURSE, proposed, calendar) == []


def test_cards_of_the_first_week_that_lie_before_the_start_are_found() -> None:
    """The first week is the one that the start lies in, even where it lies behind the last school day."""
    calendar = SchoolCalendar(ZoneInfo("Asia/Riyadh"), (0, 1, 2, 3, 4))
    found = before_start(COURSE, date(2026, 9, 6), calendar)
    assert [entry.id for entry in found] == ["mon", "tue", "wed", "thu"]
    assert before_start([g.entry("later", week=2)], date(2026, 9, 6), calendar) == []
