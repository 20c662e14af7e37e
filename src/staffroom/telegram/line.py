"""The line to Telegram: up, contested by a second poller, or parked because the token was revoked."""

import asyncio
from enum import Enum


class LineState(Enum):
    """What is known of the line."""

    UP = "up"
    CONTESTED = "contested"
    PARKED = "parked"


class Line:
    """Shared by poller and sender: while it is parked nothing is asked and nothing is sent."""

    def __init__(self) -> None:
        self.state = LineState.UP
        self.last_poll_ok: float | None = None
        self.caught_up = asyncio.Event()
        """Set once everything that had waited at Telegram was fetched after a start."""
        self._open = asyncio.Event()
        self._open.set()

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
