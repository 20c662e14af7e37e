"""Figures that are corrected."""

from dataclasses import dataclass

from staffroom.kernel.ids import CohortId


@dataclass(frozen=True)
class Figure:
    """A figure of a closed week: how many answered a card, by its slug."""

    cohort_id: CohortId
    week: str
    slug: str


@dataclass(frozen=True)
class Correction:
    """A figure that was corrected, and why."""

    id: int
    cohort_id: CohortId
    week: str
    slug: str
    before: int
    after: int
    reason: str
