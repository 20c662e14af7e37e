"""Moving between cohorts: the tables `placements` and `former_placements`, and what closes a cohort."""

from collections.abc import Iterable

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId
from staffroom.rooms.cohorts.values import Going


def move(tx: Tx, teacher: PersonId, to: CohortId, now: Instant) -> None:
    """Place a teacher in another cohort, where nobody has come in yet; the place that they had is kept as history."""
    _keep_as_history(tx, teacher, now)
    tx.run(
        "UPDATE placements SET cohort_id = :to, state = 'placed', placed_at = :now, joined_at = NULL, left_at = NULL,"
        " next_cohort_id = NULL WHERE person_id = :person",
        person=teacher,
        to=to,
        now=now,
    )


def give_up_place(tx: Tx, teacher: PersonId, now: Instant) -> None:
    """Take a teacher's place away, kept as history: the seat is free."""
    _keep_as_history(tx, teacher, now)
    tx.run("DELETE FROM placements WHERE person_id = :person", person=teacher)


def _keep_as_history(tx: Tx, teacher: PersonId, now: Instant) -> None:
    tx.run(
        "INSERT INTO former_placements (person_id, cohort_id, state, placed_at, joined_at, left_at, moved_at)"
        " SELECT person_id, cohort_id, state, placed_at, joined_at, left_at, :now FROM placements"
        " WHERE person_id = :person ON CONFLICT DO NOTHING",
        person=teacher,
        now=now,
    )


def expect(tx: Tx, teacher: PersonId, to: CohortId | None) -> None:
    """Write where a teacher goes once that group is open; None where they stay."""
    tx.run("UPDATE placements SET next_cohort_id = :to WHERE person_id = :person", person=teacher, to=to)


def goings(tx: Tx, cohorts: Iterable[CohortId], since: Instant) -> list[Going]:
    """Return who of some cohorts left after a moment; nothing of the door for who is in again."""
    shared = "p.left_at, p.quiet_since FROM {table} s JOIN people p ON p.id = s.person_id WHERE s.cohort_id IN (:many)"
    door = "CASE WHEN s.state <> 'in' THEN s.left_at END"
    here = f"SELECT s.cohort_id, s.placed_at, NULL, {door}, {shared.format(table='placements')}"
    moved = f"SELECT s.cohort_id, s.placed_at, s.moved_at, {door}, {shared.format(table='former_placements')}"
    when = f" AND max(coalesce({door}, 0), coalesce(p.left_at, 0), coalesce(p.quiet_since, 0)) >= :since"
    every = set(cohorts)
    rows = [*tx.among(here + when, every, since=since), *tx.among(moved + when, every, since=since)]
    return [Going(row[0], row[1], row[2], tuple(at for at in row[3:] if at is not None)) for row in rows]


def close(tx: Tx, cohort: CohortId, now: Instant) -> None:
    """Write that a cohort's teachers belong to another one; its link lets nobody in any more."""
    tx.run("UPDATE cohorts SET closed_at = :now, invite_link = NULL WHERE id = :id", now=now, id=cohort)
