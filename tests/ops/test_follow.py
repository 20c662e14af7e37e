"""The clock that the demo leads: followed at once, and given up when the stand-in is gone for good."""

import asyncio

import pytest

from staffroom.ops import follow
from staffroom.ops.follow import Follower
from telegram_emulator.client import Sim
from telegram_emulator.server import Emulator


async def test_the_clock_follows_the_stand_in_and_says_so() -> None:
    """Moved hands are seen at once."""
    moved = asyncio.Event()
    async with Emulator(start_ms=1_000_000, speed=0) as emulator, Sim(emulator.url) as sim:
        follower = Follower(f"{emulator.url}/sim/clock")
        await follower.look()
        assert follower.clock.now() == 1_000_000
        follower.moved = moved.set
        task = asyncio.ensure_future(follower.run())
        await sim.set_clock(now_ms=5_000_000)
        await asyncio.wait_for(moved.wait(), 30)
        assert follower.clock.now() == 5_000_000
        task.cancel()


async def test_a_stand_in_that_is_gone_ends_the_following(monkeypatch: pytest.MonkeyPatch) -> None:
    """So no bot of a demo outlives its demo."""
    monkeypatch.setattr(follow, "PAUSE", 0.01)
    async with Emulator() as emulator:
        follower = Follower(f"{emulator.url}/sim/clock")
        await follower.look()
    await asyncio.wait_for(follower.run(), 30)
