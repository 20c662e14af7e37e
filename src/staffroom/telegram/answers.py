"""A direct answer: when it may go, what becomes of it where Telegram asks for silence or nobody is there to get it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol, TypeVar

from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramRetryAfter

from staffroom.kernel.ids import ChatId, Instant

T = TypeVar("T")

UNCHANGED = "message is not modified"
GONE = "message to edit not found"
NOWHERE = ("chat not found", "not enough rights to send", "no rights to send")
"""Refusals of what has no place any more: another try would be refused alike."""
LONGEST_SILENCE = 30.0
"""Seconds for which an answer is held back where Telegram asks for silence, all its refusals together.

After a longer one it is made anew, unless what was asked for is done by then: that stands, its answer is left out.
"""


class Unanswered(Exception):  # noqa: N818  a fact, not a fault
    """Raised where an answer did not go out, for a reason that lies with nobody here."""


class NobodyThere(Unanswered):
    """Somebody blocked the bot or deleted the chat, or the bot may not write there: nothing helps."""


class LongSilence(Unanswered):
    """Telegram asked for a silence that is longer than an answer is held back."""

    def __init__(self, until: Instant) -> None:
        self.until = until
        super().__init__(until)


class Turns(Protocol):
    """Whoever knows when something may be said."""

    async def for_answer(self, chat: ChatId) -> None:
        """Wait until an answer may go; raise LongSilence where that takes too long."""

    def is_silent(self, chat: ChatId) -> bool:
        """Say whether Telegram asked for silence there."""

    def refused(self, chat: ChatId, seconds: float) -> Instant:
        """Learn that it just did, and return until when."""

    def accepted(self) -> None:
        """Learn that it let something through."""


class _AtOnce:
    """Lets every answer go without waiting."""

    async def for_answer(self, chat: ChatId) -> None:
        """Wait for nothing."""

    def is_silent(self, chat: ChatId) -> bool:  # noqa: ARG002
        """Know of none."""
        return False

    def refused(self, chat: ChatId, seconds: float) -> Instant:  # noqa: ARG002
        """Note nothing."""
        return Instant(0)

    def accepted(self) -> None:
        """Note nothing."""


AT_ONCE = _AtOnce()


async def given(turns: Turns, chat: ChatId, answer: Callable[[], Awaitable[T]]) -> T:
    """Give an answer when it is its turn, and again after a silence that Telegram asks for instead of taking it.

    Raises NobodyThere and LongSilence, and what aiogram raises.
    """
    loop = asyncio.get_running_loop()
    began = loop.time()
    while True:
        await turns.for_answer(chat)
        try:
            told = await answer()
        except TelegramRetryAfter as error:
            until = turns.refused(chat, error.retry_after)
            if loop.time() - began > LONGEST_SILENCE:
                raise LongSilence(until) from error
        except TelegramForbiddenError as error:
            raise NobodyThere from error
        except TelegramBadRequest as error:
            if any(phrase in error.message for phrase in NOWHERE):
                raise NobodyThere from error
            raise
        else:
            turns.accepted()
            return told
