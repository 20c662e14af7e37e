"""Faults side by side: each in a process of its own, those that take longest first, and none is left behind."""

import asyncio
import signal
import sys
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import Callable, Sequence
from typing import NamedTuple

from tests.faults.rows import Fault

PARTING = 30.0
"""Seconds that a row has for ending its bot when it is broken off."""

Say = Callable[[str], None]


class Ended(NamedTuple):
    """What a row said, and whether everything held."""

    held: bool
    lines: str


async def run(chosen: Sequence[Fault], jobs: int, say: Say) -> dict[str, Ended]:
    """Bring faults about, so many at once; whoever breaks it off breaks all of them off."""
    waiting = sorted(chosen, key=lambda fault: fault.minutes)
    ended: dict[str, Ended] = {}

    async def worker() -> None:
        while waiting:
            fault = waiting.pop()
            ended[fault.name] = await _one(fault.name)
            say(ended[fault.name].lines)

    workers = [asyncio.ensure_future(worker()) for _ in range(jobs)]
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, workers[0].cancel)
    try:
        await asyncio.gather(*workers)
    finally:
        for one in workers:
            one.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
    return ended


async def _one(name: str) -> Ended:
    """Run a row in a process of its own, which hears of Ctrl-C from us alone."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.faults", "--only", name, stdout=PIPE, stderr=STDOUT, start_new_session=True
    )
    try:
        said, _ = await process.communicate()
    finally:
        await _part(process)
    lines = said.decode(errors="replace") or f"     BROKEN {name} ended with {process.returncode} and said nothing\n"
    return Ended(process.returncode == 0, lines)


async def _part(process: Process) -> None:
    """Let a row that is broken off end its bot, as Ctrl-C does."""
    if process.returncode is not None:
        return
    process.send_signal(signal.SIGINT)
    try:
        await asyncio.wait_for(process.wait(), PARTING)
    except TimeoutError:
        process.kill()
        await process.wait()
