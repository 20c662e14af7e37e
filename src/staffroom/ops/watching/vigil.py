"""Who watches over the running bot: the watch, who tells admins, who calls outside; and the figures of it all."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from staffroom import inbox, outbox
from staffroom.config import Config
from staffroom.kernel.clock import SECOND, Clock
from staffroom.kernel.db import Database, Tx
from staffroom.kernel.ids import Instant
from staffroom.ops.copying import backup
from staffroom.ops.watching import vitals
from staffroom.ops.watching.metrics import Metric
from staffroom.ops.watching.ping import Pinger
from staffroom.ops.watching.telltale import Telltale
from staffroom.ops.watching.watch import Signs, Watch
from staffroom.telegram.line import Line, LineState


class Pulse(NamedTuple):
    """What only the running bot knows of itself."""

    line: LineState = LineState.UP
    polled: float = 0.0
    """Seconds since a poll succeeded."""
    ails: Sequence[str] = ()


class Counted(NamedTuple):
    """What the rows tell of how full the boxes are; ages in seconds."""

    inbox: Mapping[str, float]
    outbox: Mapping[str, float]
    backup_age: float | None


class Vigil:
    """Belongs to one running bot."""

    def __init__(
        self, db: Database, clock: Clock, line: Line, config: Config, signs: Signs, after: Callable[[], None]
    ) -> None:
        self._db, self._clock, self._line, self._config = db, clock, line, config
        self._telltale = Telltale(db, clock, config.database.parent, after)
        self.watch = Watch(db, clock, line, signs, self._telltale.follow)
        self._pinger = Pinger(config.settings.health, lambda: not self.pulse().ails)

    async def run(self) -> None:
        """Watch until cancelled.

        Raises Stuck where a part of the bot stands still.
        """
        await self.watch.run()

    async def ping(self) -> None:
        """Call outside until cancelled, where an address is set."""
        await self._pinger.run()

    def pulse(self) -> Pulse:
        """Return how the bot is: as the watch saw it last, the line as it is now."""
        polled = self._line.since_heard(asyncio.get_running_loop().time())
        seen = self.watch.vitals._replace(line=self._line.state, polled=polled)
        return Pulse(seen.line, polled, vitals.ailments(seen))

    async def metrics(self) -> list[Metric]:
        """Return the figures for Prometheus."""
        pulse, seen = self.pulse(), self.watch.vitals
        counted = await self._db.read(_counted, self._config, self._clock.now())
        found = [
            Metric("healthy", "1 while nothing ails.", not pulse.ails),
            Metric("line", "The line to Telegram.", {one.value: one is pulse.line for one in LineState}, "state"),
            Metric("last_poll_seconds", "Seconds since a poll succeeded.", pulse.polled),
            Metric("writer_wait_seconds", "Seconds without an answer of the database.", seen.writer),
            Metric("queue_oldest_seconds", "How long the oldest has waited that could go.", seen.queue),
            Metric("inbox", "Incoming messages by state.", counted.inbox, "state"),
            Metric("outbox", "Outgoing messages by state, of 90 days.", counted.outbox, "state"),
            Metric("database_bytes", "Size of the database.", self._config.database.stat().st_size),
        ]
        if counted.backup_age is not None:
            found.append(Metric("backup_age_seconds", "Age of the newest backup.", counted.backup_age))
        return found


def _counted(tx: Tx, config: Config, now: Instant) -> Counted:
    waiting, made = inbox.counts(tx), backup.newest(tx, config.backups)
    age = None if made is None else max(0, now - made) / SECOND
    return Counted({"waiting": waiting.waiting, "parked": waiting.parked}, {**outbox.counts(tx)}, age)
