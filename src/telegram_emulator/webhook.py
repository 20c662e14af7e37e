"""Sends updates to the bot's webhook: in order within a chat, several chats at once, again after a failure."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from random import Random
from urllib.parse import parse_qsl

import aiohttp

from telegram_emulator.bell import Bell
from telegram_emulator.shapes import Shape
from telegram_emulator.world.queue import Item
from telegram_emulator.world.state import World

LOOK_AHEAD = 1_000  # updates of the queue's head among which chats that are free are looked for
ANSWER_S = 60
LONGEST_REPLY = 1024 * 1024
LONGEST_WAIT_S = 3600  # of what a Retry-After may ask for
FIRST_WAIT_S = 1
WAIT_S = 60  # waits double up to this, or up to as much again by chance
GONE_MS = 23 * 3_600_000  # a webhook that answers 410 for so long is given up
NOT_IN_REPLY = {"deletewebhook", "setwebhook", "close", "logout"}
SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 (the header's name)
Perform = Callable[[str, Shape], None]


@dataclass
class Try:
    """How often one update failed, and when it is tried again."""

    fails: int = 0
    wait_s: int = FIRST_WAIT_S
    due_ms: float = 0


@dataclass(frozen=True)
class Outcome:
    """What came of one delivery; no error: it was taken."""

    error: str = ""
    retry_after: int = 0
    gone: bool = False
    method: Shape | None = None


class Courier:
    """Delivers while the webhook's address is on this machine."""

    def __init__(self, world: Callable[[], World], bell: Bell, perform: Perform) -> None:
        self._world = world
        self._bell = bell
        self._perform = perform
        self._flying: dict[int, int] = {}  # update -> its chat
        self._tries: dict[int, Try] = {}
        self._gone_ms: int | None = None
        self._rng = Random("webhook")  # noqa: S311 (waits that repeat)

    async def run(self) -> None:
        """Deliver until cancelled."""
        timeout = aiohttp.ClientTimeout(total=ANSWER_S)
        async with aiohttp.ClientSession(timeout=timeout) as session, asyncio.TaskGroup() as group:
            while True:
                world = self._world()
                for item in self._due(world):
                    self._flying[item.id] = item.lane
                    group.create_task(self._deliver(session, world, item))
                await self._bell.sleep(self._idle_s(world))

    def _due(self, world: World) -> list[Item]:
        if not world.webhook.delivers():
            return []
        room, now_ms = world.webhook.max_connections - len(self._flying), world.clock.now_ms()
        waiting = world.queue.ready(set(self._flying.values()), LOOK_AHEAD)
        due = [item for item in waiting if self._tries.get(item.id, Try()).due_ms <= now_ms]
        return due[: max(0, room)]

    def _idle_s(self, world: World) -> float:
        now_ms = world.clock.now_ms()
        later = [one.due_ms - now_ms for number, one in self._tries.items() if number not in self._flying]
        return min(world.clock.real_s(max(0, min(later, default=GONE_MS))), world.queue.held_s())

    async def _deliver(self, session: aiohttp.ClientSession, world: World, item: Item) -> None:
        try:
            outcome = await _post(session, world, item)
            self._settle(world, item, outcome)
        finally:
            del self._flying[item.id]
            self._bell.ring()

    def _settle(self, world: World, item: Item, outcome: Outcome) -> None:
        if outcome.error:
            world.webhook.fail(world.clock.now(), outcome.error)
            self._mind(world, gone=outcome.gone)
            self._postpone(world, item, outcome)
            return
        self._gone_ms = None
        self._forget(world, item)
        if outcome.method:
            self._perform(str(outcome.method.pop("method")), outcome.method)

    def _mind(self, world: World, *, gone: bool) -> None:
        """Give up a webhook that has said for a day that it is gone."""
        now_ms = world.clock.now_ms()
        self._gone_ms = (self._gone_ms or now_ms) if gone else None
        if self._gone_ms is not None and now_ms - self._gone_ms > GONE_MS:
            world.webhook.set("", {}, now_ms, hasty=False)

    def _postpone(self, world: World, item: Item, outcome: Outcome) -> None:
        one = self._tries.setdefault(item.id, Try())
        wait_s = min(outcome.retry_after, LONGEST_WAIT_S)
        if not wait_s and one.fails:
            one.wait_s = wait_s = min(self._rng.randint(WAIT_S, 2 * WAIT_S), one.wait_s * 2)
        one.fails += 1
        one.due_ms = world.clock.now_ms() + wait_s * 1000
        if world.expire and one.due_ms > item.stale_ms:
            self._forget(world, item)

    def _forget(self, world: World, item: Item) -> None:
        world.queue.drop(item)
        self._tries.pop(item.id, None)


async def _post(session: aiohttp.ClientSession, world: World, item: Item) -> Outcome:
    webhook = world.webhook
    headers = {"Content-Type": "application/json"} | ({SECRET: webhook.secret} if webhook.secret else {})
    try:
        async with session.post(webhook.url, data=item.data, headers=headers, allow_redirects=False) as answer:
            return await _read(answer)
    except TimeoutError:
        return Outcome("Read timeout expired")
    except aiohttp.ClientConnectorError:
        return Outcome("Connection refused")
    except aiohttp.ClientError:
        return Outcome("Webhook connection closed")


async def _read(answer: aiohttp.ClientResponse) -> Outcome:
    if answer.ok and answer.status < HTTPStatus.MULTIPLE_CHOICES:
        return Outcome(method=_method(answer.content_type, await answer.content.read(LONGEST_REPLY)))
    after = answer.headers.get("Retry-After", "")
    error = f"Wrong response from the webhook: {answer.status} {answer.reason}"
    return Outcome(error, int(after) if after.isdigit() else 0, answer.status == HTTPStatus.GONE)


def _method(content_type: str, body: bytes) -> Shape | None:
    """Find the method that a reply asks for; those that only ask or change the webhook are ignored."""
    try:
        text = body.decode()
        found = json.loads(text) if content_type == "application/json" else dict(parse_qsl(text))
    except ValueError:
        return None
    name = str(found.get("method") or "").lower() if isinstance(found, dict) else ""
    wanted = name and name not in NOT_IN_REPLY and not name.startswith("get")
    return dict(found) if wanted else None
