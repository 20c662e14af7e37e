"""getUpdates: one poller at a time, waiting until there is something to give."""

import asyncio

from telegram_emulator.bell import Bell
from telegram_emulator.shapes import Shape
from telegram_emulator.world.errors import conflict
from telegram_emulator.world.state import World

MAX_LIMIT = 100
MAX_TIMEOUT_S = 50
OTHER = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


class Poller:
    """Holds the poll that waits, and ends it when a newer one comes."""

    def __init__(self, bell: Bell) -> None:
        self._bell = bell
        self._current = 0
        self._reason = OTHER

    def interrupt(self, reason: str) -> None:
        """End the poll that waits with a conflict."""
        self._current += 1
        self._reason = reason
        self._bell.ring()

    async def poll(self, world: World, given: Shape) -> list[Shape]:
        """Confirm by the offset, then give what waits or wait for it."""
        if world.webhook:
            raise conflict(WEBHOOK)
        self.interrupt(OTHER)
        mine = self._current
        if given.get("allowed_updates") is not None:
            world.queue.allow(given["allowed_updates"])
        world.queue.confirm(given.get("offset", 0))
        limit = max(1, min(MAX_LIMIT, given.get("limit") or MAX_LIMIT))
        timeout = max(0, min(MAX_TIMEOUT_S, given.get("timeout") or 0))
        return await self._wait(world, mine, limit, timeout)

    async def _wait(self, world: World, mine: int, limit: int, seconds: float) -> list[Shape]:
        deadline = asyncio.get_running_loop().time() + seconds
        while True:
            if mine != self._current:
                raise conflict(self._reason)
            updates = world.queue.take(limit)
            left = deadline - asyncio.get_running_loop().time()
            if updates or left <= 0:
                return updates
            await self._bell.sleep(left)
