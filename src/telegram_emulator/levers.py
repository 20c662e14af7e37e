"""The door for whoever makes trouble or crowds: faults, limits, many acts in one call, thousands of people."""

import asyncio
import inspect
from collections.abc import Callable
from typing import Protocol

from aiohttp import web

from telegram_emulator import crowd
from telegram_emulator.bell import Bell
from telegram_emulator.people import ACTS
from telegram_emulator.shapes import Shape
from telegram_emulator.sim import act_out, body, plain
from telegram_emulator.world.errors import ApiError, SimError
from telegram_emulator.world.faults import Fault
from telegram_emulator.world.state import World

SIM = "/sim/"
MAX_BATCH = 10_000
BREATH = 200  # acts of a batch after which others get a turn


class Host(Protocol):
    """What this door needs of the stand-in."""

    bell: Bell
    world: World


class Levers:
    """Answers under /sim/, beside the door of the people."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self.reads = {"": self._paths, "acts": self._acts, "faults": self._faults, "limits": self._limits}
        self.writes = {
            "faults": self._order, "limits": self._limit, "batch": self._batch, "populate": self._populate,
            "flood": self._flood,
        }  # fmt: skip

    def routes(self) -> list[web.RouteDef]:
        """List the paths."""
        gets = [web.get(f"/sim/{path}", plain(read)) for path, read in self.reads.items()]
        return gets + [web.post(f"/sim/{path}", plain(write)) for path, write in self.writes.items()]

    async def _paths(self, request: web.Request) -> object:
        paths: dict[str, set[str]] = {"GET": set(), "POST": set()}
        for route in request.app.router.routes():
            if route.method in paths and route.resource and route.resource.canonical.startswith(SIM):
                paths[route.method].add(route.resource.canonical.removeprefix(SIM))
        return {method: sorted(found) for method, found in paths.items()}

    async def _acts(self, _request: web.Request) -> object:
        return {name: _described(act) for name, act in sorted(ACTS.items())}

    async def _faults(self, _request: web.Request) -> object:
        return self._host.world.faults.shape()

    async def _order(self, request: web.Request) -> object:
        faults, given = self._host.world.faults, await body(request)
        if given.pop("clear", False):
            faults.clear()
        if "remove" in given:
            faults.clear(given.pop("remove"))
        faults.latency_ms = float(given.pop("latency_ms", faults.latency_ms))
        if given:
            faults.add(Fault(**given))
        return faults.listed()

    async def _limits(self, _request: web.Request) -> object:
        return self._host.world.limits.shape()

    async def _limit(self, request: web.Request) -> object:
        self._host.world.limits.set(await body(request))
        return self._host.world.limits.shape()

    async def _batch(self, request: web.Request) -> object:
        acts = (await body(request))["acts"]
        if len(acts) > MAX_BATCH:
            raise SimError(f"a batch has at most {MAX_BATCH:,} acts")
        results = []
        for number, given in enumerate(acts, 1):
            results.append(self._one(dict(given)))
            if number % BREATH == 0:
                await asyncio.sleep(0)
        self._host.bell.ring()
        return results

    def _one(self, given: Shape) -> Shape:
        try:
            return {"result": act_out(self._host.world, str(given.pop("act")), given)}
        except (SimError, ApiError, KeyError, ValueError, TypeError) as error:
            return {"error": str(error)}

    async def _populate(self, request: web.Request) -> object:
        return crowd.populate(self._host.world, **await body(request))

    async def _flood(self, request: web.Request) -> object:
        return crowd.flood(self._host.world, **await body(request))


def _described(act: Callable[..., object]) -> Shape:
    names = list(inspect.signature(act).parameters)[1:]
    return {"says": inspect.getdoc(act), "parameters": names}
