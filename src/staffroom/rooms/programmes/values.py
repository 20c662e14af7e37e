"""Programmes and how they are run; what a course's files and config.yaml name alike: kinds, weekdays, slugs."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from functools import cached_property
from typing import Annotated, Final, Literal, get_args
from zoneinfo import ZoneInfo

from pydantic import AfterValidator

from staffroom.kernel.ids import ChatId, Instant, PersonId, ProgrammeId
from staffroom.rooms.programmes.calendar import Holiday, SchoolCalendar

Kind = Literal[
    "introduction", "question", "poll", "quiz", "task", "announcement", "guidelines", "workshop", "progress",
    "round-up", "encouragement",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)
CARDS: tuple[Kind, ...] = ("introduction", "question", "poll", "quiz", "task")
"""Kinds that are drawn, pinned and answered."""
POLLS: tuple[Kind, ...] = ("poll", "quiz")
"""Cards that stand in the groups as a poll of Telegram's, which carries no picture."""
WORDLESS: tuple[Kind, ...] = ("guidelines", "workshop", "progress", "round-up", "encouragement")
"""Kinds that need no text of their own: the programme's guidelines, and what rooms above render."""
WORKSHOP: Kind = "workshop"
"""Of this kind are the entries that name a workshop, and the reminders of it; these go without being approved."""

Schools = Literal["together", "spread"]
"""Whether the teachers of a school go into one group or are dealt out over the groups of their place."""

Ready = Literal["welcome", "purpose", "introductions", "off-topic", "conflict", "closing", "guidelines"]
OCCASIONS: tuple[Ready, ...] = get_args(Ready)
"""For what there are ready words."""

Source = Literal["lms", "file", "self"]
SOURCES: tuple[Source, ...] = get_args(Source)
"""Where progress comes from, most believed first: the learning platform, a file, the teacher's own word."""

MediaPolicy = Literal["off", "ask", "hold", "remove"]
"""What becomes of photos and videos in groups: nothing, their author is asked, held back until then, removed."""

WordPolicy = Literal["off", "flag", "remove"]
"""What becomes of a message that holds a listed word: nothing, people look at it, it is removed and explained."""

LinkPolicy = Literal["allow", "ask", "remove"]
"""What becomes of links to pages that a course does not name, and of forwarded messages: nothing, asked, removed."""

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
"""As Python counts them, Monday 0."""

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,40}")


def _slug(value: str) -> str:
    if not _SLUG.fullmatch(value):
        raise ValueError("use small letters, digits and hyphens only, at most 41, such as classroom-management")
    return value


Slug = Annotated[str, AfterValidator(_slug)]
"""A word that names something for good: a programme, a section, an entry."""


@dataclass(frozen=True)
class Settings:
    """How a programme is run; from config.yaml, kept with the programme. What it does not say, is as written here."""

    school_week: tuple[int, ...] = (6, 0, 1, 2, 3)
    holidays: tuple[tuple[str, str], ...] = ()
    quiet_from: str = f"{SchoolCalendar.quiet_from:%H:%M}"
    quiet_to: str = f"{SchoolCalendar.quiet_to:%H:%M}"
    posts_per_day: int = 1
    posts_per_week: int = 4
    cohort_size: int = 50
    most_led: int = 4
    naming: str = "{location}_{course}_Group{n}"
    schools: Schools = "together"
    lead_hours: int = 24
    relevance_hours: int = 72
    post_unattended: tuple[Kind, ...] = ("announcement", "guidelines", "encouragement", "progress", "round-up")
    when_in_doubt: Literal["ask", "resend_once"] = "ask"
    min_answer_words: int = 4
    min_answer_letters: int = 8
    digest_at: str = "15:00"
    question_hours: int = 4
    low_response: float = 0.4
    progress_order: tuple[Source, ...] = SOURCES
    league: bool = True
    league_weights: tuple[float, float, float] = (0.5, 0.2, 0.3)
    league_target: float = 0.6
    reports: bool = True
    words: WordPolicy = "off"
    word_languages: tuple[str, ...] = ()
    personal_hints: bool = False
    help_words: bool = False
    help_points: tuple[tuple[str, str], ...] = ()
    help_contact: str = ""
    back_and_forth: bool = False
    links: LinkPolicy = "allow"
    forwards: LinkPolicy = "allow"
    domains: tuple[str, ...] = ()
    media_policy: MediaPolicy = "ask"
    media_hours: int = 24
    organisation: str = ""
    logo: str = ""


@dataclass(frozen=True)
class Programme:
    """One course at one authority or school."""

    id: ProgrammeId
    slug: str
    title: Mapping[str, str]
    zone: ZoneInfo
    starts_on: date
    language: str
    solo: bool
    staff_chat: ChatId | None
    settings: Settings = field(default_factory=Settings)
    guidelines: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def calendar(self) -> SchoolCalendar:
        """Return the programme's school calendar."""
        return self.calendar_in(self.zone)

    def calendar_in(self, zone: ZoneInfo, also: tuple[Holiday, ...] = ()) -> SchoolCalendar:
        """Return the programme's school calendar as a cohort lives it: in its zone, with its own days off."""
        chosen = self.settings
        closed = (Holiday(date.fromisoformat(first), date.fromisoformat(last)) for first, last in chosen.holidays)
        return SchoolCalendar(
            zone,
            chosen.school_week,
            (*closed, *also),
            time.fromisoformat(chosen.quiet_from),
            time.fromisoformat(chosen.quiet_to),
        )


@dataclass(frozen=True)
class Section:
    """A section of the online course: nominal minutes, and the programme week in which it is due."""

    slug: str
    title: Mapping[str, str]
    minutes: int
    due_week: int


EndingState = Literal[
    "waiting", "parting", "telling", "told", "reminded", "erasing", "erased", "returning", "reassuring"
]
"""In this order: it may be taken back unseen; groups are told, then each teacher; their time to save what they want;
deleted. Where it is called off after the farewell, groups are told that, then each teacher, and it is forgotten.
"""
GOES_ON: Final[tuple[EndingState, ...]] = ("waiting", "returning", "reassuring")
"""Before the farewell and after it was called off a programme runs like any other."""


@dataclass(frozen=True)
class Ending:
    """A programme that ends; `due_at` is when that goes on, `told_at` the moment of the farewell.

    `reached` is the last group, or the last teacher, that was told; of what is deleted, how many people.
    """

    programme_id: ProgrammeId
    by_id: PersonId | None
    state: EndingState
    due_at: Instant
    erase_at: Instant
    reached: int = 0
    told_at: Instant | None = None

    @property
    def is_over(self) -> bool:
        """Say whether the farewell was told, and not called off."""
        return self.state not in GOES_ON
