"""Claim, send, write down: the only place from which conversations are started."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

import aiogram.methods
from aiogram import Bot
from aiogram.types import Message

from staffroom.kernel.clock import MINUTE, Clock
from staffroom.kernel.db import Database
from staffroom.kernel.db import Error as DatabaseError
from staffroom.kernel.ids import ChatId, Instant
from staffroom.outbox import service, store
from staffroom.outbox.rules import Outcome, Pace, Verdict
from staffroom.outbox.service import Job
from staffroom.outbox.verdicts import verdict_of
from staffroom.outbox.ways import Ways
from staffroom.telegram.line import Line
from staffroom.telegram.render import Kit, send

log = logging.getLogger(__name__)

SIDE_BY_SIDE = 12
LONGEST_REST = 2.0
PATIENCE = 1.0
"""Seconds between two tries while the database refuses."""

Spawn = Callable[[Coroutine[Any, Any, None]], object]


class Sender:
    """Takes one note after the other out of the table, in the pace that Telegram allows."""

    def __init__(
        self, db: Database, clock: Clock, bot: Bot, kit: Kit, ways: Ways, pace: Pace, line: Line, spawn: Spawn
    ) -> None:
        self._db, self._clock, self._bot, self._kit, self._ways = db, clock, bot, kit, ways
        self._pace, self._line, self._spawn = pace, line, spawn
        self._busy: set[ChatId] = set()
        self._room = asyncio.Semaphore(SIDE_BY_SIDE)
        self._wake = asyncio.Event()

    @property
    def busy(self) -> int:
        """How many requests are on their way."""
        return len(self._busy)

    def wake(self) -> None:
        """Say that there may be something to send."""
        self._wake.set()

    async def run(self) -> None:
        """Send until cancelled."""
        await self._recover()
        while True:
            await self._line.wait_open()
            self._wake.clear()
            await self._room.acquire()
            job = await self._claim_if_kept()
            if job is None:
                self._room.release()
                await self._rest()
            else:
                self._spawn(self._deliver(job))

    async def _recover(self) -> None:
        now = self._clock.now()
        if left := await self._db.write(service.recover, now):
            log.warning("%d messages were on their way when the program ended; nobody knows whether they arrived", left)
        for chat, at in await self._db.read(store.recent, Instant(now - MINUTE)):
            self._pace.took(chat, at)

    async def _claim_if_kept(self) -> Job | None:
        """Claim the next note; while the database refuses (a full disk), nothing is claimed and so nothing is sent."""
        try:
            return await self._claim()
        except DatabaseError:
            log.exception("nothing is sent while the database refuses")
            await asyncio.sleep(PATIENCE)
            return None

    async def _claim(self) -> Job | None:
        now = self._clock.now()
        if not self._busy:  # what is on its way here is not forgotten, however slow
            await self._db.write(service.sweep_leases, now)
        await self._db.write(service.repeat_unknowns, now)
        job = await self._db.write(service.claim_next, now, lambda chat: self._is_free(chat, now), self._ways)
        if job is not None:
            self._busy.add(job.note.chat_id)
            self._pace.took(job.note.chat_id, now)
        return job

    def _is_free(self, chat: ChatId, now: Instant) -> bool:
        return chat not in self._busy and self._pace.free_at(chat, now) <= now

    async def _deliver(self, job: Job) -> None:
        try:
            outcome, result = await self._request(job)
            await self._line_check(outcome)
            now = self._clock.now()
            if outcome.verdict is Verdict.SLOW_DOWN:
                self._pace.close(job.note.chat_id, Instant(now + int(outcome.retry_after * 1000)))
            await self._settle(job, outcome, result, now)
        finally:
            self._busy.discard(job.note.chat_id)
            self._room.release()
            self.wake()

    async def _settle(self, job: Job, outcome: Outcome, result: Any, now: Instant) -> None:  # noqa: ANN401
        """Write down what is known of a request, however long the database refuses."""
        ways = self._ways
        while True:
            try:
                return await self._db.write(service.settle, job.note, outcome, result, now, ways)
            except DatabaseError:
                log.exception("the end of note %s cannot be written yet", job.note.key)
                await asyncio.sleep(PATIENCE)
            except Exception:  # a room stumbled over the news; the books must be right all the same
                log.exception("what follows note %s failed", job.note.key)
                ways = Ways()

    async def _request(self, job: Job) -> tuple[Outcome, Any]:
        try:
            if job.rendered is None:
                result = await self._bot(_method(job))
            else:
                screen, language = job.rendered.screen, job.rendered.language
                result = await send(self._bot, job.note.chat_id, screen, language, self._kit, job.note.id)
        except Exception as error:  # every failure gets a verdict
            log.info("note %s: %s", job.note.key, type(error).__name__)
            return verdict_of(error), None
        return Outcome(Verdict.SENT, message_id=result.message_id if isinstance(result, Message) else None), result

    async def _line_check(self, outcome: Outcome) -> None:
        if outcome.verdict is Verdict.UNAUTHORIZED:
            await asyncio.sleep(1.0)  # the poller confirms and parks the line

    async def _next_wake(self) -> Instant | None:
        try:
            return await self._db.read(service.next_wake)
        except DatabaseError:
            return None

    async def _rest(self) -> None:
        moment = await self._next_wake()
        self._pace.forget_before(self._clock.now())
        seconds = LONGEST_REST if moment is None else self._clock.real_seconds(moment - self._clock.now())
        try:
            await asyncio.wait_for(self._wake.wait(), min(LONGEST_REST, max(0.02, seconds)))
        except TimeoutError:
            return


def _method(job: Job) -> Any:  # noqa: ANN401  one of the Bot API's methods
    name = job.note.method[0].upper() + job.note.method[1:]
    method = getattr(aiogram.methods, name)
    chat = {"chat_id": job.note.chat_id} if "chat_id" in method.model_fields else {}  # commands name it in their scope
    return method(**chat, **job.note.payload)
