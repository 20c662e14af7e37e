"""The only place where time is read: now, monotonic time, and sleep."""

import asyncio
import time
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from datetime import time as wall_time
from typing import Protocol
from zoneinfo import ZoneInfo

from staffroom.kernel.ids import Instant

SECOND = 1_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR


class Clock(Protocol):
    """What the rest of the house may ask about time."""

    def now(self) -> Instant:
        """Return this moment in UTC milliseconds."""

    def real_seconds(self, milliseconds: float) -> float:
        """Return how many seconds on the wall pass while this clock moves by so much."""

    async def sleep_until(self, moment: Instant) -> None:
        """Return when this clock shows the moment, was led elsewhere, or after a minute: whoever waits looks again."""


@dataclass
class SystemClock:
    """The machine's own time, with all its jumps: how long something takes is measured by the loop's time instead."""

    def now(self) -> Instant:
        """Return this moment in UTC milliseconds."""
        return Instant(time.time_ns() // 1_000_000)

    def real_seconds(self, milliseconds: float) -> float:
        """Return the same span in seconds."""
        return max(0.0, milliseconds / SECOND)

    async def sleep_until(self, moment: Instant) -> None:
        """Sleep until the moment, waking at least every minute so that a jump is noticed."""
        await asyncio.sleep(min(60.0, self.real_seconds(moment - self.now())))


@dataclass
class LedClock:
    """A clock whose hands somebody else moves: the demo and the tests lead it."""

    base: Instant
    speed: float = 1.0
    version: int = 0
    _since: float = field(default_factory=time.monotonic)
    _moved: asyncio.Event = field(default_factory=asyncio.Event)

    def now(self) -> Instant:
        """Return the led moment in UTC milliseconds."""
        return Instant(self.base + int((time.monotonic() - self._since) * SECOND * self.speed))

    def lead(self, base: Instant, speed: float, version: int = 0) -> None:
        """Set the hands and wake everyone who waits."""
        self.base, self.speed, self.version, self._since = base, speed, version, time.monotonic()
        moved, self._moved = self._moved, asyncio.Event()
        moved.set()

    def real_seconds(self, milliseconds: float) -> float:
        """Return the span in real seconds at the present speed; a stopped clock answers an hour."""
        return max(0.0, milliseconds / SECOND / self.speed) if self.speed > 0 else 3600.0

    async def sleep_until(self, moment: Instant) -> None:
        """Sleep until the moment or until the hands are moved."""
        seconds = min(60.0, self.real_seconds(moment - self.now()))
        await woken(self._moved, max(seconds, 0.001))


async def woken(event: asyncio.Event, seconds: float) -> bool:
    """Wait for an event, at most so many real seconds; say whether it happened.

    `asyncio.wait_for` would lose a cancellation that comes together with the event, and its loop would never end.
    """
    try:
        async with asyncio.timeout(seconds):
            return await event.wait()
    except TimeoutError:
        return False


def instant(local: datetime) -> Instant:
    """Return the instant of an aware datetime."""
    return Instant(round(local.timestamp() * SECOND))


def at_wall(day: date, at: wall_time, zone: ZoneInfo) -> Instant:
    """Return when a wall clock in a zone shows a time on a day: a gap gives the first moment after it, an overlap the first of the two."""  # noqa: E501
    local = datetime.combine(day, at, zone)
    if local.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == local.replace(tzinfo=None):
        return instant(local)
    offset_before = (local - timedelta(hours=26)).utcoffset() or timedelta()
    offset_after = (local + timedelta(hours=26)).utcoffset() or timedelta()
    low = instant(datetime.combine(day, at, UTC) - max(offset_before, offset_after))
    high = instant(datetime.combine(day, at, UTC) - min(offset_before, offset_after))
    return _first_past(datetime.combine(day, at), low, high, zone)


def _first_past(wanted: datetime, low: int, high: int, zone: ZoneInfo) -> Instant:
    """Find by halves the first second whose wall time is at or past the wanted one."""
    while high - low > SECOND:
        middle = (low + high) // 2 // SECOND * SECOND
        if in_zone(Instant(middle), zone).replace(tzinfo=None) >= wanted:
            high = middle
        else:
            low = middle
    return Instant(high)


def in_zone(moment: Instant, zone: ZoneInfo) -> datetime:
    """Return the wall time of an instant in a zone."""
    return datetime.fromtimestamp(moment / SECOND, zone)


def local_day(moment: Instant, zone: ZoneInfo) -> date:
    """Return the calendar day of an instant in a zone."""
    return in_zone(moment, zone).date()
