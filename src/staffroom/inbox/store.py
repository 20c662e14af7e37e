"""The inbox's table."""

from dataclasses import dataclass

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant


@dataclass(frozen=True)
class Kept:
    """An update that waits to be processed."""

    update_id: int
    lane: str
    body: str
    tries: int


@dataclass(frozen=True)
class Counts:
    """How many updates wait and how many were set aside after too many failures."""

    waiting: int
    parked: int


def keep(tx: Tx, update_id: int, lane: str, body: str, at: Instant) -> None:
    """Keep an update; one that is known already changes nothing."""
    tx.run(
        "INSERT INTO inbox (update_id, lane, body, received_at) VALUES (:update_id, :lane, :body, :at)"
        " ON CONFLICT (update_id) DO NOTHING",
        update_id=update_id,
        lane=lane,
        body=body,
        at=at,
    )


def waiting(tx: Tx, now: Instant, most: int) -> list[Kept]:
    """Return what waits and may be tried now, oldest first."""
    return tx.all_as(
        Kept,
        "SELECT update_id, lane, body, tries FROM inbox"
        " WHERE state = 'waiting' AND not_before <= :now ORDER BY update_id LIMIT :most",
        now=now,
        most=most,
    )


def next_retry(tx: Tx, now: Instant) -> Instant | None:
    """Return when the next failed update may be tried again."""
    found = tx.value("SELECT min(not_before) FROM inbox WHERE state = 'waiting' AND not_before > :now", now=now)
    return None if found is None else Instant(found)


def mark_done(tx: Tx, update_id: int, at: Instant) -> bool:
    """Mark an update as processed and delete what it said and where; say whether it was not yet."""
    changed = tx.run(
        "UPDATE inbox SET state = 'done', lane = '', body = NULL, error = NULL, finished_at = :at"
        " WHERE update_id = :update_id AND state <> 'done'",
        update_id=update_id,
        at=at,
    )
    return changed > 0


def put_back(tx: Tx, update_id: int, error: str, not_before: Instant) -> None:
    """Keep a failed update with its error for another try."""
    tx.run(
        "UPDATE inbox SET tries = tries + 1, error = :error, not_before = :not_before WHERE update_id = :update_id",
        update_id=update_id,
        error=error,
        not_before=not_before,
    )


def park(tx: Tx, update_id: int, error: str, at: Instant) -> None:
    """Set a failed update aside with its error, for the admin to see."""
    tx.run(
        "UPDATE inbox SET state = 'parked', tries = tries + 1, error = :error, finished_at = :at"
        " WHERE update_id = :update_id",
        update_id=update_id,
        error=error,
        at=at,
    )


def counts(tx: Tx) -> Counts:
    """Return how full the inbox is."""
    row = tx.one(
        "SELECT count(*) FILTER (WHERE state = 'waiting') AS waiting,"
        " count(*) FILTER (WHERE state = 'parked') AS parked"
        " FROM inbox WHERE state <> 'done'"
    )
    return Counts(row["waiting"], row["parked"]) if row else Counts(0, 0)


def parked(tx: Tx) -> list[tuple[int, str]]:
    """Return the parked updates' numbers and errors, newest first, 20 at most."""
    rows = tx.all("SELECT update_id, error FROM inbox WHERE state = 'parked' ORDER BY update_id DESC LIMIT 20")
    return [(row["update_id"], row["error"]) for row in rows]


def purge(tx: Tx, done_before: Instant, parked_before: Instant) -> int:
    """Delete what was processed or parked long ago; return how many rows."""
    return tx.run(
        "DELETE FROM inbox WHERE (state = 'done' AND finished_at < :done)"
        " OR (state = 'parked' AND finished_at < :parked)",
        done=done_before,
        parked=parked_before,
    )
