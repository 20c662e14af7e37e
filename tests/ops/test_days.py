"""Days as people write them at the set-up."""

from datetime import date

import pytest

from staffroom.ops.setup import days, typed


@pytest.mark.parametrize("number", range(len(typed.WEEKS)))
def test_a_school_week_is_understood_by_the_words_it_is_offered_with(number: int) -> None:
    """In any case; and by its number."""
    words, week = typed.WEEKS[number]
    assert typed.school_week(words) == typed.school_week(words.upper()) == week
    assert typed.school_week(words.lower()) == typed.school_week(str(number + 1)) == week


@pytest.mark.parametrize(
    "written",
    [
        "from Sunday to Thursday", "sun-thu", "Sun – Thu", "sun mon tue wed thu",
        "Sunday, Monday, Tuesday, Wednesday, Thursday",
        "الأحد إلى الخميس", "من الاحد الى الخميس", "الأحد، الإثنين، الثلاثاء، الأربعاء، الخميس", "星期日至星期四",
        "周日到周四", "从周日到周四", "周日 周一 周二 周三 周四", "周日、周一、周二、周三、周四",
    ],
)  # fmt: skip
def test_a_school_week_is_understood_in_each_language_of_the_bot(written: str) -> None:
    """As a span, or day by day."""
    assert typed.school_week(written) == ("sun", "mon", "tue", "wed", "thu")


@pytest.mark.parametrize("written", ["", "1 to 4", "never", "sunday to", "to", "mon to mon tue"])
def test_words_that_are_no_school_week_are_told_what_to_write(written: str) -> None:
    """The remedy names both ways."""
    with pytest.raises(ValueError, match="Write a number from 1 to 4, or the days in order"):
        typed.school_week(written)


@pytest.mark.parametrize(
    "written",
    [
        "2026-12-13",
        "13/12/2026",
        "13.12.2026",
        "12/13/2026",
        "13-12-2026",
        "2026/12/13",
        "2026年12月13日",
        "١٣/١٢/٢٠٢٦",
    ],
)
def test_a_day_that_can_only_be_one_is_understood(written: str) -> None:
    """Whichever of day and month comes first."""
    assert days.day(written) == date(2026, 12, 13)


def test_a_day_that_may_be_two_is_asked_back_with_both_in_words() -> None:
    """The third of April, or the fourth of March."""
    with pytest.raises(ValueError, match="may be two days") as asked:
        days.day("03/04/2026")
    assert "For Wednesday, 4 March 2026 write 2026-03-04." in str(asked.value)
    assert "For Friday, 3 April 2026 write 2026-04-03." in str(asked.value)
    assert days.day("04/04/2026") == date(2026, 4, 4)


@pytest.mark.parametrize("written", ["", "soon", "30/30/2026", "2026-02-30", "13/12/26", "0/1/2026"])
def test_what_is_no_day_is_refused(written: str) -> None:
    """In words that name what was typed."""
    with pytest.raises(ValueError, match="is no day"):
        days.day(written)
