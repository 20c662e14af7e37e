"""What is known of a single note."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, NoteId, PersonId
from staffroom.outbox.store import COLUMNS, claimed_of
from staffroom.outbox.values import Claimed


def state(tx: Tx, note: NoteId) -> str | None:
    """Return the state of a row, or None where it is gone."""
    found = tx.value("SELECT state FROM outbox WHERE id = :id", id=note)
    return None if found is None else str(found)


def message_of(tx: Tx, note: NoteId) -> int | None:
    """Return under which number a row's message stands."""
    found = tx.value("SELECT message_id FROM outbox WHERE id = :id", id=note)
    return None if found is None else int(found)


def find(tx: Tx, note: NoteId) -> Claimed | None:
    """Return a row by its number."""
    row = tx.one(f"SELECT {COLUMNS} FROM outbox WHERE id = :id", id=note)
    return None if row is None else claimed_of(row)


def went_at(tx: Tx, note: NoteId) -> Instant:
    """Return when a note was last sent off: if it arrived, it has stood there since."""
    return Instant(tx.value("SELECT coalesce(claimed_at, created_at) FROM outbox WHERE id = :id", id=note))


def by_message(tx: Tx, chat: ChatId, message_id: int) -> Claimed | None:
    """Return the row whose message stands in a chat under a number."""
    row = tx.one(
        f"SELECT {COLUMNS} FROM outbox WHERE chat_id = :chat AND message_id = :message", chat=chat, message=message_id
    )
    return None if row is None else claimed_of(row)


def state_of(tx: Tx, key: str) -> str | None:
    """Return the state of an occurrence, or None where it was never posted."""
    found = tx.value("SELECT state FROM outbox WHERE key = :key", key=key)
    return None if found is None else str(found)


def copies_of(tx: Tx, key: str) -> int | None:
    """Return how many copies of a message may stand in its chat; None where its row is gone, as it is after a while."""
    found = tx.value("SELECT copies + (state = 'claimed') FROM outbox WHERE key = :key", key=key)
    return None if found is None else int(found)


def queued_at(tx: Tx, key: str) -> Instant:
    """Return when an occurrence that is known was posted to the outbox."""
    return Instant(tx.value("SELECT created_at FROM outbox WHERE key = :key", key=key))


def place_of(tx: Tx, key: str) -> tuple[ChatId, int] | None:
    """Return chat and number of the message that an occurrence became, where both are known."""
    row = tx.one("SELECT chat_id, message_id FROM outbox WHERE key = :key AND message_id IS NOT NULL", key=key)
    return None if row is None else (ChatId(row["chat_id"]), int(row["message_id"]))


def unasked(tx: Tx, person: PersonId, place: int) -> Instant | None:
    """Return when the n-th last unasked message went to a person, 1 for the last; None where there were fewer."""
    found = tx.value(
        "SELECT finished_at FROM outbox WHERE person_id = :person AND essential = 0 AND method = 'say'"
        " AND state IN ('sent', 'unknown') AND kind <> 'outbox.part' ORDER BY finished_at DESC LIMIT 1 OFFSET :skipped",
        person=person,
        skipped=place - 1,
    )
    return None if found is None else Instant(found)


def keys_under(tx: Tx, prefix: str) -> list[str]:
    """Return the occurrences that became a message and whose key begins with a prefix."""
    rows = tx.tuples(
        "SELECT key FROM outbox WHERE key >= :prefix AND key < :prefix || '~' AND message_id IS NOT NULL ORDER BY key",
        prefix=prefix,
    )
    return [key for (key,) in rows]


def cancel_under(tx: Tx, prefix: str, at: Instant) -> None:
    """Cancel every note whose key begins with a prefix and that has not been claimed, or would be repeated."""
    tx.run(
        "UPDATE outbox SET state = 'cancelled', finished_at = :at"
        " WHERE (state = 'queued' OR state = 'unknown' AND when_unknown = 'repeat')"
        " AND key >= :prefix AND key < :prefix || '~'",
        prefix=prefix,
        at=at,
    )
