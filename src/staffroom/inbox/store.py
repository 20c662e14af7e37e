"""The inbox's tables."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from staffroom.inbox.rules import LONGEST_WAIT
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant


@dataclass(frozen=True)
class Kept:
    """An update that waits to be processed."""

    update_id: int
    lane: str
    body: str
    tries: int
    holds: bool
    """Whether the talk that follows in its lane must wait for it."""


@dataclass(frozen=True)
class Parked:
    """An update that failed too often and was set aside, with its last error."""

    update_id: int
    lane: str
    body: str
    error: str
    finished_at: Instant


@dataclass(frozen=True)
class Counts:
    """How many updates wait and how many were set aside after too many failures."""

    waiting: int
    parked: int


_KEEP = "INSERT INTO inbox (update_id, lane, holds, body, received_at) VALUES (:update_id, :lane, :holds, :body, :at)"


def keep_waiting(tx: Tx, arrivals: Iterable[Kept], at: Instant) -> None:
    """Keep new updates for the handlers."""
    rows = (
        {"update_id": new.update_id, "lane": new.lane, "holds": int(new.holds), "body": new.body, "at": at}
        for new in arrivals
    )
    tx.run_many(_KEEP, rows)


def keep_runs(tx: Tx, runs: Iterable[tuple[int, int]], at: Instant) -> None:
    """Remember new updates by runs of consecutive numbers, so that they are known when they come again."""
    rows = ({"first": first, "last": last, "at": at} for first, last in runs)
    tx.run_many("INSERT INTO inbox_runs (first, last, at) VALUES (:first, :last, :at)", rows)


def keep_raw(tx: Tx, body: bytes) -> int:
    """Keep a batch exactly as it came; return its number."""
    return int(tx.value("INSERT INTO inbox_raw (body) VALUES (:body) RETURNING id", body=body))


def raw(tx: Tx) -> list[tuple[int, bytes]]:
    """Return the batches that were kept as they came, in their order."""
    return [(int(number), bytes(body)) for number, body in tx.tuples("SELECT id, body FROM inbox_raw ORDER BY id")]


def drop_raw(tx: Tx, number: int) -> bool:
    """Delete a batch that is counted now; say whether it was there."""
    return tx.run("DELETE FROM inbox_raw WHERE id = :number", number=number) > 0


def put_raw(tx: Tx, number: int, body: bytes) -> None:
    """Keep less of a batch than came."""
    tx.run("UPDATE inbox_raw SET body = :body WHERE id = :number", number=number, body=body)


def newest(tx: Tx) -> int:
    """Return the highest number of a known update, 0 where none is known."""
    kept = tx.value("SELECT max(update_id) FROM inbox")
    counted = tx.value("SELECT last FROM inbox_runs ORDER BY first DESC LIMIT 1")
    return max(int(kept or 0), int(counted or 0))


def is_known(tx: Tx, number: int) -> bool:
    """Say whether an update came before."""
    last = tx.value("SELECT last FROM inbox_runs WHERE first <= :number ORDER BY first DESC LIMIT 1", number=number)
    if last is not None and last >= number:
        return True
    return tx.value("SELECT 1 FROM inbox WHERE update_id = :number", number=number) is not None


def held(tx: Tx) -> set[str]:
    """Return the lanes in which something waits that may change what is said after it."""
    rows = tx.tuples(
        "SELECT DISTINCT lane FROM inbox WHERE state = 'waiting' AND holds = 1 AND tries = 0 AND not_before = 0"
    )
    return {lane for (lane,) in rows}


_RESTS = f"not_before > :now AND not_before <= :now + {LONGEST_WAIT}"
_MAY_GO = (
    "SELECT update_id, lane, body, tries, holds FROM inbox"
    f" WHERE state = 'waiting' AND update_id > :after AND NOT ({_RESTS})"
)
_IN_TURN = " ORDER BY update_id LIMIT :most"
WAITING = f"{_MAY_GO}{_IN_TURN}"
_OF_LANES = f"{_MAY_GO} AND lane IN (SELECT value FROM json_each(:lanes)){_IN_TURN}"


def waiting(tx: Tx, now: Instant, after: int, most: int, lanes: Sequence[str] | None = None) -> list[Kept]:
    """Return what waits after a number and may be tried now, oldest first; of these lanes only, where any are named."""
    if lanes is None:
        return [Kept(*row) for row in tx.tuples(WAITING, now=now, after=after, most=most)]
    found = tx.tuples(_OF_LANES, now=now, after=after, most=most, lanes=json.dumps(lanes))
    return [Kept(*row) for row in found]


def next_retry(tx: Tx, now: Instant) -> Instant | None:
    """Return when the next failed update may be tried again."""
    found = tx.value(f"SELECT min(not_before) FROM inbox WHERE state = 'waiting' AND {_RESTS}", now=now)
    return None if found is None else Instant(found)


def oldest(tx: Tx, now: Instant) -> Instant | None:
    """Return when the update came that has waited for longest and may be taken now, None where none waits."""
    found = tx.value(f"SELECT min(received_at) FROM inbox WHERE state = 'waiting' AND NOT ({_RESTS})", now=now)
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


def put_off(tx: Tx, update_id: int, not_before: Instant) -> None:
    """Keep an update that could not be answered yet for later, as if it had not been tried."""
    tx.run(
        "UPDATE inbox SET not_before = :not_before WHERE update_id = :update_id",
        update_id=update_id,
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
    counted = "SELECT count(*) FROM inbox WHERE state = "
    return Counts(tx.value(counted + "'waiting'"), tx.value(counted + "'parked'"))


def parked(tx: Tx, most: int = 20) -> list[Parked]:
    """Return what was set aside, newest first."""
    return tx.all_as(
        Parked,
        "SELECT update_id, lane, body, error, finished_at FROM inbox WHERE state = 'parked'"
        " ORDER BY finished_at DESC, update_id DESC LIMIT :most",
        most=most,
    )


def take_up(tx: Tx, update_id: int) -> bool:
    """Let what was set aside be tried again, fewer times than at first; say whether it was set aside."""
    changed = tx.run(
        "UPDATE inbox SET state = 'waiting', tries = 1, not_before = 0, finished_at = NULL"
        " WHERE update_id = :update_id AND state = 'parked'",
        update_id=update_id,
    )
    return changed > 0


def drop(tx: Tx, update_id: int, at: Instant) -> bool:
    """Give up what was set aside and delete what it said; say whether it was set aside."""
    is_parked = tx.value("SELECT state = 'parked' FROM inbox WHERE update_id = :update_id", update_id=update_id)
    return bool(is_parked) and mark_done(tx, update_id, at)


def delete_parked(tx: Tx, *, naming: str) -> None:
    """Delete what was set aside and holds some letters; that it came is remembered elsewhere."""
    tx.run("DELETE FROM inbox WHERE state = 'parked' AND body LIKE '%' || :naming || '%'", naming=naming)


def has_table(tx: Tx, name: str) -> bool:
    """Say whether a file has a table, be it an old copy."""
    return tx.value("SELECT 1 FROM sqlite_master WHERE name = :name", name=name) is not None


def take_out(tx: Tx, naming: str) -> None:
    """Take what is not processed and holds some letters out of a copy of the database."""
    tx.run(
        "UPDATE inbox SET state = 'done', lane = '', body = NULL, error = NULL, finished_at = received_at"
        " WHERE body LIKE '%' || :naming || '%'",
        naming=naming,
    )


def purge(tx: Tx, done_before: Instant, parked_before: Instant) -> int:
    """Delete what was processed or parked long ago; return how many rows."""
    done = tx.run("DELETE FROM inbox WHERE state = 'done' AND finished_at < :before", before=done_before)
    parked = tx.run("DELETE FROM inbox WHERE state = 'parked' AND finished_at < :before", before=parked_before)
    return done + parked + tx.run("DELETE FROM inbox_runs WHERE at < :before", before=done_before)
