"""What the end of a programme is about, as values."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from staffroom.kernel.ids import Instant
from staffroom.kernel.screen import Words
from staffroom.rooms.programmes import EndingState, Programme

News = Literal["begun", "told", "reminded", "stopped", "taken_back", "erased"]
"""What admins are told of the end of a programme."""


@dataclass(frozen=True)
class Outlook:
    """What ending a programme leads to: when it is told, when deleted, whom it concerns, what is not posted then."""

    programme: Programme
    told_at: Instant
    day: date
    groups: int
    teachers: int
    staff: int
    to_come: int

    @property
    def course(self) -> Words:
        """Return what the programme is called."""
        return Words(self.programme.title)


@dataclass(frozen=True)
class Standing:
    """How the end of a programme stands; `told_at` is when it is told, or was to be."""

    programme: Programme
    state: EndingState
    told_at: Instant
    day: date

    @property
    def course(self) -> Words:
        """Return what the programme is called."""
        return Words(self.programme.title)
