"""A course as data: `calendar.yaml` and `encouragement.yaml`, checked down to the line."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationInfo, field_validator, model_validator

from staffroom.kernel.refusal import CONFIGURATION, Trouble
from staffroom.kernel.settings_file import Strict, at, load, nearest
from staffroom.rooms.programmes.calendar import SchoolCalendar
from staffroom.rooms.programmes.entries import (
    CARD_TEXT_LIMIT,
    PICTURE_ENDINGS,
    POST_TEXT_LIMIT,
    Entry,
    Texts,
    beside,
    short,
)
from staffroom.rooms.programmes.values import WEEKDAYS, WORKSHOP, Ready, Slug

GUIDELINES_LIMIT = 900
ENTRIES_LIMIT = 500

Occasion = Literal["start", "first-answer", "milestone", "steady", "after-dip", "comeback", "before-holidays", "finish"]
STICKER_BYTES = 512_000
"""Telegram takes no larger sticker."""


class SectionEntry(Strict):
    """A section of the online course."""

    id: Slug
    title: Texts
    minutes: int = Field(gt=0, le=6000)
    due_week: int = Field(ge=1, le=104)


def before_start(entries: Iterable[Entry], start: date, calendar: SchoolCalendar) -> list[Entry]:
    """Return the entries of week 1 on school days that lie before the start: they come late, or not at all."""
    days = (
        (entry, calendar.day_of(start, 1, entry.weekday_number))
        for entry in entries
        if entry.week == 1 and entry.date is None and entry.after is None and entry.section_due is None
    )
    return [entry for entry, day in days if day < start and calendar.is_open(day)]


class Encouragement(Strict):
    """One encouraging message, with its own picture, and with a sticker that follows it, as far as it brings them."""

    id: Slug
    occasion: Occasion
    text: Texts
    image: str | None = None
    sticker: str | None = None

    @field_validator("image")
    @classmethod
    def _is_a_picture(cls, value: str | None, info: ValidationInfo) -> str | None:
        return beside(value, info, PICTURE_ENDINGS, "pictures/tea.png")

    @field_validator("sticker")
    @classmethod
    def _is_a_sticker(cls, value: str | None, info: ValidationInfo) -> str | None:
        return beside(value, info, (".webp",), "pictures/tea.webp", STICKER_BYTES)

    @model_validator(mode="after")
    def _is_short(self) -> "Encouragement":
        short(self.text, CARD_TEXT_LIMIT, "text")
        return self


class ReadyWords(Strict):
    """A text that coordinators may post on an occasion, in place of the bot's own."""

    occasion: Ready
    text: Texts

    @model_validator(mode="after")
    def _fits(self) -> "ReadyWords":
        short(self.text, POST_TEXT_LIMIT, "text")
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
        first: dict[str, int] = {}
        for number, entry in enumerate(self.entries):
            if first.setdefault(entry.id, number) != number:
                raise at(
                    ("entries", number, "id"),
                    f"two entries have the id '{entry.id}'; ids must be unique and stay as they are",
                )
            for name in ("section", "section_due"):
                section = getattr(entry, name)
                if section is not None and section not in known:
                    raise at(
                        ("entries", number, name), f"there is no section '{section}'{nearest(section, sorted(known))}"
                    )
            if entry.week > self.weeks:
                raise at(("entries", number, "week"), f"the course has {self.weeks} weeks only")
        for number in range(len(self.entries)):
            _check_after(self.entries, number)
        short(self.guidelines, GUIDELINES_LIMIT, "guidelines")
        return self

    @property
    def dated(self) -> tuple[Entry, ...]:
        """Return the entries; one that follows another card, or a section, in the week in which that lies."""
        due, found = {section.id: section.due_week for section in self.sections}, dict[str, Entry]()
        for entry in sorted(self.entries, key=lambda one: _depth(self.entries, one)):
            base, week, weekday = found.get(entry.after or ""), entry.week, entry.weekday_number
            if base is not None:
                ahead, weekday = divmod(base.weekday_number + entry.days, len(WEEKDAYS))
                week = base.week + ahead
            week = min(due.get(entry.section_due or "", week), self.weeks)
            found[entry.id] = entry.model_copy(update={"week": week, "weekday": WEEKDAYS[weekday]})
        return tuple(found[entry.id] for entry in self.entries)


def _check_after(entries: Sequence[Entry], number: int) -> None:
    """Refuse an entry that follows no card, a workshop, or in the end itself."""
    entry = entries[number]
    if entry.after is None:
        return
    where, cards = ("entries", number, "after"), [one.id for one in entries if one.kind != WORKSHOP]
    if entry.after not in cards:
        raise at(where, f"there is no card '{entry.after}'{nearest(entry.after, cards)}")
    try:
        _depth(entries, entry)
    except RecursionError:
        raise at(where, f"'{entry.id}' follows itself in the end; give one of these cards a week of its own") from None


def _depth(entries: Sequence[Entry], entry: Entry, most: int = ENTRIES_LIMIT) -> int:
    """Return how many cards an entry follows, one after the other.

    Raises RecursionError where they go round in a circle.
    """
    steps, known = 0, {one.id: one for one in entries}
    while entry.after is not None and entry.after in known:
        entry, steps = known[entry.after], steps + 1
        if steps > most:
            raise RecursionError
    return steps


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
    return Course(encouragement=cheers.messages, ready=ready, **dict(calendar) | {"entries": calendar.dated})


def _doubles(names: list[str]) -> list[str]:
    return sorted({name for name in names if names.count(name) > 1})
