"""The bot's queue of updates: numbered and serialised once when made, kept until an offset confirms them."""

import json
import sys
import time
from collections import deque
from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from telegram_emulator.clock import Clock
from telegram_emulator.shapes import Shape
from telegram_emulator.world.faults import UPDATE_KINDS, Fault, Faults, without_a_field

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
MAX_AHEAD = 10  # an offset that is further in the future forgets nothing
MAX_HISTORY = 1_000
ANSWER_BYTES = 1 << 22
ENCODE = json.JSONEncoder(separators=(",", ":")).encode
FRAME_BYTES = 50  # what the server reckons for the frame of one update


class Item(NamedTuple):
    """One waiting update: its number, the chat or person it is about, when it goes stale, its JSON."""

    id: int
    lane: int
    stale_ms: int
    data: bytes


class Queue:
    """Updates in order; any offset forgets what is older."""

    def __init__(self, clock: Clock, rng: Random, *, expire: bool, faults: Faults | None = None) -> None:
        self._clock = clock
        self._expire = expire
        self._faults = faults or Faults()
        self._next = rng.randrange(100_000_000, 900_000_000)
        self._items: deque[Item] = deque()
        self._again: deque[Item] = deque()  # served once more, whatever the offset
        self._echoes: set[int] = set()  # numbers that come again after they were confirmed
        self._held: deque[tuple[float, str, Shape]] = deque()  # until when, by the real clock
        self._first_stale_ms = sys.maxsize
        self.history: deque[tuple[int, Item]] = deque(maxlen=MAX_HISTORY)  # when each was made
        self.made = 0
        self.allowed: set[str] | None = None
        self.overflown = 0  # updates that a full queue did not take

    def wants(self, kind: str) -> bool:
        """Whether updates of this kind are made at all."""
        return kind in self.allowed if self.allowed else kind not in NOT_BY_DEFAULT

    def allow(self, kinds: list[str]) -> None:
        """Remember the kinds asked for; no known name means the default."""
        self.allowed = {str(kind).lower() for kind in kinds} & KINDS or None

    def push(self, kind: str, payload: Shape) -> None:
        """Queue one update if its kind is wanted; trouble on order may strike it."""
        if not self.wants(kind):
            return
        fault = self._faults.strike(kind, lane_of(payload), UPDATE_KINDS) if self._faults.orders else None
        if fault and fault.kind == "out_of_order":
            self._held.append((time.monotonic() + fault.seconds, kind, payload))
            return
        update = self.inject({kind: payload}, LIFE_MS.get(kind, DAY_MS))
        if fault:
            self._strike(fault, kind, update)
        self.release(due=False)

    def _strike(self, fault: Fault, kind: str, update: Shape) -> None:
        if fault.kind == "duplicate":
            self._echoes.add(update["update_id"])
        elif fault.kind == "unknown_type":
            self.inject({"from_the_future": update[kind]})
        else:
            self.inject({kind: without_a_field(update[kind])})

    def release(self, *, due: bool = True) -> None:
        """Queue what was held back to come out of order: what is due, or everything."""
        while self._held and (not due or self._held[0][0] <= time.monotonic()):
            _, kind, payload = self._held.popleft()
            self.inject({kind: payload}, LIFE_MS.get(kind, DAY_MS))

    def held_s(self) -> float:
        """How many real seconds until something that is held back is due."""
        return max(0.0, self._held[0][0] - time.monotonic()) if self._held else float(sys.maxsize)

    def inject(self, update: Shape, life_ms: int = DAY_MS) -> Shape:
        """Queue a raw update, numbered if it is not; a full queue takes no more."""
        numbered = {"update_id": int(update.get("update_id", self._next))} | update
        payload = next((value for value in update.values() if isinstance(value, dict)), {})
        data = ENCODE(numbered).encode()
        if len(self._items) >= MAX_QUEUE:
            self.overflown += 1
            return numbered
        self._next = max(self._next, numbered["update_id"]) + 1
        self._append(Item(numbered["update_id"], lane_of(payload), self._clock.now_ms() + life_ms, data))
        return numbered

    def _append(self, item: Item) -> None:
        self._items.append(item)
        self._first_stale_ms = min(self._first_stale_ms, item.stale_ms)
        self.made += 1
        self.history.append((self._clock.now_ms(), item))

    def after(self, seq: int, limit: int) -> list[Shape]:
        """List what was queued after this one, oldest first; only the latest is remembered."""
        first = self.made - len(self.history) + 1
        fresh = [(number, *entry) for number, entry in enumerate(self.history, first) if number > seq][:limit]
        return [{"seq": number, "at_ms": at, "update": json.loads(item.data)} for number, at, item in fresh]

    def repeat(self, update_id: int | None) -> Shape | None:
        """Serve an update of the past once more, whatever the offset."""
        for _, item in reversed(self.history):
            if update_id in (None, item.id):
                self._again.append(item)
                update: Shape = json.loads(item.data)
                return update
        return None

    def confirm(self, offset: int) -> None:
        """Forget all updates before the offset; a negative one keeps that many from the end."""
        if offset < 0:
            while len(self._items) > -offset:
                self._forget_first()
        elif offset <= self._next + MAX_AHEAD:
            while self._items and self._items[0].id < offset:
                self._forget_first()

    def _forget_first(self) -> None:
        item = self._items.popleft()
        if self._echoes:
            self._echo(item)

    def _echo(self, item: Item) -> None:
        if item.id in self._echoes:
            self._echoes.discard(item.id)
            self._again.append(item)

    def take(self, limit: int) -> list[bytes]:
        """Look at the first updates, up to the size of an answer; they stay until confirmed."""
        self._freshen()
        taken: list[bytes] = []
        left = ANSWER_BYTES
        while self._again and len(taken) < limit:
            taken.append(self._again.popleft().data)
        for item in self._items:
            left -= FRAME_BYTES + len(item.data)
            if len(taken) >= limit or left <= 0:
                break
            taken.append(item.data)
        return taken

    def ready(self, busy: set[int], most: int) -> Iterator[Item]:
        """Look for the first update of each chat or person that is not busy, among the first `most`."""
        self._freshen()
        seen = set(busy)
        for item in [*self._again, *(item for item, _ in zip(self._items, range(most), strict=False))]:
            if item.lane not in seen:
                seen.add(item.lane)
                yield item

    def drop(self, item: Item) -> None:
        """Forget one update that was delivered or given up."""
        if item in self._again:
            self._again.remove(item)
        elif item in self._items:
            self._items.remove(item)
            self._echo(item)

    def clear(self) -> None:
        """Forget everything that waits."""
        for waiting in (self._items, self._again, self._held):
            waiting.clear()

    @property
    def pending(self) -> int:
        """How many updates no offset has confirmed yet."""
        self._freshen()
        return len(self._items) + len(self._again) + len(self._held)

    def _freshen(self) -> None:
        self.release()
        now = self._clock.now_ms()
        if self._expire and self._first_stale_ms <= now:
            self._items = deque(item for item in self._items if item.stale_ms > now)
            self._first_stale_ms = min((item.stale_ms for item in self._items), default=sys.maxsize)


def lane_of(payload: Shape) -> int:
    """Name the chat or person an update is about: order counts within a lane, lanes do not wait for each other."""
    message = payload.get("message")
    chat = payload.get("chat") or (message.get("chat") if isinstance(message, dict) else None)
    about = chat or payload.get("from") or payload.get("user")
    number = about.get("id", 0) if isinstance(about, dict) else 0
    return number if isinstance(number, int) else 0
