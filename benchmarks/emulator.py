"""How fast the stand-in is: `python benchmarks/emulator.py` prints a table; nothing is judged by it."""

import argparse
import asyncio
import os
import platform
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from benchmarks.emulator_null import answer, drain  # noqa: E402
from telegram_emulator import Sim  # noqa: E402
from telegram_emulator.shapes import Shape  # noqa: E402

TOKEN = "42:TEST"  # noqa: S105 (made up)
GROUPS, PEOPLE = 2_000, 50
BATCH = 500
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Stand:
    """A stand-in as a process of its own, with the client for its people."""

    sim: Sim
    host: str
    port: int
    pid: int

    def cpu_s(self) -> float:
        """Tell how much time of a processor the process has used."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def memory_mb(self) -> float:
        """Tell how much memory it holds."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


@asynccontextmanager
async def stand(*options: str) -> AsyncIterator[Stand]:
    """Start a stand-in on the first core; the bench itself runs on the others."""
    command = (sys.executable, "-m", "telegram_emulator", "--port", "0", *options)
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    process = await asyncio.create_subprocess_exec(*command, env=environment, stdout=asyncio.subprocess.PIPE)
    said = await process.stdout.readline() if process.stdout else b""
    url = said.decode().split()[-1]
    cores = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(process.pid, cores[:1])
    os.sched_setaffinity(0, cores[1:] or cores)
    parts = urlsplit(url)
    try:
        async with Sim(url) as sim:
            yield Stand(sim, str(parts.hostname), int(parts.port or 0), process.pid)
    finally:
        os.sched_setaffinity(0, cores)
        process.kill()
        await process.wait()


@dataclass(frozen=True)
class Figure:
    """One line of the table: how many a second by the wall clock, how long the process itself worked on each."""

    what: str
    wanted: str
    per_second: float
    cpu_us: float


async def timed(what: str, wanted: str, stood: Stand, count: int, work: Callable[[], Awaitable[object]]) -> Figure:
    """Measure a piece of work."""
    cpu, begun = stood.cpu_s(), time.perf_counter()
    await work()
    took, used = time.perf_counter() - begun, stood.cpu_s() - cpu
    return Figure(what, wanted, count / took, used / count * 1e6)


async def crowd(stood: Stand) -> tuple[Figure, list[Shape]]:
    """Found all groups."""
    made: list[Shape] = []

    async def work() -> None:
        made.extend(await stood.sim.populate(GROUPS, PEOPLE))

    return await timed("people made in bulk", "", stood, GROUPS * PEOPLE, work), made


async def conversations(stood: Stand, groups: list[Shape], count: int) -> Figure:
    """Act conversations out in batches while a null client drains the queue, and wait for both."""
    acts = []
    for number in range(count):
        group = groups[number % len(groups)]
        user = group["people"][number % PEOPLE]
        acts.append({"act": "say", "user": user, "chat": group["id"], "text": "I tried it today."})

    async def act() -> None:
        for start in range(0, count, BATCH):
            await stood.sim.batch(acts[start : start + BATCH])

    async def work() -> None:
        await asyncio.gather(act(), drain_some(stood, count))

    return await timed("conversations acted out and fetched", "2,000", stood, count, work)


async def drain_some(stood: Stand, count: int) -> None:
    """Fetch what comes; an empty queue is asked again after a moment."""
    seen = 0
    while seen < count:
        waiting = int((await stood.sim.state())["pending_updates"])
        if waiting:
            await drain(stood.host, stood.port, TOKEN, waiting)
        seen += waiting
        await asyncio.sleep(0.01)


async def flood(stood: Stand, count: int) -> list[Figure]:
    """Prepare a flood, then serve it to the null client."""
    prepared = await timed("flood prepared", "", stood, count, lambda: stood.sim.flood(count, commands=0.02))
    served = await timed(
        "flood served to a null client", "50,000", stood, count, lambda: drain(stood.host, stood.port, TOKEN, count)
    )
    return [prepared, served]


async def calls(stood: Stand, groups: list[Shape], count: int, what: str) -> Figure:
    """Send messages one after another over one connection."""
    reader, writer = await asyncio.open_connection(stood.host, stood.port)

    async def work() -> None:
        for number in range(count):
            chat = groups[number % len(groups)]["id"]
            path = f"/bot{TOKEN}/sendMessage?chat_id={chat}&text=Hello"
            writer.write(f"GET {path} HTTP/1.1\r\nHost: {stood.host}\r\n\r\n".encode())
            await answer(reader)

    figure = await timed(what, "", stood, count, work)
    writer.close()
    return figure


async def once(count: int, ledger: Path) -> tuple[list[Figure], float]:
    """Measure everything once."""
    async with stand() as stood:
        made, groups = await crowd(stood)
        spoken = await conversations(stood, groups, count // 5)
        floods = await flood(stood, count)
        sent = await calls(stood, groups, count // 20, "sendMessage, one connection")
        memory = stood.memory_mb()
    async with stand("--ledger", str(ledger)) as stood:
        _, groups = await crowd(stood)
        synced = await calls(stood, groups, count // 50, "sendMessage, each synced to the ledger")
    return [made, spoken, *floods, sent, synced], memory


async def main() -> None:
    """Measure several times and print the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--updates", type=int, default=100_000, help="the size of the flood (%(default)s)")
    parser.add_argument("--runs", type=int, default=3, help="how often; the table shows medians (%(default)s)")
    parser.add_argument("--folder", type=Path, default=ROOT, help="where a ledger is synced for a while (%(default)s)")
    options = parser.parse_args()
    with TemporaryDirectory(dir=options.folder) as folder:
        runs = [await once(options.updates, Path(folder) / f"{run}.jsonl") for run in range(options.runs)]
    say(f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {sys.version.split()[0]}")
    say(f"{GROUPS:,} groups × {PEOPLE} people, {options.updates:,} updates, median of {options.runs}\n")
    say(f"| {'what':40} | wanted/s | by the clock | CPU µs each | a whole core |")
    say(f"|{'-' * 42}|---------:|-------------:|------------:|-------------:|")
    for lines in zip(*(figures for figures, _ in runs), strict=True):
        rate, cpu = median(one.per_second for one in lines), median(one.cpu_us for one in lines)
        say(f"| {lines[0].what:40} | {lines[0].wanted:>8} | {rate:12,.0f} | {cpu:11.1f} | {1e6 / cpu:12,.0f} |")
    say(f"\nmemory with everybody and everything said: {median(memory for _, memory in runs):.0f} MB")


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(main())
