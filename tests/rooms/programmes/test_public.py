"""Public holidays of a country as closed days."""

import sys
from datetime import date

import pytest

from staffroom.kernel.refusal import Trouble
from staffroom.rooms.programmes import Holiday, public_holidays
from staffroom.settings import ProgrammeSection


def test_public_holidays_are_closed_days() -> None:
    """Of the whole country, or of a part of it besides."""
    unity, assumption = Holiday(date(2026, 10, 3), date(2026, 10, 3)), Holiday(date(2026, 8, 15), date(2026, 8, 15))
    assert unity in public_holidays("DE", "", [2026])
    assert assumption not in public_holidays("DE", "", [2026])
    assert {unity, assumption} <= set(public_holidays("DE", "SL", [2026]))


@pytest.mark.parametrize(
    ("country", "part", "said"), [("ZZ", "", "nobody knows 'ZZ'"), ("DE", "ZZ", "nobody knows .ZZ.; known here")]
)
def test_what_nobody_knows_is_told(country: str, part: str, said: str) -> None:
    """With what was perhaps meant."""
    with pytest.raises(Trouble, match=said):
        public_holidays(country, part, [2026])


def test_without_the_package_the_way_to_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only to whoever asks for it."""
    monkeypatch.setitem(sys.modules, "holidays", None)
    with pytest.raises(Trouble, match=r"pip install 'staffroom\[holidays\]'"):
        public_holidays("SA", "", [2026])


def test_a_programme_closes_on_the_days_that_it_names_and_on_public_holidays() -> None:
    """Of the years that a course may last."""
    wish = {"slug": "x", "folder": "x", "start": "2026-09-06", "zone": "Europe/Berlin", "holidays": ["2026-12-22"]}
    section = ProgrammeSection.model_validate(wish | {"public_holidays": {"country": "DE"}})
    closed = {day.first for day in section.closed_days()}
    assert {date(2026, 12, 22), date(2026, 10, 3), date(2028, 10, 3)} <= closed
    assert [day.first for day in ProgrammeSection.model_validate(wish).closed_days()] == [date(2026, 12, 22)]
