"""Process kept updates: chats side by side, each chat in order; a failing update blocks nothing and is never lost."""

import asyncio
import json
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Collection, Coroutine, Sequence, Sized
from typing import Any

from staffroom.inbox import rules, service, store
from staffroom.inbox.once import AlreadyDone, Once
from staffroom.kernel import harmless, trail
from staffroom.kernel.clock import Clock, woken
from staffroom.kernel.db import Database, Tx
from staffroom.kernel.db import Error as DatabaseError
from staffroom.kernel.db_patience import PATIENCE
from staffroom.kernel.ids import ChatId, Instant
from staffroom.telegram.answers import LongSilence

log = logging.getLogger(__name__)

MOST_IN_MEMORY = 500
SIDE_BY_SIDE = 16
ERROR_LENGTH = 300
LONGEST_REST, SHORTEST_REST = 30.0, 0.02
LOOK_AT_ALL = 1.0
"""Seconds between two looks at everything that waits, while there is work in hand."""
Handle = Callable[[dict[str, Any], Once], Awaitable[None]]
Spawn = Callable[[Coroutine[Any, Any, None]], object]


class Workers:
    """Runs what waits lane by lane: handed on by whoever kept it, or pulled from the table."""

    def __init__(self, db: Database, clock: Clock, handle: Handle, spawn: Spawn) -> None:
        self._db, self._clock, self._handle, self._spawn = db, clock, handle, spawn
        self._lanes: dict[str, deque[store.Kept]] = {}
        self._taken: set[int] = set()
        self._ended: set[int] | None = None
        """While the table is asked: what ended meanwhile, since the answer may still hold it."""
        self._room = asyncio.Semaphore(SIDE_BY_SIDE)
        self._wake = asyncio.Event()
        self._looked = 0.0
        self._stopped = False
        self._has_all = False
        """Whether everything that waits for its first try is in memory, so that what is new may come after it."""
        self._missed = False
        """Whether something new was left in the table since it was last asked."""
        self.turned = asyncio.get_running_loop().time()
        """When they last looked for something to do, in seconds of the loop's time."""
        self.only: Callable[[Tx], Collection[ChatId]] | None = None
        """The chats from which anything is taken up, in safe mode; the rest waits in the table."""

    @property
    def busy(self) -> int:
        """How many updates are in memory."""
        return len(self._taken)

    def wake(self) -> None:
        """Say that there may be something new."""
        self._wake.set()

    def take(self, fresh: Sequence[store.Kept]) -> None:
        """Take what was just kept; where other things wait before it, it is left to be found in its turn."""
        if (
            self.only is None
            and self._has_all
            and not self._stopped
            and len(self._taken) + len(fresh) <= MOST_IN_MEMORY
        ):
            for row in fresh:
                if row.update_id not in self._taken:  # a look at the table may have been quicker
                    self._line_up(row)
            return
        self._has_all, self._missed = False, True
        self.wake()

    def stop(self) -> None:
        """Begin nothing new; what is in hand ends, and the rest waits in the table for the next start."""
        self._stopped = True
        self._wake.set()

    async def run(self) -> None:
        """Work until told to stop, or cancelled."""
        while not self._stopped:
            self.turned = asyncio.get_running_loop().time()
            self._wake.clear()
            now = self._clock.now()
            saw_all = await self._look(now)
            await self._rest(now, LONGEST_REST if saw_all else LOOK_AT_ALL)

    async def _look(self, now: Instant) -> bool:
        """Take what waits; say whether all of it was seen: only such a look finds what failed and is due again."""
        after, most = self._window()
        self._missed, self._ended = False, set()
        try:
            rows = await self._db.read(self._waiting, now, after, most)
        except DatabaseError:
            log.exception("nothing is processed while the database refuses")
            await asyncio.sleep(PATIENCE)
            return False
        known, self._ended = self._taken | self._ended, None
        unknown = [row for row in rows if row.update_id not in known]
        space = MOST_IN_MEMORY - len(self._taken)
        self._has_all = after < 0 and len(rows) < most and len(unknown) <= space and not self._missed
        for row in unknown[: 0 if self._stopped else space]:
            self._line_up(row)
        return after < 0

    def _waiting(self, tx: Tx, now: Instant, after: int, most: int) -> list[store.Kept]:
        lanes = None if self.only is None else [rules.lane_of(chat) for chat in self.only(tx)]
        return store.waiting(tx, now, after, most, lanes)

    def _window(self) -> tuple[int, int]:
        """Return after which number to look, and for how many: mostly only for what is newer than what is taken."""
        now = asyncio.get_running_loop().time()
        if self._taken and now - self._looked < LOOK_AT_ALL:
            return max(self._taken), MOST_IN_MEMORY - len(self._taken)
        self._looked = now
        return -1, MOST_IN_MEMORY + len(self._taken)

    def _line_up(self, row: store.Kept) -> None:
        self._taken.add(row.update_id)
        if row.lane in self._lanes:
            self._lanes[row.lane].append(row)
            return
        self._lanes[row.lane] = deque([row])
        self._spawn(self._drain(row.lane))

    async def _drain(self, lane: str) -> None:
        queue = self._lanes[lane]
        try:
            while queue and not self._stopped:
                await self._process(queue.popleft(), queue)
        finally:
            self._taken.difference_update(row.update_id for row in queue)
            del self._lanes[lane]

    async def _process(self, row: store.Kept, behind: Sized) -> None:
        trail.begin("update", row.update_id)
        once = Once(self._db, self._clock, row.update_id)
        try:
            async with self._room:
                if self._stopped:
                    return
                await self._handle(json.loads(row.body), once)
            await once.finish(hurry=bool(behind))
            log.debug("handled")
        except AlreadyDone:
            log.info("processed already")
        except LongSilence as silence:
            log.info("Telegram asked for silence: what is not done yet is done after it")
            until, now = silence.until, self._clock.now()
            await self._keep_for_later(row, once, lambda tx: service.put_off(tx, row.update_id, until, now))
        except Exception as error:  # whatever it was, the update is kept and the rest goes on
            last = row.tries + 1 >= rules.MAX_TRIES
            log.warning("update %s failed: %s", row.update_id, _reason(error), exc_info=last)
            why, now = _reason(error), self._clock.now()
            await self._keep_for_later(row, once, lambda tx: service.fail(tx, row.update_id, row.tries + 1, why, now))
        finally:
            self._taken.discard(row.update_id)
            if self._ended is not None:
                self._ended.add(row.update_id)
            if not self._has_all and (not self._taken or len(self._taken) == MOST_IN_MEMORY - 1):
                self.wake()

    async def _keep_for_later(self, row: store.Kept, once: Once, keep: Callable[[Tx], object]) -> None:
        if once.done:  # its effect is committed; only the answer to the person failed
            return
        try:
            await self._db.write(keep)
        except DatabaseError:
            log.exception("update %s stays as it was: the database refuses", row.update_id)
            self._has_all = False
            await asyncio.sleep(PATIENCE)
        self.wake()

    async def _rest(self, looked: Instant, longest: float) -> None:
        """Sleep until something is due that was not at the last look, or until somebody wakes us."""
        try:
            again = await self._db.read(store.next_retry, looked)
        except DatabaseError:
            again = None
        seconds = longest if again is None else self._clock.real_seconds(again - self._clock.now())
        await woken(self._wake, min(longest, max(SHORTEST_REST, seconds)))


def _reason(error: Exception) -> str:
    """Return what went wrong and where, never what a person wrote."""
    where = harmless.place(error)
    return f"{harmless.words(error)}{f' ({where})' if where else ''}"[:ERROR_LENGTH]
