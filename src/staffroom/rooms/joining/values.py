"""What the joining room shows, as values."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, get_args
from zoneinfo import ZoneInfo

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import PersonId
from staffroom.kernel.screen import Line, Rows
from staffroom.rooms.cohorts import Absence
from staffroom.rooms.people import Person


@dataclass(frozen=True)
class MyRecord:
    """What a teacher has done; the rooms above know it."""

    answered: int = 0
    sections_done: int = 0
    credited_minutes: int = 0
    buttons: Rows = ()
    """What the rooms above offer in *My record*, such as taking a report back."""
    workshops: int = 0
    """At how many workshops they were."""
    told_by: Line | None = None
    """Who says which sections are finished, and since when."""


RecordOf = Callable[[Tx, PersonId], MyRecord]


@dataclass(frozen=True)
class Invitation:
    """What a teacher reads before joining."""

    person: PersonId
    language: str
    course: Mapping[str, str]
    size: int
    coordinator: str
    organisation: str


@dataclass(frozen=True)
class Over:
    """A course that is over, and until which day what belongs to people is here."""

    course: Mapping[str, str]
    until: date


@dataclass(frozen=True)
class Ended:
    """A teacher who comes after the farewell."""

    person: PersonId
    language: str
    over: Over
    took_part: bool


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
    admitted: bool = False
    """Whether they are being let in at this moment, because they had asked before."""
    is_full: bool = False
    """Whether they had asked before and were declined at this moment, because no seat is left."""


@dataclass(frozen=True)
class Claim:
    """What an account reads that is said to be somebody of the roster: who, and what they would join."""

    stranger: int
    language: str
    name: str
    invitation: Invitation


@dataclass(frozen=True)
class NewWords:
    """The words of the orientation, put anew to somebody who agreed to an earlier edition of them."""

    invitation: Invitation

    @property
    def language(self) -> str:
        """Return in which language it is said."""
        return self.invitation.language


@dataclass(frozen=True)
class Noted:
    """An account that nobody knows and that said so itself: who leads the group is asked who it is."""

    language: str
    cohort: str


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
    record: MyRecord
    paused_until: date | None
    quiet: bool
    left: bool
    invited: bool
    link: str | None
    course: Mapping[str, str] = field(default_factory=dict)
    """Which course it is about, where the account takes several."""
    new_words: bool = False
    """Whether they agreed to an earlier edition of the orientation only."""
    asks_why: bool = False
    """Whether they may say why they stepped back just now."""
    over: Over | None = None
    """The course itself, where it is over."""


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
    over: Over | None = None


@dataclass(frozen=True)
class Stranger:
    """Somebody whom no roster knows, or knows no more: every course here may be over by now."""

    language: str
    all_over: bool = False


Arrival = Invitation | Ended | Door | Away | Staff | Absence | Stranger | Claim | Noted
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
