"""A bell that wakes everyone who waits for the world to change."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Bell:
    """Lets long polls sleep until something happened."""

    def __init__(self) -> None:
        self._sleepers: set[asyncio.Future[None]] = set()

    def ring(self) -> None:
        """Wake all sleepers."""
        for sleeper in self._sleepers:
            if not sleeper.done():
                sleeper.set_result(None)
        self._sleepers.clear()

    async def sleep(self, seconds: float) -> None:
        """Sleep until the bell rings, at most so long."""
        sleeper = asyncio.get_running_loop().create_future()
        self._sleepers.add(sleeper)
        try:
            async with asyncio.timeout(seconds):  # wait_for would lose a cancellation that comes with the ring
                await sleeper
        except TimeoutError:
            pass
        finally:
            self._sleepers.discard(sleeper)

    async def until(self, look: Callable[[], T], seconds: float) -> T:
        """Look again at each ring until there is something to see or the time is over."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        while not (seen := look()) and (left := deadline - loop.time()) > 0:
            await self.sleep(left)
        return seen
