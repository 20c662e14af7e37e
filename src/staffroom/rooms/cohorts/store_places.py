"""The table `placements`: which teacher belongs where, and how far in they are."""

from collections.abc import Iterable

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId
from staffroom.rooms.cohorts.values import Placement

_PLACE = "person_id, cohort_id, state, placed_at, joined_at, left_at, next_cohort_id"


def placement(tx: Tx, teacher: PersonId) -> Placement | None:
    """Return a teacher's place."""
    return tx.one_as(
        Placement,
        f"SELECT {_PLACE} FROM placements WHERE person_id = :person",
        person=teacher,
    )


def placements(tx: Tx, cohort: CohortId) -> list[Placement]:
    """Return every place in a cohort."""
    return tx.all_as(
        Placement,
        f"SELECT {_PLACE} FROM placements WHERE cohort_id = :cohort ORDER BY person_id",
        cohort=cohort,
    )


def coming(tx: Tx, cohort: CohortId) -> list[Placement]:
    """Return the places in other groups of those who come to a cohort once it is open."""
    return tx.all_as(
        Placement,
        f"SELECT {_PLACE} FROM placements WHERE next_cohort_id = :cohort ORDER BY person_id",
        cohort=cohort,
    )


def count_coming(tx: Tx, cohort: CohortId) -> int:
    """Return how many come to a cohort once it is open."""
    return int(tx.value("SELECT count(*) FROM placements WHERE next_cohort_id = :cohort", cohort=cohort))


def place(tx: Tx, teacher: PersonId, cohort: CohortId, at: Instant) -> None:
    """Allocate a teacher; who has a place keeps it."""
    tx.run(
        "INSERT INTO placements (person_id, cohort_id, placed_at) VALUES (:person, :cohort, :at)"
        " ON CONFLICT (person_id) DO NOTHING",
        person=teacher,
        cohort=cohort,
        at=at,
    )


def set_state(tx: Tx, place: Placement) -> None:
    """Write how far in a teacher is."""
    tx.run(
        "UPDATE placements SET state = :state, joined_at = :joined, left_at = :left WHERE person_id = :person",
        state=place.state,
        joined=place.joined_at,
        left=place.left_at,
        person=place.person_id,
    )


def count(tx: Tx, cohort: CohortId, state: str) -> int:
    """Return how many teachers of a cohort are in a state."""
    return int(
        tx.value(
            "SELECT count(*) FROM placements WHERE cohort_id = :cohort AND state = :state", cohort=cohort, state=state
        )
    )


def count_in_each(tx: Tx, cohorts: Iterable[CohortId]) -> dict[CohortId, int]:
    """Return how many are in the groups of some cohorts."""
    sql = "SELECT cohort_id, count(*) FROM placements WHERE cohort_id IN (:many) AND state = 'in' GROUP BY cohort_id"
    return dict(tx.among(sql, cohorts))


def first_joined_after(tx: Tx, moment: Instant) -> Instant | None:
    """Return when the first teacher after a moment came into any group."""
    found = tx.value("SELECT min(joined_at) FROM placements WHERE state = 'in' AND joined_at > :moment", moment=moment)
    return None if found is None else Instant(found)


def joined_after(tx: Tx, moment: Instant) -> set[CohortId]:
    """Return the cohorts into whose group somebody came after a moment."""
    # Without DISTINCT, which would have SQLite walk through every placement instead of the latest alone.
    rows = tx.tuples("SELECT cohort_id FROM placements WHERE state = 'in' AND joined_at > :moment", moment=moment)
    return {CohortId(number) for (number,) in rows}
