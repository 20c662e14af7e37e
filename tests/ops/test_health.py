"""The page for monitoring."""

from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any

import aiohttp
import pytest

from staffroom.kernel.refusal import Trouble
from staffroom.ops.watching.health import Health
from staffroom.ops.watching.metrics import Metric

FIGURES: dict[str, Any] = {"ok": True, "inbox": {"waiting": 3}}


async def _status() -> Mapping[str, Any]:
    return FIGURES


async def _metrics() -> Sequence[Metric]:
    return (
        Metric("healthy", "1 while nothing ails.", 1),
        Metric("last_poll_seconds", "Seconds since a poll succeeded.", 2.5),
        Metric("outbox", "Outgoing messages by state.", {"sent": 12, "unknown": 1}, "state"),
    )


@pytest.fixture
async def ails() -> list[str]:
    """Ail from nothing yet."""
    return []


@pytest.fixture
async def health(ails: list[str]) -> AsyncIterator[Health]:
    """Open the page."""
    opened = Health(0, _status, lambda: ails, _metrics)
    await opened.start()
    yield opened
    await opened.stop()


@pytest.fixture
async def page(health: Health) -> AsyncIterator[aiohttp.ClientSession]:
    """Open a client on this machine."""
    async with aiohttp.ClientSession(f"http://127.0.0.1:{health.port}") as session:
        yield session


async def test_health_and_figures_are_told_on_this_machine(page: aiohttp.ClientSession, ails: list[str]) -> None:
    """A bot that is not well answers 503, and from what it ails."""
    async with page.get("/healthz") as answer:
        assert (answer.status, await answer.json()) == (200, {"ok": True, "ails": []})
    async with page.get("/status") as answer:
        assert await answer.json() == FIGURES
    ails.append("queue")
    async with page.get("/healthz") as answer:
        assert (answer.status, await answer.json()) == (503, {"ok": False, "ails": ["queue"]})


async def test_prometheus_reads_the_figures(page: aiohttp.ClientSession) -> None:
    """In its text format: what a figure is, its kind, and a line for each value of a label."""
    async with page.get("/metrics") as answer:
        assert answer.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
        assert await answer.text() == (
            "# HELP staffroom_healthy 1 while nothing ails.\n# TYPE staffroom_healthy gauge\nstaffroom_healthy 1\n"
            "# HELP staffroom_last_poll_seconds Seconds since a poll succeeded.\n"
            "# TYPE staffroom_last_poll_seconds gauge\nstaffroom_last_poll_seconds 2.500\n"
            "# HELP staffroom_outbox Outgoing messages by state.\n# TYPE staffroom_outbox gauge\n"
            'staffroom_outbox{state="sent"} 12\nstaffroom_outbox{state="unknown"} 1\n'
        )


async def test_a_port_that_is_taken_is_told(health: Health) -> None:
    """With the setting that names it."""
    with pytest.raises(Trouble, match=r"health\.port"):
        await Health(health.port, _status, list, _metrics).start()
