"""What people and monitors ask of the outbox's table."""

import json
from typing import NamedTuple

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant
from staffroom.outbox.values import Failure, Skipped

MOST_REPORTED = 100


def counts(tx: Tx) -> dict[str, int]:
    """Return how many notes are in each state."""
    return {row["state"]: row["n"] for row in tx.all("SELECT state, count(*) AS n FROM outbox GROUP BY state")}


class Heap(NamedTuple):
    """Notes of one kind in one state: how many, since when the oldest of them is there, one reason among theirs."""

    kind: str
    method: str
    state: str
    n: int
    oldest: Instant
    reason: str


def by_kind(tx: Tx) -> list[Heap]:
    """Return the notes of the table by kind and state."""
    return tx.all_as(
        Heap,
        "SELECT kind, method, state, count(*) AS n, min(created_at) AS oldest, coalesce(max(error), '') AS reason"
        " FROM outbox GROUP BY kind, method, state ORDER BY kind, method, state",
    )


def failures(tx: Tx, most: int = 1000) -> list[Failure]:
    """Return the latest notes that could not be sent."""
    return tx.all_as(
        Failure,
        "SELECT key, chat_id, coalesce(error, '') AS reason, coalesce(finished_at, created_at) AS at FROM outbox"
        " WHERE state = 'failed'"
        " ORDER BY id DESC LIMIT :most",
        most=most,
    )


def keep_trouble(tx: Tx, key: str, chat: ChatId, reason: str, now: Instant) -> None:
    """Keep among the failures what broke around a message; the latest reason holds."""
    tx.run(
        "INSERT INTO outbox (key, kind, chat_id, method, payload, priority, essential, when_unknown, resend_after,"
        " not_before, state, error, created_at, finished_at) VALUES (:key, 'outbox.trouble', :chat, 'say', '{}', 0, 1,"
        " 'never', 0, 0, 'failed', :reason, :now, :now)"
        " ON CONFLICT (key) DO UPDATE SET error = excluded.error, finished_at = excluded.finished_at",
        key=key,
        chat=chat,
        reason=reason,
        now=now,
    )


def forget_trouble(tx: Tx, key: str) -> None:
    """Forget what broke: it is mended."""
    tx.run("DELETE FROM outbox WHERE key = :key AND kind = 'outbox.trouble'", key=key)


def ready(tx: Tx, now: Instant) -> int:
    """Return how many notes could go now or are on their way."""
    return int(
        tx.value(
            "SELECT count(*) FROM outbox WHERE state = 'claimed' OR (state = 'queued' AND not_before <= :now)", now=now
        )
    )


def oldest(tx: Tx, now: Instant) -> Instant | None:
    """Return since when the note that could go for longest has waited, None where none could go now."""
    found = tx.value(
        "SELECT min(max(not_before, created_at)) FROM outbox WHERE state = 'queued' AND not_before <= :now", now=now
    )
    return None if found is None else Instant(found)


def skipped_since(tx: Tx, since: Instant) -> list[Skipped]:
    """Return what was skipped as late after a moment, in the order in which it had been wanted."""
    rows = tx.all(
        "SELECT key, kind, chat_id, person_id, payload FROM outbox"
        " WHERE state = 'skipped_late' AND finished_at > :since ORDER BY finished_at, id LIMIT :most",
        since=since,
        most=MOST_REPORTED,
    )
    return [
        Skipped(row["key"], row["kind"], row["chat_id"], row["person_id"], json.loads(row["payload"])) for row in rows
    ]


def first_skipped_after(tx: Tx, since: Instant) -> Instant | None:
    """Return when the first note was skipped as late after a moment."""
    found = tx.value(
        "SELECT min(finished_at) FROM outbox WHERE state = 'skipped_late' AND finished_at > :since", since=since
    )
    return None if found is None else Instant(found)
