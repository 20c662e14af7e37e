"""One painter for all worlds of a test process: it starts once, and what any of them drew none need draw again."""

import asyncio
import os
from functools import cache
from pathlib import Path
from threading import Thread
from typing import Any

from staffroom.pictures.painter import Painter


class Easel(Painter):
    """The real painter, on a loop of its own, so that worlds on other loops can share it."""

    shelf: Path
    """Where the processes of one test run keep what was drawn."""

    def __init__(self) -> None:
        super().__init__(idle_seconds=3600)
        self._loop = asyncio.new_event_loop()
        Thread(target=self._loop.run_forever, daemon=True).start()

    async def draw(self, picture: Any) -> bytes:  # noqa: ANN401  whatever a painter draws
        """Draw a picture, or show the one that was drawn of the very same."""
        kept = self.shelf / self.digest(picture).hex()
        if not kept.exists():
            drawing = asyncio.run_coroutine_threadsafe(super().draw(picture), self._loop)
            drawn = await asyncio.wrap_future(drawing)
            wet = kept.with_suffix(f".{os.getpid()}")
            wet.write_bytes(drawn)
            wet.replace(kept)
        return kept.read_bytes()

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
