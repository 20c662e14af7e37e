"""The director leads the clock: to the next due moment, wait until everything is still, and on."""

import asyncio
from collections.abc import Callable
from typing import Any, Protocol

from staffroom.kernel.ids import Instant
from staffroom.kernel.refusal import Trouble
from telegram_emulator.server import Emulator

STILL_SECONDS = 60.0
"""Longest time that the house may stay busy at one moment."""
A_MOMENT = 0.015
"""Seconds between two looks; only after the first that finds it idle the second follows at once."""
MOST_STOPS = 20_000


class Watched(Protocol):
    """A stand-in in this process, with a bot that can be asked how it is."""

    emulator: Emulator

    async def status(self) -> dict[str, Any] | None:
        """Return what the bot says of itself, None while it cannot be asked."""

    def last_words(self) -> str:
        """Return what helps to understand why the bot does not come to rest."""


class Director:
    """Moves the stand-in's clock only while nothing is on its way, so that no queued update ever expires."""

    def __init__(self, stage: Watched, moment: float = A_MOMENT) -> None:
        self._stage, self._moment = stage, moment

    def now(self) -> Instant:
        """Return the stand-in's time."""
        return Instant(self._stage.emulator.clock.now_ms())

    async def still(self) -> Instant | None:
        """Wait until inbox, outbox and the stand-in's queue are idle; return the bot's next due moment.

        Raises Trouble where the house does not come to rest.
        """
        loop = asyncio.get_running_loop()
        deadline = loop.time() + STILL_SECONDS
        before: tuple[object, ...] | None = None
        while loop.time() < deadline:
            seen = await self._look()
            if seen is not None and seen == before:
                return Instant(int(seen[2])) if seen[2] is not None else None  # type: ignore[call-overload]
            if seen is None or before is not None:
                await asyncio.sleep(self._moment)
            before = seen
        raise Trouble(f"the bot did not come to rest: {await self._stage.status()} {self._stage.last_words()}")

    async def _look(self) -> tuple[object, ...] | None:
        """Return what would change if anything happened; None while something is on its way.

        Two looks that are alike prove that all is still: what came in after the bot said that it was idle is either
        still pending, or the bot says at the second look that it is busy with it, or has called since.
        """
        status = await self._stage.status()
        world, version = self._stage.emulator.world, self._stage.emulator.clock.version
        if status is None or not status["idle"] or world.queue.pending or status["clock_version"] != version:
            return None
        return (version, world.ledger.last, status["next_due_ms"])

    async def advance_to(self, moment: Instant, watch: Callable[[], object] | None = None) -> None:
        """Go to a moment by way of everything that is due before it."""
        for _ in range(MOST_STOPS):
            due = await self.still()
            if watch is not None:
                watch()
            now = self.now()
            if now >= moment:
                return
            self._stage.emulator.lead(moment if due is None or due > moment else max(due, now + 1))
        raise Trouble("the programme never came to the moment that was asked for")
