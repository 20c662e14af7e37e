"""Looking at groups in turn for what Telegram tells of only when it is asked: that they were opened to others."""

import asyncio
import logging
from collections.abc import Callable

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Database
from staffroom.kernel.db import Error as DatabaseError
from staffroom.kernel.ids import ChatId
from staffroom.rooms.cohorts import chats, service, watch
from staffroom.rooms.cohorts.service import Tell

log = logging.getLogger(__name__)

ROUND = 60.0
"""Seconds in which every group is looked at once, where there are not too many."""
SHORTEST = 0.5
"""Seconds between two looks at least: from 120 groups on a round takes longer than a minute."""


class Patrol:
    """Looks at one running group after the other, for ever."""

    def __init__(self, db: Database, clock: Clock, bot: Bot, tell: Tell, after: Callable[[], None]) -> None:
        self._db, self._clock, self._bot, self._tell, self._after = db, clock, bot, tell, after

    async def run(self) -> None:
        """Walk round until cancelled; whatever fails is looked at again in the next round."""
        while True:
            try:
                groups = await self._db.read(watch.running)
                for chat in groups:
                    await asyncio.sleep(max(SHORTEST, ROUND / len(groups)))
                    await self.look(chat)
            except DatabaseError:
                log.exception("the groups cannot be looked at while the database refuses")
                groups = []
            if not groups:
                await asyncio.sleep(ROUND)

    async def look(self, chat: ChatId) -> None:
        """Look at one group; only where something changed is it looked at closely and written down."""
        try:
            found = await chats.read_openings(self._bot, chat)
            if not await self._db.read(watch.openings_differ, chat, found):
                return
            facts = await chats.read(self._bot, chat)
        except TelegramAPIError as error:
            log.info("a group could not be looked at: %s", type(error).__name__)
            return
        await self._db.write(service.note_facts, facts, self._tell, self._clock.now())
        self._after()
