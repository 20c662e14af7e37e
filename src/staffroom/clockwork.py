"""The time door: APScheduler wakes us at the next due moment, the rooms' ticks do the rest."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger

from staffroom.kernel.clock import Clock, SystemClock
from staffroom.kernel.db import Database, Tx
from staffroom.kernel.ids import Instant

log = logging.getLogger(__name__)

LONGEST_REST = 5.0
"""Seconds after which the rows are read again, so that the command line may change what is due."""
MOST_IN_A_ROW = 10_000
LONGEST_PAUSE = 0.25
"""Seconds. After a look at the rows, pause at least as long as it took, or so long, however often somebody wakes us."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_WALL = SystemClock()
"""The scheduler sleeps on the machine's own time, whoever leads ours."""


@dataclass(frozen=True)
class Tick:
    """Something that rows make due: `next_due` reads when, `run` does it and thereby moves `next_due` on."""

    name: str
    next_due: Callable[[Tx, Instant], Instant | None]
    run: Callable[[Tx, Instant], None]


class Clockwork:
    """Runs every tick that is due, each in a transaction of its own; the rows are the truth, nothing is kept here."""

    def __init__(self, db: Database, clock: Clock, ticks: Sequence[Tick], after: Callable[[], None]) -> None:
        self._db, self._clock, self._ticks, self._after = db, clock, ticks, after
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._wake = asyncio.Event()
        self.idle = False

    async def run(self) -> None:
        """Tick until cancelled."""
        self._scheduler.start()
        try:
            while True:
                self._wake.clear()
                self.idle = False
                began = asyncio.get_running_loop().time()
                rest = await self._run_due()
                self.idle = not self._wake.is_set()
                if not self.idle:  # much happens: reading what is due must not take up the whole machine
                    await asyncio.sleep(min(LONGEST_PAUSE, asyncio.get_running_loop().time() - began))
                self._wake_in(rest)
                await self._wake.wait()
        finally:
            self._scheduler.shutdown(wait=False)

    def wake(self) -> None:
        """Look at the rows again now."""
        self.idle = False
        self._wake.set()

    async def next_due(self) -> Instant | None:
        """Return the next moment at which any tick is due."""
        moments = [await self._db.read(tick.next_due, self._clock.now()) for tick in self._ticks]
        return min((moment for moment in moments if moment is not None), default=None)

    async def _run_due(self) -> float:
        """Run what is due; return the seconds until the next tick."""
        moments = [await self._run_one(tick) for tick in self._ticks]
        upcoming = min((moment for moment in moments if moment is not None), default=None)
        if upcoming is None:
            return LONGEST_REST
        return min(LONGEST_REST, max(0.01, self._clock.real_seconds(upcoming - self._clock.now())))

    async def _run_one(self, tick: Tick) -> Instant | None:
        """Run one tick until it is not due any more; return when it is due next."""
        for _ in range(MOST_IN_A_ROW):
            try:
                due = await self._db.read(tick.next_due, self._clock.now())
                if due is None or due > self._clock.now():
                    return due
                await self._db.write(tick.run, self._clock.now())
            except Exception:  # one failing tick must not stop the others
                log.exception("the tick %s failed", tick.name)
                return None
            self._after()
        log.error("the tick %s does not come to an end", tick.name)
        return None

    def _wake_in(self, seconds: float) -> None:
        at = _EPOCH + timedelta(milliseconds=_WALL.now(), seconds=seconds)
        self._scheduler.add_job(
            self._wake.set, DateTrigger(at), id="wake", replace_existing=True, misfire_grace_time=None
        )
