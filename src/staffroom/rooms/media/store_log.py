"""What the table `media_cases` tells of decisions: the log, and how many there were."""

import json
from collections.abc import Sequence

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, ProgrammeId
from staffroom.rooms.media.values import Decided, Outcome

_OF = (
    " FROM media_cases WHERE answer <> '' AND cohort_id IN"
    " (SELECT id FROM cohorts WHERE programme_id IN (SELECT value FROM json_each(:programmes)))"
)


def are_in(tx: Tx, programmes: Sequence[ProgrammeId]) -> bool:
    """Say whether anything was decided in the groups of some programmes."""
    return bool(tx.value(f"SELECT EXISTS (SELECT 1{_OF})", programmes=json.dumps(programmes)))


def count(tx: Tx, programmes: Sequence[ProgrammeId]) -> int:
    """Return how much was decided in the groups of some programmes."""
    return int(tx.value(f"SELECT count(*){_OF}", programmes=json.dumps(programmes)))


def of_programmes(tx: Tx, programmes: Sequence[ProgrammeId], after: int = 0, most: int = -1) -> list[Decided]:
    """Return what was decided in the groups of some programmes, the newest first, past as many as were shown."""
    return tx.all_as(
        Decided,
        f"SELECT decided_at AS at, cohort_id, faceless, rule, answer{_OF}"
        " ORDER BY decided_at DESC, id DESC LIMIT :most OFFSET :after",
        programmes=json.dumps(programmes),
        most=most,
        after=after,
    )


def tally(tx: Tx, programme: ProgrammeId, since: Instant, until: Instant) -> list[tuple[CohortId, Outcome, int]]:
    """Return how often each thing was decided from a moment on, before another, in each group of a programme."""
    rows = tx.tuples(
        f"SELECT cohort_id, answer, count(*){_OF} AND decided_at >= :since AND decided_at < :until"
        " GROUP BY cohort_id, answer ORDER BY cohort_id, answer",
        programmes=json.dumps([programme]),
        since=since,
        until=until,
    )
    return [(CohortId(cohort), answer, number) for cohort, answer, number in rows]
