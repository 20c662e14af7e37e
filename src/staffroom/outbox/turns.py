"""Whose turn it is: answers to people who wait come before everything that is queued."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from staffroom.kernel.clock import SECOND, Clock
from staffroom.kernel.ids import ChatId, Instant
from staffroom.outbox.pace import Pace
from staffroom.telegram.answers import LONGEST_SILENCE, LongSilence

LONGEST_WAIT = 10.0
"""Seconds after which an answer goes all the same; a led clock may stand still, a person does not."""
A_MOMENT = 0.01
"""Seconds after which a queued message looks again whether somebody still waits for an answer."""
SOON = 0.2
"""Seconds within which the place of a queued message must open; otherwise the message is put back."""


class Turns:
    """Lets direct answers and the sender share one pace."""

    def __init__(self, pace: Pace, clock: Clock) -> None:
        self.pace, self._clock = pace, clock
        self.after: Callable[[], None] = lambda: None
        """Told that nobody waits for an answer any more."""
        self._answers = 0
        self._waited_for = False

    async def for_answer(self, chat: ChatId) -> None:
        """Wait until a direct answer may go, and take its place; a chat's own silence holds up nobody else.

        Raises LongSilence where Telegram asked for one that is longer than an answer is held back.
        """
        while True:
            await self._silence_over(chat)
            with self._answering():
                await self._silence_over(None)
                await self._in_row()
            if not self.is_silent(chat):
                break
        self.pace.took(chat, self._clock.now())

    def is_silent(self, chat: ChatId) -> bool:
        """Say whether Telegram asked for silence towards a chat, or towards everybody."""
        return self.pace.silence.holds(chat, self._clock.now())

    def refused(self, chat: ChatId, seconds: float) -> Instant:
        """Learn that Telegram asked for so many seconds of silence instead of taking something; return its end."""
        now = self._clock.now()
        until = Instant(now + int(seconds * SECOND))
        self.pace.silence.refused(chat, until, now)
        return until

    def accepted(self) -> None:
        """Learn that something was let through."""
        self.pace.silence.accepted()

    async def for_queued(self, chat: ChatId) -> bool:
        """Wait for the place of a message that was claimed ahead, and take it; answers go before it.

        Say whether the place opened soon: somebody may have been answered meanwhile, or Telegram asked for silence.
        """
        waited = 0.0
        free_at = partial(self.pace.free_at, chat)
        while (seconds := A_MOMENT if self._answers else self._until(free_at)) > 0:
            if waited + seconds > SOON:
                return False
            await asyncio.sleep(seconds)
            waited += seconds
        self.pace.took(chat, self._clock.now())
        return True

    def open_at(self, now: Instant) -> Instant | None:
        """Return when the sender may go on; None while somebody waits for an answer."""
        self._waited_for = bool(self._answers)
        return None if self._answers else self.pace.open_at(now)

    @contextmanager
    def _answering(self) -> Iterator[None]:
        """Hold back what is queued while somebody waits for an answer."""
        self._answers += 1
        try:
            yield
        finally:
            self._answers -= 1
            if self._waited_for and not self._answers:
                self._waited_for = False
                self.after()

    async def _silence_over(self, chat: ChatId | None) -> None:
        """Wait for the end of a silence towards a chat, or towards everybody."""
        while (until := self.pace.silence.until(chat, now := self._clock.now())) > now:
            if self._clock.real_seconds(until - now) > LONGEST_SILENCE:
                raise LongSilence(until)
            await self._clock.sleep_until(until)

    async def _in_row(self) -> None:
        """Wait for a place between what is queued."""
        waited = 0.0
        while (seconds := self._until(self.pace.answer_at)) > 0 and waited + seconds <= LONGEST_WAIT:
            await asyncio.sleep(seconds)
            waited += seconds

    def _until(self, opens: Callable[[Instant], Instant]) -> float:
        """Return how many real seconds it takes until a place opens."""
        now = self._clock.now()
        moment = opens(now)
        return self._clock.real_seconds(moment - now) if moment > now else 0.0
