"""The page for monitoring."""

from collections.abc import Mapping
from typing import Any

import aiohttp
import pytest

from staffroom.kernel.refusal import Trouble
from staffroom.ops.health import Health


async def test_health_and_figures_are_told_on_this_machine() -> None:
    """A bot that is not well answers 503."""
    figures: dict[str, Any] = {"ok": True, "inbox": {"waiting": 3}}

    async def status() -> Mapping[str, Any]:
        return figures

    health = Health(0, status)
    await health.start()
    try:
        async with aiohttp.ClientSession(f"http://127.0.0.1:{health.port}") as session:
            async with session.get("/healthz") as answer:
                assert (answer.status, await answer.json()) == (200, {"ok": True})
            async with session.get("/status") as answer:
                assert await answer.json() == figures
            figures["ok"] = False
            async with session.get("/healthz") as answer:
                assert answer.status == 503
        with pytest.raises(Trouble, match=r"health\.port"):
            await Health(health.port, status).start()
    finally:
        await health.stop()
