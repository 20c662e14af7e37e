"""What happened, in order, for a page that follows the world."""

from collections import deque
from collections.abc import Callable

from telegram_emulator.shapes import Shape

MAX_EVENTS = 50_000


class Feed:
    """Numbered events; the oldest fall off."""

    def __init__(self, ring: Callable[[], None]) -> None:
        self._ring = ring
        self._events: deque[Shape] = deque(maxlen=MAX_EVENTS)
        self.last = 0

    def add(self, kind: str, chat_id: int | None = None, **facts: object) -> None:
        """Tell one event and wake who waits."""
        self.last += 1
        self._events.append({"seq": self.last, "kind": kind, "chat_id": chat_id} | facts)
        self._ring()

    def after(self, seq: int) -> list[Shape]:
        """List the events after this one."""
        fresh: list[Shape] = []
        for event in reversed(self._events):
            if event["seq"] <= seq:
                break
            fresh.append(event)
        return fresh[::-1]
