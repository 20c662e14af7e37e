"""The line to Telegram: up, contested by a second poller, or parked because the token was revoked."""

import asyncio
from enum import Enum

FRESH_SECONDS = 90.0
"""So old may the last answer to a poll be before somebody should look: a poll waits for 25 s, and may fail once."""


class LineState(Enum):
    """What is known of the line."""

    UP = "up"
    CONTESTED = "contested"
    PARKED = "parked"


class Line:
    """Shared by poller, sender and watch: while it is parked nothing is asked and nothing is sent."""

    def __init__(self) -> None:
        self.state = LineState.UP
        self._heard_at: float | None = None
        self._silent_until: float | None = None
        self.broken = False
        """Whether the last poll failed on the way, rather than by an answer of Telegram's."""
        self.caught_up = asyncio.Event()
        """Set once everything that had waited at Telegram was fetched after a start."""
        self._open = asyncio.Event()
        self._open.set()

    def hear(self, at: float) -> None:
        """Note that Telegram answered a poll, in seconds of the loop's time; the start counts as such."""
        self._heard_at = self._silent_until = at
        self.broken = False

    def well(self, at: float) -> bool:
        """Say whether Telegram is reached: nobody else polls, the token is accepted, the last answer is fresh."""
        return self.state is LineState.UP and self._heard_at is not None and at - self._heard_at <= FRESH_SECONDS

    def fail(self, at: float, pause: float, *, broken: bool = False) -> None:
        """Note that a poll failed, and for how many seconds the poller now waits."""
        self._silent_until = at + pause
        self.broken = broken

    def since_heard(self, at: float) -> float:
        """Return how many seconds ago a poll succeeded; 0 before the first start."""
        return 0.0 if self._heard_at is None else at - self._heard_at

    def silent_for(self, at: float) -> float:
        """Return for how many seconds the poller has given no sign beyond the pause that it announced."""
        return 0.0 if self._silent_until is None else max(0.0, at - self._silent_until)

    def park(self) -> None:
        """Stop all traffic: the token does not work any more."""
        self.state = LineState.PARKED
        self._open.clear()

    def resume(self) -> None:
        """Let traffic flow again."""
        self.state = LineState.UP
        self._open.set()

    async def wait_open(self) -> None:
        """Return once traffic is allowed."""
        await self._open.wait()
