"""The door for whoever leads the show: travelling in time, the calendar, switches, the tour."""

from collections.abc import Awaitable, Callable
from typing import Protocol

from aiohttp import web

from telegram_emulator.clock import Clock
from telegram_emulator.shapes import Shape
from telegram_emulator.sim import body, plain
from telegram_emulator.travel import Traveller
from telegram_emulator.world.state import World


class Host(Protocol):
    """What this door needs of the stand-in."""

    clock: Clock
    world: World
    traveller: Traveller
    zone: str | None
    agenda: Callable[[], Awaitable[list[Shape]]] | None
    tour: Callable[[str], Awaitable[list[Shape]]] | None

    async def coming(self) -> int | None:
        """Give the instant of the next event."""

    def shown(self) -> list[Shape]:
        """List the switches."""

    async def turn(self, name: str, level: str) -> None:
        """Turn a switch."""


class Directing:
    """Answers under /sim/, beside the door of the people."""

    def __init__(self, host: Host) -> None:
        self._host = host

    def routes(self) -> list[web.RouteDef]:
        """List the paths."""
        reads = {"time": self._time, "agenda": self._agenda, "switches": self._switches, "tour": self._tour}
        writes = {"travel": self._travel, "switches": self._turn}
        gets = [web.get(f"/sim/{path}", plain(read)) for path, read in reads.items()]
        return gets + [web.post(f"/sim/{path}", plain(write)) for path, write in writes.items()]

    async def _time(self, _request: web.Request) -> object:
        journey = self._host.traveller.journey
        coming = {"next_ms": await self._host.coming(), "journey": journey.shape() if journey else None}
        return self._host.clock.shape() | coming | {"zone": self._host.zone}

    async def _agenda(self, _request: web.Request) -> object:
        return await self._host.agenda() if self._host.agenda else []

    async def _tour(self, request: web.Request) -> object:
        return await self._host.tour(request.query.get("language", "en")) if self._host.tour else []

    async def _switches(self, _request: web.Request) -> object:
        return self._host.shown()

    async def _travel(self, request: web.Request) -> object:
        given = await body(request)
        if "to_ms" in given:
            self._host.traveller.go(int(given["to_ms"]))
        elif "day_seconds" in given:
            self._host.traveller.play(float(given["day_seconds"]))
        else:
            self._host.traveller.stop()
        return await self._time(request)

    async def _turn(self, request: web.Request) -> object:
        given = await body(request)
        await self._host.turn(str(given["name"]), str(given["level"]))
        self._host.world.feed.add("switch", name=given["name"])
        return self._host.shown()
