"""Decisions of the outbox on values: pace, what a failure means, when to try again."""

from collections import deque
from dataclasses import dataclass
from enum import Enum

from staffroom.kernel.clock import DAY, MINUTE, SECOND
from staffroom.kernel.ids import ChatId, Instant

LEASE = 2 * MINUTE
RESEND_AFTER = MINUTE
MAX_COPIES = 2
ENDED_KEPT = 90 * DAY
"""How long the books of what was sent are kept; longer than any occurrence may come up again."""
MAX_ATTEMPTS = 12
LONGEST_BACKOFF = 5 * MINUTE


@dataclass(frozen=True)
class Limits:
    """How fast Telegram lets a bot speak."""

    per_second: int = 29
    chat_gap: int = SECOND
    group_per_minute: int = 18


class Pace:
    """Exact windows over what was sent: overall, per chat, per group; a 429 closes what it names."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._all: deque[int] = deque(maxlen=limits.per_second)
        self._chats: dict[ChatId, int] = {}
        self._groups: dict[ChatId, deque[int]] = {}
        self._closed: dict[ChatId | None, int] = {}

    def free_at(self, chat: ChatId, now: Instant) -> Instant:
        """Return the first moment, now or later, at which a message to the chat keeps every limit."""
        moment = max(now, self._closed.get(None, 0), self._closed.get(chat, 0))
        if len(self._all) == self._limits.per_second:
            moment = max(moment, self._all[0] + SECOND)
        if chat in self._chats:
            moment = max(moment, self._chats[chat] + self._limits.chat_gap)
        sent = self._groups.get(chat)
        if sent and len(sent) == self._limits.group_per_minute:
            moment = max(moment, sent[0] + MINUTE)
        return Instant(moment)

    def took(self, chat: ChatId, now: Instant) -> None:
        """Note that a message goes out now."""
        self._all.append(now)
        self._chats[chat] = now
        if chat < 0:
            self._groups.setdefault(chat, deque(maxlen=self._limits.group_per_minute)).append(now)

    def close(self, chat: ChatId | None, until: Instant) -> None:
        """Keep silent towards a chat, or towards all of Telegram, until a moment."""
        self._closed[chat] = max(until, self._closed.get(chat, 0))

    def forget_before(self, now: Instant) -> None:
        """Drop what no window can reach any more, so that memory stays small."""
        self._chats = {chat: at for chat, at in self._chats.items() if at > now - MINUTE}
        self._groups = {chat: sent for chat, sent in self._groups.items() if sent[-1] > now - MINUTE}
        self._closed = {chat: until for chat, until in self._closed.items() if until > now}


class Verdict(Enum):
    """What is known after a request."""

    SENT = "sent"
    NOT_SENT = "not sent"
    REFUSED = "refused"
    AMBIGUOUS = "ambiguous"
    SLOW_DOWN = "slow down"
    MOVED = "moved"
    UNAUTHORIZED = "unauthorized"


@dataclass(frozen=True)
class Outcome:
    """The verdict on one request, and what came with it."""

    verdict: Verdict
    reason: str = ""
    message_id: int | None = None
    retry_after: float = 0.0
    new_chat: ChatId | None = None


ALREADY_DONE = (
    "message is not modified",
    "message to delete not found",
    "message to pin not found",
    "message to unpin not found",
    "chat not modified",
    "chat description is not modified",
    "hide_requester_missing",
    "user_already_participant",
    "message to react not found",
    "participant_id_invalid",
)
"""Refusals that mean that the deed is done or has become pointless, for deeds that may be repeated."""


def is_already_done(reason: str) -> bool:
    """Say whether a refusal means that there is nothing left to do."""
    return any(phrase in reason.lower() for phrase in ALREADY_DONE)


def repeat_at(when_unknown: str, attempt: int, since: Instant) -> Instant:
    """Return from when on an unknown may be repeated: a deed after a growing pause, a message after a minute."""
    return Instant(since + (backoff(attempt) if when_unknown == "repeat" else RESEND_AFTER))


def backoff(attempt: int) -> int:
    """Return how many milliseconds to wait before attempt number `attempt + 1`."""
    return int(min(LONGEST_BACKOFF, SECOND * 2**attempt))
