"""There is no webhook: the bot only ever asks Telegram, so there is no door at which an update could be forged."""

import json

import aiohttp
import pytest
from tests.conftest import ROOT
from tests.security.given import changed, contents
from tests.test_matrix import GROUP, Bench, bench

from staffroom.ops.watching.health import LOOPBACK, Health

__all__ = ["bench"]

WAYS_IN = ("web.get(", "web.post(", "web.put(", "web.route(", "add_post(", "add_route(", "start_server(", "SetWebhook")
LISTENS = {"ops/watching/health.py": {"web.get("}}
"""Who listens at all, and to what: the page for monitoring, which is only ever read, from this machine."""
PLACES = ("/", "/webhook", "/bot", "/telegram", "/healthz", "/status", "/metrics")


def test_nothing_but_the_page_for_monitoring_listens() -> None:
    """And nobody asks Telegram to call us."""
    house, found = ROOT / "src" / "staffroom", dict[str, set[str]]()
    for file in house.rglob("*.py"):
        source = file.read_text("utf-8")
        if ways := {way for way in WAYS_IN if way in source}:
            found[str(file.relative_to(house))] = ways
    assert found == LISTENS


@pytest.mark.parametrize("secret", [None, "", "wrong"])
async def test_an_update_that_is_brought_to_us_is_refused(bench: Bench, secret: str | None) -> None:
    """Wherever it is put, with or without a secret: nothing is read, nothing changes."""

    async def figures() -> dict[str, int]:
        return {}

    async def metrics() -> list[object]:
        return []

    page = Health(0, figures, lambda: (), metrics)  # type: ignore[arg-type]
    await page.start()
    before = bench.local.write(contents)
    update = {"update_id": 1, "message": {"message_id": 1, "date": 1, "chat": {"id": GROUP, "type": "supergroup"}}}
    headers = {} if secret is None else {"X-Telegram-Bot-Api-Secret-Token": secret}
    try:
        async with aiohttp.ClientSession(headers=headers) as session:
            for place in PLACES:
                async with session.post(f"http://{LOOPBACK}:{page.port}{place}", data=json.dumps(update)) as answer:
                    assert answer.status in (404, 405)
    finally:
        await page.stop()
    assert changed(before, bench.local.write(contents)) == {}
