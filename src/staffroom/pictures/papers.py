"""What comes out as PDF: sheets of slips with codes to scan, handouts, slides."""

from dataclasses import dataclass
from typing import ClassVar, Final

from staffroom.pictures.errors import PictureError
from staffroom.pictures.shared import PROSE_CHARACTERS, Data, at_most, common
from staffroom.pictures.words import RIGHT_TO_LEFT, label, language, prose

SLIPS: Final = 500
"""Most slips of one sheet, ten groups' worth; more would take minutes to draw."""
CODE_CHARACTERS: Final = 512
PARTS: Final = 6
ENTRIES: Final = 300
SIGNED_CHARACTERS: Final = 1800
"""A code of capitals holds more in the same room; it is printed twice as wide as a slip's."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A framed part of a sheet: `qr` is the text of its code (empty: none), `typed` is what a hand would type.

    `lang` is its own language where that is not the sheet's.
    """

    title: str
    text: str = ""
    qr: str = ""
    typed: str = ""
    lang: str = ""

    def __post_init__(self) -> None:
        """Refuse a code too dense to be scanned."""
        if len(self.qr) > CODE_CHARACTERS:
            raise PictureError(f"a code holds at most {CODE_CHARACTERS} characters, this one has {len(self.qr)}")

    def data(self, sheet: str) -> Data:
        """Give what a slip draws; its code is drawn from `qr` in the drawing process."""
        lang = self.lang or sheet
        base = language(lang)
        return {
            "lang": base,
            "rtl": base in RIGHT_TO_LEFT,
            "title": label(self.title, lang),
            "lines": [prose(line, lang) for line in self.text[:PROSE_CHARACTERS].splitlines() if line.strip()],
            "qr": self.qr,
            "typed": self.typed.strip(),
            "alt": self.title,
        }


@dataclass(frozen=True, slots=True)
class Sheet:
    """A4 as PDF: a recovery sheet (one column, wide slips) or invitations to be cut apart (two columns)."""

    lang: str
    title: str
    subtitle: str
    slips: tuple[Slip, ...]
    intro: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    footer: str = ""
    columns: int = 2
    theme: str = "ocean"

    template: ClassVar[str] = "sheet"

    def __post_init__(self) -> None:
        """Refuse what would take minutes to draw."""
        at_most(SLIPS, self.slips, "slips")

    def data(self) -> Data:
        """Give what sheet.typ draws."""
        return {
            **common(self.lang, self.title, self.theme),
            "subtitle": prose(self.subtitle[:PROSE_CHARACTERS], self.lang),
            "slips": [slip.data(self.lang) for slip in self.slips],
            "intro": [prose(text[:PROSE_CHARACTERS], self.lang) for text in self.intro],
            "notes": [prose(text[:PROSE_CHARACTERS], self.lang) for text in self.notes],
            "footer": label(self.footer, self.lang),
            "columns": 1 if self.columns == 1 else 2,
        }


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph with its heading."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Handout:
    """Half a page of paper, twice on A4 with a line to cut between, as large as it fits."""

    lang: str
    title: str
    subtitle: str
    parts: tuple[Part, ...]
    theme: str = "ocean"

    template: ClassVar[str] = "handout"

    def __post_init__(self) -> None:
        """Refuse more than half a page holds."""
        at_most(PARTS, self.parts, "paragraphs")

    def data(self) -> Data:
        """Give what handout.typ or slide.typ draws."""
        return {
            **common(self.lang, self.title, self.theme),
            "subtitle": label(self.subtitle, self.lang),
            "parts": [
                {"title": label(part.title, self.lang), "text": prose(part.text[:PROSE_CHARACTERS], self.lang)}
                for part in self.parts
            ],
        }


@dataclass(frozen=True, slots=True)
class Slide(Handout):
    """The same few paragraphs, shorter, for a wall."""

    template: ClassVar[str] = "slide"


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words in a person's language, and in English where that is another one (else empty)."""

    own: str
    english: str = ""

    def data(self, lang: str) -> Data:
        """Give both, made fit to be drawn."""
        return {
            "own": prose(self.own[:PROSE_CHARACTERS], lang),
            "english": prose(self.english[:PROSE_CHARACTERS], "en"),
        }


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a table: a name and a value."""

    name: Spoken
    value: Spoken

    def data(self, lang: str) -> Data:
        """Give both sides."""
        return {"name": self.name.data(lang), "value": self.value.data(lang)}


@dataclass(frozen=True, slots=True)
class Listing:
    """A table below a heading."""

    title: Spoken
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Certificate:
    """A4 as PDF, as many pages as it takes: what somebody did, in two languages, with a signed code to scan."""

    lang: str
    title: Spoken
    entries: tuple[Entry, ...]
    listings: tuple[Listing, ...]
    notes: tuple[Spoken, ...]
    qr: str
    theme: str = "ocean"

    template: ClassVar[str] = "certificate"

    def __post_init__(self) -> None:
        """Refuse what would take minutes to draw, and a code too dense to be scanned."""
        for listing in self.listings:
            at_most(ENTRIES, listing.entries, "lines")
        if len(self.qr) > SIGNED_CHARACTERS:
            raise PictureError(f"a signed code holds at most {SIGNED_CHARACTERS} characters, this has {len(self.qr)}")

    def data(self) -> Data:
        """Give what certificate.typ draws; the code is drawn from `qr` in the drawing process."""
        return {
            **common(self.lang, self.title.own, self.theme),
            "heading": self.title.data(self.lang),
            "entries": [entry.data(self.lang) for entry in self.entries],
            "listings": [
                {"title": one.title.data(self.lang), "entries": [entry.data(self.lang) for entry in one.entries]}
                for one in self.listings
            ],
            "notes": [note.data(self.lang) for note in self.notes],
            "qr": self.qr,
        }


Paper = Sheet | Handout | Certificate
