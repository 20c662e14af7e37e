"""The bot's queue of updates: numbered, filtered when made, kept until an offset confirms them."""

import sys
from collections import deque
from dataclasses import dataclass
from random import Random

from telegram_emulator.clock import Clock
from telegram_emulator.shapes import Shape

DAY_MS = 86_400_000
LIFE_MS = {"callback_query": 150_000, "inline_query": 30_000}
NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}
KINDS = {
    "message", "edited_message", "channel_post", "edited_channel_post", "inline_query", "chosen_inline_result",
    "callback_query", "shipping_query", "pre_checkout_query", "poll", "poll_answer", "my_chat_member", "chat_member",
    "chat_join_request", "message_reaction", "message_reaction_count", "chat_boost", "removed_chat_boost",
    "business_connection", "business_message", "edited_business_message", "deleted_business_messages",
    "purchased_paid_media", "managed_bot",
}  # fmt: skip
MAX_QUEUE = 100_000
MAX_HISTORY = 1_000


@dataclass(frozen=True)
class Item:
    """One waiting update and the moment it goes stale."""

    id: int
    update: Shape
    stale_ms: int


class Queue:
    """Updates in order; any offset forgets what is older."""

    def __init__(self, clock: Clock, rng: Random, *, expire: bool) -> None:
        self._clock = clock
        self._expire = expire
        self._next = rng.randrange(100_000_000, 900_000_000)
        self._items: deque[Item] = deque(maxlen=MAX_QUEUE)
        self._again: list[Shape] = []
        self._first_stale_ms = sys.maxsize
        self.history: deque[Shape] = deque(maxlen=MAX_HISTORY)
        self.allowed: set[str] | None = None

    def wants(self, kind: str) -> bool:
        """Whether updates of this kind are made at all."""
        return kind in self.allowed if self.allowed else kind not in NOT_BY_DEFAULT

    def allow(self, kinds: list[str]) -> None:
        """Remember the kinds asked for; no known name means the default."""
        self.allowed = {kind for kind in kinds if kind in KINDS} or None

    def push(self, kind: str, payload: Shape) -> Shape | None:
        """Queue one update if its kind is wanted."""
        if not self.wants(kind):
            return None
        return self.inject({kind: payload}, LIFE_MS.get(kind, DAY_MS))

    def inject(self, update: Shape, life_ms: int = DAY_MS) -> Shape:
        """Queue a raw update, numbered if it is not."""
        numbered = {"update_id": update.get("update_id", self._next)} | update
        self._next = max(self._next, int(numbered["update_id"])) + 1
        item = Item(int(numbered["update_id"]), numbered, self._clock.now_ms() + life_ms)
        self._items.append(item)
        self._first_stale_ms = min(self._first_stale_ms, item.stale_ms)
        self.history.append(numbered)
        return numbered

    def repeat(self, update_id: int | None) -> Shape | None:
        """Serve an update of the past once more, whatever the offset."""
        for update in reversed(self.history):
            if update_id in (None, update["update_id"]):
                self._again.append(update)
                return update
        return None

    def confirm(self, offset: int) -> None:
        """Forget all updates before the offset; a negative one keeps that many from the end."""
        if offset < 0:
            while len(self._items) > -offset:
                self._items.popleft()
        elif self._items and offset <= self._items[-1].id + 1:
            while self._items and self._items[0].id < offset:
                self._items.popleft()

    def take(self, limit: int) -> list[Shape]:
        """Look at the first updates; they stay until confirmed."""
        self._drop_stale()
        again, self._again = self._again[:limit], self._again[limit:]
        return again + [item.update for item, _ in zip(self._items, range(limit - len(again)), strict=False)]

    def clear(self) -> None:
        """Forget everything that waits."""
        self._items.clear()
        self._again.clear()

    @property
    def pending(self) -> int:
        """How many updates no offset has confirmed yet."""
        self._drop_stale()
        return len(self._items) + len(self._again)

    def _drop_stale(self) -> None:
        now = self._clock.now_ms()
        if self._expire and self._first_stale_ms <= now:
            self._items = deque((item for item in self._items if item.stale_ms > now), maxlen=MAX_QUEUE)
            self._first_stale_ms = min((item.stale_ms for item in self._items), default=sys.maxsize)
