"""The outbox's table."""

import json

from staffroom.kernel.db import Row, Tx
from staffroom.kernel.ids import ChatId, Instant, NoteId, PersonId
from staffroom.outbox.values import Claimed, Note, Unsure

WINDOW = 400

_COLUMNS = "id, key, kind, chat_id, person_id, method, payload, essential, when_unknown, attempt, copies"


def _claimed(row: Row) -> Claimed:
    values = {name: row[name] for name in _COLUMNS.split(", ")}
    return Claimed(**values | {"payload": json.loads(row["payload"]), "essential": bool(row["essential"])})


def add(tx: Tx, note: Note, method: str, now: Instant) -> bool:
    """Queue a note unless its occurrence is known; say whether it was new."""
    return bool(
        tx.run(
            "INSERT INTO outbox (key, kind, chat_id, person_id, method, payload, priority, essential, when_unknown,"
            " not_before, expires_at, created_at) VALUES (:key, :kind, :chat, :person, :method, :payload, :priority,"
            " :essential, :when_unknown, :not_before, :expires_at, :now) ON CONFLICT (key) DO NOTHING",
            key=note.key,
            kind=note.kind,
            chat=note.chat,
            person=note.person,
            method=method,
            payload=json.dumps(dict(note.args), ensure_ascii=False),
            priority=int(note.priority),
            essential=int(note.essential),
            when_unknown=note.when_unknown,
            not_before=note.not_before,
            expires_at=note.expires_at,
            now=now,
        )
    )


def heads(tx: Tx, now: Instant) -> list[tuple[NoteId, ChatId]]:
    """Return the queued notes that may go now, people first, then oldest first."""
    rows = tx.all(
        "SELECT id, chat_id FROM outbox WHERE state = 'queued' AND not_before <= :now"
        " ORDER BY priority, id LIMIT :most",
        now=now,
        most=WINDOW,
    )
    return [(NoteId(row["id"]), ChatId(row["chat_id"])) for row in rows]


def claim(tx: Tx, note: NoteId, now: Instant, lease_until: Instant) -> Claimed | None:
    """Take a queued note for sending; None where somebody else was faster."""
    row = tx.one(
        "UPDATE outbox SET state = 'claimed', attempt = attempt + 1, claimed_at = :now, lease_until = :lease"
        f" WHERE id = :id AND state = 'queued' RETURNING {_COLUMNS}",
        id=note,
        now=now,
        lease=lease_until,
    )
    return None if row is None else _claimed(row)


def expired(tx: Tx, now: Instant) -> int:
    """Skip what has lost its relevance while it waited; return how many."""
    return tx.run(
        "UPDATE outbox SET state = 'skipped_late', finished_at = :now"
        " WHERE state = 'queued' AND expires_at IS NOT NULL AND expires_at < :now",
        now=now,
    )


def finish(
    tx: Tx, note: NoteId, state: str, at: Instant, *, message_id: int | None = None, error: str | None = None
) -> None:
    """Write how a claimed note ended; what a deed was done to (an account, say) is forgotten once it is over."""
    tx.run(
        "UPDATE outbox SET state = :state, finished_at = :at, message_id = coalesce(:message_id, message_id),"
        " error = :error, lease_until = NULL, copies = copies + (:state IN ('sent', 'unknown')),"
        " payload = CASE WHEN method <> 'say' AND :state <> 'unknown' THEN '{}' ELSE payload END WHERE id = :id",
        state=state,
        at=at,
        message_id=message_id,
        error=error,
        id=note,
    )


def requeue(tx: Tx, note: NoteId, not_before: Instant, error: str | None = None) -> None:
    """Put a note back into the queue."""
    tx.run(
        "UPDATE outbox SET state = 'queued', not_before = :not_before, lease_until = NULL, error = :error"
        " WHERE id = :id",
        id=note,
        not_before=not_before,
        error=error,
    )


def leases_run_out(tx: Tx, now: Instant) -> int:
    """Turn claims whose lease has run out into unknowns; return how many."""
    return tx.run(
        "UPDATE outbox SET state = 'unknown', finished_at = :now, copies = copies + 1, lease_until = NULL,"
        " error = 'nobody wrote down how the sending ended' WHERE state = 'claimed' AND lease_until < :now",
        now=now,
    )


def wish_again(tx: Tx, note: NoteId) -> None:
    """Let a note go although its time has passed: a person wants it."""
    tx.run("UPDATE outbox SET expires_at = NULL WHERE id = :id", id=note)


def claims_left_over(tx: Tx, at: Instant) -> int:
    """Turn claims of an earlier run into unknowns; return how many."""
    return tx.run(
        "UPDATE outbox SET state = 'unknown', finished_at = :at, copies = copies + 1, lease_until = NULL,"
        " error = 'the program ended while sending' WHERE state = 'claimed'",
        at=at,
    )


def repeatable_unknowns(tx: Tx, most_copies: int) -> list[tuple[Claimed, Instant]]:
    """Return unknowns that may be repeated sooner or later, each with the moment at which it became unknown."""
    rows = tx.all(
        f"SELECT {_COLUMNS}, finished_at FROM outbox WHERE state = 'unknown' AND (when_unknown = 'repeat'"
        " OR (when_unknown = 'resend_once' AND copies < :most)) ORDER BY finished_at, id LIMIT :window",
        most=most_copies,
        window=WINDOW,
    )
    return [(_claimed(row), Instant(row["finished_at"])) for row in rows]


def next_due(tx: Tx) -> Instant | None:
    """Return the earliest moment for which anything is queued."""
    found = tx.value("SELECT min(not_before) FROM outbox WHERE state = 'queued'")
    return None if found is None else Instant(found)


def find(tx: Tx, note: NoteId) -> Claimed | None:
    """Return a row by its number."""
    row = tx.one(f"SELECT {_COLUMNS} FROM outbox WHERE id = :id", id=note)
    return None if row is None else _claimed(row)


def went_at(tx: Tx, note: NoteId) -> Instant:
    """Return when a note was last sent off: if it arrived, it has stood there since."""
    return Instant(tx.value("SELECT coalesce(claimed_at, created_at) FROM outbox WHERE id = :id", id=note))


def is_unknown(tx: Tx, note: NoteId) -> bool:
    """Say whether nobody knows if a note arrived."""
    return bool(tx.value("SELECT state = 'unknown' FROM outbox WHERE id = :id", id=note))


def by_message(tx: Tx, chat: ChatId, message_id: int) -> Claimed | None:
    """Return the row whose message stands in a chat under a number."""
    row = tx.one(
        f"SELECT {_COLUMNS} FROM outbox WHERE chat_id = :chat AND message_id = :message", chat=chat, message=message_id
    )
    return None if row is None else _claimed(row)


def state_of(tx: Tx, key: str) -> str | None:
    """Return the state of an occurrence, or None where it was never posted."""
    found = tx.value("SELECT state FROM outbox WHERE key = :key", key=key)
    return None if found is None else str(found)


def place_of(tx: Tx, key: str) -> tuple[ChatId, int] | None:
    """Return chat and number of the message that an occurrence became, where both are known."""
    row = tx.one("SELECT chat_id, message_id FROM outbox WHERE key = :key AND message_id IS NOT NULL", key=key)
    return None if row is None else (ChatId(row["chat_id"]), int(row["message_id"]))


def cancel(tx: Tx, key: str, at: Instant) -> bool:
    """Cancel a note that has not been claimed; say whether it was in time."""
    return bool(
        tx.run(
            "UPDATE outbox SET state = 'cancelled', finished_at = :at WHERE key = :key AND state = 'queued'",
            key=key,
            at=at,
        )
    )


def cancel_for(tx: Tx, person: PersonId, at: Instant) -> int:
    """Cancel what is queued for a person; return how many notes."""
    return tx.run(
        "UPDATE outbox SET state = 'cancelled', finished_at = :at, error = 'the account was let go'"
        " WHERE person_id = :person AND state = 'queued'",
        person=person,
        at=at,
    )


def move_chat(tx: Tx, old: ChatId, new: ChatId) -> int:
    """Point everything that is still to go from a group to the supergroup that it became."""
    return tx.run(
        "UPDATE outbox SET chat_id = :new WHERE chat_id = :old AND state IN ('queued', 'claimed', 'unknown')",
        old=old,
        new=new,
    )


def counts(tx: Tx) -> dict[str, int]:
    """Return how many notes are in each state."""
    return {row["state"]: row["n"] for row in tx.all("SELECT state, count(*) AS n FROM outbox GROUP BY state")}


def unsure(tx: Tx, most: int = 20) -> list[Unsure]:
    """Return the unknowns that wait for a person's decision, oldest first."""
    return tx.all_as(
        Unsure,
        "SELECT id, key, kind, chat_id, claimed_at FROM outbox WHERE state = 'unknown' ORDER BY id LIMIT :most",
        most=most,
    )


def failures(tx: Tx, most: int = 20) -> list[tuple[str, str]]:
    """Return the latest failed notes: key and reason."""
    rows = tx.all("SELECT key, error FROM outbox WHERE state = 'failed' ORDER BY id DESC LIMIT :most", most=most)
    return [(row["key"], row["error"] or "") for row in rows]


def ready(tx: Tx, now: Instant) -> int:
    """Return how many notes could go now or are on their way."""
    return int(
        tx.value(
            "SELECT count(*) FROM outbox WHERE state = 'claimed' OR (state = 'queued' AND not_before <= :now)", now=now
        )
    )


def purge(tx: Tx, before: Instant) -> int:
    """Delete what ended long ago; return how many rows."""
    ended = "('sent', 'failed', 'cancelled', 'skipped_late')"
    return tx.run(f"DELETE FROM outbox WHERE state IN {ended} AND finished_at < :before", before=before)


def recent(tx: Tx, since: Instant) -> list[tuple[ChatId, Instant]]:
    """Return what was sent since a moment, oldest first, so that a restart keeps the pace."""
    rows = tx.all(
        "SELECT chat_id, claimed_at FROM outbox WHERE claimed_at >= :since AND state IN ('sent', 'unknown')"
        " ORDER BY claimed_at",
        since=since,
    )
    return [(ChatId(row["chat_id"]), Instant(row["claimed_at"])) for row in rows]
