"""The watch: looks at the bot's own vital signs, and ends it where a part inside stands still."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from typing import Any

from staffroom import inbox, outbox
from staffroom.kernel import facts
from staffroom.kernel.clock import SECOND, Clock
from staffroom.kernel.db import Database, Tx
from staffroom.kernel.db import Error as DatabaseError
from staffroom.kernel.ids import Instant
from staffroom.ops.watching import vitals
from staffroom.ops.watching.vitals import Vitals
from staffroom.telegram.line import FRESH_SECONDS, Line

log = logging.getLogger(__name__)

PAUSE = 5.0
"""Seconds between two looks."""
ASK_EVERY = 30.0
"""Seconds between two questions of the watch's own, while the poller's fail."""
CALM = 10.0
"""Seconds without a refusal after which the database takes what is written: on a full disk a little may still fit."""
REFUSES = {
    "plain": "The bot cannot write to its database: another program holds it, or the disk is full or read only. "
    "The bot rests until it can. Nothing is lost; `check` helps to find out why.",
    "anew": True,
}
KEEPS = {"plain": "The bot can write to its database again, and goes on.", "anew": True}
"""What the window says of it."""


class Stuck(Exception):  # noqa: N818  it is a finding
    """Raised to end the bot: a part inside stands still, and its supervisor is to start it anew."""


@dataclass
class Signs:
    """Where the watch looks beside database and line: handed in by the composition root."""

    spawn: Callable[[Coroutine[Any, Any, None]], "asyncio.Task[None]"]
    reaches: Callable[[], Awaitable[bool]]
    """Whether Telegram gives over another connection what the poller asks for."""
    turned: Callable[[], float]
    """When the sender, or the workers, last looked for something to do, whoever did so longer ago."""
    copying: Callable[[], bool]
    """Whether a backup is being made, or was a moment ago."""
    moment: Callable[[], float] = field(default=lambda: asyncio.get_running_loop().time())
    """Seconds that never jump."""
    pause: float = PAUSE


Heed = Callable[[Vitals, float], Coroutine[Any, Any, None]]
"""Does something about what was seen, while the watch looks on."""


class Watch:
    """Looks every few seconds."""

    def __init__(self, db: Database, clock: Clock, line: Line, signs: Signs, heed: Heed) -> None:
        self._db, self._clock, self._line, self._signs, self._heed = db, clock, line, signs, heed
        self._touch: asyncio.Task[None] | None = None
        self._heeded: asyncio.Task[None] | None = None
        self._touched_at = self._asked_at = 0.0
        self._reached = 0
        self._waits = 0.0
        self._refused_at: float | None = None
        self._refusals, self._last_refused = db.refusals, 0.0
        self.vitals = Vitals()
        self.beats: Sequence[Callable[[], None]] = ()
        """Told at each look that the loop runs."""

    async def run(self) -> None:
        """Look until cancelled.

        Raises Stuck where a part stood still at two looks in a row.
        """
        before = None
        while True:
            await self.look()
            part = vitals.stuck(self.vitals)
            if part is not None and part == before:
                log.critical("a part of the program stands still (%s): it ends itself, to be started anew", part)
                raise Stuck(part)
            before = part
            await asyncio.sleep(self._signs.pause)

    async def look(self) -> None:
        """Take the vital signs."""
        for beat in self.beats:
            beat()
        now, signs = self._signs.moment(), self._signs
        self._touch_database(now)
        polled, before = self._line.since_heard(now), self.vitals
        await self._ask_telegram(now, polled)
        self.vitals = Vitals(
            line=self._line.state,
            polled=polled,
            silent=self._line.silent_for(now),
            reached=self._reached,
            writer=0.0 if self._touch is None else now - self._touched_at,
            refused=self._refused(now),
            copying=signs.copying(),
            queue=self._waits,
            turned=now - signs.turned(),
        )
        self._tell(before)
        if self._heeded is None or self._heeded.done():
            self._heeded = signs.spawn(self._heed(self.vitals, now))

    def _touch_database(self, now: float) -> None:
        """Ask both threads of the database something, one question at a time."""
        if self._touch is None or self._touch.done():
            self._touched_at = now
            self._touch = self._signs.spawn(self._ask_database())

    async def _ask_database(self) -> None:
        try:
            await self._db.write(self._touch_file, self._clock.now())
            self._waits = await self._db.read(oldest_wait, self._clock.now()) / SECOND
        except DatabaseError:
            log.warning("the database refuses to say what waits")

    def _touch_file(self, tx: Tx, now: Instant) -> None:
        """Take the lock; where something was refused, write, or a disk that is full still would not be noticed."""
        if self._db.refuses:
            facts.put(tx, facts.REFUSED, str(now))

    def _refused(self, now: float) -> float:
        """Return for how many seconds the database has refused to be written to, a small write now and then aside."""
        if self._db.refusals != self._refusals:
            self._refusals, self._last_refused = self._db.refusals, now
            self._refused_at = now if self._refused_at is None else self._refused_at
        elif not self._db.refuses and now - self._last_refused >= CALM:
            self._refused_at = None
        return 0.0 if self._refused_at is None else now - self._refused_at

    def _tell(self, before: Vitals) -> None:
        """Say in log and window that the database refuses, and that it does not any more: nothing else can be told."""
        was, refused = vitals.is_refused(before), vitals.is_refused(self.vitals)
        if refused and not was:
            log.error("the database has refused to be written to for %.0f s", self.vitals.refused, extra=REFUSES)
        elif was and not refused:
            log.warning("the database can be written to again", extra=KEEPS)

    async def _ask_telegram(self, now: float, polled: float) -> None:
        """Where the poller has long got nothing over its line, ask for the same over another one, now and then."""
        if polled <= FRESH_SECONDS or not self._line.broken:
            self._reached = 0
        elif now - self._asked_at >= ASK_EVERY:
            self._asked_at = now
            self._reached = self._reached + 1 if await self._signs.reaches() else 0


def oldest_wait(tx: Tx, now: Instant) -> int:
    """Return for how many milliseconds the oldest has waited that could go, in or out."""
    waits = [since for since in (inbox.oldest(tx, now), outbox.oldest(tx, now)) if since is not None]
    return max(0, now - min(waits)) if waits else 0
