"""How fast the bot speaks: exact windows, evenly filled, and nothing into a silence that Telegram asked for."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from staffroom.kernel.clock import MINUTE, SECOND
from staffroom.kernel.ids import ChatId, Instant
from staffroom.outbox.silence import Setbacks, Silence

CATCH_UP = 1
"""How many places in the even row may be made up for after a pause, so that a late wake costs nothing."""
SLOWLY = SECOND // 4
"""Milliseconds that are left beyond each full second where what went evenly had arrived in heaps."""


@dataclass(frozen=True)
class Limits:
    """How fast a bot speaks; a single second may hold one message more, which Telegram still lets through."""

    per_second: int = 29
    chat_gap: int = SECOND
    group_per_minute: int = 18


class Pace:
    """Exact windows over what was sent: overall, per chat, per group; the book of silences may be shared."""

    def __init__(self, limits: Limits, silence: Silence | None = None) -> None:
        self.limits, self.silence = limits, silence or Silence()
        self._all: deque[int] = deque(maxlen=limits.per_second + 1)
        self._even = 0.0
        self._chats: dict[ChatId, int] = {}
        self._groups: dict[ChatId, deque[int]] = {}
        self._setbacks = Setbacks()
        self._looked = -SECOND

    def open_at(self, now: Instant) -> Instant:
        """Return the first moment, now or later, at which any message at all keeps the overall limit."""
        uneven = SLOWLY if self.silence.is_slow(now) else self._gap / 2
        return Instant(max(self._row_at(now, CATCH_UP, uneven), self.silence.until(None, now)))

    def deed_at(self, chat: ChatId, now: Instant) -> Instant:
        """Return the first moment, now or later, at which something may be done in a chat that is no message."""
        return max(self.open_at(now), self.silence.until(chat, now))

    def answer_at(self, now: Instant) -> Instant:
        """Return the first moment, now or later, at which somebody who waits may be answered, silences aside.

        An answer goes between two places of the row, a little sooner after a full second than what is queued.
        """
        moment = self._row_at(now, CATCH_UP + 1, self._gap / 3)
        return Instant(max(moment, int(self._all[-1] + self._gap / 2)) if self._all else moment)

    def free_at(self, chat: ChatId, now: Instant) -> Instant:
        """Return the first moment, now or later, at which a message to the chat keeps every limit."""
        moment: int = self.deed_at(chat, now)
        if chat in self._chats:
            moment = max(moment, self._chats[chat] + self.limits.chat_gap)
        sent = self._groups.get(chat)
        if sent and len(sent) == self.limits.group_per_minute:
            moment = max(moment, sent[0] + MINUTE)
        return Instant(moment)

    def took(self, chat: ChatId, now: Instant) -> None:
        """Note that a message goes out now."""
        self._follow(now)
        self._all.append(now)
        self._even = max(self._even, now) + self._gap
        self._chats[chat] = now
        if chat < 0:
            self._groups.setdefault(chat, deque(maxlen=self.limits.group_per_minute)).append(now)

    def remember(self, sent: Iterable[tuple[ChatId, Instant]]) -> None:
        """Note what went before the program began, among what went since."""
        for chat, at in sent:
            self._all = deque(sorted((*self._all, at)), maxlen=self._all.maxlen)
            self._chats[chat] = max(at, self._chats.get(chat, at))
            if chat < 0:
                lately = self._groups.get(chat, ())
                self._groups[chat] = deque(sorted((*lately, at)), maxlen=self.limits.group_per_minute)

    def forget_before(self, now: Instant) -> None:
        """Drop what no window can reach any more, so that memory stays small; looked at once a second at most."""
        if 0 <= now - self._looked < SECOND:
            return
        self._looked = now
        self._chats = {chat: at for chat, at in self._chats.items() if at > now - MINUTE}
        self._groups = {chat: sent for chat, sent in self._groups.items() if sent[-1] > now - MINUTE}
        self.silence.forget_before(now)

    def _row_at(self, now: Instant, early: int, uneven: float) -> int:
        """Return when the even row has a place, so many places early.

        A second holds one message more than the limit at most, also where messages arrive so many ms nearer to each
        other than they went.
        """
        self._follow(now)
        moment = max(now, int(self._even - early * self._gap))
        if len(self._all) > self.limits.per_second:
            moment = max(moment, int(self._all[0] + SECOND + uneven))
        return moment

    @property
    def _gap(self) -> float:
        """How far apart messages go: a little closer than the window asks, which makes up for what wakes late."""
        return SECOND / (self.limits.per_second + 1)

    def _follow(self, now: Instant) -> None:
        """Where the clock was set back, let every window move back with it: nothing waits for a future that is gone."""
        back = self._setbacks.since(now)
        if not back:
            return
        self._all = deque((at - back for at in self._all), maxlen=self._all.maxlen)
        self._even -= back
        self._chats = {chat: at - back for chat, at in self._chats.items()}
        for chat, sent in self._groups.items():
            self._groups[chat] = deque((at - back for at in sent), maxlen=sent.maxlen)
