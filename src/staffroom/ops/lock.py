"""The process lock: one bot for one database."""

import os
import sys
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from staffroom.kernel.refusal import CONFIGURATION, Trouble

ALREADY_RUNS = 2
_NOTE_BYTES = 32


class ProcessLock:
    """Held while the bot runs; the system lets it go when the process ends, however it ends."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: BinaryIO | None = None

    def acquire(self) -> None:
        """Take the lock.

        Raises Trouble: exit code 2 where another process holds it, 78 where its folder cannot be written to.
        """
        file = self._open()
        try:
            _lock(file)
        except OSError:
            holder = _holder(file)
            file.close()
            raise Trouble(
                f"Staffroom is running already{holder} with this database ({self.path.stem}). "
                "Stop that one first (Ctrl-C in its window, or stop the service).",
                ALREADY_RUNS,
            ) from None
        file.truncate(0)
        file.write(str(os.getpid()).encode())
        file.flush()
        self._file = file

    def _open(self) -> BinaryIO:
        folder = self.path.parent
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            return self.path.open("a+b")
        except OSError as error:
            raise Trouble(
                f"{folder}: nothing can be written there ({error.strerror}). Check its rights, and the disk.",
                CONFIGURATION,
            ) from None

    def release(self) -> None:
        """Let the lock go; the file stays, so that no two processes lock two files of one name."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def is_held(path: Path) -> bool:
    """Say whether a process holds a lock; nothing is made or changed."""
    try:
        file = path.open("rb")
    except OSError:
        return False
    with file:
        try:
            _lock(file)
        except OSError:
            return True
    return False


def _holder(file: BinaryIO) -> str:
    try:
        file.seek(0)
        number = file.read(_NOTE_BYTES).decode("ascii", "ignore").strip()
    except OSError:
        return ""
    return f" (process {number})" if number.isdigit() else ""


if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30
    """Windows forbids reading what is locked; the lock lies behind the note."""

    def _lock(file: BinaryIO) -> None:
        file.seek(_FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        file.seek(0)

else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
