"""The outbox's table."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from staffroom.kernel.db import Row, Tx
from staffroom.kernel.ids import ChatId, Instant, NoteId, PersonId
from staffroom.outbox.values import DELETES, Claimed, Note

PAGE = 100
"""Queued notes looked at in one go; where all of their chats have to wait, the next ones are looked at."""
MOST_PAGES = 100

COLUMNS = "id, key, kind, chat_id, person_id, method, payload, essential, when_unknown, attempt, copies, resend_after"


def claimed_of(row: Row) -> Claimed:
    """Return a row as a value."""
    values = {name: row[name] for name in COLUMNS.split(", ")}
    return Claimed(**values | {"payload": json.loads(row["payload"]), "essential": bool(row["essential"])})


def add(tx: Tx, note: Note, method: str, now: Instant) -> bool:
    """Queue a note unless its occurrence is known; say whether it was new."""
    return bool(
        tx.run(
            "INSERT INTO outbox (key, kind, chat_id, person_id, method, payload, priority, essential, when_unknown,"
            " resend_after, not_before, expires_at, created_at) VALUES (:key, :kind, :chat, :person, :method, :payload,"
            " :priority, :essential, :when_unknown, :resend_after, :not_before, :expires_at, :now)"
            " ON CONFLICT (key) DO NOTHING",
            key=note.key,
            kind=note.kind,
            chat=note.chat,
            person=note.person,
            method=method,
            payload=json.dumps(dict(note.args), ensure_ascii=False),
            priority=int(note.priority),
            essential=int(note.essential),
            when_unknown=note.when_unknown,
            resend_after=note.resend_after,
            not_before=note.not_before,
            expires_at=note.expires_at,
            now=now,
        )
    )


@dataclass(frozen=True)
class Head:
    """A queued note in its place: people first, then oldest first."""

    id: NoteId
    chat_id: ChatId
    priority: int
    method: str


def is_deed(method: str) -> bool:
    """Say whether a note keeps no pace of messages: it neither says nor edits anything."""
    return not method.startswith(("say", "edit"))


_DEEDS = " AND substr(method, 1, 4) NOT IN ('say', 'edit')"
"""What is said or edited keeps the pace of messages; other deeds do not."""
_BESIDE = " AND chat_id NOT IN (SELECT value FROM json_each(:beside))"


def heads(tx: Tx, now: Instant, *, deeds_only: bool = False, beside: Collection[ChatId] = ()) -> Iterator[Head]:
    """Return the queued notes that may go now in their order, page by page, as far as anybody asks.

    Each further page leaves out the chats that stand in `beside` by then: however much waits for one that is not free,
    it hides nothing of what waits for others.
    """
    priority, after, which = -1, 0, _DEEDS if deeds_only else ""
    for _ in range(MOST_PAGES):
        rows = tx.all_as(
            Head,
            "SELECT id, chat_id, priority, method FROM outbox WHERE state = 'queued' AND not_before <= :now"
            f" AND (priority, id) > (:priority, :after){which}{_BESIDE if beside else ''}"
            " ORDER BY priority, id LIMIT :most",
            now=now,
            priority=priority,
            after=after,
            most=PAGE,
            **({"beside": json.dumps(list(beside))} if beside else {}),
        )
        yield from rows
        if len(rows) < PAGE:
            return
        priority, after = rows[-1].priority, rows[-1].id


def claim(tx: Tx, note: NoteId, now: Instant, lease_until: Instant, after_message: int | None) -> Claimed | None:
    """Take a queued note for sending; None where somebody else was faster."""
    row = tx.one(
        "UPDATE outbox SET state = 'claimed', attempt = attempt + 1, claimed_at = :now, lease_until = :lease,"
        f" after_message = :after WHERE id = :id AND state = 'queued' RETURNING {COLUMNS}",
        id=note,
        now=now,
        lease=lease_until,
        after=after_message,
    )
    return None if row is None else claimed_of(row)


def expired(tx: Tx, now: Instant) -> list[Claimed]:
    """Skip what has lost its relevance while it waited; return it."""
    rows = tx.all(
        "UPDATE outbox SET state = 'skipped_late', finished_at = :now"
        f" WHERE state = 'queued' AND expires_at IS NOT NULL AND expires_at < :now RETURNING {COLUMNS}",
        now=now,
    )
    return [claimed_of(row) for row in rows]


def finish(
    tx: Tx, note: NoteId, state: str, at: Instant, *, message_id: int | None = None, error: str | None = None
) -> None:
    """Write how a claimed note ended; what a deed was done to (an account, say) is forgotten once it is over."""
    tx.run(
        "UPDATE outbox SET state = :state, finished_at = :at, message_id = coalesce(:message_id, message_id),"
        " error = :error, lease_until = NULL,"
        " copies = copies + (state = 'claimed' AND :state IN ('sent', 'unknown')),"
        " payload = CASE WHEN (method <> 'say' OR kind = 'outbox.part') AND :state <> 'unknown' THEN '{}'"
        " ELSE payload END WHERE id = :id",
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


def unclaim(tx: Tx, note: NoteId) -> None:
    """Put a claimed note back as if it had not been claimed: no request was made for it."""
    tx.run(
        "UPDATE outbox SET state = 'queued', attempt = attempt - 1, claimed_at = NULL, lease_until = NULL"
        " WHERE id = :id AND state = 'claimed'",
        id=note,
    )


def wish_again(tx: Tx, note: NoteId) -> None:
    """Let a note go although its time has passed: a person wants it."""
    tx.run("UPDATE outbox SET expires_at = NULL WHERE id = :id", id=note)


def next_due(tx: Tx, now: Instant) -> Instant | None:
    """Return the earliest moment after now for which anything is queued."""
    found = tx.value("SELECT min(not_before) FROM outbox WHERE state = 'queued' AND not_before > :now", now=now)
    return None if found is None else Instant(found)


def next_send(tx: Tx, now: Instant) -> Instant | None:
    """Return when there is next something to send, now where something waits already."""
    waits = tx.value("SELECT 1 FROM outbox WHERE state = 'queued' AND not_before <= :now LIMIT 1", now=now)
    return now if waits else next_due(tx, now)


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


def release(tx: Tx, chat: ChatId, now: Instant, *, messages: bool) -> int:
    """Let what waits for a chat go now; return how many notes."""
    return tx.run(
        "UPDATE outbox SET not_before = :now WHERE chat_id = :chat AND state = 'queued' AND not_before > :now"
        " AND (:messages OR method <> 'say')",
        chat=chat,
        now=now,
        messages=int(messages),
    )


def delete_in(tx: Tx, chat: ChatId) -> int:
    """Delete the rows of a chat, but for what is on its way; return how many."""
    return tx.run("DELETE FROM outbox WHERE chat_id = :chat AND state <> 'claimed'", chat=chat)


def cancel_in(tx: Tx, chat: ChatId, at: Instant) -> int:
    """Cancel the messages that are queued for a chat; return how many."""
    return tx.run(
        "UPDATE outbox SET state = 'cancelled', finished_at = :at, error = 'dropped by a person'"
        " WHERE chat_id = :chat AND state = 'queued' AND method = 'say'",
        chat=chat,
        at=at,
    )


def waiting_in(tx: Tx, chat: ChatId) -> int:
    """Return how many messages are queued for a chat."""
    return int(
        tx.value("SELECT count(*) FROM outbox WHERE chat_id = :chat AND state = 'queued' AND method = 'say'", chat=chat)
    )


def move_chat(tx: Tx, old: ChatId, new: ChatId) -> int:
    """Point what is still to go from a group to the supergroup that it became, but for what deletes there."""
    tx.run(
        "UPDATE outbox SET state = 'cancelled', finished_at = created_at, payload = '{}'"
        f" WHERE chat_id = :old AND state = 'queued' AND method IN {DELETES}",
        old=old,
    )
    return tx.run(
        "UPDATE outbox SET chat_id = :new WHERE chat_id = :old AND state IN ('queued', 'claimed', 'unknown')",
        old=old,
        new=new,
    )


def purge(tx: Tx, before: Instant) -> int:
    """Delete what ended long ago; return how many rows."""
    ended = "('sent', 'failed', 'cancelled', 'skipped_late')"
    return tx.run(f"DELETE FROM outbox WHERE state IN {ended} AND finished_at < :before", before=before)


def recent(tx: Tx, since: Instant, now: Instant) -> list[tuple[ChatId, Instant]]:
    """Return what was sent since a moment, oldest first, so that a restart keeps the pace."""
    rows = tx.all(
        "SELECT chat_id, claimed_at FROM outbox WHERE claimed_at BETWEEN :since AND :now"
        " AND state IN ('sent', 'unknown') ORDER BY claimed_at",
        since=since,
        now=now,
    )
    return [(ChatId(row["chat_id"]), Instant(row["claimed_at"])) for row in rows]
