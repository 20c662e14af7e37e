"""The pictures there are: values in, and the data that their template draws out of them."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Final

from staffroom.pictures.boards import Board, CascadeBoard, Funnel
from staffroom.pictures.colour import MOTIFS
from staffroom.pictures.errors import PictureError
from staffroom.pictures.logo import logo_svg
from staffroom.pictures.shared import Data, at_most, common, within
from staffroom.pictures.words import RIGHT_TO_LEFT, label, language, longest, prose, starts_right

QUESTION_CHARACTERS: Final = 600
"""Longest question on a card; beyond it the words become too small to read on a phone."""
QUESTION_LINES: Final = 12
"""Most lines that a question may be broken into by hand."""
OPTION_CHARACTERS: Final = 100
OPTIONS: Final = 12
"""Most options of a poll, and most characters of each."""
BARS: Final = 26
FACTS: Final = 3
QUOTES: Final = 4
QUOTE_CHARACTERS: Final = 240


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
    facts: tuple[str, ...] = ()
    """What else is known of the group, in a few words each."""

    template: ClassVar[str] = "progress"

    def __post_init__(self) -> None:
        """Refuse more weeks than can be read."""
        at_most(BARS, self.bars, "bars")
        at_most(FACTS, self.facts, "facts")

    def data(self) -> Data:
        """Give what progress.typ draws."""
        target = label(self.target_label, self.lang, 40)
        return {
            **common(self.lang, self.title, self.theme),
            "subtitle": label(self.subtitle, self.lang),
            "now": _per_cent(self.now),
            "delta": self.delta,
            "bars": [{"label": label(bar.label, self.lang, 20), "value": _per_cent(bar.value)} for bar in self.bars],
            "facts": [label(fact, self.lang, 60) for fact in self.facts],
            "target": _per_cent(self.target),
            "target_label": target,
            "longest": longest(target),
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


Picture = QuestionCard | Board | ProgressCard | Funnel | Quotes | CascadeBoard


def _logo(path: str) -> str:
    """Give a logo as SVG; a card without it is better than none."""
    try:
        return logo_svg(path) if path else ""
    except PictureError:
        return ""


def _per_cent(value: int | None) -> int | None:
    return None if value is None else round(within(value, 100))
