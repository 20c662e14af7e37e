"""What the home screen is made of."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, NoteId, PersonId, ProgrammeId
from staffroom.kernel.screen import Line, Rows, Screen
from staffroom.rooms.cohorts import OPENINGS, Cohort, Overview
from staffroom.telegram.who import Who


@dataclass(frozen=True)
class News:
    """Lines and rows of buttons that a room adds to the home screen: what is on today, what waits."""

    lines: Sequence[Line] = ()
    rows: Rows = ()


Contribution = Callable[[Tx, Who, Instant], News]

Home = Callable[[Tx, Who, Instant], Screen]
"""The home screen with every contribution bound, as handlers ask for it."""


@dataclass(frozen=True)
class LookedAfter:
    """A programme as its admin is shown it: its coordinators' group, and how many groups stand how."""

    programme: ProgrammeId
    title: Mapping[str, str]
    solo: bool
    has_staff_group: bool
    over: bool
    states: Mapping[str, int]


@dataclass(frozen=True)
class Office:
    """What an admin is shown beside the groups: each programme, and what went wrong in any."""

    programmes: tuple[LookedAfter, ...]
    unsure: int
    failed: int
    parked: int


@dataclass(frozen=True)
class Desk:
    """What one member of staff finds on their desk."""

    overviews: tuple[Overview, ...]
    news: tuple[News, ...]
    unfinished: tuple[Cohort, ...] = ()
    """Groups of a coordinator that were begun and still need something."""
    office: Office | None = None
    unsure: int = 0
    """Messages to a coordinator's groups of which nobody knows whether they arrived; an admin's are in the office."""


@dataclass(frozen=True)
class Doubt:
    """A message of which nobody knows whether it arrived."""

    id: NoteId
    room: str
    where: str
    at: Instant
    zone: str


@dataclass(frozen=True)
class SetAside:
    """An incoming update that could not be processed: what it is about, where (a group, or a member of staff), when."""

    id: int
    kind: str
    where: str
    at: Instant
    zone: str


class Stood(NamedTuple):
    """A message that shows a desk, and when it was sent."""

    message_id: int
    sent_at: Instant


STEPS = ("picked", "supergroup", "rights", "private", "history", "adding", "pinned", "invited", "introduced")
"""What a group needs, in the order in which it is done."""


@dataclass(frozen=True)
class Checklist:
    """How far a group is."""

    cohort: Cohort
    missing: tuple[str, ...]
    loose: tuple[str, ...]
    pinned: bool
    placed: int
    invited: int
    handed_out: bool
    introduced: bool
    introduction: Line | None
    """When the introductions come, where they are planned."""

    @property
    def done(self) -> tuple[str, ...]:
        """Return the steps that are done, as far as anybody can know."""
        if self.cohort.chat_id is None or "absent" in self.missing:
            return ()
        administers = not {"basic", "admin"} & set(self.missing)
        found = {
            "picked": True,
            "supergroup": "basic" not in self.missing,
            "rights": administers and not set(self.missing) - set(OPENINGS),
            "private": not set(OPENINGS) & set(self.missing),
            "history": administers and "history" not in self.loose,
            "adding": administers and "adding" not in self.loose,
            "pinned": self.pinned,
            "invited": self.handed_out,
            "introduced": self.introduced,
        }
        return tuple(step for step in STEPS if found[step])

    @property
    def to_do(self) -> tuple[str, ...]:
        """Return the steps that can be done now: one thing after the other until the group is open."""
        left = [step for step in STEPS if step not in self.done]
        if not left or left[0] == "picked":
            return tuple(left[:1])
        if "basic" in self.missing or "admin" in self.missing:
            return tuple(step for step in left if step in ("supergroup", "rights", "private"))
        if self.cohort.opened_at is None:
            return tuple(step for step in left if step in ("rights", "private", "history"))
        return tuple(left)

    @property
    def is_complete(self) -> bool:
        """Say whether nothing is left to do."""
        return len(self.done) == len(STEPS)


class Listed(NamedTuple):
    """A group's list: who has it, on which message, what it shows, how often it was written."""

    cohort_id: CohortId
    person_id: PersonId
    message_id: int | None
    shown: str
    edits: int
    handed_out: int


@dataclass(frozen=True)
class WeekOff:
    """A school week of a group: its first day, its first and its last school day, and whether it is off."""

    first: date
    opens: date
    closes: date
    off: bool
