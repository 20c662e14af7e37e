"""The table `albums`: which messages of a group belong together, as long as they can be deleted."""

from collections.abc import Iterable

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant


def put(tx: Tx, parts: Iterable[tuple[ChatId, str, int, Instant]]) -> None:
    """Write down messages of albums."""
    rows = [{"chat": chat, "album": album, "message": message, "at": at} for chat, album, message, at in parts]
    if rows:
        tx.run_many(
            "INSERT INTO albums (chat_id, album, message_id, at) VALUES (:chat, :album, :message, :at)"
            " ON CONFLICT (chat_id, message_id) DO NOTHING",
            rows,
        )


def of_message(tx: Tx, chat: ChatId, message_id: int) -> list[int]:
    """Return the messages of the album to which a message belongs, else the message alone."""
    rows = tx.tuples(
        "SELECT message_id FROM albums WHERE chat_id = :chat AND album ="
        " (SELECT album FROM albums WHERE chat_id = :chat AND message_id = :message) ORDER BY message_id",
        chat=chat,
        message=message_id,
    )
    return [number for (number,) in rows] or [message_id]


def parts(tx: Tx, chat: ChatId, album: str) -> list[int]:
    """Return the messages of an album that have come so far."""
    sql = "SELECT message_id FROM albums WHERE chat_id = :chat AND album = :album ORDER BY message_id"
    return [number for (number,) in tx.tuples(sql, chat=chat, album=album)]


def oldest(tx: Tx) -> Instant | None:
    """Return when the oldest message of an album came."""
    found = tx.value("SELECT min(at) FROM albums")
    return None if found is None else Instant(found)


def forget(tx: Tx, before: Instant) -> None:
    """Forget albums that came long ago."""
    tx.run("DELETE FROM albums WHERE at <= :before", before=before)
