"""Every call of the bot, in order, and on disk if wanted: the judge of lost and doubled."""

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
        self._file = path.open("a", encoding="utf-8") if path else None
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
        skip = max(0, len(self._calls) - (self.last - seq))
        return [call for index, call in enumerate(self._calls) if index >= skip][:limit]

    def close(self) -> None:
        """Close the file."""
        if self._file:
            self._file.close()
