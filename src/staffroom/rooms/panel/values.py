"""What the home screen is made of."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, NoteId, ProgrammeId
from staffroom.kernel.pages import Page
from staffroom.kernel.screen import Button, Line, Screen
from staffroom.rooms.cohorts import Cohort, Overview
from staffroom.rooms.joining import Funnel
from staffroom.rooms.people import Person
from staffroom.telegram.who import Who

Rows = tuple[tuple[Button, ...], ...]


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
    office: Office | None = None


@dataclass(frozen=True)
class Way:
    """How the invitations of a group stand: in totals; how many may be given a link now."""

    cohort: Cohort
    funnel: Funnel
    uninvited: int


@dataclass(frozen=True)
class Roll:
    """The teachers of a group who have not come in yet, by name; those of one page of them."""

    cohort: Cohort
    people: tuple[Person, ...]
    total: int
    page: Page


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
