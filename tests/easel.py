"""One painter for all worlds of a test process: its process starts once, and what it drew it need not draw again."""

import asyncio
from functools import cache
from threading import Thread
from typing import Any

from staffroom.pictures.painter import Painter


class Easel(Painter):
    """The real painter, on a loop of its own, so that worlds on other loops can share it."""

    def __init__(self) -> None:
        super().__init__(idle_seconds=3600)
        self._kept: dict[bytes, bytes] = {}
        self._loop = asyncio.new_event_loop()
        Thread(target=self._loop.run_forever, daemon=True).start()

    async def draw(self, picture: Any) -> bytes:  # noqa: ANN401  whatever a painter draws
        """Draw a picture, or show the one that was drawn of the very same."""
        digest = self.digest(picture)
        if digest not in self._kept:
            drawing = asyncio.run_coroutine_threadsafe(super().draw(picture), self._loop)
            self._kept[digest] = await asyncio.wrap_future(drawing)
        return self._kept[digest]

    async def close(self) -> None:
        """Stay: another world will want something drawn."""

    def put_away(self) -> None:
        """End its process."""
        asyncio.run_coroutine_threadsafe(super().close(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)


@cache
def easel() -> Easel:
    """Return the one of this process."""
    return Easel()
