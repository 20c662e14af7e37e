"""Claim, send, write down: the only place from which conversations are started."""

import asyncio
import logging
from collections.abc import Callable, Collection, Coroutine, Sequence
from typing import Any

from aiogram import Bot

from staffroom.kernel import blame, trail
from staffroom.kernel.clock import MINUTE, SECOND, Clock, woken
from staffroom.kernel.db import Database, Tx
from staffroom.kernel.db import Error as DatabaseError
from staffroom.kernel.db_patience import PATIENCE, at_last
from staffroom.kernel.failpoints import reach
from staffroom.kernel.ids import ChatId, Instant
from staffroom.outbox import claims, doubts, requests, settling, store, store_setback
from staffroom.outbox.claims import Job, Rest, Turn
from staffroom.outbox.evidence import Evidence
from staffroom.outbox.pace import Pace
from staffroom.outbox.rules import Outcome, Verdict
from staffroom.outbox.store import Head
from staffroom.outbox.turns import SOON, Turns
from staffroom.outbox.ways import Ways
from staffroom.telegram.line import Line
from staffroom.telegram.render import Kit

log = logging.getLogger(__name__)

SIDE_BY_SIDE = 24
LONGEST_REST = 2.0
SHORTEST_REST = 0.001
AHEAD = 40
"""Milliseconds before its place opens that a message is claimed and drawn up: writing that down costs no place."""

Spawn = Callable[[Coroutine[Any, Any, None]], object]


class Sender:
    """Takes one note after the other out of the table, in the pace that Telegram allows."""

    def __init__(
        self, db: Database, clock: Clock, bot: Bot, kit: Kit, ways: Ways, turns: Turns, line: Line, spawn: Spawn
    ) -> None:
        self._db, self._clock, self._bot, self._kit, self._ways = db, clock, bot, kit, ways
        self._turns, self._pace, self._line, self._spawn = turns, turns.pace, line, spawn
        self._deeds = Pace(self._pace.limits, self._pace.silence)
        """Pins and deletions are no messages; they only must not come in heaps, or into a silence."""
        self._one_waits = False
        """Whether a message is claimed and waits for its place; there is never a second one."""
        self.evidence = Evidence(bot.id, ways)
        self._busy: set[ChatId] = set()
        self._room = asyncio.Semaphore(SIDE_BY_SIDE)
        self._wake = asyncio.Event()
        turns.after = self.wake
        self._stopped = False
        self._claiming = False
        self.turned = asyncio.get_running_loop().time()
        """When it last looked for something to send, in seconds of the loop's time."""
        self.only: Callable[[Tx], Collection[ChatId]] | None = None
        """The chats in which anything is said or done, in safe mode; the rest stays queued."""

    @property
    def busy(self) -> int:
        """How many requests are on their way, or are just being claimed."""
        return len(self._busy) + self._claiming

    def wake(self) -> None:
        """Say that there may be something to send."""
        self._wake.set()

    def stop(self) -> None:
        """Claim nothing more; what is on its way may end."""
        self._stopped = True
        self.wake()

    async def run(self) -> None:
        """Send until cancelled or stopped."""
        await self._recover()
        while await self._may_claim():
            found = await self._claim_if_kept()
            if isinstance(found, Job):
                self._spawn(self._deliver(found))
            else:
                self._room.release()
                await self._rest(found.until)

    async def _may_claim(self) -> bool:
        """Wait until one request more may be on its way; say whether anything more is to be claimed at all."""
        await self._room.acquire()
        await self._line.wait_open()
        self.turned = asyncio.get_running_loop().time()
        self._wake.clear()
        if self._stopped:
            self._room.release()
        return not self._stopped

    async def _recover(self) -> None:
        now = self._clock.now()
        left, lately = await at_last(log, "sending", lambda: self._db.write(_left, now))
        self._pace.remember(lately)
        if left:
            plain = "Some messages were on their way when the bot ended. It finds out whether they arrived, or asks."
            log.warning(
                "%d messages were on their way when the program ended; nobody knows whether they arrived",
                left,
                extra={"plain": plain},
            )

    async def _claim_if_kept(self) -> Job | Rest:
        """Claim the next note; while the database refuses (a full disk), nothing is claimed and so nothing is sent."""
        try:
            return await self._claim()
        except DatabaseError:
            log.exception("nothing is sent while the database refuses")
            await asyncio.sleep(PATIENCE)
            return Rest(None)

    async def _claim(self) -> Job | Rest:
        quiet = not self._busy  # what is on its way here is not forgotten, however slow
        self._claiming = True
        try:
            found = await self._db.write(self._step, quiet=quiet)
        finally:
            self._claiming = False
        if isinstance(found, Job):
            reach("claim")
            self._busy.add(found.note.chat_id)
            if store.is_deed(found.note.method):
                self._deeds.took(found.note.chat_id, self._clock.now())
            else:
                self._one_waits = True
        return found

    def _step(self, tx: Tx, *, quiet: bool) -> Job | Rest:
        """Look after a clock that was set back and what is in doubt, then claim, in one transaction."""
        now = self._clock.now()  # not earlier: the transaction may have waited for others
        store_setback.follow(tx, now)
        if quiet:
            doubts.sweep_leases(tx, now)
        doubts.repeat_unknowns(tx, now)
        ahead = AHEAD if self._clock.real_seconds(AHEAD) <= SOON else 0  # a led clock may creep, or stand
        opens = self._turns.open_at(now)
        if opens is None or self._one_waits:  # who waits for an answer comes first; both wake us when they are over
            opens = Instant(now + SECOND)
        only = None if self.only is None else self.only(tx)
        turn = Turn(now, lambda head: self._free_at(head, now, only), self.evidence.last_seen.get, opens, ahead)
        found = claims.claim_next(tx, turn, self._ways)
        if isinstance(found, Job):
            return found
        moments = [found.until, *(moment for _, moment in doubts.repeats_due(tx))]
        return Rest(min((moment for moment in moments if moment is not None), default=None))

    def _free_at(self, head: Head, now: Instant, only: Collection[ChatId] | None) -> Instant | None:
        if head.chat_id in self._busy or (only is not None and head.chat_id not in only):
            return None
        return (self._deeds.deed_at if store.is_deed(head.method) else self._pace.free_at)(head.chat_id, now)

    async def _deliver(self, job: Job) -> None:
        trail.begin("note", job.note.id, job.note.kind)
        try:
            if not await self._take_place(job):
                return
            outcome, result = await requests.make(job, self._bot, self._kit, self._db, self._clock)
            await self._line_check(outcome)
            now = self._clock.now()
            self._learn(job, outcome)
            reach("reply")
            await self._settle(job, outcome, result, now)
            reach("commit")
            log.debug("%s: %s", job.note.method, outcome.verdict.name)
        finally:
            self._busy.discard(job.note.chat_id)
            self._room.release()
            self.wake()

    async def _take_place(self, job: Job) -> bool:
        """Wait until a message's place is open; one for which it does not open soon goes back, as if not claimed."""
        if store.is_deed(job.note.method):
            return True  # took its place when it was claimed
        try:
            taken = await self._turns.for_queued(job.note.chat_id)
        finally:
            self._one_waits = False
            self.wake()
        if not taken:
            await self._put_back(job)
        return taken

    async def _put_back(self, job: Job) -> None:
        """Write down that nothing was asked of Telegram, however long the database refuses."""
        await at_last(log, f"note {job.note.key}", lambda: self._db.write(store.unclaim, job.note.id))

    def _learn(self, job: Job, outcome: Outcome) -> None:
        """Let pace and memory follow what Telegram said."""
        chat = job.note.chat_id
        if outcome.verdict is Verdict.SLOW_DOWN:
            self._turns.refused(chat, outcome.retry_after)
        elif outcome.verdict is Verdict.SENT:
            self._turns.accepted()
        if outcome.message_id is not None:
            self.evidence.saw(chat, outcome.message_id)

    async def _settle(self, job: Job, outcome: Outcome, result: Any, now: Instant) -> None:  # noqa: ANN401
        """Write down what is known of a request, however long the database refuses."""
        stumbled = ""
        while True:
            try:
                if stumbled:  # a room did; the books must be right
                    return await self._db.write(settling.settle_alone, job.note, outcome, result, now, stumbled)
                return await self._db.write(settling.settle, job.note, outcome, result, now, self._ways)
            except Exception as error:
                if not stumbled and not blame.is_the_database(error):
                    blame.tell(log, f"what follows note {job.note.key}", error)
                    stumbled = type(error).__name__
                    continue
                blame.tell(log, f"the end of note {job.note.key} cannot be written yet", error)
                await asyncio.sleep(PATIENCE)

    async def _line_check(self, outcome: Outcome) -> None:
        if outcome.verdict is Verdict.UNAUTHORIZED:
            await asyncio.sleep(1.0)  # the poller confirms and parks the line

    async def _rest(self, until: Instant | None) -> None:
        """Sleep until a moment, or until somebody wakes us."""
        now = self._clock.now()
        self._pace.forget_before(now)
        self._deeds.forget_before(now)
        seconds = LONGEST_REST if until is None else self._clock.real_seconds(until - now)
        await woken(self._wake, min(LONGEST_REST, max(SHORTEST_REST, seconds)))


def _left(tx: Tx, now: Instant) -> tuple[int, Sequence[tuple[ChatId, Instant]]]:
    """Return how much was on its way when the program ended, and what went in the minute before."""
    return doubts.recover(tx, now), store.recent(tx, Instant(now - MINUTE), now)
