"""Decisions on values: how an offer stands, and whose postings a press concerns."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from staffroom.kernel.ids import CohortId, PersonId


class Decided(Protocol):
    """A posting as far as its decision goes."""

    @property
    def cohort_id(self) -> CohortId: ...  # noqa: D102
    @property
    def state(self) -> str: ...  # noqa: D102
    @property
    def decided_by(self) -> PersonId | None: ...  # noqa: D102


@dataclass(frozen=True)
class Tally:
    """How the groups of an offer stand: posting or posted, skipped, undecided, too late."""

    groups: int
    will: int
    skipped: int
    waiting: int
    late: int


def tally(postings: Sequence[Decided], *, unattended: bool) -> Tally:
    """Count the groups of an offer; what posts unless somebody stops it still counts as undecided."""
    states = [posting.state for posting in postings if unattended or posting.state != "dropped"]
    return Tally(
        groups=len(states),
        will=sum(state in ("approved", "posting", "posted") for state in states),
        skipped=sum(state in ("skipped", "dropped") for state in states),
        waiting=sum(state in ("planned", "offered") for state in states),
        late=states.count("late"),
    )


def places_led(postings: Sequence[Decided], cohorts: Collection[CohortId]) -> list[int]:
    """Return the places, in a list of postings, of those in cohorts that a coordinator leads."""
    return [place for place, posting in enumerate(postings) if posting.cohort_id in cohorts]


def undecided_by_others(postings: Sequence[Decided], admins: Collection[PersonId]) -> list[int]:
    """Return the places of the postings that an admin may decide: those without a coordinator's own decision."""
    return [
        place
        for place, posting in enumerate(postings)
        if posting.state in ("planned", "offered") or posting.decided_by is None or posting.decided_by in admins
    ]
