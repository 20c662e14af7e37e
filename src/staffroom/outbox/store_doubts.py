"""The outbox's table, as far as doubts are concerned, and what is seen in chats meanwhile."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, NoteId
from staffroom.outbox import store
from staffroom.outbox.values import Claimed, NoteState, Open, Unsure

WINDOW = 400


def leases_run_out(tx: Tx, now: Instant) -> int:
    """Turn claims whose lease has run out into unknowns; return how many."""
    return tx.run(
        "UPDATE outbox SET state = 'unknown', finished_at = :now, copies = copies + 1, lease_until = NULL,"
        " error = 'nobody wrote down how the sending ended' WHERE state = 'claimed' AND lease_until < :now",
        now=now,
    )


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
        f"SELECT {store.COLUMNS}, finished_at FROM outbox WHERE state = 'unknown' AND (when_unknown = 'repeat'"
        " OR (when_unknown = 'resend_once' AND copies < :most)) ORDER BY finished_at, id LIMIT :window",
        most=most_copies,
        window=WINDOW,
    )
    return [(store.claimed_of(row), Instant(row["finished_at"])) for row in rows]


def unsure(tx: Tx, most: int = 1000, *, deeds: bool = False) -> list[Unsure]:
    """Return the messages in doubt, oldest first; with `deeds` also those that are repeated by themselves."""
    return tx.all_as(
        Unsure,
        "SELECT id, key, kind, chat_id, claimed_at FROM outbox WHERE state = 'unknown'"
        " AND (:deeds OR when_unknown <> 'repeat') ORDER BY id LIMIT :most",
        deeds=int(deeds),
        most=most,
    )


def unsure_one(tx: Tx, note: NoteId) -> Unsure | None:
    """Return a note that is in doubt, None where it is not."""
    return tx.one_as(
        Unsure,
        "SELECT id, key, kind, chat_id, claimed_at FROM outbox WHERE id = :id AND state = 'unknown'",
        id=note,
    )


def unasked(tx: Tx, before: Instant) -> list[Unsure]:
    """Return the notes in doubt since before a moment whose arrival a person is to be asked about."""
    return tx.all_as(
        Unsure,
        "SELECT id, key, kind, chat_id, claimed_at FROM outbox WHERE state = 'unknown' AND when_unknown = 'ask'"
        " AND asked_at IS NULL AND finished_at <= :before ORDER BY id LIMIT :window",
        before=before,
        window=WINDOW,
    )


def oldest_unasked(tx: Tx) -> Instant | None:
    """Return since when the oldest note is in doubt that nobody was asked about."""
    found = tx.value(
        "SELECT min(finished_at) FROM outbox WHERE state = 'unknown' AND when_unknown = 'ask' AND asked_at IS NULL"
    )
    return None if found is None else Instant(found)


def mark_asked(tx: Tx, note: NoteId, now: Instant) -> None:
    """Write that somebody was asked whether a note arrived."""
    tx.run("UPDATE outbox SET asked_at = :now WHERE id = :id", now=now, id=note)


def open_chats(tx: Tx) -> set[ChatId]:
    """Return the chats in which a note is on its way or in doubt."""
    rows = tx.all("SELECT DISTINCT chat_id FROM outbox WHERE state IN ('claimed', 'unknown')")
    return {ChatId(row["chat_id"]) for row in rows}


def open_in(tx: Tx, chat: ChatId) -> list[Open]:
    """Return the messages of a chat that are on their way or in doubt."""
    return tx.all_as(
        Open,
        "SELECT id, claimed_at, finished_at, after_message FROM outbox"
        " WHERE state IN ('claimed', 'unknown') AND chat_id = :chat AND method = 'say' ORDER BY id LIMIT :window",
        chat=chat,
        window=WINDOW,
    )


def standing(tx: Tx, note: NoteId) -> NoteState:
    """Return how a note stands.

    Raises LookupError where there is none.
    """
    found = tx.one_as(
        NoteState,
        "SELECT state, copies, message_id, coalesce(claimed_at, created_at) AS went_at FROM outbox WHERE id = :id",
        id=note,
    )
    if found is None:
        raise LookupError(f"no note {note}")
    return found


def set_message(tx: Tx, note: NoteId, message_id: int) -> None:
    """Write under which number a note's message stands."""
    tx.run("UPDATE outbox SET message_id = :message WHERE id = :id", message=message_id, id=note)


def note_theirs(tx: Tx, chat: ChatId, message_id: int, now: Instant) -> None:
    """Remember that a message is somebody else's."""
    tx.run(
        "INSERT INTO outbox_seen (chat_id, message_id, seen_at) VALUES (:chat, :message, :now)"
        " ON CONFLICT (chat_id, message_id) DO NOTHING",
        chat=chat,
        message=message_id,
        now=now,
    )


def is_theirs(tx: Tx, chat: ChatId, message_id: int) -> bool:
    """Say whether a message is known to be somebody else's."""
    found = tx.one(
        "SELECT 1 FROM outbox_seen WHERE chat_id = :chat AND message_id = :message", chat=chat, message=message_id
    )
    return found is not None


def forget_theirs(tx: Tx, before: Instant) -> int:
    """Forget other people's messages of long ago; return how many."""
    return tx.run("DELETE FROM outbox_seen WHERE seen_at < :before", before=before)
