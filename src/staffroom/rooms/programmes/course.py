"""A course as data: `calendar.yaml` and `encouragement.yaml`, checked down to the line."""

from collections.abc import Iterable
from datetime import date, time
from datetime import date as date_of_day
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, model_validator

from staffroom.kernel.refusal import CONFIGURATION, Trouble
from staffroom.kernel.settings_file import Strict, load
from staffroom.rooms.programmes.calendar import SchoolCalendar
from staffroom.rooms.programmes.values import CARDS, WEEKDAYS, WORDLESS, WORKSHOP, Kind, Ready, Slug, Weekday

CARD_TEXT_LIMIT = 400
POST_TEXT_LIMIT = 900
GUIDELINES_LIMIT = 900
ENTRIES_LIMIT = 500


def _not_empty(value: dict[str, str]) -> dict[str, str]:
    empty = [language for language, words in value.items() if not words.strip()]
    if not value or empty:
        raise ValueError(f"the text is empty{' in ' + ', '.join(empty) if empty else ''}; write it")
    return value


def _wall(value: str) -> str:
    try:
        return time.fromisoformat(value).strftime("%H:%M")
    except ValueError:
        raise ValueError('write a time such as "16:00", in quotes') from None


Texts = Annotated[dict[str, str], AfterValidator(_not_empty)]
Occasion = Literal["start", "first-answer", "milestone", "steady", "comeback", "before-holidays", "finish"]


def _address(value: str) -> str:
    if not value.startswith(("https://", "http://")) or any(map(str.isspace, value)):
        raise ValueError('write the whole link, such as "https://meet.example.org/abc"')
    return value


class SectionEntry(Strict):
    """A section of the online course."""

    id: Slug
    title: Texts
    minutes: int = Field(gt=0, le=6000)
    due_week: int = Field(ge=1, le=104)


class Entry(Strict):
    """One line of the calendar."""

    id: Slug
    kind: Kind
    week: int = Field(ge=1, le=104)
    weekday: Weekday
    at: Annotated[str, AfterValidator(_wall)]
    section: str | None = None
    theme: Literal["teal", "blue", "plum"] = "teal"
    on_closed: Literal["shift", "merge", "drop"] = "shift"
    text: Texts | None = None
    follow_up: Texts | None = None
    date: date_of_day | None = None
    minutes: int = Field(default=90, ge=10, le=600)
    place: Texts | None = None
    link: Annotated[str, AfterValidator(_address)] | None = None

    @model_validator(mode="before")
    @classmethod
    def _stands_on_its_date(cls, given: Any) -> Any:  # noqa: ANN401  whatever the file holds
        """Let a workshop with a date need neither week nor weekday."""
        day = given.get("date") if isinstance(given, dict) else None
        if not isinstance(day, date_of_day) or given.get("kind") != WORKSHOP:
            return given
        return {"week": 1, "weekday": WEEKDAYS[day.weekday()]} | given

    @model_validator(mode="after")
    def _is_a_workshop(self) -> "Entry":
        named = [name for name in ("date", "place", "link", "minutes") if name in self.model_fields_set]
        if self.kind != WORKSHOP and named:
            raise ValueError(f"`{named[0]}` is for entries of kind workshop; leave it out here")
        if self.kind == WORKSHOP and self.text is None:
            raise ValueError("a workshop needs a `text`: its title, at best with what to bring")
        if self.kind == WORKSHOP and self.place is None and self.link is None:
            raise ValueError("a workshop needs a `place` or a `link`, so that people know where to go")
        return self

    @model_validator(mode="after")
    def _has_words(self) -> "Entry":
        if self.kind not in WORDLESS and self.text is None:
            raise ValueError(f"an entry of kind {self.kind} needs a `text`")
        limit = CARD_TEXT_LIMIT if self.kind in CARDS else POST_TEXT_LIMIT
        long = [language for language, words in (self.text or {}).items() if len(words) > limit]
        if long:
            raise ValueError(f"the text is over {limit} characters in {', '.join(long)}; shorten it")
        return self

    @property
    def weekday_number(self) -> int:
        """Return the weekday as Python counts it, Monday 0."""
        return WEEKDAYS.index(self.weekday)


def before_start(entries: Iterable[Entry], start: date, calendar: SchoolCalendar) -> list[Entry]:
    """Return the entries of week 1 on school days that lie before the start: they come late, or not at all."""
    days = (
        (entry, calendar.day_of(start, 1, entry.weekday_number))
        for entry in entries
        if entry.week == 1 and entry.date is None
    )
    return [entry for entry, day in days if day < start and calendar.is_open(day)]


class Encouragement(Strict):
    """One encouraging message."""

    id: Slug
    occasion: Occasion
    text: Texts

    @model_validator(mode="after")
    def _is_short(self) -> "Encouragement":
        long = [language for language, words in self.text.items() if len(words) > CARD_TEXT_LIMIT]
        if long:
            raise ValueError(f"the text is over {CARD_TEXT_LIMIT} characters in {', '.join(long)}; shorten it")
        return self


class ReadyWords(Strict):
    """A text that coordinators may post on an occasion, in place of the bot's own."""

    occasion: Ready
    text: Texts

    @model_validator(mode="after")
    def _fits(self) -> "ReadyWords":
        long = [language for language, words in self.text.items() if len(words) > POST_TEXT_LIMIT]
        if long:
            raise ValueError(f"the text is over {POST_TEXT_LIMIT} characters in {', '.join(long)}; shorten it")
        return self


class _ReadyFile(Strict):
    texts: tuple[ReadyWords, ...] = Field(min_length=1, max_length=ENTRIES_LIMIT)


class _EncouragementFile(Strict):
    messages: tuple[Encouragement, ...] = Field(min_length=1, max_length=ENTRIES_LIMIT)


class _CalendarFile(Strict):
    title: Texts
    weeks: int = Field(ge=1, le=104)
    sections: tuple[SectionEntry, ...] = ()
    guidelines: Texts
    entries: tuple[Entry, ...] = Field(min_length=1, max_length=ENTRIES_LIMIT)

    @model_validator(mode="after")
    def _consistent(self) -> "_CalendarFile":
        known = {section.id for section in self.sections}
        for double in _doubles([entry.id for entry in self.entries]):
            raise ValueError(f"two entries have the id '{double}'; ids must be unique and stay as they are")
        for entry in self.entries:
            if entry.section is not None and entry.section not in known:
                raise ValueError(f"entry '{entry.id}' names the section '{entry.section}', which is not listed")
            if entry.week > self.weeks:
                raise ValueError(f"entry '{entry.id}' is in week {entry.week}, but the course has {self.weeks} weeks")
        if max(map(len, self.guidelines.values())) > GUIDELINES_LIMIT:
            raise ValueError(f"the guidelines are over {GUIDELINES_LIMIT} characters; shorten them")
        return self


class Course(Strict):
    """A whole course."""

    title: Texts
    weeks: int
    sections: tuple[SectionEntry, ...]
    guidelines: Texts
    entries: tuple[Entry, ...]
    encouragement: tuple[Encouragement, ...]
    ready: tuple[ReadyWords, ...] = ()

    @property
    def ready_words(self) -> dict[str, list[dict[str, str]]]:
        """Return the course's own ready words by occasion."""
        return {one.occasion: [two.text for two in self.ready if two.occasion == one.occasion] for one in self.ready}


def load_course(folder: Path) -> Course:
    """Read a course folder.

    Raises Trouble (exit code 78) naming file, line and remedy of each mistake.
    """
    calendar = load(folder / "calendar.yaml", _CalendarFile)
    cheers = load(folder / "encouragement.yaml", _EncouragementFile)
    for double in _doubles([message.id for message in cheers.messages]):
        where = folder / "encouragement.yaml"
        raise Trouble(f"{where}: two messages have the id '{double}'; give one of them another", CONFIGURATION)
    own = folder / "ready.yaml"
    ready = load(own, _ReadyFile).texts if own.is_file() else ()
    return Course(encouragement=cheers.messages, ready=ready, **dict(calendar))


def _doubles(names: list[str]) -> list[str]:
    return sorted({name for name in names if names.count(name) > 1})
