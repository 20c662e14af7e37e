"""The table `uploads`: pictures that Telegram holds already."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant


def find(tx: Tx, bot_id: int, digest: bytes) -> str | None:
    """Return under which file number Telegram knows a picture."""
    found = tx.value("SELECT file_id FROM uploads WHERE bot_id = :bot AND digest = :digest", bot=bot_id, digest=digest)
    return None if found is None else str(found)


def put(tx: Tx, bot_id: int, digest: bytes, file_id: str, now: Instant) -> None:
    """Write under which file number Telegram knows a picture."""
    tx.run(
        "INSERT INTO uploads (bot_id, digest, file_id, used_at) VALUES (:bot, :digest, :file, :now)"
        " ON CONFLICT (bot_id, digest) DO UPDATE SET file_id = excluded.file_id, used_at = excluded.used_at",
        bot=bot_id,
        digest=digest,
        file=file_id,
        now=now,
    )


def drop(tx: Tx, bot_id: int, digest: bytes) -> None:
    """Forget a file number that Telegram does not accept any more."""
    tx.run("DELETE FROM uploads WHERE bot_id = :bot AND digest = :digest", bot=bot_id, digest=digest)


def forget(tx: Tx, before: Instant) -> int:
    """Forget pictures that were uploaded long ago; return how many."""
    return tx.run("DELETE FROM uploads WHERE used_at < :before", before=before)
