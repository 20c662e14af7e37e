"""Simulated life: while the clock moves, the invented people act at the chosen activity."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import time as wall_time
from datetime import timedelta
from random import Random
from typing import Protocol
from zoneinfo import ZoneInfo

from staffroom.kernel.clock import HOUR, at_wall, in_zone, local_day
from staffroom.kernel.ids import Instant
from telegram_emulator.bell import Bell

OFF = "off"
ACTS_A_DAY: Mapping[str, int] = {OFF: 0, "low": 12, "normal": 36, "high": 90}
MORNING, EVENING = wall_time(7), wall_time(20)
HOURS_AWAKE = 13
LONGEST_REST_S = 1.0


class Clock(Protocol):
    """The stand-in's clock."""

    def now_ms(self) -> int:
        """Return the present instant."""


class Life:
    """Says when somebody acts next, and lets them act when the clock shows it; nobody acts at night."""

    def __init__(self, clock: Clock, bell: Bell, zone: ZoneInfo, act: Callable[[], Awaitable[None]], seed: int) -> None:
        self._clock, self._bell, self._zone, self._act = clock, bell, zone, act
        self._random = Random(seed)  # noqa: S311  invented people
        self.level = OFF
        self.next_at: Instant | None = None
        self.busy = False

    async def turn(self, level: str) -> None:
        """Set the activity; at once somebody has something in mind."""
        self.level = level
        self.next_at = self._plan()
        self._bell.ring()

    async def run(self) -> None:
        """Let people act until cancelled."""
        while True:
            if self.next_at is None or self._clock.now_ms() < self.next_at:
                await self._bell.sleep(LONGEST_REST_S)
                continue
            self.busy = True
            try:
                await self._act()
            finally:
                self.next_at, self.busy = self._plan(), False

    def _plan(self) -> Instant | None:
        """Return when somebody acts next: by chance, between morning and evening."""
        acts = ACTS_A_DAY[self.level]
        if not acts:
            return None
        now = Instant(self._clock.now_ms())
        rest = self._random.expovariate(acts / (HOURS_AWAKE * HOUR))
        return self._awake(Instant(now + 1 + round(rest)))

    def _awake(self, moment: Instant) -> Instant:
        """Return the moment itself, or as much after the next morning as it lies in the night."""
        at, day = in_zone(moment, self._zone).time(), local_day(moment, self._zone)
        if MORNING <= at < EVENING:
            return moment
        morning = at_wall(day + timedelta(days=at >= EVENING), MORNING, self._zone)
        return Instant(morning + round(self._random.random() * HOUR))


def sooner(*moments: Instant | None) -> Instant | None:
    """Return the earliest of some moments of which any may be unknown."""
    return min((moment for moment in moments if moment is not None), default=None)
