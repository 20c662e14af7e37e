"""Whose turn it is: answers to people who wait come before everything that is queued."""

import asyncio
from collections.abc import Callable

from staffroom.kernel.clock import Clock
from staffroom.kernel.ids import ChatId, Instant
from staffroom.outbox.pace import Pace

LONGEST_WAIT = 10.0
"""Seconds after which an answer goes all the same; a led clock may stand still, a person does not."""
A_MOMENT = 0.01
"""Seconds after which a queued message looks again whether somebody still waits for an answer."""
SOON = 0.2
"""Seconds within which the place of a queued message must open; otherwise the message is put back."""


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

    async def for_queued(self, chat: ChatId) -> bool:
        """Wait for the place of a message that was claimed ahead, and take it; answers go before it.

        Say whether the place opened soon: somebody may have been answered meanwhile, or Telegram asked for silence.
        """
        waited = 0.0
        while (seconds := A_MOMENT if self._answers else self._seconds(chat)) > 0:
            if waited + seconds > SOON:
                return False
            await asyncio.sleep(seconds)
            waited += seconds
        self._pace.took(chat, self._clock.now())
        return True

    def open_at(self, now: Instant) -> Instant | None:
        """Return when the sender may go on; None while somebody waits for an answer."""
        self._waited_for = bool(self._answers)
        return None if self._answers else self._pace.open_at(now)

    def _seconds(self, chat: ChatId | None = None) -> float:
        """Return how long it takes until a queued message may go to a chat, or an answer to any."""
        now = self._clock.now()
        opens = self._pace.answer_at(now) if chat is None else self._pace.free_at(chat, now)
        return self._clock.real_seconds(opens - now) if opens > now else 0.0
