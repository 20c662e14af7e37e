"""The table `conduct_words`."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, ProgrammeId
from staffroom.rooms.conduct.values import Change, WordChange


def put(tx: Tx, programme: ProgrammeId, of: str, entry: str, change: Change, by: PersonId, now: Instant) -> None:
    """Write down what an admin changes in a list."""
    tx.run(
        "INSERT INTO conduct_words (programme_id, list, entry, change, by_id, at)"
        " VALUES (:programme, :list, :entry, :change, :by, :now)",
        programme=programme,
        list=of,
        entry=entry,
        change=change,
        by=by,
        now=now,
    )


def all_of(tx: Tx, programme: ProgrammeId) -> list[WordChange]:
    """Return what was changed in the lists of a programme, the oldest first."""
    return tx.all_as(
        WordChange,
        "SELECT id, programme_id, list, entry, change, by_id, at FROM conduct_words"
        " WHERE programme_id = :programme ORDER BY id",
        programme=programme,
    )
