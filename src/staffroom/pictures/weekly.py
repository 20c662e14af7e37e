"""The picture of a closed week: a row for each group, readable on a phone."""

from dataclasses import dataclass
from typing import ClassVar, Final

from staffroom.pictures.shared import PROSE_CHARACTERS, Data, at_most, common
from staffroom.pictures.words import label, longest, prose

ROWS: Final = 12
COLUMNS: Final = 6


@dataclass(frozen=True, slots=True)
class WeekRow:
    """A group: its name, its figures in words, its share as printed, and its last weeks in per cent (None: unknown)."""

    name: str
    figures: str
    label: str
    trend: tuple[int | None, ...]

    def data(self, lang: str) -> Data:
        """Give what a row draws."""
        name = label(self.name, lang)
        return {
            "name": name,
            "longest": longest(name),
            "figures": label(self.figures, lang, 120),
            "label": label(self.label, lang, 12),
            "trend": list(self.trend[-COLUMNS:]),
        }


@dataclass(frozen=True, slots=True)
class WeekPage:
    """A closed week of some groups; `gap` is said between the first and the last half of the rows where it is given."""

    lang: str
    title: str
    subtitle: str
    when: str
    headline: str
    rows: tuple[WeekRow, ...]
    gap: str = ""
    footer: str = ""
    theme: str = "ocean"

    template: ClassVar[str] = "week"

    def __post_init__(self) -> None:
        """Refuse more rows than can be read."""
        at_most(ROWS, self.rows, "rows")

    def data(self) -> Data:
        """Give what week.typ draws."""
        return {
            **common(self.lang, self.title, self.theme),
            "subtitle": label(self.subtitle, self.lang),
            "when": label(self.when, self.lang, 40),
            "headline": label(self.headline, self.lang, 120),
            "rows": [row.data(self.lang) for row in self.rows],
            "gap": label(self.gap, self.lang),
            "footer": prose(self.footer[:PROSE_CHARACTERS], self.lang),
        }
