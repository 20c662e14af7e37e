"""The director's patience."""

import asyncio
from typing import Any

from staffroom.demo.director import A_MOMENT, Director
from telegram_emulator import Emulator

CHANGES = 10


class Restless:
    """A stage whose bot is idle at each look, and for a while has something else due each time."""

    def __init__(self, emulator: Emulator) -> None:
        self.emulator, self.looks = emulator, 0

    async def status(self) -> dict[str, Any] | None:
        """Say what is due."""
        self.looks += 1
        due = min(self.looks, CHANGES)
        return {"idle": True, "clock_version": self.emulator.clock.version, "next_due_ms": due}

    def last_words(self) -> str:
        """Say nothing."""
        return ""


async def test_between_two_looks_at_a_bot_that_does_not_come_to_rest_it_gets_a_moment() -> None:
    """It needs its processor to do what it is waited for."""
    loop = asyncio.get_running_loop()
    async with Emulator(speed=0) as emulator:
        stage, began = Restless(emulator), loop.time()
        assert await Director(stage).still() == CHANGES
    assert stage.looks == CHANGES + 1
    assert loop.time() - began >= (CHANGES - 1) * A_MOMENT
