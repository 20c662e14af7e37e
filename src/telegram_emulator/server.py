"""The stand-in as a whole: one bot, one world, two doors, one port."""

import asyncio
from email.utils import formatdate
from functools import lru_cache
from pathlib import Path
from random import Random
from types import TracebackType
from typing import Self

from aiohttp import web

from telegram_emulator.api import Api
from telegram_emulator.bell import Bell
from telegram_emulator.clock import Clock
from telegram_emulator.directing import Directing
from telegram_emulator.lent import Lent, Look
from telegram_emulator.levers import Levers
from telegram_emulator.shapes import Shape
from telegram_emulator.sim import Sim as SimDoor
from telegram_emulator.travel import Traveller
from telegram_emulator.webhook import Courier
from telegram_emulator.world.faults import Faults
from telegram_emulator.world.feed import Feed
from telegram_emulator.world.files import MAX_UPLOAD_BYTES
from telegram_emulator.world.ledger import Ledger
from telegram_emulator.world.limits import Limits, Settings, settings
from telegram_emulator.world.people import User
from telegram_emulator.world.queue import Queue
from telegram_emulator.world.state import World
from telegram_emulator.world.webhook import Webhook

PAGE = Path(__file__).parent / "page"
REQUEST_BYTES = MAX_UPLOAD_BYTES + 1024 * 1024


class Emulator(Lent):
    """A Bot API server on this machine, with a clock and people of its own."""

    def __init__(
        self,
        *,
        port: int = 0,
        host: str = "127.0.0.1",
        token: str = "42:TEST",  # noqa: S107 (made up)
        username: str = "staffroom_demo_bot",
        name: str = "Staffroom",
        start_ms: int | None = None,
        speed: float = 1.0,
        seed: int = 0,
        expire: bool = True,
        strict: bool = True,
        ledger_path: Path | None = None,
        limits: Settings | Shape | str | None = None,
        latency_ms: float = 0,
        local_webhooks: bool = False,
        zone: str | None = None,
        next_event: Look | None = None,
    ) -> None:
        super().__init__(next_event)
        self.token = token
        self.clock = Clock(start_ms, speed)
        self.bell = Bell()
        self.zone = zone
        self.traveller = Traveller(self)
        self._address = (host, port)
        self._bot = (int(token.partition(":")[0]), name, username)
        self._seed = seed
        self._expire = expire
        self._strict = strict
        self._ledger_path = ledger_path
        self._limits = settings(limits)
        self._latency_ms = latency_ms
        self._local_webhooks = local_webhooks
        self._courier: asyncio.Future[None] | None = None
        self._runner: web.AppRunner | None = None
        self.world = self._new_world()
        self._api = Api(token, lambda: self.world, self.bell)

    def _new_world(self) -> World:
        rng = Random(self._seed)  # noqa: S311 (made-up numbers that repeat)
        bot_id, name, username = self._bot
        bot = User(bot_id, name, username=username, is_bot=True, language_code=None)
        faults = Faults(self._seed, self._latency_ms)
        queue = Queue(self.clock, rng, expire=self._expire, faults=faults)
        return World(
            self.clock,
            rng,
            bot,
            queue,
            Feed(self.bell.ring),
            Ledger(self._ledger_path),
            Limits(self.clock, self._limits),
            expire=self._expire,
            strict=self._strict,
            faults=faults,
            webhook=Webhook(local=self._local_webhooks),
        )

    def reset(self, seed: int | None = None) -> None:
        """Begin with an empty world, perhaps from another seed; the clock runs on."""
        self._seed = self._seed if seed is None else seed
        self.world.ledger.close()
        self.world = self._new_world()
        self._api.poller.interrupt(None)

    def renew_token(self) -> str:
        """Make a new token for the bot, as BotFather does; the old one is refused from now on."""
        self.token += "-renewed"
        self._api.token = self.token
        return self.token

    def lead(self, now_ms: int) -> None:
        """Let the clock show an instant."""
        self.clock.change(now_ms=now_ms)
        self.world.feed.add("clock")

    @property
    def url(self) -> str:
        """The address to point a bot at."""
        return f"http://{self._address[0]}:{self._address[1]}"

    async def start(self) -> None:
        """Listen; port 0 takes any free one."""
        app = web.Application(client_max_size=REQUEST_BYTES)
        app.on_response_prepare.append(self._date)
        app.add_routes(self._api.routes())
        app.add_routes(Directing(self).routes())  # both before the people's acts, which take any name
        app.add_routes(Levers(self).routes())
        app.add_routes(SimDoor(self).routes())
        if (PAGE / "index.html").exists():
            app.router.add_get("/", _index)
            app.router.add_static("/", PAGE)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, *self._address)
        await site.start()
        self._address = (self._address[0], self._runner.addresses[0][1])
        if self._local_webhooks:
            courier = Courier(lambda: self.world, self.bell, self._api.reply)
            self._courier = asyncio.ensure_future(courier.run())

    async def _date(self, _request: web.Request, response: web.StreamResponse) -> None:
        """Let every answer say what time it is here, to the second, as Telegram's own do."""
        response.headers["Date"] = _written(self.clock.now())

    async def stop(self) -> None:
        """Stop travelling, delivering and listening, and close the ledger."""
        self.traveller.stop()
        if self._courier:
            self._courier.cancel()
            await asyncio.wait([self._courier])
        if self._runner:
            await self._runner.cleanup()
        self.world.ledger.close()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()


@lru_cache(maxsize=1)
def _written(second: int) -> str:
    return formatdate(second, usegmt=True)


async def _index(_request: web.Request) -> web.StreamResponse:
    return web.FileResponse(PAGE / "index.html")
