"""Keep, beside the database, digests of those who had their data deleted, so that no older copy brings them back.

The digests name nobody: the secret that they were made with lies in the encrypted database only.
"""

import asyncio
import logging
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from staffroom.kernel.db import Database, LocalDatabase
from staffroom.rooms import people

log = logging.getLogger(__name__)

LOOK_SECONDS = 30.0
NAME = "forgotten.list"


def file_beside(database: Path) -> Path:
    """Return where the digests lie."""
    return database.with_name(NAME)


def read(file: Path) -> set[str]:
    """Return the digests in a file, none where there is no file."""
    with suppress(FileNotFoundError):
        return set(file.read_text("ascii").split())
    return set()


def keep(file: Path, digests: Iterable[str]) -> None:
    """Add digests to a file, in one step; nothing that stands there is lost."""
    known = read(file)
    every = known | set(digests)
    if every == known:
        return
    _write(file, every)


def _write(file: Path, digests: set[str]) -> None:
    fresh = file.with_suffix(".part")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as written:
        written.write("".join(f"{digest}\n" for digest in sorted(digests)))
        written.flush()
        os.fsync(written.fileno())
    fresh.replace(file)


def agree(local: LocalDatabase) -> None:
    """Bring database and file to the same digests; whoever they mean is erased, in a restored copy too."""
    file = file_beside(local.path)
    keep(file, local.write(people.agree_on_forgotten, read(file)))


def agree_to_less(local: LocalDatabase) -> None:
    """Take out of the file whoever the database does not count among them any more: they wished to come back."""
    file, known = file_beside(local.path), local.write(people.all_forgotten)
    if read(file) - known:
        _write(file, known)


class Mirror:
    """Writes new digests beside the database while the bot runs."""

    def __init__(self, db: Database, database: Path) -> None:
        self._db, self._file = db, file_beside(database)

    async def run(self) -> None:
        """Look now and then until cancelled; a full disk today does not stop tomorrow's."""
        written = -1
        while True:
            try:
                if (number := await self._db.read(people.count_forgotten)) != written:
                    await asyncio.to_thread(keep, self._file, await self._db.read(people.all_forgotten))
                    written = number
            except Exception:
                log.exception("the list of deleted people could not be written; it is tried again")
            await asyncio.sleep(LOOK_SECONDS)
