"""The time door: APScheduler wakes us at the next due moment, the rooms' ticks do the rest."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from staffroom.kernel import blame, trail
from staffroom.kernel.clock import Clock, SystemClock, woken
from staffroom.kernel.db import Database, Tx
from staffroom.kernel.db import Error as DatabaseError
from staffroom.kernel.ids import Instant

if TYPE_CHECKING:
    from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = logging.getLogger(__name__)

LONGEST_REST = 5.0
"""Seconds after which the rows are read again, so that the command line may change what is due."""
GRACE = 0.5
"""Seconds after which a rest is over in any case: by a clock that was set back the scheduler would sleep on."""
MOST_IN_A_ROW = 10_000
LONGEST_RUN = 0.1
"""Seconds for which a tick that stays due (a thousand groups at once) runs on before the others are asked again."""
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


Around = Callable[[Tx, Instant, Instant], AbstractContextManager[None]]
"""Holds the run of a tick, in its transaction; is told when it was due, and what time it is."""


def _alone(_tx: Tx, _due: Instant, _now: Instant) -> AbstractContextManager[None]:
    return nullcontext()


class Clockwork:
    """Runs every tick that is due, each in a transaction of its own; the rows are the truth, nothing is kept here."""

    def __init__(
        self, db: Database, clock: Clock, ticks: Sequence[Tick], after: Callable[[], None], around: Around = _alone
    ) -> None:
        self._db, self._clock, self._ticks, self._after, self._around = db, clock, ticks, after, around
        self._wake = asyncio.Event()
        self.idle = False

    async def run(self) -> None:
        """Tick until cancelled."""
        from apscheduler.schedulers.asyncio import AsyncIOScheduler  # noqa: PLC0415  a start listens before it ticks

        scheduler = AsyncIOScheduler(timezone=UTC)
        scheduler.start()
        try:
            while True:
                self._wake.clear()
                self.idle = False
                began = asyncio.get_running_loop().time()
                rest = await self._run_due()
                self.idle = not self._wake.is_set()
                if not self.idle:  # much happens: reading what is due must not take up the whole machine
                    await asyncio.sleep(min(LONGEST_PAUSE, asyncio.get_running_loop().time() - began))
                self._wake_in(scheduler, rest)
                await woken(self._wake, rest + GRACE)
        finally:
            scheduler.shutdown(wait=False)

    def wake(self) -> None:
        """Look at the rows again now."""
        self.idle = False
        self._wake.set()

    def next_due(self, tx: Tx, now: Instant) -> Instant | None:
        """Return the next moment at which any tick is due."""
        return min(self._moments(tx, now).values(), default=None)

    async def _run_due(self) -> float:
        """Run what is due until nothing is; return the seconds until the next tick."""
        failed: set[Tick] = set()  # one failing tick must not stop the others, nor be tried without a rest
        for _ in range(MOST_IN_A_ROW):
            coming = {tick: moment for tick, moment in (await self._look()).items() if tick not in failed}
            due = [tick for tick, moment in coming.items() if moment <= self._clock.now()]
            if not due:
                return self._rest(min(coming.values(), default=None))
            failed |= {tick for tick in due if not await self._run(tick)}
        log.error("the ticks %s do not come to an end", ", ".join(tick.name for tick in due))
        return LONGEST_REST

    async def _look(self) -> dict[Tick, Instant]:
        """Ask every tick when it is due, in one hop: this is done after everything that people do."""
        try:
            return await self._db.read(self._moments, self._clock.now())
        except DatabaseError:
            log.exception("the rows do not say what is due")
            return {}

    def _moments(self, tx: Tx, now: Instant) -> dict[Tick, Instant]:
        moments = ((tick, _due(tick, tx, now)) for tick in self._ticks)
        return {tick: moment for tick, moment in moments if moment is not None}

    async def _run(self, tick: Tick) -> bool:
        """Run a tick while it is due, unless another one has settled its matter; say whether that went well."""
        loop = asyncio.get_running_loop()
        until = loop.time() + LONGEST_RUN
        with trail.during("tick", tick.name):
            try:
                while await self._db.write(_run_if_due, tick, self._clock.now(), self._around):
                    log.debug("ran")
                    self._after()
                    if loop.time() >= until:
                        break
            except Exception as error:
                blame.tell(log, f"the tick {tick.name} failed", error)
                return False
        return True

    def _rest(self, upcoming: Instant | None) -> float:
        if upcoming is None:
            return LONGEST_REST
        return min(LONGEST_REST, max(0.01, self._clock.real_seconds(upcoming - self._clock.now())))

    def _wake_in(self, scheduler: "AsyncIOScheduler", seconds: float) -> None:
        from apscheduler.triggers.date import DateTrigger  # noqa: PLC0415  as above

        at = _EPOCH + timedelta(milliseconds=_WALL.now(), seconds=seconds)
        scheduler.add_job(self._wake.set, DateTrigger(at), id="wake", replace_existing=True, misfire_grace_time=None)


def _due(tick: Tick, tx: Tx, now: Instant) -> Instant | None:
    try:
        return tick.next_due(tx, now)
    except Exception as error:
        with trail.during("tick", tick.name):
            blame.tell(log, f"the tick {tick.name} does not say when it is due", error)
        return None


def _run_if_due(tx: Tx, tick: Tick, now: Instant, around: Around) -> bool:
    """Run a tick if it is due; say whether it was."""
    due = tick.next_due(tx, now)
    if due is None or due > now:
        return False
    with around(tx, due, now):
        tick.run(tx, now)
    return True
