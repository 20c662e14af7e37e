"""The pictures there are: values in, and the data that their template draws out of them."""

import re
from collections.abc import Sized
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Final

from staffroom.pictures.colour import MOTIFS, palette
from staffroom.pictures.errors import PictureError
from staffroom.pictures.logo import logo_svg
from staffroom.pictures.words import RIGHT_TO_LEFT, label, language, longest, prose, starts_right

Data = dict[str, object]

QUESTION_CHARACTERS: Final = 600
"""Longest question on a card; beyond it the words become too small to read on a phone."""
QUESTION_LINES: Final = 12
"""Most lines that a question may be broken into by hand."""
OPTION_CHARACTERS: Final = 100
OPTIONS: Final = 12
"""Most options of a poll, and most characters of each."""
BOARD_ROWS: Final = 24
"""Most groups in one league; more would not be readable in 200 kB."""
BARS: Final = 26
STAGES: Final = 7
QUOTES: Final = 4
QUOTE_CHARACTERS: Final = 240
PROSE_CHARACTERS: Final = 2000


def fits(question: str) -> bool:
    """Say whether a question can be drawn on a card."""
    words = question.strip()
    return len(words) <= QUESTION_CHARACTERS and words.count("\n") < QUESTION_LINES


@dataclass(frozen=True, slots=True)
class QuestionCard:
    """A question of the course, square; `theme` is a name in colour.THEMES or "#RRGGBB"."""

    lang: str
    section: str
    step: str
    kicker: str
    question: str
    org: str
    handle: str
    theme: str = "ocean"
    options: tuple[str, ...] = ()
    """What a poll offers, below the question."""
    logo: str = ""
    """The file of the organisation's logo, empty for none; one that is gone or damaged by now is left out."""

    template: ClassVar[str] = "card"

    def __post_init__(self) -> None:
        """Refuse a question that could not be read."""
        if not fits(self.question):
            raise PictureError(
                f"the question has {len(self.question.strip())} characters; a card holds at most "
                f"{QUESTION_CHARACTERS} characters in {QUESTION_LINES} lines",
            )

        at_most(OPTIONS, self.options, "options")

    def data(self) -> Data:
        """Give what card.typ draws."""
        question = prose(self.question.strip(), self.lang)
        labels = {name: label(getattr(self, name), self.lang) for name in ("section", "step", "kicker", "org")}
        return {
            **common(self.lang, self.kicker or self.section, self.theme),
            **labels,
            "question": question,
            "longest": longest(question),
            "options": [prose(option.strip()[:OPTION_CHARACTERS], self.lang) for option in self.options],
            "handle": label(self.handle, "en"),
            "motif": MOTIFS.get(self.theme, "circles"),
            "logo": _logo(self.logo),
        }


@dataclass(frozen=True, slots=True)
class OwnImage:
    """A picture that somebody made elsewhere, as a file; it is taken as it is."""

    path: str

    def __post_init__(self) -> None:
        """Refuse a file that is gone."""
        if not Path(self.path).is_file():
            raise PictureError(f"there is no picture {self.path}")


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
            "share": _within(self.share, 1.0),
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
class Bar:
    """One week: its label, and its value in per cent (None: unknown)."""

    label: str
    value: int | None


@dataclass(frozen=True, slots=True)
class ProgressCard:
    """A group's own progress in per cent; whatever is None is not shown."""

    lang: str
    title: str
    subtitle: str
    now: int | None
    delta: int | None
    bars: tuple[Bar, ...]
    target: int | None = None
    target_label: str = ""
    theme: str = "ocean"

    template: ClassVar[str] = "progress"

    def __post_init__(self) -> None:
        """Refuse more weeks than can be read."""
        at_most(BARS, self.bars, "bars")

    def data(self) -> Data:
        """Give what progress.typ draws."""
        target = label(self.target_label, self.lang, 40)
        return {
            **common(self.lang, self.title, self.theme),
            "subtitle": label(self.subtitle, self.lang),
            "now": _per_cent(self.now),
            "delta": self.delta,
            "bars": [{"label": label(bar.label, self.lang, 20), "value": _per_cent(bar.value)} for bar in self.bars],
            "target": _per_cent(self.target),
            "target_label": target,
            "longest": longest(target),
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
                    "share": _within(stage.share, 1.0),
                }
                for stage in self.stages
            ],
        }


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words, and whose they are; they run in the direction of their first letter, whatever the picture's is."""

    words: str
    name: str

    def data(self, lang: str) -> Data:
        """Give what a quote draws."""
        rtl = starts_right(self.words, lang)
        own = lang if rtl == (language(lang) in RIGHT_TO_LEFT) else "ar" if rtl else "en"
        words = prose(self.words[:QUOTE_CHARACTERS], own)
        return {"words": words, "rtl": rtl, "lang": language(own), "name": label(self.name, lang, 48)}


@dataclass(frozen=True, slots=True)
class Quotes:
    """What colleagues said: the question small, their words large."""

    lang: str
    title: str
    question: str
    quotes: tuple[Quoted, ...]
    org: str
    handle: str
    theme: str = "forest"

    template: ClassVar[str] = "quotes"

    def __post_init__(self) -> None:
        """Refuse more quotes than can be read."""
        at_most(QUOTES, self.quotes, "quotes")

    def data(self) -> Data:
        """Give what quotes.typ draws."""
        return {
            **common(self.lang, self.title, self.theme),
            "question": prose(self.question.strip(), self.lang),
            "quotes": [quote.data(self.lang) for quote in self.quotes],
            "org": label(self.org, self.lang),
            "handle": label(self.handle, "en"),
        }


@dataclass(frozen=True, slots=True)
class Standing:
    """How a card stands in a group: a name in STANDS, empty where nothing is to be told."""

    group: str
    stands: tuple[str, ...]


STANDS: Final = ("posted", "edited", "delayed", "coming", "waiting", "skipped", "ignored", "failed")
STANDING_ROWS: Final = 16
STANDING_CARDS: Final = 8


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


Picture = QuestionCard | Board | ProgressCard | Funnel | Quotes | CascadeBoard


def common(lang: str, title: str, theme: str) -> Data:
    """Give what every template asks for."""
    base = language(lang)
    return {"lang": base, "rtl": base in RIGHT_TO_LEFT, "title": label(title, lang), "colours": palette(theme)}


def at_most(limit: int, things: Sized, noun: str) -> None:
    """Refuse more things than can be drawn well."""
    if len(things) > limit:
        raise PictureError(f"{len(things)} {noun} were given; a picture holds at most {limit}")


def _logo(path: str) -> str:
    """Give a logo as SVG; a card without it is better than none."""
    try:
        return logo_svg(path) if path else ""
    except PictureError:
        return ""


def _medal(place: str | None) -> int | None:
    """Give 0, 1 or 2 for first, second and third, in any script's digits."""
    found = re.search(r"\d+", place or "")
    rank = int(found[0]) if found else 0
    return rank - 1 if rank in {1, 2, 3} else None


def _within(value: float, most: float) -> float:
    return min(max(value, 0.0), most)


def _per_cent(value: int | None) -> int | None:
    return None if value is None else round(_within(value, 100))
