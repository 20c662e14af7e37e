"""Whose turn it is: answers to people who wait come before everything that is queued."""

import asyncio
from collections.abc import Callable

from staffroom.kernel.clock import Clock
from staffroom.kernel.ids import ChatId, Instant
from staffroom.outbox.pace import Pace

LONGEST_WAIT = 10.0
"""Seconds after which a message goes all the same; a led clock may stand still, a person does not."""
A_MOMENT = 0.01
"""Seconds after which is looked again whether somebody still waits for an answer."""


class Turns:
    """Lets direct answers and the sender share one pace; `after` tells the sender that nobody waits any more."""

    def __init__(self, pace: Pace, clock: Clock, after: Callable[[], None] = lambda: None) -> None:
        self._pace, self._clock, self._after = pace, clock, after
        self._answers = 0
        self._waited_for = False

    async def for_answer(self, chat: ChatId) -> None:
        """Wait until a direct answer may go, and take its place."""
        self._answers += 1
        try:
            waited = 0.0
            while (seconds := self._seconds()) > 0 and waited + seconds <= LONGEST_WAIT:
                await asyncio.sleep(seconds)
                waited += seconds
        finally:
            self._answers -= 1
        self._pace.took(chat, self._clock.now())
        if self._waited_for and not self._answers:
            self._waited_for = False
            self._after()

    async def for_queued(self, chat: ChatId) -> None:
        """Wait until a message that was claimed ahead may go, and take its place; answers go before it."""
        waited = 0.0
        while waited < LONGEST_WAIT and (seconds := A_MOMENT if self._answers else self._seconds()) > 0:
            seconds = min(seconds, 1.0)
            await asyncio.sleep(seconds)
            waited += seconds
        self._pace.took(chat, self._clock.now())

    def open_at(self, now: Instant) -> Instant | None:
        """Return when the sender may go on; None while somebody waits for an answer."""
        self._waited_for = bool(self._answers)
        return None if self._answers else self._pace.open_at(now)

    def _seconds(self) -> float:
        now = self._clock.now()
        return self._clock.real_seconds(self._pace.open_at(now) - now)
