"""The table `rounds`: new words that are being put to the teachers of a programme."""

from dataclasses import dataclass

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, ProgrammeId


@dataclass(frozen=True)
class Round:
    """New words, when the next teachers are asked, and up to whom all were."""

    programme_id: ProgrammeId
    what: str
    due_at: Instant
    reached: PersonId


def begin(tx: Tx, programme: ProgrammeId, what: str, due_at: Instant) -> None:
    """Begin to put new words to everybody of a programme, from the first one."""
    tx.run(
        "INSERT INTO rounds (programme_id, what, due_at) VALUES (:programme, :what, :due_at)"
        " ON CONFLICT (programme_id, what) DO UPDATE SET due_at = excluded.due_at, reached = 0",
        programme=programme,
        what=what,
        due_at=due_at,
    )


def every(tx: Tx) -> list[Round]:
    """Return all rounds, what is due first first."""
    return tx.all_as(Round, "SELECT programme_id, what, due_at, reached FROM rounds ORDER BY due_at, what")


def go_on(tx: Tx, found: Round, after: PersonId) -> None:
    """Write up to whom all were asked."""
    tx.run(
        "UPDATE rounds SET reached = :after WHERE programme_id = :programme AND what = :what",
        after=after,
        programme=found.programme_id,
        what=found.what,
    )


def end(tx: Tx, found: Round) -> None:
    """Forget a round in which all were asked."""
    sql = "DELETE FROM rounds WHERE programme_id = :programme AND what = :what"
    tx.run(sql, programme=found.programme_id, what=found.what)
