"""Travelling in time: from event to event, and on only when the bot has taken in what happened."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from telegram_emulator.clock import Clock
from telegram_emulator.shapes import Shape
from telegram_emulator.world.errors import SimError
from telegram_emulator.world.state import World

DAY_MS = 86_400_000
HOP_S = 0.25  # how often a played clock moves while nothing happens
LOOK_S = 0.03
PATIENCE_S, IMPATIENCE_S = 10.0, 1.0  # how long a bot that does not come to rest holds time up: first, and then
MOST_BEHIND_S = 2.0  # so much of what waiting for the bot has cost a played day makes up for
FASTEST_DAY_S, SLOWEST_DAY_S = 1.0, 3600.0


class Host(Protocol):
    """What a traveller needs of the stand-in."""

    clock: Clock
    world: World
    idle: Callable[[], Awaitable[bool]] | None

    async def halt(self) -> int | None:
        """Give the instant at which a journey halts next."""


@dataclass
class Journey:
    """Where a journey began and where it leads (None: on and on), a day in so many seconds (0: as fast as can be)."""

    from_ms: int
    to_ms: int | None
    day_seconds: float

    def hop_ms(self) -> float:
        """Tell how far one hop leads while a day is played."""
        return HOP_S * DAY_MS / self.day_seconds

    def seconds(self, ms: float) -> float:
        """Tell how long a hop takes on the wall."""
        return ms / DAY_MS * self.day_seconds

    def shape(self) -> Shape:
        """Show the journey as `/sim/time` answers it."""
        return {"from_ms": self.from_ms, "to_ms": self.to_ms, "day_seconds": self.day_seconds}


class Traveller:
    """Moves the clock by way of every event; a new journey takes the place of the old one."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._task: asyncio.Future[None] | None = None
        self._patience = PATIENCE_S
        self.journey: Journey | None = None

    def go(self, to_ms: int) -> None:
        """Travel to an instant as fast as the bot can follow."""
        self._set_out(Journey(self._now(), to_ms, 0.0))

    def play(self, day_seconds: float) -> None:
        """Let a day pass in so many seconds, or slower if the bot needs longer, until stopped."""
        if not FASTEST_DAY_S <= day_seconds <= SLOWEST_DAY_S:
            raise SimError(f"a day can be played in {FASTEST_DAY_S:.0f} to {SLOWEST_DAY_S:.0f} seconds")
        self._set_out(Journey(self._now(), None, day_seconds))

    def stop(self) -> None:
        """End the journey where it is."""
        if self._task is not None:
            self._task.cancel()
        self._task, self.journey = None, None
        self._tell()

    def _set_out(self, journey: Journey) -> None:
        self.stop()
        self.journey, self._patience = journey, PATIENCE_S
        self._task = asyncio.ensure_future(self._travel(journey))
        self._task.add_done_callback(self._arrived)

    def _arrived(self, task: "asyncio.Future[None]") -> None:
        if task is self._task:
            self._task, self.journey = None, None
            self._tell()
        if not task.cancelled():
            task.result()

    def _tell(self) -> None:
        self._host.world.feed.add("clock")

    def _now(self) -> int:
        return self._host.clock.now_ms()

    async def _travel(self, journey: Journey) -> None:
        stop, loop = await self._settled(self._now()), asyncio.get_running_loop()
        wall = loop.time()
        while journey.to_ms is None or self._now() < journey.to_ms:
            begun = self._now()
            goal = begun + journey.hop_ms() if journey.to_ms is None else journey.to_ms
            goal = stop if stop is not None and begun < stop < goal else goal
            wall = max(wall + journey.seconds(goal - begun), loop.time() - MOST_BEHIND_S)
            await asyncio.sleep(max(0.0, wall - loop.time()))
            self._host.clock.change(now_ms=max(round(goal), self._now()))
            self._tell()
            stop = await self._settled(round(goal))

    async def _settled(self, moment: int) -> int | None:
        """Wait until the bot has nothing to do and nothing is due at this moment any more; give the next stop."""
        deadline, late = asyncio.get_running_loop().time() + self._patience, None
        while True:
            await asyncio.sleep(LOOK_S)
            idle, stop = await self._idle(), await self._host.halt()
            settled = idle and (stop is None or stop > moment)
            if settled or asyncio.get_running_loop().time() > deadline:
                self._patience = PATIENCE_S if settled else IMPATIENCE_S
                return stop
            if idle and stop != late:
                late = stop
                self._point_again()

    def _point_again(self) -> None:
        """Set the hands anew where they stand: a bot that rests with something overdue looks at its clock again."""
        self._host.clock.change()
        self._tell()

    async def _idle(self) -> bool:
        return await self._host.idle() if self._host.idle else self._host.world.queue.pending == 0
