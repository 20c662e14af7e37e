"""Keep, beside the database and its copies, digests of who had their data deleted: no older copy brings them back.

The digests name nobody: the secret that they were made with lies in the encrypted database only.
"""

import asyncio
import logging
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from staffroom.kernel import facts
from staffroom.kernel.clock import woken
from staffroom.kernel.db import Database, LocalDatabase, Tx
from staffroom.kernel.db_file import empty_log
from staffroom.rooms import joining, people

log = logging.getLogger(__name__)

LOOK_SECONDS = 30.0
BREATH = 1.0
"""Seconds between two looks at least."""
NAME = "forgotten.list"


def file_beside(database: Path) -> Path:
    """Return where the digests lie."""
    return database.with_name(NAME)


def file_among(backups: Path) -> Path:
    """Return where they lie as well, so that whoever takes the copies elsewhere takes them along."""
    return backups / NAME


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
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
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
    keep(file, local.write(people.agree_on_forgotten, read(file), joining.let_go))


def agree_to_less(local: LocalDatabase, folders: Iterable[Path]) -> None:
    """Take out of the files whoever the database does not count among them any more: they wished to come back."""
    known = local.write(people.all_forgotten)
    for file in (file_beside(local.path), *(file_among(folder) for folder in folders)):
        if read(file) - known:
            _write(file, known)


def _deletions(tx: Tx) -> tuple[int, int]:
    """Return two numbers that change with every deletion of which nothing may be left in the log."""
    return people.count_forgotten(tx), facts.wiped(tx)


class Mirror:
    """Writes new digests beside the database and its copies while the bot runs, and empties the log after deletions."""

    def __init__(self, db: Database, database: Path, backups: Path, second: Path | None = None) -> None:
        self._db, self._files, self._second = db, (file_beside(database), file_among(backups)), second
        self._wake = asyncio.Event()

    def wake(self) -> None:
        """Look soon: something was written."""
        self._wake.set()

    async def run(self) -> None:
        """Look now and then until cancelled; a full disk today does not stop tomorrow's."""
        written = (0, 0)
        while True:
            self._wake.clear()
            emptied = True
            try:
                if (number := await self._db.read(_deletions)) != written and (emptied := await self._keep()):
                    written = number
            except Exception:
                log.exception("the list of deleted people could not be written; it is tried again")
            await asyncio.sleep(BREATH)
            if emptied:  # else somebody was reading the log just then
                await woken(self._wake, LOOK_SECONDS)

    async def _keep(self) -> bool:
        """Write the digests down and empty the log, in which the deleted still stand; say whether it is empty."""
        digests = await self._db.read(people.all_forgotten)
        for file in self._files:
            await asyncio.to_thread(keep, file, digests)
        await asyncio.to_thread(self._keep_in_second, digests)
        return await self._db.on_writer(empty_log)

    def _keep_in_second(self, digests: Iterable[str]) -> None:
        """Write them where the copies are a second time; while that place is away, its next copy brings them along."""
        with suppress(OSError):
            if self._second is not None and self._second.is_dir():
                keep(file_among(self._second), digests)
