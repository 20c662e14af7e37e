"""How fast the bot speaks: exact windows, evenly filled, and silence where Telegram asked for it."""

from collections import deque
from dataclasses import dataclass

from staffroom.kernel.clock import MINUTE, SECOND
from staffroom.kernel.ids import ChatId, Instant

CATCH_UP = 1
"""How many places in the even row may be made up for after a pause, so that a late wake costs nothing."""
REFUSED_IN_A_ROW = 3
"""So many chats refused one after the other, none accepted between: the penalty is everybody's."""
JITTER = 1_000
"""Milliseconds that a clock may go back without having been set back."""


@dataclass(frozen=True)
class Limits:
    """How fast a bot speaks; a single second may hold one message more, which Telegram still lets through."""

    per_second: int = 29
    chat_gap: int = SECOND
    group_per_minute: int = 18


class Pace:
    """Exact windows over what was sent: overall, per chat, per group; a 429 closes what it names."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._all: deque[int] = deque(maxlen=limits.per_second + 1)
        self._even = 0.0
        self._chats: dict[ChatId, int] = {}
        self._groups: dict[ChatId, deque[int]] = {}
        self._closed: dict[ChatId | None, int] = {}
        self._refused: dict[ChatId, int] = {}
        self._latest = 0
        self._looked = -SECOND

    def open_at(self, now: Instant) -> Instant:
        """Return the first moment, now or later, at which any message at all keeps the overall limit."""
        return Instant(self._row_at(now, CATCH_UP, self._gap / 2))

    def answer_at(self, now: Instant) -> Instant:
        """Return the first moment, now or later, at which somebody who waits may be answered.

        An answer goes between two places of the row, a little sooner after a full second than what is queued.
        """
        moment = self._row_at(now, CATCH_UP + 1, self._gap / 3)
        return Instant(max(moment, int(self._all[-1] + self._gap / 2)) if self._all else moment)

    def free_at(self, chat: ChatId, now: Instant) -> Instant:
        """Return the first moment, now or later, at which a message to the chat keeps every limit."""
        moment = max(self.open_at(now), self._closed.get(chat, 0))
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

    def close(self, chat: ChatId | None, until: Instant) -> None:
        """Keep silent towards a chat, or towards all of Telegram, until a moment."""
        self._closed[chat] = max(until, self._closed.get(chat, 0))

    def refused(self, chat: ChatId, until: Instant) -> None:
        """Learn of a 429: the chat is closed, and everything where several chats in a row were refused."""
        self.close(chat, until)
        self._refused[chat] = until
        if len(self._refused) >= REFUSED_IN_A_ROW:
            self.close(None, Instant(max(self._refused.values())))

    def accepted(self) -> None:
        """Learn that a message was let through: no penalty is everybody's."""
        self._refused.clear()

    def forget_before(self, now: Instant) -> None:
        """Drop what no window can reach any more, so that memory stays small; looked at once a second at most."""
        if 0 <= now - self._looked < SECOND:
            return
        self._looked = now
        self._chats = {chat: at for chat, at in self._chats.items() if at > now - MINUTE}
        self._groups = {chat: sent for chat, sent in self._groups.items() if sent[-1] > now - MINUTE}
        self._closed = {chat: until for chat, until in self._closed.items() if until > now}

    def _row_at(self, now: Instant, early: int, uneven: float) -> int:
        """Return when the even row has a place, so many places early, and nobody was asked for silence.

        A second holds one message more than the limit at most, also where messages arrive so many ms nearer to each
        other than they went.
        """
        self._follow(now)
        moment = max(now, self._closed.get(None, 0), int(self._even - early * self._gap))
        if len(self._all) > self.limits.per_second:
            moment = max(moment, int(self._all[0] + SECOND + uneven))
        return moment

    @property
    def _gap(self) -> float:
        """How far apart messages go: a little closer than the window asks, which makes up for what wakes late."""
        return SECOND / (self.limits.per_second + 1)

    def _follow(self, now: Instant) -> None:
        """Where the clock was set back, let every window move back with it: nothing waits for a future that is gone."""
        back = self._latest - now
        if back <= JITTER:
            self._latest = max(self._latest, now)
            return
        self._latest = now
        self._all = deque((at - back for at in self._all), maxlen=self._all.maxlen)
        self._even -= back
        self._chats = {chat: at - back for chat, at in self._chats.items()}
        for chat, sent in self._groups.items():
            self._groups[chat] = deque((at - back for at in sent), maxlen=sent.maxlen)
        self._closed = {chat: until - back for chat, until in self._closed.items()}
