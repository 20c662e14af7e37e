"""The control API under /sim/: people act by POST, what happened is read by GET."""

import inspect
import json
from collections.abc import Awaitable, Callable
from typing import Protocol

from aiohttp import web

from telegram_emulator import playground
from telegram_emulator.bell import Bell
from telegram_emulator.clock import Clock
from telegram_emulator.people import ACTS
from telegram_emulator.shapes import Shape
from telegram_emulator.views import chat_list, messages, transcript
from telegram_emulator.world.errors import ApiError, SimError
from telegram_emulator.world.state import World

Answer = Callable[[web.Request], Awaitable[object]]
MAX_WAIT_S = 50.0
HARMLESS = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox"}  # what people sent stays inert
POISON: Shape = {"message": {"message_id": 1, "text": "a message without date and chat"}}


class Host(Protocol):
    """What this door needs of the stand-in."""

    token: str
    clock: Clock
    bell: Bell
    world: World
    zone: str | None

    async def coming(self) -> int | None:
        """Give the instant of the next event."""

    def reset(self, seed: int | None = None) -> None:
        """Begin with an empty world, perhaps from another seed."""


class Sim:
    """The door for whoever acts out the people: tests, the demo, the page."""

    def __init__(self, host: Host) -> None:
        self._host = host

    def routes(self) -> list[web.RouteDef]:
        """List the paths of the control API."""
        reads = {
            "clock": self._clock, "state": self._state, "calls": self._calls, "events": self._events,
            "people": self._people, "chats": self._chats, "chats/{chat}/messages": self._messages,
            "chats/{chat}/transcript": self._transcript, "chats/{chat}/members": self._members,
            "presses/{press}": self._press, "files/{file}": self._file, "letters": self._letters,
            "next-event": self._next_event, "link": self._link, "profile": self._profile, "updates": self._updates,
        }  # fmt: skip
        writes = {
            "clock": self._move_clock, "poison": self._poison, "inject": self._inject,
            "duplicate": self._duplicate, "reset": self._reset, "{act}": self._act,
        }  # fmt: skip
        gets = [web.get(f"/sim/{path}", plain(read)) for path, read in reads.items()]
        return gets + [web.post(f"/sim/{path}", plain(write)) for path, write in writes.items()]

    @property
    def _world(self) -> World:
        return self._host.world

    async def _act(self, request: web.Request) -> object:
        result = act_out(self._world, request.match_info["act"], await body(request))
        self._host.bell.ring()
        return result

    async def _clock(self, request: web.Request) -> object:
        seen, wait = int(request.query.get("seen", 0)), _wait(request)
        await self._host.bell.until(lambda: self._host.clock.version != seen, wait)
        return self._host.clock.shape()

    async def _move_clock(self, request: web.Request) -> object:
        given = await body(request)
        self._host.clock.change(
            now_ms=given.get("now_ms"), advance_ms=given.get("advance_ms", 0), speed=given.get("speed")
        )
        self._world.feed.add("clock")
        return self._host.clock.shape()

    async def _state(self, _request: web.Request) -> object:
        world = self._world
        counts = {"users": len(world.users), "chats": len(world.chats), "events": world.feed.last}
        waiting = {"pending_updates": world.queue.pending, "calls": world.ledger.last}
        now = world.clock.shape() | {"zone": self._host.zone, "world": world.id}
        trouble = {"faults": len(world.faults.orders), "refused": dict(world.limits.refused)}
        return waiting | counts | now | {"bot": world.bot.shape(), "token": self._host.token} | trouble

    async def _calls(self, request: web.Request) -> object:
        query = request.query
        return self._world.ledger.after(int(query.get("after", 0)), int(query.get("limit", 1000)))

    async def _updates(self, request: web.Request) -> object:
        query = request.query
        return self._world.queue.after(int(query.get("after", 0)), int(query.get("limit", 1000)))

    async def _events(self, request: web.Request) -> object:
        after = int(request.query.get("after", 0))
        seen = request.query.get("world", self._world.id)
        await self._host.bell.until(lambda: self._world.id != seen or self._world.feed.last > after, _wait(request))
        fresh = self._world.feed.after(after if self._world.id == seen else 0)
        return web.json_response(fresh, headers={"X-World": self._world.id})

    async def _people(self, _request: web.Request) -> object:
        return [user.sim_shape() for user in self._world.users.values()]

    async def _chats(self, request: web.Request) -> object:
        viewer = request.query.get("as")
        return chat_list(self._world, int(viewer) if viewer else None)

    async def _messages(self, request: web.Request) -> object:
        query, world = request.query, self._world
        viewer = int(query["as"]) if "as" in query else None
        chat = world.chat(int(request.match_info["chat"]))
        wanted = [int(one) for one in query["ids"].split(",") if one] if "ids" in query else None
        last = int(query["last"]) if "last" in query else None
        after, seen = int(query.get("after", 0)), query.get("read") == "1"
        return messages(world, chat, viewer, after=after, last=last, ids=wanted, seen=seen)

    async def _transcript(self, request: web.Request) -> object:
        return web.Response(text=transcript(self._world, self._world.chat(int(request.match_info["chat"]))))

    async def _members(self, request: web.Request) -> object:
        chat = self._world.chat(int(request.match_info["chat"]))
        inside = chat.inside()
        return [chat.member(user).shape(self._world.user(user), self._world.bot.id) for user in inside]

    async def _press(self, request: web.Request) -> object:
        press = self._world.presses.get(request.match_info["press"])
        if press is None:
            raise SimError("there was no such press")
        return await self._host.bell.until(lambda: press.answer, _wait(request))

    async def _file(self, request: web.Request) -> object:
        stored = self._world.files.by_id.get(request.match_info["file"])
        if stored is None:
            raise SimError("there is no such file")
        return web.Response(body=stored.data, content_type=stored.mime, headers=HARMLESS)

    async def _letters(self, request: web.Request) -> object:
        return playground.letters(self._world, int(request.query["as"]), seen=request.query.get("read") == "1")

    async def _next_event(self, _request: web.Request) -> object:
        return {"at_ms": await self._host.coming()}

    async def _link(self, request: web.Request) -> object:
        return playground.behind(self._world, int(request.query["as"]), request.query["url"])

    async def _profile(self, request: web.Request) -> object:
        viewer = int(request.query["as"])
        return playground.profile(self._world, viewer, int(request.query.get("chat", viewer)))

    async def _poison(self, _request: web.Request) -> object:
        return self._injected(POISON)

    async def _inject(self, request: web.Request) -> object:
        return self._injected((await body(request))["update"])

    def _injected(self, update: Shape) -> Shape:
        injected = self._world.queue.inject(update)
        self._host.bell.ring()
        return injected

    async def _duplicate(self, request: web.Request) -> object:
        again = self._world.queue.repeat((await body(request)).get("update_id"))
        self._host.bell.ring()
        return again

    async def _reset(self, request: web.Request) -> object:
        self._host.reset((await body(request)).get("seed"))
        return True


def act_out(world: World, name: str, given: Shape) -> object:
    """Let somebody do something, by the act's name and parameters."""
    if name not in ACTS:
        raise SimError(f"there is no act {name!r}; there are {', '.join(sorted(ACTS))}")
    try:
        inspect.signature(ACTS[name]).bind(world, **given)
    except TypeError as error:
        raise SimError(f"{name}: {error}") from None
    return ACTS[name](world, **given)


def _wait(request: web.Request) -> float:
    return min(MAX_WAIT_S, float(request.query.get("wait", 0)))


async def body(request: web.Request) -> Shape:
    """Read what was sent: a JSON object, or nothing."""
    text = await request.text()
    given = json.loads(text) if text else {}
    if not isinstance(given, dict):
        raise SimError("the body is a JSON object")
    return given


def plain(answer: Answer) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """Make a handler of something that gives JSON or refuses."""

    async def handler(request: web.Request) -> web.StreamResponse:
        try:
            result = await answer(request)
        except (SimError, ApiError, KeyError, ValueError, TypeError) as error:
            return web.json_response({"error": str(error)}, status=400)
        return result if isinstance(result, web.StreamResponse) else web.json_response(result)

    return handler
