"""What is posted to the outbox, and what is taken back again, in the transaction of the fact that caused it."""

import hashlib
from collections.abc import Sequence
from typing import Any

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, PersonId
from staffroom.outbox import rules, store, store_doubts, store_past, store_single, store_uploads
from staffroom.outbox.values import NOW, PART, SAY, Claimed, Note, Priority, WhenUnknown


def post(tx: Tx, note: Note, now: Instant) -> bool:
    """Queue something to say, in the transaction of the fact that caused it; a known occurrence changes nothing."""
    return store.add(tx, note, SAY, now)


def call(
    tx: Tx,
    key: str,
    method: str,
    chat: ChatId,
    now: Instant,
    *,
    priority: Priority = Priority.PERSON,
    when_unknown: WhenUnknown = "repeat",
    not_before: Instant = NOW,
    expires_at: Instant | None = None,
    **params: Any,  # noqa: ANN401  the fields of a Bot API method
) -> bool:
    """Queue a deed in a chat (pin, delete, approve, remove, …) that may safely be repeated, until it expires."""
    note = Note(
        key,
        f"call.{method}",
        chat,
        params,
        priority=priority,
        when_unknown=when_unknown,
        essential=True,
        not_before=max(now, not_before),
        expires_at=expires_at,
    )
    return store.add(tx, note, method, now)


def origin(tx: Tx, chat: ChatId, message_id: int) -> str | None:
    """Return the key of the note that a message of ours came from."""
    found = store_single.by_message(tx, chat, message_id)
    return None if found is None else found.key


def post_parts(tx: Tx, note: Claimed, pieces: Sequence[str], now: Instant) -> None:
    """Queue what does not fit a note's own message, one row for each part, before the first part goes out."""
    for number, piece in enumerate(pieces, 2):
        part = Note(
            f"{note.key}/part{number}",
            PART,
            note.chat_id,
            {"html": piece},
            person=note.person_id,
            priority=Priority.PERSON,
            essential=note.essential,
            when_unknown=note.when_unknown,
            resend_after=note.resend_after,
        )
        store.add(tx, part, SAY, now)


def cancel(tx: Tx, key: str, now: Instant) -> bool:
    """Cancel a note that has not been claimed yet; say whether it was in time."""
    return store.cancel(tx, key, now)


def withdraw(tx: Tx, person: PersonId, now: Instant) -> int:
    """Cancel what waits for a person whose account is not theirs any more; return how many notes."""
    return store.cancel_for(tx, person, now)


def sweep(tx: Tx, now: Instant) -> int:
    """Delete what ended long ago; return how many rows."""
    store_doubts.forget_theirs(tx, Instant(now - rules.SEEN_KEPT))
    store_uploads.forget(tx, Instant(now - rules.UPLOADS_KEPT))
    store_past.forget(tx, Instant(now - rules.ENDED_KEPT))
    return store.purge(tx, Instant(now - rules.ENDED_KEPT))


def anonymous(*parts: object) -> str:
    """Return a short digest for keys, so that no account number outlives its person there."""
    return hashlib.sha256(":".join(map(str, parts)).encode()).hexdigest()[:16]


def release(tx: Tx, chat: ChatId, now: Instant, *, messages: bool = True) -> int:
    """Let what was held back for a chat go now, deeds or messages too; return how many notes."""
    return store.release(tx, chat, now, messages=messages)


def forget_chat(tx: Tx, chat: ChatId) -> int:
    """Delete the books of what was said in a private chat, so that its number does not outlive its person there."""
    store_past.forget_chat(tx, chat)
    return store.delete_in(tx, chat)


def drop(tx: Tx, chat: ChatId, now: Instant) -> int:
    """Drop the messages that were held back for a chat; return how many."""
    return store.cancel_in(tx, chat, now)
