"""Webhooks: what is refused, and how updates are delivered to one on this machine."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from aiohttp import web
from tests.emulator.conftest import START_MS
from tests.emulator.support import raw

from telegram_emulator import Emulator, Sim

Reply = Callable[[dict[str, Any]], web.Response | None]


class Listener:
    """A bot's own server: keeps what comes and answers as it is told."""

    def __init__(self) -> None:
        self.url = ""
        self.heard: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []
        self.reply: Reply = lambda _update: None
        self.gate: asyncio.Event | None = None

    async def hear(self, request: web.Request) -> web.Response:
        """Take one update."""
        update = await request.json()
        self.heard.append(update)
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        if self.gate:
            await self.gate.wait()
        return self.reply(update) or web.Response()

    @property
    def texts(self) -> list[str]:
        """List what was said, as it came."""
        return [update["message"]["text"] for update in self.heard]


@pytest.fixture
async def listener() -> AsyncIterator[Listener]:
    """Run a bot's own server."""
    listening = Listener()
    app = web.Application()
    app.router.add_post("/hook", listening.hear)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    listening.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield listening
    await runner.cleanup()


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    """Run a stand-in that delivers on this machine, with a clock that stands still."""
    async with Emulator(start_ms=START_MS, speed=0, local_webhooks=True) as running:
        yield running


async def heard(sim: Sim, listener: Listener, times: int) -> None:
    """Wait until so many updates were delivered, tries counted."""
    await until(sim, lambda: len(listener.heard) == times)


async def until(sim: Sim, look: Callable[[], bool]) -> None:
    """Wait until something is so."""

    async def seen() -> bool:
        return look()

    await sim.wait_for(seen, within=5)


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"url": "http://example.org/"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        (
            {"url": "https://example.org:8081/"},
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        ({"url": "https://127.0.0.1/"}, "bad webhook: IP address 127.0.0.1 is reserved"),
        ({"url": "https://[::1]/"}, "bad webhook: IPv6-only addresses are not allowed"),
        ({"url": "ftp://example.org/"}, "invalid webhook URL specified"),
        ({"url": "https://example.org:x/"}, "invalid webhook URL specified"),
        ({"url": "https://example.org/", "secret_token": "a" * 257}, "secret token is too long"),
        ({"url": "https://example.org/", "secret_token": "a b"}, "secret token contains unallowed characters"),
    ],
)
async def test_a_bad_webhook_is_refused(given: dict[str, object], refusal: str) -> None:
    """In the server's words; none is set then."""
    async with Emulator() as emulator:
        await raw(emulator, "setWebhook", url="https://example.org/")
        answer = await raw(emulator, "setWebhook", **given)
        assert (answer["error_code"], answer["description"]) == (400, f"Bad Request: {refusal}")
        assert (await raw(emulator, "getWebhookInfo"))["result"]["url"] == ""


async def test_a_webhook_is_set_once(emulator: Emulator, sim: Sim) -> None:
    """The same again is no news, and nothing waits for what it holds."""
    where = {"url": "https://example.org/", "max_connections": 500, "allowed_updates": ["message", "poll"]}
    assert (await raw(emulator, "setWebhook", **where))["description"] == "Webhook was set"
    assert (await raw(emulator, "setWebhook", **where))["description"] == "Webhook is already set"
    await sim.start(await sim.create_user("Ann"))
    assert (await raw(emulator, "getWebhookInfo"))["result"] == {
        "url": "https://example.org/",
        "has_custom_certificate": False,
        "pending_update_count": 1,
        "max_connections": 100,
        "ip_address": "<unknown>",
        "allowed_updates": ["message", "poll"],
    }
    await raw(emulator, "setWebhook", **where, drop_pending_updates=True)
    assert (await raw(emulator, "getWebhookInfo"))["result"]["pending_update_count"] == 0
    assert (await raw(emulator, "deleteWebhook"))["description"] == "Webhook was deleted"
    assert (await raw(emulator, "deleteWebhook"))["description"] == "Webhook is already deleted"


async def test_a_webhook_may_be_set_once_a_second(emulator: Emulator, sim: Sim) -> None:
    """If hasty clients are held back."""
    await sim.limits(polling=True)
    await raw(emulator, "setWebhook", url="https://example.org/1")
    assert (await raw(emulator, "setWebhook", url="https://example.org/2"))["parameters"] == {"retry_after": 1}
    await sim.advance(1000)
    assert (await raw(emulator, "setWebhook", url="https://example.org/2"))["ok"]


async def test_updates_are_delivered_with_the_secret(emulator: Emulator, sim: Sim, listener: Listener) -> None:
    """What waited and what comes; delivered ones wait no more."""
    ann = await sim.create_user("Ann")
    await sim.say_private(ann, "one")
    await raw(emulator, "setWebhook", url=listener.url, secret_token="s-1")
    await sim.say_private(ann, "two")
    await sim.wait_until_idle(within=5)
    assert (listener.texts, listener.secrets) == (["one", "two"], ["s-1", "s-1"])
    assert listener.heard[1]["update_id"] == listener.heard[0]["update_id"] + 1


async def test_one_chat_gets_one_update_at_a_time(emulator: Emulator, sim: Sim, listener: Listener) -> None:
    """While others do not wait for it."""
    listener.gate = asyncio.Event()
    ann, ben = await sim.create_user("Ann"), await sim.create_user("Ben")
    for user, text in ((ann, "a1"), (ann, "a2"), (ben, "b1")):
        await sim.say_private(user, text)
    await raw(emulator, "setWebhook", url=listener.url)
    await heard(sim, listener, 2)
    assert listener.texts == ["a1", "b1"]
    listener.gate.set()
    await sim.wait_until_idle(within=5)
    assert listener.texts == ["a1", "b1", "a2"]


async def test_max_connections_bounds_what_is_on_its_way(emulator: Emulator, sim: Sim, listener: Listener) -> None:
    """One after another."""
    listener.gate = asyncio.Event()
    await raw(emulator, "setWebhook", url=listener.url, max_connections=1)
    for name in ("Ann", "Ben"):
        await sim.say_private(await sim.create_user(name), name)
    await heard(sim, listener, 1)
    await asyncio.sleep(0.1)
    assert listener.texts == ["Ann"]
    listener.gate.set()
    await sim.wait_until_idle(within=5)


async def test_a_failed_delivery_is_tried_again_ever_later(emulator: Emulator, sim: Sim, listener: Listener) -> None:
    """At once, then after 2, 4, 8 seconds; getWebhookInfo tells the reason."""
    listener.reply = lambda _update: web.Response(status=502)
    await raw(emulator, "setWebhook", url=listener.url)
    await sim.say_private(await sim.create_user("Ann"), "one")
    tries = 2
    await heard(sim, listener, tries)
    for seconds in (2, 4, 8):
        await asyncio.sleep(0.02)
        await sim.advance(seconds * 1000 - 1)
        await asyncio.sleep(0.02)
        assert len(listener.heard) == tries
        await sim.advance(1)
        tries += 1
        await heard(sim, listener, tries)
    info = (await raw(emulator, "getWebhookInfo"))["result"]
    assert info["last_error_message"] == "Wrong response from the webhook: 502 Bad Gateway"
    assert (info["pending_update_count"], info["last_error_date"] > 0) == (1, True)
    listener.reply = lambda _update: None
    await sim.advance(16_000)
    await sim.wait_until_idle(within=5)
    assert {update["update_id"] for update in listener.heard} == {listener.heard[0]["update_id"]}


async def test_a_webhook_may_say_when_to_try_again(emulator: Emulator, sim: Sim, listener: Listener) -> None:
    """Up to an hour."""
    listener.reply = lambda _update: web.Response(status=429, headers={"Retry-After": "30"})
    await raw(emulator, "setWebhook", url=listener.url)
    await sim.say_private(await sim.create_user("Ann"), "one")
    await heard(sim, listener, 1)
    await asyncio.sleep(0.05)
    await sim.advance(29_999)
    await asyncio.sleep(0.05)
    assert len(listener.heard) == 1
    await sim.advance(1)
    await heard(sim, listener, 2)


async def test_an_update_that_went_stale_is_given_up(emulator: Emulator, sim: Sim, listener: Listener) -> None:
    """After a day."""
    listener.reply = lambda _update: web.Response(status=500)
    await raw(emulator, "setWebhook", url=listener.url)
    await sim.say_private(await sim.create_user("Ann"), "one")
    await heard(sim, listener, 2)
    await sim.advance(86_400_001)
    await sim.wait_until_idle(within=5)


async def test_a_webhook_that_is_gone_for_a_day_is_given_up(emulator: Emulator, sim: Sim, listener: Listener) -> None:
    """It answers 410, and still does 23 hours later."""
    listener.reply = lambda _update: web.Response(status=410)
    await raw(emulator, "setWebhook", url=listener.url)
    await sim.say_private(await sim.create_user("Ann"), "one")
    await heard(sim, listener, 2)
    await asyncio.sleep(0.05)
    await sim.advance(23 * 3_600_000 + 1)
    await until(sim, lambda: emulator.world.webhook.url == "")


async def test_nobody_listening_is_told_as_such(emulator: Emulator, sim: Sim, listener: Listener) -> None:
    """The update waits."""
    await raw(emulator, "setWebhook", url="http://127.0.0.1:1/hook")
    await sim.say_private(await sim.create_user("Ann"), "one")
    await until(sim, lambda: emulator.world.webhook.last_error == "Connection refused")
    await raw(emulator, "setWebhook", url=listener.url)
    await sim.advance(2000)
    await until(sim, lambda: listener.texts == ["one"])


async def test_a_method_in_the_reply_is_carried_out(emulator: Emulator, sim: Sim, listener: Listener) -> None:
    """As JSON or as a form; but not one that asks something or changes the webhook."""
    replies = iter([
        web.json_response({"method": "sendMessage", "chat_id": 1_000_001, "text": "by JSON"}),
        web.Response(text="method=sendmessage&chat_id=1000001&text=by+form",
                     content_type="application/x-www-form-urlencoded"),
        web.json_response({"method": "deleteWebhook"}),
        web.json_response({"method": "sendMessage", "chat_id": 5, "text": "to nobody"}),
        web.Response(text="thank you"),
    ])  # fmt: skip
    listener.reply = lambda _update: next(replies)
    await raw(emulator, "setWebhook", url=listener.url)
    ann = await sim.create_user("Ann")
    for number in range(5):
        await sim.say_private(ann, str(number))
    await sim.wait_until_idle(within=5)
    said = [message["text"] for message in await sim.private(ann) if message["from"]["is_bot"]]
    assert said == ["by JSON", "by form"]
    assert (await raw(emulator, "getWebhookInfo"))["result"]["url"] == listener.url


async def test_nothing_is_delivered_beyond_this_machine(sim: Sim, emulator: Emulator) -> None:
    """Updates for an address elsewhere wait, and plain http is for this machine alone."""
    assert not (await raw(emulator, "setWebhook", url="http://example.org/"))["ok"]
    await raw(emulator, "setWebhook", url="https://example.org/")
    await sim.say_private(await sim.create_user("Ann"), "one")
    await asyncio.sleep(0.1)
    info = (await raw(emulator, "getWebhookInfo"))["result"]
    assert (info["pending_update_count"], "last_error_date" in info) == (1, False)


async def test_a_stand_in_stops_while_something_happens() -> None:
    """A bell that rings at the same moment does not keep it."""
    async with asyncio.timeout(5), Emulator(local_webhooks=True) as emulator:
        await asyncio.sleep(0.05)
        emulator.bell.ring()
