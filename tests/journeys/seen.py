"""What a running bot said of itself when no part of it was at work, and how long that holds."""

from dataclasses import dataclass
from typing import Any

from staffroom.kernel.clock import MINUTE
from staffroom.kernel.ids import Instant


@dataclass(frozen=True)
class Seen:
    """How the file and the clock stood when no part of the bot was at work, and what it said of itself then."""

    stands: tuple[int, int]
    status: dict[str, Any]

    def is_due(self, now: Instant) -> bool:
        """Say whether something was to be done that no part of the bot knew of."""
        due = self.status["next_due_ms"]
        return bool(self.status["idle"]) and due is not None and due <= now

    def is_old(self, stands: tuple[int, int], now: Instant) -> bool:
        """Say whether it may be otherwise by now; what waits in the tables waits until somebody writes there."""
        learnt = self.status["clock_version"] == self.stands[1]
        return self.stands != stands or not learnt or self.is_due(Instant(now + MINUTE))
