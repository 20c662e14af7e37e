"""What is offered to whoever makes a workshop reads well in every language, and fits a phone."""

from datetime import date

import pytest

from staffroom.kernel.text import FSI, PDI, Translator
from staffroom.rooms.workshops import draft_screens

MOST_BESIDE = 4
"""Hours beside each other that a phone shows whole."""


@pytest.mark.parametrize(("language", "day"), [("en", "Monday 14.9."), ("ar", "الاثنين 14/9"), ("zh", "9月14日星期一")])
def test_a_day_is_written_as_people_write_it(words: Translator, language: str, day: str) -> None:
    """On its button, and once more in the question about the hour, without two stops in a row."""
    button = draft_screens.choose_day([date(2026, 9, 14)]).buttons[0][0]
    assert words.plain(button.label, language).replace(FSI, "").replace(PDI, "") == day
    asked = words.plain(draft_screens.choose_time(date(2026, 9, 14)).lines[0], language)
    said = asked.replace(FSI, "").replace(PDI, "")
    assert said.startswith(day.rstrip("."))
    assert ".." not in said
    assert ".。" not in said


def test_hours_stand_beside_each_other_as_far_as_a_phone_shows_them_whole() -> None:
    """And no more."""
    rows = draft_screens.choose_time(date(2026, 9, 14)).buttons
    assert max(len(row) for row in rows) == MOST_BESIDE
