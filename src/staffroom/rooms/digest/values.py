"""What whoever leads groups is told: how the groups stand, in totals, and what can be done about it."""

from dataclasses import dataclass

from staffroom.kernel.ids import Instant
from staffroom.kernel.screen import Words
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.programmes import Kind
from staffroom.rooms.prompts import Asked, Posting, ToSendOn


@dataclass(frozen=True)
class Silence:
    """How many members of a group gave no sign of life; `written` where they were written to this week."""

    cohort: Cohort
    members: int
    written: bool


@dataclass(frozen=True)
class Low:
    """An open card that few have answered; `asked_at` says when the group was asked once more, if it was."""

    cohort: Cohort
    posting: Posting
    title: Words
    answered: int
    asked_at: Instant | None


@dataclass(frozen=True)
class Coming:
    """A post that is to come, or stands since today, in how many groups of a zone."""

    kind: Kind
    title: Words
    at: Instant
    zone: str
    groups: int


@dataclass(frozen=True)
class State:
    """How the groups of one person stand."""

    questions: tuple[tuple[Cohort, Asked], ...]
    silent: tuple[Silence, ...]
    low: tuple[Low, ...]
    coming: tuple[Coming, ...]
    to_send_on: tuple[ToSendOn, ...]
    absent: tuple[tuple[Cohort, int], ...]
    """How many of a group were invited some days ago and have not come in."""

    @property
    def silent_members(self) -> int:
        """Return how many members are silent in all groups together."""
        return sum(one.members for one in self.silent)

    @property
    def absent_teachers(self) -> int:
        """Return how many were invited and have not come in, in all groups together."""
        return sum(teachers for _, teachers in self.absent)
