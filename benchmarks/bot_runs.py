"""One run of one contender: start it on its own core, let the flood in, watch it through /proc."""

import asyncio
import math
import os
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.bot_far_end import Flood, serving
from staffroom.kernel.db_file import KEY_BYTES, connect

HERE = Path(__file__).parent
TICKS = os.sysconf("SC_CLK_TCK")
REST = 3.0
"""Seconds that a bot is left alone at least before its idle memory is read."""
CALM = 0.05
"""Share of a core that a bot at rest uses at most; on a busy machine its start goes on for longer."""
PATIENCE = 600.0
UNCOMPILED = "PYTHONDONTWRITEBYTECODE"
"""Where this is set, a program from source is compiled anew at every start, and one that was installed is not."""


@dataclass(frozen=True)
class Run:
    """What was seen in one run; memory in MB, gaps in ms, times in seconds."""

    per_second: float
    cpu_us: float
    idle: float
    peak: float
    cold: float
    gap: float
    cold_cpu: float


@dataclass(frozen=True)
class Contender:
    """How a bot is started: its command for an address and a number of updates."""

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str]
    mode: str = ""

    @property
    def is_ours(self) -> bool:
        """Say whether it is Staffroom."""
        return self.name == "staffroom"


@asynccontextmanager
async def started(contender: Contender, address: str, number: int) -> AsyncIterator[asyncio.subprocess.Process]:
    """Run a bot on the last core around a block of code."""
    told = () if contender.is_ours else (address, str(number), *filter(None, (contender.mode,)))
    kept = {name: value for name, value in os.environ.items() if name != UNCOMPILED}
    environment = {**kept, "STAFFROOM_API_SERVER": address, **contender.environment}
    with tempfile.TemporaryFile() as log:
        process = await asyncio.create_subprocess_exec(
            *contender.command, *told, env=environment, stdout=log, stderr=log, preexec_fn=_on_last_core
        )
        try:
            yield process
        except BaseException:
            log.seek(0)
            sys.stderr.write(log.read().decode(errors="replace")[-4000:])
            raise
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()


def _on_last_core() -> None:
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def on_first_core() -> None:
    """Keep this process, which is the far end, off the bots' core."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def cpu_seconds(pid: int) -> float:
    """Return the processor time that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory(pid: int, field: str) -> float:
    """Return `VmRSS` (now) or `VmHWM` (most so far) of a process in MB; NaN of one that has just ended."""
    lines = Path(f"/proc/{pid}/status").read_text("ascii").splitlines()
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(field)), math.nan)


def forget_peak(pid: int) -> None:
    """Let the highest memory count from now on."""
    Path(f"/proc/{pid}/clear_refs").write_text("5", "ascii")


def commit_ms(folder: Path, body: bytes, pause: float, times: int = 60) -> float:
    """Return the mean of the milliseconds until a batch lasts in an encrypted file, in a loop that does nothing else.

    It rests between two as a bot does whose next batch is on its way: a processor that rested is slower at first.
    """
    waits, link = [], connect(folder / "commits.db", bytes(KEY_BYTES))
    link.execute("CREATE TABLE raw (body BLOB)")
    for _ in range(times):
        time.sleep(pause)
        began = time.perf_counter()
        link.execute("BEGIN IMMEDIATE")
        link.execute("INSERT INTO raw (body) VALUES (?)", (body,))
        link.execute("COMMIT")
        waits.append(time.perf_counter() - began)
        link.execute("DELETE FROM raw")
    link.close()
    return statistics.fmean(waits) * 1000


async def until(done: Callable[[Flood], bool], flood: Flood, process: asyncio.subprocess.Process) -> None:
    """Wait for a condition of the flood."""
    async with asyncio.timeout(PATIENCE):
        while not done(flood):
            if process.returncode is not None:
                raise RuntimeError("the bot ended by itself")
            await asyncio.sleep(0.002)


async def rested(pid: int) -> None:
    """Wait until a bot that has started is at rest."""
    before, used = cpu_seconds(pid), 1.0
    async with asyncio.timeout(PATIENCE):
        while used > CALM * REST:
            await asyncio.sleep(REST)
            before, used = cpu_seconds(pid), cpu_seconds(pid) - before


async def settled(contender: Contender) -> None:
    """Run a bot once without updates until it is at rest and has told Telegram all about itself: no run pays for it."""
    flood = Flood()
    server, address = await serving(flood)
    async with started(contender, address, 0) as process:
        await until(lambda seen: seen.calls > 1, flood, process)
        await rested(process.pid)
        process.terminate()
        await process.wait()
    server.close()


async def one(contender: Contender, updates: list[bytes], *, answers: int, round_trip: float = 0.0) -> Run:
    """Start a bot, let it rest, let the flood in, and read its figures when all is acknowledged and answered."""
    flood = Flood(updates=updates)
    server, address = await serving(flood)
    try:
        begin = time.monotonic()
        async with started(contender, address, len(updates)) as process:
            await until(lambda seen: seen.first_poll is not None, flood, process)
            cold, cold_cpu = (flood.first_poll or 0.0) - begin, cpu_seconds(process.pid)
            await rested(process.pid)
            idle, before = memory(process.pid, "VmRSS"), cpu_seconds(process.pid)
            forget_peak(process.pid)
            flood.round_trip = round_trip
            flood.open()
            wanted = 0 if not contender.is_ours and contender.mode != "answer" else answers
            await until(lambda seen: _ended(seen, contender, wanted), flood, process)
            end = max(flood.acknowledged_at, flood.done_at, flood.said_at if wanted else 0.0)
            used = cpu_seconds(process.pid) - before
            return Run(
                per_second=len(updates) / (end - flood.opened_at),
                cpu_us=used / len(updates) * 1e6,
                idle=idle,
                peak=memory(process.pid, "VmHWM"),
                cold=cold,
                cold_cpu=cold_cpu,
                gap=flood.longest_gap * 1000,
            )
    finally:
        server.close()


def _ended(flood: Flood, contender: Contender, answers: int) -> bool:
    everything = flood.acknowledged >= len(flood.updates)
    return everything and flood.said >= answers and (contender.is_ours or flood.done_at > 0)
