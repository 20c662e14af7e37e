"""Row 10, for long: Telegram goes away and comes back by turns, each time in another way, while everybody goes on."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import cycle
from random import Random

from tests.faults.cable import Cable
from tests.faults.judge import Verdict, judge
from tests.faults.school import School, school

from telegram_emulator.client import SimError

WAYS = ("refused", "silent", "500", "502_html", "cut_before", "cut_after")
AWAY, BACK = (2, 90), (5, 60)
"""Seconds, from and to."""
RECOVERY = 60.0
LONGEST_BACKOFF = 180.0
"""Seconds after which everything that was not sent meanwhile was tried once more."""
HALF_A_DAY = 12 * 3_600_000


async def flapping(seconds: float, cohorts: int) -> Verdict:
    """After each return the bot takes in within a minute what people wrote; nothing is lost, nothing doubled."""
    random = Random("flapping")  # noqa: S311  chance that repeats
    async with school(cohorts, speed=1.0) as opened, Cable.to(opened.stage.emulator.url) as cable:
        opened.stage.more = {"STAFFROOM_API_SERVER": cable.url}
        await opened.start()
        await opened.announce()
        await opened.settled()
        verdict = Verdict()
        ways, end = cycle(WAYS), time.monotonic() + seconds
        while time.monotonic() < end:
            await _once(opened, cable, next(ways), random, verdict)
        verdict.add(await judge(opened))
        shown = sum(key.startswith("prompt:try-") for key, _ in opened.stage.doubts())
        verdict.expect("doubts on the list that coordinators see", shown, verdict.unknown)
        verdict.expect("starts", (opened.stage.starts, opened.stage.running), (1, True))
        return verdict


async def _once(opened: School, cable: Cable, way: str, random: Random, verdict: Verdict) -> None:
    """Let Telegram be away once: something is due before, meanwhile and afterwards, and somebody writes."""
    away, back = random.uniform(*AWAY), random.uniform(*BACK)
    await opened.announce()
    async with _gone(opened, cable, way):
        await asyncio.sleep(away / 2)
        await opened.announce()
        await opened.sim.say_private(opened.amina, "/me")
        await asyncio.sleep(away / 2)
    began = time.monotonic()
    try:
        await opened.sim.wait_until_idle(within=RECOVERY)
    except SimError:
        verdict.broken.append(f"not taken in within {RECOVERY:g} s after {away:.0f} s of {way}")
    verdict.tries += 1
    await asyncio.sleep(max(0.0, back - (time.monotonic() - began)))
    await opened.settled(LONGEST_BACKOFF)
    await opened.sim.advance(HALF_A_DAY)  # no group gets more cards a day than it may


@asynccontextmanager
async def _gone(opened: School, cable: Cable, way: str) -> AsyncIterator[None]:
    """Let Telegram be away in one of the ways."""
    if way == "refused":
        await cable.pull()
    elif way == "silent":
        cable.fall_silent()
    else:
        await opened.sim.faults(kind=way, count=-1)
    yield
    await opened.sim.faults(clear=True)
    await cable.plug_in()
