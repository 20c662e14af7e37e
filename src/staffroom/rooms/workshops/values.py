"""What the room talks about: a workshop, a draft of one, who said and was what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Final, Literal

from staffroom.kernel.ids import ChatId, CohortId, PersonId, ProgrammeId
from staffroom.kernel.pages import Page
from staffroom.rooms.cohorts import Cohort

AHEAD: Final = (7, 1)
"""How many days before a workshop its groups are reminded."""
USUAL_MINUTES: Final = 90
ANSWERS: Final = ("yes", "maybe", "no")
Step = Literal["title", "day", "time", "place", "look"]


@dataclass(frozen=True)
class Workshop:
    """A workshop: on a fixed `day`, or in a programme week; for one group, or (`cohort_id` None) for all of them."""

    id: int
    programme_id: ProgrammeId
    cohort_id: CohortId | None
    slug: str | None
    title: Mapping[str, str]
    place: Mapping[str, str]
    link: str | None
    day: str | None
    week: int
    weekday: int
    at: str
    minutes: int
    revision: int
    cancelled: int
    manual: int

    @property
    def wall(self) -> time:
        """Return the local time at which it begins."""
        return time.fromisoformat(self.at)


@dataclass(frozen=True)
class Meeting:
    """A workshop as one group lives it: from when until when on its own clock."""

    workshop: Workshop
    cohort: Cohort
    begins: datetime
    ends: datetime
    open_day: bool


@dataclass(frozen=True)
class Counts:
    """How many of a group said what, and how many were there; numbers only."""

    yes: int = 0
    maybe: int = 0
    no: int = 0
    attended: int = 0


@dataclass(frozen=True)
class Answer:
    """What a teacher said, and whether they were there."""

    person_id: PersonId
    answer: str | None
    attended: int


@dataclass(frozen=True)
class Tapped:
    """A tap under a message in a group."""

    chat: ChatId
    message_id: int
    workshop: int
    answer: str
    teacher: PersonId | None


@dataclass(frozen=True)
class Draft:
    """A workshop that is being made, or (`workshop_id`) moved."""

    person_id: PersonId
    workshop_id: int | None
    programme_id: ProgrammeId
    cohorts: tuple[CohortId, ...]
    """The groups that it is for; none of them named where it is for the whole programme."""
    step: Step
    title: str = ""
    day: str = ""
    at: str = ""
    place: str | None = None


@dataclass(frozen=True)
class Row:
    """A workshop in a list of staff."""

    meeting: Meeting
    everywhere: bool
    over: bool


@dataclass(frozen=True)
class Detail:
    """A workshop as one of its leaders sees it: numbers, and what may be done."""

    meeting: Meeting
    counts: Counts
    groups: Sequence[Cohort]
    may_change: bool
    has_begun: bool
    may_tick: bool


@dataclass(frozen=True)
class Present:
    """A page of a group's teachers to be ticked."""

    meeting: Meeting
    people: Sequence[tuple[PersonId, str, bool]]
    page: Page
    total: int
    attended: int
