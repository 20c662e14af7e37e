"""What the joining room shows, as values."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, get_args
from zoneinfo import ZoneInfo

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, PersonId, UserId
from staffroom.kernel.screen import Button
from staffroom.rooms.people import Person


@dataclass(frozen=True)
class Record:
    """What a teacher has done; the rooms above know it."""

    answered: int = 0
    sections_done: int = 0
    credited_minutes: int = 0
    buttons: tuple[tuple[Button, ...], ...] = ()
    """What the rooms above offer in *My record*, such as taking a report back."""


RecordOf = Callable[[Tx, PersonId], Record]


@dataclass(frozen=True)
class Invitation:
    """What a teacher reads before joining."""

    person: PersonId
    language: str
    course: Mapping[str, str]
    size: int
    coordinator: str
    organisation: str


Stage = Literal["none", "invited", "opened", "consented", "joined"]
"""How far a teacher has come on the way into their group."""
STAGES: tuple[Stage, ...] = get_args(Stage)


@dataclass(frozen=True)
class Letter:
    """A new personal link with all that is written beside it: for whom, to what, until which day it works at least."""

    to: Person
    cohort: str
    invitation: Invitation
    address: str
    until: date


@dataclass(frozen=True)
class Funnel:
    """How many of a group have come how far; each figure counts those who came further, too."""

    placed: int
    invited: int
    opened: int
    consented: int
    joined: int


@dataclass(frozen=True)
class Door:
    """Where a teacher stands who agreed: the group waits to be set up, stands open, or they are inside."""

    person: PersonId
    language: str
    cohort: str
    link: str | None
    inside: bool = False


@dataclass(frozen=True)
class Away:
    """A teacher who has left, pauses or is quiet, and may come back."""

    person: PersonId
    language: str
    left: bool = True
    paused_until: date | None = None


@dataclass(frozen=True)
class Choices:
    """A teacher's record, and what they chose; `invited` are those who have not agreed yet."""

    person: PersonId
    language: str
    name: str
    record: Record
    paused_until: date | None
    quiet: bool
    left: bool
    invited: bool
    link: str | None
    course: Mapping[str, str] = field(default_factory=dict)
    """Which course it is about, where the account takes several."""
    asks_why: bool = False
    """Whether they may say why they stepped back just now."""


@dataclass(frozen=True)
class Why:
    """How often each reason for stepping back was given in a course."""

    course: Mapping[str, str]
    told: Mapping[str, int]


@dataclass(frozen=True)
class Course:
    """One of the courses that an account takes, by the person whom its roster knows."""

    person: PersonId
    title: Mapping[str, str]


@dataclass(frozen=True)
class Staff:
    """A coordinator or an admin."""

    language: str
    name: str
    is_admin: bool


@dataclass(frozen=True)
class Stranger:
    """Somebody whom no roster knows."""

    language: str


Standing = Invitation | Door | Away | Staff | Stranger
"""What `/start` finds somebody to be."""


@dataclass(frozen=True)
class About:
    """Who runs this, and by which rules."""

    organisation: str
    guidelines: Mapping[str, str]


PLACES = ("former_placements", "placements")
"""The tables that tell in which groups somebody had a place, the earlier ones first."""


@dataclass(frozen=True)
class Kept:
    """Everything kept about somebody in one course: rows by table, and what makes them readable."""

    course: Mapping[str, str]
    zone: ZoneInfo
    groups: Mapping[int, str]
    """The names of the groups that the rows speak of."""
    rows: Mapping[str, Sequence[Mapping[str, Any]]]


@dataclass(frozen=True)
class Step:
    """Somebody stepped into a group or out of it."""

    chat: ChatId
    user: UserId
    inside: bool
    by_themselves: bool
    at: Instant
