"""The bot looks at the groups by itself: what opens one to others every minute, all of it once a day or when asked for.

Telegram tells of much only when it is asked; and of what happened more than a day ago not at all.
"""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from time import monotonic

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramMigrateToChat, TelegramRetryAfter

from staffroom.kernel import facts as installation
from staffroom.kernel.clock import DAY, HOUR, SECOND, Clock
from staffroom.kernel.db import Database, Tx
from staffroom.kernel.db import Error as DatabaseError
from staffroom.kernel.ids import ChatId, CohortId, Instant, UserId
from staffroom.outbox import Ways
from staffroom.rooms.cohorts import chats, meeting, naming, service, store, store_facts, watch
from staffroom.rooms.cohorts.group_rules import ChatFacts, Membership
from staffroom.rooms.cohorts.service import Tell
from staffroom.rooms.cohorts.values import Visit
from staffroom.telegram.line import Line

log = logging.getLogger(__name__)

HEARD = "rounds.heard"
"""When Telegram was last reached, as far as anybody wrote it down."""
AWAY = 23 * HOUR
"""Telegram keeps news for a day: whoever was away longer than this must ask."""
OFTEN = 15 * SECOND
"""So often a group is read that somebody is setting up."""
BREATH = 1.0
"""Seconds of the machine between two readings of such a group at least, however fast a led clock runs."""
GLANCES = 60.0
"""Seconds in which every running group is glanced at once, where there are not too many; who they are is read once."""
SHORTEST = 0.5
"""Seconds between two glances at least: from 120 groups on a round takes longer than a minute."""
REST = 5.0
"""Seconds until the rows are looked at again, and until a question that failed is asked again."""

Settle = Callable[[Tx, ChatId, Mapping[UserId, Membership], Instant], None]
"""Takes what accounts are in a chat, and when that was read."""


@dataclass(frozen=True)
class Hands:
    """What the rounds are handed of the rest of the house."""

    ways: Ways
    tell: Tell
    settle: Settle
    after: Callable[[], None]
    """Told when something was written."""


class Rounds:
    """Reads one group at a time, as the rows ask for it."""

    def __init__(self, db: Database, clock: Clock, bot: Bot, line: Line, hands: Hands) -> None:
        self._db, self._clock, self._bot, self._line, self._hands = db, clock, bot, line, hands
        self._wake = asyncio.Event()
        self._read: dict[CohortId, float] = {}
        """When a group was last read, on the machine's own time."""
        self.idle = False

    def wake(self) -> None:
        """Look at the rows again now."""
        self.idle = False
        self._wake.set()

    def leap(self) -> None:
        """Look at the rows again now: the clock was moved, and nothing was read just now any more."""
        self._read.clear()
        self.wake()

    async def run(self) -> None:
        """Go round until cancelled."""
        while True:
            await self._line.wait_open()
            self._wake.clear()
            try:
                if await self._one():
                    await asyncio.sleep(chats.GAP)
                    continue
            except TelegramRetryAfter as told:
                await asyncio.sleep(told.retry_after)
            except (AiogramError, DatabaseError) as error:
                log.info("a group could not be read now: %s", type(error).__name__)
                await asyncio.sleep(REST)
            self.idle = not self._wake.is_set()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(REST):
                    await self._wake.wait()

    async def glance(self) -> None:
        """Glance at one running group after the other until cancelled; what fails is seen in the next round."""
        round_of: list[ChatId] = []
        pause = REST
        while True:
            await self._line.wait_open()
            try:
                if not round_of:
                    round_of = await self._db.read(watch.running)
                    pause = max(SHORTEST, GLANCES / len(round_of)) if round_of else REST
                if round_of:
                    await self.glance_at(round_of.pop())
            except TelegramRetryAfter as told:
                await asyncio.sleep(told.retry_after)
            except (AiogramError, DatabaseError) as error:
                log.info("a group could not be glanced at: %s", type(error).__name__)
            await asyncio.sleep(pause)

    async def glance_at(self, chat: ChatId) -> None:
        """Ask one question about a group; only where the answer is news is all of it read and written down."""
        found = await chats.read_openings(self._bot, chat)
        if await self._db.read(watch.openings_differ, chat, found):
            facts = await chats.read(self._bot, chat)
            await self._db.write(service.note_facts, facts, self._hands.tell, self._clock.now())
            self._hands.after()

    async def _one(self) -> bool:
        """Read the group that is due next; say whether there was one."""
        now = self._clock.now()
        if self._line.well(asyncio.get_running_loop().time()) and await self._db.read(_is_stale, now):
            await self._db.write(_note_heard, now)
        visit = await self._db.read(self._next, now)
        if visit is None:
            return await self._meeting(now)
        self._read[visit.cohort] = monotonic()
        facts = await chats.read(self._bot, visit.chat)
        asked = await self._db.read(store_facts.accounts, visit.chat, everybody=bool(visit.roll))
        found = await chats.read_members(self._bot, facts.chat, asked) if facts.bot_is_member else {}
        if visit.roll and len(found) < len(asked):
            log.warning("group %s: of %d accounts Telegram tells nothing", visit.cohort, len(asked) - len(found))
        await self._db.write(self._note, visit, facts, found, now)
        self._hands.after()
        return True

    async def _meeting(self, now: Instant) -> bool:
        """Read the coordinators' group that is due next; say whether there was one."""
        found = await self._db.read(meeting.due, Instant(now - DAY))
        if found is None:
            return False
        try:
            members = await chats.read_members(self._bot, found.chat, found.staff)
        except TelegramMigrateToChat as moved:
            await self._follow(found.chat, ChatId(moved.migrate_to_chat_id))
        else:
            await self._db.write(meeting.note, found, members, now, self._clock.now())
        self._hands.after()
        return True

    async def _follow(self, old: ChatId, new: ChatId) -> None:
        """Follow a group that became a supergroup without our being told; it is read in the next round."""
        facts = await chats.read(self._bot, new)
        await self._db.write(watch.moved, old, facts, self._hands.ways, self._hands.tell, self._clock.now())

    def _next(self, tx: Tx, now: Instant) -> Visit | None:
        """Return the group that is to be read next; one that is being set up, and was read just now, may wait."""
        day, never = Instant(now - DAY), Instant(0)
        visit = store_facts.next_visit(tx, day, Instant(now - OFTEN), now)
        if visit is None or self._read.get(visit.cohort, 0.0) < monotonic() - BREATH:
            return visit
        return store_facts.next_visit(tx, day, never, now)

    def _note(self, tx: Tx, visit: Visit, facts: ChatFacts, found: Mapping[UserId, Membership], began: Instant) -> None:
        now, known = self._clock.now(), store_facts.get(tx, visit.cohort)
        if known.looked_at >= began or store.get(tx, visit.cohort).missing != visit.missing:
            store_facts.put(tx, replace(known, read_at=Instant(0)))
            return  # something happened there meanwhile, so that what was read may be old: it is read again
        cohort = watch.looked(tx, visit.chat, facts, self._hands.ways, self._hands.tell, now)
        store_facts.put(tx, replace(store_facts.get(tx, visit.cohort), read_at=now, roll_due=0))
        if cohort is None:
            return
        naming.note_title(tx, cohort, facts.title, began, now)
        naming.resume(tx, cohort, now)
        self._hands.settle(tx, facts.chat, found, began)


def _is_stale(tx: Tx, now: Instant) -> bool:
    heard = installation.get(tx, HEARD)
    return heard is None or not 0 <= now - int(heard) < HOUR


def _note_heard(tx: Tx, now: Instant) -> None:
    """Write down that Telegram is reached; after too long a silence, ask anew who is in."""
    heard = installation.get(tx, HEARD)
    if heard is not None and now - int(heard) >= AWAY:
        ask_anew(tx)
    installation.put(tx, HEARD, str(now))


def ask_anew(tx: Tx) -> None:
    """Let who is in be asked in every group: news of that got lost."""
    store_facts.everybody_anew(tx)
    meeting.every_anew(tx)
