"""The shelf of pictures: each is uploaded once, and travels by its number afterwards."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Database
from staffroom.kernel.db import Error as DatabaseError
from staffroom.outbox import store_uploads

log = logging.getLogger(__name__)

MOST_TURNS = 1000


class Shelf:
    """Remembers, for one bot, under which number Telegram knows a picture; while it cannot, pictures are uploaded."""

    def __init__(self, db: Database, clock: Clock, bot_id: int) -> None:
        self._db, self._clock, self._bot_id = db, clock, bot_id
        self._turns: dict[bytes, asyncio.Lock] = {}

    async def find(self, digest: bytes) -> str | None:
        """Return a picture's number, None while it was never uploaded."""
        try:
            return await self._db.read(store_uploads.find, self._bot_id, digest)
        except DatabaseError:
            log.exception("the shelf of pictures cannot be read")
            return None

    async def keep(self, digest: bytes, file_id: str) -> None:
        """Remember a picture's number; a message that was sent stays sent where that fails."""
        try:
            await self._db.write(store_uploads.put, self._bot_id, digest, file_id, self._clock.now())
        except DatabaseError:
            log.exception("a picture's number cannot be kept")

    async def drop(self, digest: bytes) -> None:
        """Forget a number that Telegram refused."""
        try:
            await self._db.write(store_uploads.drop, self._bot_id, digest)
        except DatabaseError:
            log.exception("a picture's number cannot be forgotten")

    @asynccontextmanager
    async def turn(self, digest: bytes) -> AsyncIterator[None]:
        """Let one at a time upload a picture; whoever waited finds it on the shelf."""
        if len(self._turns) >= MOST_TURNS:
            self._turns.clear()
        async with self._turns.setdefault(digest, asyncio.Lock()):
            yield
