"""Where Telegram asked for silence, and until when: one book that messages, deeds and direct answers share."""

from staffroom.kernel.clock import MINUTE
from staffroom.kernel.ids import ChatId, Instant

REFUSED_IN_A_ROW = 3
"""So many chats refused one after the other, none accepted between: the penalty is everybody's."""
AFTERWARDS = MINUTE
"""For so long everybody is spoken to more slowly after a silence that was everybody's."""
JITTER = 1_000
"""Milliseconds that a clock may go back without having been set back."""


class Setbacks:
    """Notices a clock that was set back: every moment that somebody waits for moves back with it."""

    def __init__(self) -> None:
        self._latest = 0

    def since(self, now: Instant) -> int:
        """Return by how many milliseconds the clock was set back since it was last looked at, mostly 0."""
        back = self._latest - now
        if 0 <= back <= JITTER:
            return 0
        self._latest = now
        return max(0, back)


class Silence:
    """Knows which chats are closed; None stands for all of Telegram."""

    def __init__(self) -> None:
        self._closed: dict[ChatId | None, int] = {}
        self._refused: dict[ChatId, int] = {}
        self._slow_until = 0
        self._setbacks = Setbacks()

    def until(self, chat: ChatId | None, now: Instant) -> Instant:
        """Return until when nothing may be said or done in a chat, whatever holds for all; now or earlier where it may.

        Of None, until when that holds for everybody.
        """
        self._follow(now)
        return Instant(self._closed.get(chat, 0))

    def holds(self, chat: ChatId, now: Instant) -> bool:
        """Say whether a chat, or everybody, is to be left in peace now."""
        return max(self.until(chat, now), self.until(None, now)) > now

    def close(self, chat: ChatId | None, until: Instant) -> None:
        """Keep silent towards a chat, or towards all of Telegram, until a moment."""
        self._closed[chat] = max(until, self._closed.get(chat, 0))

    def refused(self, chat: ChatId, until: Instant, now: Instant) -> None:
        """Learn of a 429: the chat is closed, and everything where several chats in a row were refused."""
        self._follow(now)
        self.close(chat, until)
        self._refused[chat] = until
        if len(self._refused) >= REFUSED_IN_A_ROW:
            self.close(None, Instant(max(self._refused.values())))
            self._slow_until = self._closed[None] + AFTERWARDS

    def is_slow(self, now: Instant) -> bool:
        """Say whether everybody was to be left in peace lately: what went then had come in heaps somewhere."""
        self._follow(now)
        return now < self._slow_until

    def accepted(self) -> None:
        """Learn that something was let through: no penalty is everybody's."""
        self._refused.clear()

    def forget_before(self, now: Instant) -> None:
        """Drop what is over, so that memory stays small."""
        self._follow(now)
        self._closed = {chat: until for chat, until in self._closed.items() if until > now}
        self._refused = {chat: until for chat, until in self._refused.items() if until > now}

    def _follow(self, now: Instant) -> None:
        if back := self._setbacks.since(now):
            self._closed = {chat: until - back for chat, until in self._closed.items()}
            self._refused = {chat: until - back for chat, until in self._refused.items()}
            self._slow_until -= back
