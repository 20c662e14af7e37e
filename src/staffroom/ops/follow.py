"""Follow the stand-in's clock: a setting that only the demo and the tests use."""

import asyncio
import logging
from collections.abc import Callable

import aiohttp

from staffroom.kernel.clock import LedClock
from staffroom.kernel.ids import Instant

log = logging.getLogger(__name__)

WAIT_SECONDS = 25
PAUSE = 0.2
MOST_FAILURES = 50


class Follower:
    """Keeps a led clock at the hands of another, and says when they were moved."""

    def __init__(self, url: str) -> None:
        self._url = url
        self.moved: Callable[[], None] = _nobody
        self.clock = LedClock(Instant(0), speed=0)

    async def look(self) -> None:
        """Read the hands once, before anything else is done."""
        async with aiohttp.ClientSession() as session:
            await self._look(session, wait=0)

    async def run(self) -> None:
        """Follow until cancelled, or until the stand-in has been away for ten seconds: then nobody plays any more."""
        failures = 0
        async with aiohttp.ClientSession() as session:
            while failures < MOST_FAILURES:
                try:
                    await self._look(session, wait=WAIT_SECONDS)
                    failures = 0
                except (aiohttp.ClientError, TimeoutError):
                    failures += 1
                    await asyncio.sleep(PAUSE)
        log.error("the stand-in is gone, and with it the demo")

    async def _look(self, session: aiohttp.ClientSession, wait: int) -> None:
        query = {"seen": str(self.clock.version), "wait": str(wait)}
        async with session.get(self._url, params=query) as answer:
            hands = await answer.json()
        if hands["version"] != self.clock.version:
            self.clock.lead(Instant(int(hands["now_ms"])), float(hands["speed"]), int(hands["version"]))
            self.moved()


def _nobody() -> None:
    """Tell nobody: nobody waits before the house stands."""
