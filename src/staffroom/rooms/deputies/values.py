"""What the room shows, as values."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId
from staffroom.kernel.pages import Page
from staffroom.kernel.screen import Line
from staffroom.rooms.cohorts import Cohort

ToDo = Callable[[Tx, Cohort, Instant], Sequence[Line]]
"""Tells what there is to do in a group, as numbers."""


@dataclass(frozen=True)
class Led:
    """A group that somebody leads, and who stands in for them there, if anybody."""

    cohort: CohortId
    name: str
    deputy: str | None


@dataclass(frozen=True)
class Choice:
    """Who may be asked to stand in for a group's coordinator."""

    cohort: CohortId
    name: str
    colleagues: Sequence[tuple[PersonId, str]]
    page: Page


@dataclass(frozen=True)
class Takeover:
    """A group that a deputy is about to lead, and who leads it now, if anybody."""

    cohort: CohortId
    name: str
    leader: str | None


@dataclass(frozen=True)
class Handover:
    """What somebody needs to know who leads a group from now on: totals, what waits, what comes; never one teacher."""

    name: str
    link: str | None
    present: int
    placed: int
    waiting: Sequence[Line]
    to_do: Sequence[Line]
    """Questions without an answer, silent members as a number, and what else can be done something about."""
    open_cards: Sequence[Line]
    coming: Sequence[Line]
