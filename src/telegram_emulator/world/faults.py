"""Trouble on order: which calls and updates it strikes, how, how often, by what chance."""

from collections import Counter
from collections.abc import Container
from dataclasses import dataclass
from random import Random

from telegram_emulator.shapes import Shape
from telegram_emulator.world.errors import ApiError, SimError

CALL_KINDS = {
    "429": "The call is refused with 429 and must wait `retry_after` seconds; nothing happens.",
    "500": "The call is refused with 500, as when the server starts anew; nothing happens.",
    "502_html": "A proxy answers 502 with a page of HTML; nothing happens.",
    "401": "The token is revoked: every call is refused with 401 until the order is taken back.",
    "409": "A poll is ended with 409, as if another copy of the bot had polled.",
    "webhook": "A stranger sets a webhook: polls are refused with 409 until the bot deletes it.",
    "slow": "The answer comes `seconds` late; the effect comes with it.",
    "cut_before": "The connection is cut before anything happens.",
    "cut_after": "The effect happens, then the connection is cut: the bot cannot know.",
}
UPDATE_KINDS = {
    "duplicate": "An update comes once more after the bot has confirmed it.",
    "out_of_order": "An update comes after the one that follows it, or `seconds` late.",
    "unknown_type": "After an update comes one of a type that no library knows.",
    "missing_field": "After an update comes its copy without a field that libraries need.",
}
KINDS = CALL_KINDS | UPDATE_KINDS
POLLING = {"409", "webhook"}  # strike polls unless another method is named
FOREVER = -1
LASTING = {"401"}  # last until taken back unless a count is given
DISPENSABLE = ("date", "from", "user", "question", "poll_id", "chat", "id")
REFUSALS = {
    "500": (500, "Internal Server Error: restart"),
    "401": (401, "Unauthorized"),
    "409": (
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    ),
}


@dataclass
class Fault:
    """One order of trouble; for updates `method` names their kind, and `count` -1 never ends."""

    kind: str
    method: str = "*"
    chat_id: int | None = None
    count: int | None = None  # 1, or for a kind that lasts -1
    probability: float = 1.0
    retry_after: int = 3
    seconds: float = 1.0  # by the real clock
    id: int = 0
    struck: int = 0

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise SimError(f"kind is one of {', '.join(sorted(KINDS))}")
        if not 0 <= self.probability <= 1:
            raise SimError("probability lies between 0 and 1")
        if self.count is None:
            self.count = FOREVER if self.kind in LASTING else 1
        if self.method == "*" and self.kind in POLLING:
            self.method = "getUpdates"

    def hits(self, method: str, chat_id: object) -> bool:
        """Whether this call or update is meant."""
        named = self.method.lower() in ("*", method.lower())
        return named and (self.chat_id is None or str(self.chat_id) == str(chat_id))


class Faults:
    """Orders in force, the oldest first; chance is drawn from a seed of its own."""

    def __init__(self, seed: int = 0, latency_ms: float = 0) -> None:
        self.latency_ms = latency_ms  # the way there and back of every call, by the real clock
        self.orders: list[Fault] = []
        self.struck: Counter[str] = Counter()
        self._rng = Random(f"faults {seed}")  # noqa: S311 (chance that repeats)
        self._last = 0

    def add(self, fault: Fault) -> Fault:
        """Put one order in force."""
        self._last += 1
        fault.id = self._last
        if fault.count:
            self.orders.append(fault)
        return fault

    def clear(self, number: int | None = None) -> None:
        """Take back one order, or all."""
        self.orders = [] if number is None else [order for order in self.orders if order.id != number]

    def strike(self, method: str, chat_id: object, kinds: Container[str] = CALL_KINDS) -> Fault | None:
        """Use up one count of the first order that means this call or update, if chance wills it."""
        for fault in self.orders:
            if fault.kind in kinds and fault.hits(method, chat_id) and self._falls(fault):
                fault.struck += 1
                self.struck[fault.kind] += 1
                if fault.count != FOREVER:
                    fault.count = (fault.count or 1) - 1
                    self.orders = [order for order in self.orders if order.count != 0]
                return fault
        return None

    def _falls(self, fault: Fault) -> bool:
        return fault.probability >= 1 or self._rng.random() < fault.probability

    def shape(self) -> Shape:
        """Show kinds, orders and how often each kind has struck, as `/sim/faults` does."""
        return {"kinds": KINDS, "orders": self.listed(), "struck": dict(self.struck), "latency_ms": self.latency_ms}

    def listed(self) -> list[Shape]:
        """List the orders in force."""
        return [dict(vars(order)) for order in self.orders]


def refusal(fault: Fault) -> ApiError:
    """Word what a struck call is told."""
    if fault.kind == "429":
        wait = fault.retry_after
        return ApiError(429, f"Too Many Requests: retry after {wait}", {"retry_after": wait})
    return ApiError(*REFUSALS[fault.kind])


def without_a_field(payload: Shape) -> Shape:
    """Take away a field that decoders need."""
    lost = next((name for name in DISPENSABLE if name in payload), None)
    return {name: value for name, value in payload.items() if name != lost}
