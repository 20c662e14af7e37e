"""Cohorts, the places in them, and what else the room's files hand each other."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId, ProgrammeId, UserId
from staffroom.kernel.screen import Line
from staffroom.rooms.programmes import Holiday


@dataclass(frozen=True)
class SetUp:
    """A set-up that was begun: the number of the request, its single-use code, and for what."""

    request_id: int
    code: str
    name: Line | str


@dataclass(frozen=True)
class Cohort:
    """A cohort and its private group; `opened_at` is set once the group passed all checks."""

    id: CohortId
    programme_id: ProgrammeId
    name: str
    location: str
    number: int
    language: str
    zone: str
    starts_on: str
    coordinator_id: PersonId | None
    chat_id: ChatId | None
    invite_link: str | None
    opened_at: Instant | None
    missing: str
    in_public: str = ""
    """What was chosen while the group is public: `keep`, `stop`, or nothing yet."""
    closed_at: Instant | None = None
    """Since when its teachers belong to another group."""
    days_off: str = ""
    """When this group alone has no school: stretches of days as ISO text, such as `2026-10-04/2026-10-10`."""

    @property
    def holidays(self) -> tuple[Holiday, ...]:
        """Return when this group alone has no school."""
        stretches = (stretch.split("/") for stretch in self.days_off.split())
        return tuple(Holiday(date.fromisoformat(first), date.fromisoformat(last)) for first, last in stretches)

    @property
    def is_open(self) -> bool:
        """Say whether teachers can come in."""
        return self.opened_at is not None and self.invite_link is not None and self.closed_at is None


@dataclass(frozen=True)
class Overview:
    """A cohort and how many of its teachers are in: totals, never names."""

    cohort: Cohort
    present: int
    placed: int


@dataclass(frozen=True)
class NewCohort:
    """A cohort before it has a number and a group."""

    programme_id: ProgrammeId
    name: str
    location: str
    number: int
    language: str
    zone: str
    starts_on: str
    coordinator_id: PersonId | None
    days_off: str = ""


@dataclass(frozen=True)
class Placement:
    """A teacher's place in a cohort: `placed`, `asked` to join, `in` the group, or `out` again."""

    person_id: PersonId
    cohort_id: CohortId
    state: str
    placed_at: Instant
    joined_at: Instant | None
    left_at: Instant | None
    next_cohort_id: CohortId | None = None
    """Where they go as soon as that group is open."""


@dataclass(frozen=True)
class Absence:
    """A coordinator who rests because they are out of the coordinators' group, and the groups that wait for them."""

    person: PersonId
    name: str
    language: str
    course: Mapping[str, str]
    waiting: Sequence[Cohort]


class Going(NamedTuple):
    """When somebody who has or had a place in a cohort left, by each way: a group, the programme, the talk."""

    cohort_id: CohortId
    placed_at: Instant
    moved_at: Instant | None
    gone: tuple[Instant, ...]


class Place(NamedTuple):
    """A cohort's group as far as counting needs to know it."""

    id: CohortId
    programme_id: ProgrammeId
    zone: str
    coordinator_id: PersonId | None


class Known(NamedTuple):
    """What is known of an account: a person, a role of theirs, and where they are placed."""

    id: PersonId
    quiet: int
    left_at: int | None
    role: str | None
    programme_id: ProgrammeId | None
    cohort_id: CohortId | None
    state: str | None


@dataclass(frozen=True)
class GroupFacts:
    """What was last read of a cohort's group, and what was decided about its name."""

    cohort_id: CohortId
    title: str = ""
    """What it is called at Telegram; nothing where that was never seen."""
    titled_at: Instant = Instant(0)
    kept_title: str = ""
    """The name that is right besides the agreed one."""
    renames: int = 0
    """How often it was given a name that nobody had agreed on."""
    restoring: int = 0
    """Whether the agreed name is to be put back as soon as that can be done."""
    loose: str = ""
    """What is open there that should not be, and closes nothing: `history`, `adding`."""
    looked_at: Instant = Instant(0)
    """When its rights and openings were last looked at, by a round, a glance or news of it."""
    read_at: Instant = Instant(0)
    """When a round last read it, who leads it and, where asked for, everybody included."""
    watched_until: Instant = Instant(0)
    """Until when it is read every few seconds: somebody is setting it up."""
    set_up_by: PersonId | None = None
    """Who began to set it up last."""
    pinned: int = 0
    """Whether the guidelines were pinned."""
    seen_person_id: PersonId | None = None
    """The leader, once seen in the group: whoever never was in it cannot have left it."""
    roll_due: int = 0
    """Whether who is in is to be read anew."""


class Meeting(NamedTuple):
    """A coordinators' group that is to be read, with the accounts of its programme's staff."""

    programme: ProgrammeId
    chat: ChatId
    staff: list[UserId]


class Visit(NamedTuple):
    """A group that is to be read, with all who belong there or without them; `missing` is what it lacked before."""

    cohort: CohortId
    chat: ChatId
    missing: str
    roll: int


RESTS = "rests"
"""Why nobody is to lead a group: it waits for its coordinator, who rests."""


@dataclass(frozen=True)
class PlannedCohort:
    """A cohort as it is to be: `id` is None for a new one; `why` says how the coordinator was found, or RESTS.

    `already` counts those of another group who are to come once this one is open: they are `coming`.
    """

    id: CohortId | None
    name: str
    location: str
    number: int
    language: str
    coordinator_id: PersonId | None
    coordinator: str
    why: str
    already: int
    added: tuple[PersonId, ...]
    coming: int = 0

    @property
    def size(self) -> int:
        """Return how many teachers the cohort will have."""
        return self.already + len(self.added)


@dataclass(frozen=True)
class Plan:
    """What applying the plan would lead to."""

    programme_id: ProgrammeId
    slug: str
    cap: int
    cohorts: tuple[PlannedCohort, ...]
    most_led: int

    @property
    def overloaded(self) -> list[tuple[str, int]]:
        """Return who would lead more groups than the settings allow, and how many."""
        loads = Counter((one.coordinator_id, one.coordinator) for one in self.cohorts if one.coordinator_id is not None)
        return [(name, n) for (_, name), n in loads.items() if n > self.most_led]
