"""Every call of the bot, in order, and on disk if wanted: the judge of lost and doubled.

The file holds one JSON object a line for each accepted call. A line is written and synced before the call is
answered, so whatever the bot was told happened is in the file, and what a kill tore off was never answered.
"""

import json
import os
from collections import deque
from pathlib import Path

from telegram_emulator.shapes import Shape

MAX_CALLS = 200_000


class Ledger:
    """Calls in the order in which they were decided; accepted ones are synced to the file."""

    def __init__(self, path: Path | None = None) -> None:
        self._calls: deque[Shape] = deque(maxlen=MAX_CALLS)
        self._file = open_whole(path).open("a", encoding="utf-8", errors="backslashreplace") if path else None
        self.last = 0

    def record(self, call: Shape) -> Shape:
        """Keep one call under the next number."""
        self.last += 1
        entry = {"seq": self.last} | call
        self._calls.append(entry)
        if self._file and entry["accepted"]:
            self._file.write(json.dumps(entry, ensure_ascii=False) + "\n")
            self._file.flush()
            os.fsync(self._file.fileno())
        return entry

    def after(self, seq: int, limit: int) -> list[Shape]:
        """List calls after this one, oldest first."""
        fresh: list[Shape] = []
        for call in reversed(self._calls):
            if call["seq"] <= seq:
                break
            fresh.append(call)
        return fresh[::-1][:limit]

    def close(self) -> None:
        """Close the file."""
        if self._file:
            self._file.close()


def read(path: Path) -> list[Shape]:
    """Read a ledger's file; a torn last line was never answered and is left out, one in the middle is an error."""
    lines = path.read_bytes().split(b"\n")
    return [json.loads(line) for line in lines[:-1]]


def open_whole(path: Path) -> Path:
    """Make the file if there is none, cut off a torn last line, and sync the folder that names it."""
    with path.open("a+b") as file:
        file.seek(0)
        whole = file.read().rfind(b"\n") + 1
        file.truncate(whole)
        os.fsync(file.fileno())
    if os.name == "posix":
        _sync_folder(path.absolute().parent)
    return path


def _sync_folder(path: Path) -> None:
    folder = os.open(path, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
