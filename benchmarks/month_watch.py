"""What a process and its children take of the machine, read from /proc (Linux)."""

import asyncio
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

TICKS = os.sysconf("SC_CLK_TCK")
EVERY_S = 0.2
KB_OF_MB = 1024


@dataclass
class Peaks:
    """The most memory in MB; a page that processes share counts once in `together`, and in each of the others."""

    together: float = 0.0
    bot: float = 0.0
    painter: float = 0.0


@dataclass
class Meter:
    """Looks at a running bot and its drawing process five times a second."""

    pid: int
    peaks: Peaks = field(default_factory=Peaks)
    _task: "asyncio.Task[None] | None" = None

    async def __aenter__(self) -> Self:
        """Begin to look."""
        self._task = asyncio.ensure_future(self._run())
        return self

    async def __aexit__(self, *_: object) -> None:
        """Look no more."""
        if self._task is not None:
            self._task.cancel()

    async def _run(self) -> None:
        while True:
            await asyncio.to_thread(self.look)
            await asyncio.sleep(EVERY_S)

    def look(self) -> float:
        """Take the memory now, and return how much it is together, in MB."""
        children = _children(self.pid)
        together = sum(_megabytes(pid, "smaps_rollup", "Pss:") for pid in (self.pid, *children))
        self.peaks.together = max(self.peaks.together, together)
        self.peaks.bot = max(self.peaks.bot, _megabytes(self.pid, "status", "VmHWM:"))
        self.peaks.painter = max([self.peaks.painter, *(_megabytes(pid, "status", "VmHWM:") for pid in children)])
        return together

    def seconds(self) -> float:
        """Return the processor time of the bot and its children so far, those that have ended among them."""
        return sum(_seconds(pid) for pid in (self.pid, *_children(self.pid)))


def _children(pid: int) -> list[int]:
    try:
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]
    except OSError:
        return []


def _megabytes(pid: int, file: str, name: str) -> float:
    """Return a figure of a process; none where it has ended meanwhile."""
    try:
        lines = Path(f"/proc/{pid}/{file}").read_text("ascii", "replace").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / KB_OF_MB for line in lines if line.startswith(name)), 0.0)


def _seconds(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("ascii", "replace").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(int(one) for one in fields[11:15]) / TICKS
