"""Who asks for more than anybody reads is told so once, then taken without an answer until a minute is over.

Known in memory alone: of each account when it was answered last, never with what.
"""

import logging
from collections import deque
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from aiogram.exceptions import TelegramAPIError
from aiogram.types import CallbackQuery, Message

from staffroom.kernel.clock import MINUTE, Clock, instant
from staffroom.kernel.ids import Instant
from staffroom.kernel.screen import Screen
from staffroom.telegram.answers import Unanswered
from staffroom.telegram.render import Voice
from staffroom.telegram.who import Who

log = logging.getLogger(__name__)

Kind = Literal["asked", "pressed", "out"]
"""A command or something written to the bot; a button; what lets somebody out, whatever it is."""
Heed = Literal["answer", "quietly", "tell", "nothing"]
"""As ever; done, without another message; told that a minute's pause is needed; taken, and no more."""

WINDOW = MINUTE
MOST: Final[Mapping[Kind, int]] = {"asked": 30, "pressed": 60, "out": 20}
"""How much of one account is answered in a minute.

A coordinator forwards two dozen answers at once, and ticks a whole group on a list; Telegram lets a bot change one
message a second in a chat, so more presses than that could not be answered anyway.
"""
MOST_KNOWN = 2_000
"""Whoever was heeded longest ago is forgotten first; more than so many do not ask within a minute."""
MOST_ASIDE = 50
"""So many of those who are not answered any more are told at once; each takes as long as Telegram takes."""

Spawn = Callable[[Coroutine[Any, Any, None]], object]


@dataclass
class _Lately:
    """When somebody was answered last, since when they rest, and whether they know it."""

    answered: deque[Instant]
    rests_until: Instant = Instant(0)
    told: bool = False


class Haste:
    """Weighs what each account asks for; `lets_out` knows the words and buttons that are never passed over."""

    def __init__(self, clock: Clock, lets_out: Callable[[str, str], bool], spawn: Spawn) -> None:
        self._clock, self._lets_out, self._spawn = clock, lets_out, spawn
        self._known: dict[tuple[int, Kind], _Lately] = {}
        self.busy = 0
        """How many are being told aside."""

    def heed(self, event: Message | CallbackQuery, word: str, who: Who) -> Heed:
        """Say how a message or a press is heeded; `word` is its command or button. Admins always are."""
        if who.admin is not None:
            return "answer"
        if isinstance(event, CallbackQuery):
            kind: Kind = "out" if self._lets_out(word, "") else "pressed"
            return self._weigh(who.user, kind, self._clock.now(), tell=True)
        if event.chat.type == "private":
            kind = "out" if self._lets_out(word, event.text or "") else "asked"
            return self._weigh(who.user, kind, instant(event.date), tell=True)
        if not word:
            return "answer"  # what is only said in a group asks for nothing
        account = who.user if event.sender_chat is None else event.sender_chat.id
        return self._weigh(account, "asked", instant(event.date), tell=False)

    async def aside(self, work: Coroutine[Any, Any, None]) -> None:
        """Stop the waiting sign of a press, or tell somebody to wait, while what came after it is looked at already.

        Otherwise a flood of presses would fill the inbox, each waiting for Telegram's answer to the one before.
        """
        self.busy += 1
        told = self._told(work)
        if self.busy <= MOST_ASIDE:
            self._spawn(told)
        else:
            await told

    async def _told(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except (TelegramAPIError, Unanswered) as error:
            log.info("somebody who asks for very much was not told to wait: %s", type(error).__name__)
        finally:
            self.busy -= 1

    def _weigh(self, account: int, kind: Kind, at: Instant, *, tell: bool) -> Heed:
        lately = self._lately(account, kind)
        if not 0 < lately.rests_until - at <= 2 * WINDOW:  # also what was written before, and is tried again
            if not _is_full(lately, at):
                lately.answered.append(at)
                return "answer"
            lately.rests_until, lately.told = Instant(at + WINDOW), False
        if kind == "out":
            return "quietly"
        told, lately.told = lately.told, lately.told or tell
        return "tell" if tell and not told else "nothing"

    def _lately(self, account: int, kind: Kind) -> _Lately:
        """Return what is known of an account, and forget whoever was heeded longest ago."""
        found = self._known.pop((account, kind), None) or _Lately(deque(maxlen=MOST[kind]))
        self._known[account, kind] = found
        if len(self._known) > MOST_KNOWN:
            del self._known[next(iter(self._known))]
        return found


def _is_full(lately: _Lately, at: Instant) -> bool:
    """Say whether as much was answered within the window as may be."""
    return len(lately.answered) == lately.answered.maxlen and 0 <= at - lately.answered[0] < WINDOW


class Muted(Voice):
    """Lets what was asked be done and says nothing more to somebody who was answered often enough this minute."""

    async def answer(self, message: Message, screen: Screen) -> int:  # noqa: ARG002
        """Send nothing; return the number of what was written."""
        return message.message_id

    async def redraw(self, callback: CallbackQuery, screen: Screen) -> int:  # noqa: ARG002
        """Answer a press and leave the message as it is."""
        await self.toast(callback)
        return callback.message.message_id if callback.message else 0
