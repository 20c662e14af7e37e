"""Pictures of many groups or stages: the league, the way into a group, how cards stand."""

import re
from dataclasses import dataclass
from typing import ClassVar, Final

from staffroom.pictures.shared import PROSE_CHARACTERS, Data, at_most, common, within
from staffroom.pictures.words import label, longest, prose

BOARD_ROWS: Final = 24
"""Most groups in one league; more would not be readable in 200 kB."""
STAGES: Final = 7
STANDS: Final = ("posted", "edited", "delayed", "coming", "waiting", "skipped", "ignored", "failed")
STANDING_ROWS: Final = 16
STANDING_CARDS: Final = 8


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A group in the league: `place` as it is printed (None: not ranked), `share` of the bar from 0 to 1."""

    place: str | None
    name: str
    share: float
    label: str

    def data(self, lang: str) -> Data:
        """Give what a row draws; the first three places, shared or not, wear a medal."""
        name = label(self.name, lang)
        return {
            "place": None if self.place is None else label(self.place, lang, 6),
            "medal": _medal(self.place),
            "name": name,
            "longest": longest(name),
            "share": within(self.share, 1.0),
            "label": label(self.label, lang),
        }


@dataclass(frozen=True, slots=True)
class Board:
    """The league of the groups."""

    lang: str
    title: str
    subtitle: str
    when: str
    rows: tuple[BoardRow, ...]
    footer: str = ""
    theme: str = "ocean"

    template: ClassVar[str] = "board"

    def __post_init__(self) -> None:
        """Refuse more rows than can be read."""
        at_most(BOARD_ROWS, self.rows, "rows")

    def data(self) -> Data:
        """Give what board.typ draws."""
        return {
            **common(self.lang, self.title, self.theme),
            "subtitle": label(self.subtitle, self.lang),
            "when": label(self.when, self.lang, 40),
            "rows": [row.data(self.lang) for row in self.rows],
            "footer": prose(self.footer[:PROSE_CHARACTERS], self.lang),
        }


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of a way: what it is called, how many came so far (as printed), which share of all (0 to 1)."""

    label: str
    figure: str
    share: float


@dataclass(frozen=True, slots=True)
class Funnel:
    """How many of a group have come how far on a way, the first stage on top."""

    lang: str
    title: str
    subtitle: str
    stages: tuple[Stage, ...]
    theme: str = "ocean"

    template: ClassVar[str] = "funnel"

    def __post_init__(self) -> None:
        """Refuse more stages than can be read."""
        at_most(STAGES, self.stages, "stages")

    def data(self) -> Data:
        """Give what funnel.typ draws."""
        return {
            **common(self.lang, self.title, self.theme),
            "subtitle": label(self.subtitle, self.lang),
            "stages": [
                {
                    "label": label(stage.label, self.lang, 40),
                    "figure": label(stage.figure, self.lang, 20),
                    "share": within(stage.share, 1.0),
                }
                for stage in self.stages
            ],
        }


@dataclass(frozen=True, slots=True)
class Standing:
    """How a card stands in a group: a name in STANDS, empty where nothing is to be told."""

    group: str
    stands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CascadeBoard:
    """How the cards of a week, or one card, stand in the groups; `said` are the words and figures of the legend."""

    lang: str
    title: str
    subtitle: str
    cards: tuple[str, ...]
    rows: tuple[Standing, ...]
    said: tuple[tuple[str, str], ...]
    theme: str = "ocean"

    template: ClassVar[str] = "cascade"

    def __post_init__(self) -> None:
        """Refuse more groups or cards than can be read."""
        at_most(STANDING_ROWS, self.rows, "groups")
        at_most(STANDING_CARDS, self.cards, "cards")

    def data(self) -> Data:
        """Give what cascade.typ draws."""
        return {
            **common(self.lang, self.title, self.theme),
            "subtitle": label(self.subtitle, self.lang),
            "cards": [label(card, self.lang, 20) for card in self.cards],
            "rows": [{"name": label(row.group, self.lang), "stands": list(row.stands)} for row in self.rows],
            "said": [{"stand": stand, "label": label(words, self.lang, 40)} for stand, words in self.said],
        }


def _medal(place: str | None) -> int | None:
    """Give 0, 1 or 2 for first, second and third, in any script's digits."""
    found = re.search(r"\d+", place or "")
    rank = int(found[0]) if found else 0
    return rank - 1 if rank in {1, 2, 3} else None
