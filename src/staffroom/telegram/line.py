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
    """Shared by poller and sender: while it is parked nothing is asked and nothing is sent."""

    def __init__(self) -> None:
        self.state = LineState.UP
        self._heard_at: float | None = None
        self.caught_up = asyncio.Event()
        """Set once everything that had waited at Telegram was fetched after a start."""
        self._open = asyncio.Event()
        self._open.set()

    def hear(self, at: float) -> None:
        """Note that Telegram answered a poll, in seconds of the loop's time; the start counts as such."""
        self._heard_at = at

    def well(self, at: float) -> bool:
        """Say whether Telegram is reached: nobody else polls, the token is accepted, the last answer is fresh."""
        return self.state is LineState.UP and self._heard_at is not None and at - self._heard_at <= FRESH_SECONDS

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
