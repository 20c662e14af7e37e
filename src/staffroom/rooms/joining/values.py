"""What the joining room shows, as values."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, get_args
from zoneinfo import ZoneInfo

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId, UserId
from staffroom.kernel.screen import Line, Rows
from staffroom.rooms.cohorts import Absence, Cohort
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


@dataclass(frozen=True)
class Seen:
    """An account as Telegram shows it in a group or at its door."""

    user: UserId
    name: str
    language: str
    at: Instant
    state: Literal["asks", "in"] = "in"
    is_bot: bool = False
    is_admin: bool = False


@dataclass(frozen=True)
class Step:
    """Somebody stepped into a group or out of it."""

    chat: ChatId
    user: UserId
    inside: bool
    by_themselves: bool
    at: Instant
    seen: Seen | None = None
    """Whom Telegram showed."""
    by_foreign_link: bool = False
    """Whether they came by a link that is not ours, past our door."""
    was_inside: bool | None = None
    """Whether they were in it before, as far as Telegram said."""


@dataclass(frozen=True)
class Unknown:
    """An account that nobody knows, `in` a cohort's group or `asks` to be; `person_id` is who it is said to be."""

    id: int
    cohort_id: CohortId
    user_id: UserId
    name: str
    language: str
    state: str
    is_bot: int
    is_admin: int
    since: Instant
    person_id: PersonId | None


@dataclass(frozen=True)
class Present:
    """What Telegram says of who is in a chat, as far as it says it: how many, who administers it, who is gone."""

    count: int = 0
    admins: tuple[Seen, ...] = ()
    inside: frozenset[UserId] = frozenset()
    """Those of the accounts that were asked about who are in."""
    asked: frozenset[UserId] = frozenset()


@dataclass(frozen=True)
class Here:
    """Who is in a group: how many but for us, how many of them are known, and who is not."""

    cohort: Cohort
    here: int
    teachers: int
    staff: int
    unknown: tuple[Unknown, ...]

    @property
    def known(self) -> int:
        """Return how many are known."""
        return self.teachers + self.staff

    @property
    def unseen(self) -> int:
        """Return how many are neither known nor seen by name."""
        return max(0, self.here - self.known - sum(one.state == "in" for one in self.unknown))
