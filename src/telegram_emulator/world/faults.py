"""Trouble on order: which calls fail, how, and how often."""

from dataclasses import dataclass

KINDS = {"429", "500", "502_html", "slow", "cut_before", "cut_after", "401"}
FOREVER = -1


@dataclass
class Fault:
    """One order of trouble; `count` -1 never ends."""

    kind: str
    method: str = "*"
    chat_id: int | None = None
    count: int = 1
    retry_after: int = 3
    seconds: float = 1.0

    def hits(self, method: str, chat_id: object) -> bool:
        """Whether this call is meant."""
        named = self.method.lower() in ("*", method.lower())
        return self.count != 0 and named and (self.chat_id is None or str(self.chat_id) == str(chat_id))


class Faults:
    """Orders in force, the oldest first."""

    def __init__(self) -> None:
        self.orders: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Put one order in force."""
        self.orders.append(fault)

    def strike(self, method: str, chat_id: object) -> Fault | None:
        """Use up one count of the first order that means this call."""
        for fault in self.orders:
            if fault.hits(method, chat_id):
                fault.count -= fault.count > 0
                self.orders = [order for order in self.orders if order.count != 0]
                return fault
        return None
