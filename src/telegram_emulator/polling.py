"""getUpdates: one poller at a time, waiting until there is something to give."""

import asyncio
from typing import NoReturn

from telegram_emulator.bell import Bell
from telegram_emulator.clock import Clock
from telegram_emulator.shapes import Shape
from telegram_emulator.world.errors import conflict
from telegram_emulator.world.state import World

MAX_LIMIT = 100
MAX_TIMEOUT_S = 50
HASTY_MS = 3000  # the same offset again within this time waits at least so long
VERY_HASTY_MS = 500  # the same offset again within this time gets one update
CONFLICT_MS = 3000  # a second conflict within this time is told so much later
OTHER = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


class Poller:
    """Holds the poll that waits, and ends it when a newer one comes to wait."""

    def __init__(self, bell: Bell) -> None:
        self._bell = bell
        self._current = 0
        self._reason: str | None = None
        self._offset: int | None = None
        self._asked_ms = 0
        self._conflict_ms = 0

    def interrupt(self, reason: str | None) -> None:
        """End the poll that waits, with a conflict or empty-handed."""
        self._current += 1
        self._reason = reason
        self._bell.ring()

    async def poll(self, world: World, given: Shape) -> list[bytes]:
        """Confirm by the offset, then give what waits or wait for it; each update is its JSON."""
        if world.webhook.url:
            await self._collide(world, WEBHOOK)
        if given.get("allowed_updates") is not None:
            world.queue.allow(given["allowed_updates"])
        offset = given.get("offset") or 0
        limit = max(1, min(MAX_LIMIT, given.get("limit") or MAX_LIMIT))
        timeout = max(0, min(MAX_TIMEOUT_S, given.get("timeout") or 0))
        limit, timeout = self._calmed(world, offset, limit, timeout)
        world.queue.confirm(offset)
        updates = world.queue.take(limit)
        return updates if updates or not timeout else await self._wait(world, limit, timeout)

    def _calmed(self, world: World, offset: int, limit: int, timeout: int) -> tuple[int, int]:
        passed_ms = world.clock.now_ms() - self._asked_ms
        again = world.limits.settings.polling and offset == self._offset
        self._offset, self._asked_ms = offset, world.clock.now_ms()
        if again and 0 <= passed_ms < HASTY_MS:
            timeout = max(timeout, HASTY_MS // 1000)
        return 1 if again and 0 <= passed_ms < VERY_HASTY_MS else limit, timeout

    async def _wait(self, world: World, limit: int, seconds: float) -> list[bytes]:
        self.interrupt(OTHER)
        mine = self._current
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        while (left := deadline - loop.time()) > 0:
            await self._bell.sleep(min(left, world.queue.held_s()))
            if mine != self._current:
                return await self._ended(world, self._reason)
            if updates := world.queue.take(limit):
                return updates
        return []

    async def _ended(self, world: World, reason: str | None) -> list[bytes]:
        if reason:
            await self._collide(world, reason)
        return []

    async def _collide(self, world: World, reason: str) -> NoReturn:
        """Refuse with a conflict; hasty pollers that collide again at once are told later."""
        now_ms = world.clock.now_ms()
        if world.limits.settings.polling and 0 <= now_ms - self._conflict_ms < CONFLICT_MS:
            await self._sleep(world.clock, now_ms + CONFLICT_MS)
        else:
            self._conflict_ms = now_ms
        raise conflict(reason)

    async def _sleep(self, clock: Clock, until_ms: int) -> None:
        """Sleep until the stand-in's clock shows a moment, however fast it runs; not longer if it was set back."""
        while 0 < (left_ms := until_ms - clock.now_ms()) <= CONFLICT_MS:
            await self._bell.sleep(clock.real_s(left_ms))
