"""One line of a course's calendar, checked by itself: its day, its words, what its kind asks for."""

import re
from collections.abc import Mapping, Sequence
from datetime import date as date_of_day
from datetime import time
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, ValidationInfo, field_validator, model_validator

from staffroom.kernel.settings_file import Strict, at, nearest
from staffroom.kernel.text import utf16
from staffroom.rooms.programmes.values import CARDS, POLLS, WEEKDAYS, WORDLESS, WORKSHOP, Kind, Slug, Weekday

CARD_TEXT_LIMIT = 400
POST_TEXT_LIMIT = 900
FOLLOW_UP_LIMIT = 300
QUESTION_LIMIT, OPTION_LIMIT, EXPLANATION_LIMIT = 300, 100, 200
"""Telegram's own limits of a poll."""
OPTIONS = (2, 12)
"""Fewest and most options of a poll."""
RELEVANCE_LIMIT = 336
"""The most hours after its time at which a card may still be posted."""
PICTURE_BYTES = 1_000_000
"""Largest picture of a card's own; teachers pay for their data."""
LONGEST_NAME = 255
"""Bytes of a file's name, beyond which systems are not even able to look."""
PICTURE_ENDINGS = (".png", ".jpg", ".jpeg")
VARIABLES: Mapping[str, int] = {"group": 64, "coordinator": 64, "section": 64, "week": 3}
"""What a text may ask for as `{$name}`, and how many characters may come of it."""
_GAP = re.compile(r"\{\s*\$(\w+)\s*\}")
_OWN: Mapping[str, tuple[Kind, ...]] = {
    **dict.fromkeys(("date", "place", "link", "minutes"), (WORKSHOP,)),
    **dict.fromkeys(("options",), POLLS),
    "several": ("poll",),
    **dict.fromkeys(("correct", "explanation"), ("quiz",)),
}
"""Fields that only some kinds have."""


def _not_empty(value: dict[str, str]) -> dict[str, str]:
    empty = [language for language, words in value.items() if not words.strip()]
    if not value or empty:
        raise ValueError(f"the text is empty{' in ' + ', '.join(empty) if empty else ''}; write it")
    for language, words in value.items():
        if (name := unknown_gap(words)) is not None:
            raise at((language,), f"nobody can fill in {{${name}}}{nearest(name, VARIABLES)}")
    return value


def _wall(value: str) -> str:
    try:
        return time.fromisoformat(value).strftime("%H:%M")
    except ValueError:
        raise ValueError('write a time such as "16:00", in quotes') from None


Texts = Annotated[dict[str, str], AfterValidator(_not_empty)]


def measured(words: str) -> int:
    """Return how long a text may become, in UTF-16 units, once what it asks for is filled in."""
    return utf16(_GAP.sub(lambda gap: "x" * VARIABLES.get(gap[1], 0), words))


def unknown_gap(words: str) -> str | None:
    """Return the first gap in a text that nobody can fill in, None where there is none."""
    return next((name for name in _GAP.findall(words) if name not in VARIABLES), None)


def words_limit(kind: str) -> int:
    """Return how long the words of an entry of a kind may be."""
    if kind in POLLS:
        return QUESTION_LIMIT
    return CARD_TEXT_LIMIT if kind in CARDS else POST_TEXT_LIMIT


def short(texts: Mapping[str, str], limit: int, *where: str | int) -> None:
    """Refuse texts that may become too long.

    Raises a mistake that names the first language in question.
    """
    for language, words in texts.items():
        if (length := measured(words)) > limit:
            raise at((*where, language), f"the text may have {limit} characters and has up to {length}; shorten it")


def beside(
    value: str | None, info: ValidationInfo, endings: Sequence[str], example: str, most: int = PICTURE_BYTES
) -> str | None:
    """Return where a picture lies that a course brings; refuse what is no such file below the course's folder."""
    folder = (info.context or {}).get("folder")
    if value is None or not isinstance(folder, Path):
        return value
    path = (folder / value).resolve()
    lies_below = path.is_relative_to(folder.resolve()) and len(path.name.encode()) <= LONGEST_NAME
    if path.suffix.lower() not in endings or not lies_below:
        kinds = " or ".join(sorted({ending.lstrip(".").upper().replace("JPG", "JPEG") for ending in endings}))
        raise ValueError(f"write the path of a {kinds} file below the course's folder, such as {example}")
    if not path.is_file():
        known = [str(one.relative_to(folder)) for one in folder.rglob("*") if one.suffix.lower() == path.suffix]
        raise ValueError(f"there is no such picture{nearest(value, known)}")
    if path.stat().st_size > most:
        raise ValueError(f"the picture is larger than {most:,} bytes; save it smaller")
    return str(path)


def _address(value: str) -> str:
    if not value.startswith(("https://", "http://")) or any(map(str.isspace, value)):
        raise ValueError('write the whole link, such as "https://meet.example.org/abc"')
    return value


class Entry(Strict):
    """One line of the calendar; its course finds `week` and `weekday` of one that follows a card or a section."""

    id: Slug
    kind: Kind
    week: int = Field(ge=1, le=104)
    weekday: Weekday
    after: str | None = None
    days: int = Field(default=1, ge=0, le=365)
    section_due: str | None = None
    at: Annotated[str, AfterValidator(_wall)]
    section: str | None = None
    theme: Literal["teal", "blue", "plum"] = "teal"
    on_closed: Literal["shift", "merge", "drop"] = "shift"
    relevance_hours: int | None = Field(default=None, ge=1, le=RELEVANCE_LIMIT)
    text: Texts | None = None
    follow_up: Texts | None = None
    image: str | None = None
    options: tuple[Texts, ...] = ()
    several: bool = False
    correct: int | None = None
    explanation: Texts | None = None
    date: date_of_day | None = None
    minutes: int = Field(default=90, ge=10, le=600)
    place: Texts | None = None
    link: Annotated[str, AfterValidator(_address)] | None = None

    @model_validator(mode="before")
    @classmethod
    def _names_its_day(cls, given: Any) -> Any:  # noqa: ANN401  whatever the file holds
        """Let what has another day need neither week nor weekday; two ways to say the day contradict each other."""
        if not isinstance(given, dict):
            return given
        ways = [name for name in ("after", "section_due", "week") if given.get(name) is not None]
        if len(ways) > 1:
            raise at((ways[0],), f"the day is said twice, by `{ways[0]}` and by `{ways[1]}`; keep one of them")
        if "days" in given and "after" not in given:
            raise at(("days",), "`days` counts from another card; name it with `after`")
        day = given.get("date")
        if isinstance(day, date_of_day) and given.get("kind") == WORKSHOP:
            return {"week": 1, "weekday": WEEKDAYS[day.weekday()]} | given
        return ({"week": 1, "weekday": "mon"} if {"after", "section_due"} & given.keys() else {}) | given

    @field_validator("image")
    @classmethod
    def _is_a_picture(cls, value: str | None, info: ValidationInfo) -> str | None:
        """Find a card's own image beside the course."""
        return beside(value, info, PICTURE_ENDINGS, "pictures/slide.png")

    @model_validator(mode="after")
    def _fits_its_kind(self) -> "Entry":
        for name, kinds in _OWN.items():
            if name in self.model_fields_set and self.kind not in kinds:
                raise at((name,), f"`{name}` is for entries of kind {' or '.join(kinds)}; leave it out here")
        if self.kind == WORKSHOP and self.text is None:
            raise ValueError("a workshop needs a `text`: its title, at best with what to bring")
        if self.kind == WORKSHOP and self.place is None and self.link is None:
            raise ValueError("a workshop needs a `place` or a `link`, so that people know where to go")
        if self.kind == WORKSHOP and (self.after or self.section_due):
            raise ValueError("a workshop names its own day; write `week` and `weekday`, or `date`")
        if self.image is not None and (self.kind in POLLS or self.kind in WORDLESS):
            raise at(("image",), f"an entry of kind {self.kind} shows no picture of its own; leave it out")
        if self.kind in POLLS:
            _check_options(self)
        return self

    @model_validator(mode="after")
    def _has_words(self) -> "Entry":
        if self.kind not in WORDLESS and self.text is None:
            raise ValueError(f"an entry of kind {self.kind} needs a `text`")
        short(self.text or {}, words_limit(self.kind), "text")
        short(self.follow_up or {}, FOLLOW_UP_LIMIT, "follow_up")
        return self

    @property
    def weekday_number(self) -> int:
        """Return the weekday as Python counts it, Monday 0."""
        return WEEKDAYS.index(self.weekday)


def _check_options(entry: Entry) -> None:
    """Refuse what Telegram would refuse as a poll, and options that lack a language of the question."""
    least, most = OPTIONS
    if not least <= len(entry.options) <= most:
        raise at(("options",), f"a {entry.kind} has {least} to {most} `options`; this one has {len(entry.options)}")
    for number, option in enumerate(entry.options):
        short(option, OPTION_LIMIT, "options", number)
        if missing := (entry.text or {}).keys() - option.keys():
            raise at(("options", number), f"the option is missing in {', '.join(sorted(missing))}")
    for language in entry.text or {}:
        if len({option[language] for option in entry.options}) < len(entry.options):
            raise at(("options",), f"two options say the same in {language}")
    if entry.kind == "quiz" and (entry.correct is None or not 1 <= entry.correct <= len(entry.options)):
        raise at(
            ("correct",) if entry.correct is not None else (),
            f"a quiz needs `correct`: which option is right, 1 to {len(entry.options)}",
        )
    short(entry.explanation or {}, EXPLANATION_LIMIT, "explanation")
