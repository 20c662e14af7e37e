"""What a change of groups leads to, as values."""

from dataclasses import dataclass
from typing import Literal

from staffroom.kernel.ids import CohortId, Instant, PersonId
from staffroom.rooms.cohorts import Cohort, NewCohort

Kind = Literal["move", "split", "merge"]


@dataclass(frozen=True)
class Change:
    """What a move, a split or a merge leads to.

    `movers` go from `source` to `target`, which a split makes anew; `staying` is how many then have a place in the
    source, `size` how many in the target, `seats` how many fit. Where it `waits`, whoever is in the old Telegram
    group goes over once the new one is set up.
    """

    kind: Kind
    source: Cohort
    target: Cohort | NewCohort
    movers: tuple[PersonId, ...]
    staying: int
    size: int
    seats: int

    @property
    def as_done(self) -> "Done":
        """Return how it is told once it is done."""
        return Done(self.kind, self.source.name, self.target.name, len(self.movers), self.waits)

    @property
    def waits(self) -> bool:
        """Say whether somebody may have to stay until the new group is set up; a merge has nobody who could."""
        return self.kind != "merge" and not (isinstance(self.target, Cohort) and self.target.is_open)


@dataclass(frozen=True)
class Done:
    """A change as it is told once it is done: from which group to which, how many, and whether some go over later."""

    kind: Kind
    old: str
    new: str
    n: int
    waits: bool


@dataclass(frozen=True)
class Wish:
    """A change that an admin applied and that waits for its minute; a split has no target, only a move a teacher.

    `placed` is how many had a place in the source when it was looked at.
    """

    id: int
    kind: Kind
    source_id: CohortId
    target_id: CohortId | None
    person_id: PersonId | None
    placed: int
    by_id: PersonId
    due_at: Instant


@dataclass(frozen=True)
class Seats:
    """A group, how many of its places are taken or kept, and how many there are."""

    cohort: Cohort
    taken: int
    seats: int


@dataclass(frozen=True)
class Headcount:
    """How many have a place in a group, are in, and fit; who goes and who comes once a group is set up."""

    cohort: Cohort
    placed: int
    present: int
    seats: int
    leaving: int
    coming: int
