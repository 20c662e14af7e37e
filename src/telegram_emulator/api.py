"""The Bot API over HTTP: takes a call in, lets trouble strike, runs the method, words the answer."""

import asyncio
import json
from collections.abc import Awaitable, Callable

from aiohttp import web

from telegram_emulator import spec
from telegram_emulator.bell import Bell
from telegram_emulator.methods import METHODS, Call
from telegram_emulator.methods.parameters import decode
from telegram_emulator.methods.registry import Told, Upload
from telegram_emulator.polling import Poller
from telegram_emulator.shapes import Shape
from telegram_emulator.world.errors import ApiError, bad
from telegram_emulator.world.faults import Fault, refusal
from telegram_emulator.world.state import World

DOWNLOAD = "download"  # what faults call the fetching of a file
SEVERAL = ("media", "message_ids")  # parameters of methods that put several messages at once
BAD_GATEWAY = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>nginx</body>\r\n</html>\r\n"
BY_WEBHOOK = "terminated by setWebhook request"


class Api:
    """The door for the bot."""

    def __init__(self, token: str, world: Callable[[], World], bell: Bell) -> None:
        self.token = token
        self._world = world
        self._bell = bell
        self.poller = Poller(bell)

    def routes(self) -> list[web.RouteDef]:
        """List the paths of the Bot API."""
        return [
            web.route("*", "/bot{token}/{method}", self.call),
            web.get("/file/bot{token}/{path:.+}", self.download),
        ]

    async def download(self, request: web.Request) -> web.StreamResponse:
        """Serve a file."""
        if request.match_info["token"] != self.token:
            return _failure(ApiError(404, "Not Found"))

        async def serve() -> web.StreamResponse:
            stored = self._world().files.by_path.get(request.match_info["path"])
            if stored is None:
                return _failure(ApiError(404, "Not Found"))
            return web.Response(body=stored.data, content_type=stored.mime)

        return await self._troubled(request, DOWNLOAD, {}, serve)

    async def call(self, request: web.Request) -> web.StreamResponse:
        """Answer one call."""
        if request.match_info["token"] != self.token:
            return _failure(ApiError(401, "Unauthorized"))
        method = spec.method_names().get(request.match_info["method"].lower())
        if method is None or (method not in METHODS and method != "getUpdates"):
            return _failure(ApiError(404, "Not Found: method not found"))
        try:
            raw, uploads = await read(request)
        except (ValueError, AttributeError):
            return _failure(bad("JSON object expected"))
        return await self._troubled(request, method, raw, lambda: self._answer(method, raw, uploads))

    async def _troubled(
        self, request: web.Request, method: str, raw: Shape, work: Callable[[], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        """Let a call take its way there and back, and trouble strike it."""
        faults = self._world().faults
        await _travel(faults.latency_ms / 2)
        fault = faults.strike(method, raw.get("chat_id")) if faults.orders else None
        answer = await (self._strike(request, fault, method, raw, work) if fault else work())
        await _travel(faults.latency_ms / 2)
        return answer

    async def _strike(
        self,
        request: web.Request,
        fault: Fault,
        method: str,
        raw: Shape,
        work: Callable[[], Awaitable[web.StreamResponse]],
    ) -> web.StreamResponse:
        if fault.kind == "cut_before":
            return cut(request)
        if fault.kind == "502_html":
            return web.Response(status=502, text=BAD_GATEWAY, content_type="text/html")
        if fault.kind == "slow":
            await asyncio.sleep(fault.seconds)
        elif fault.kind == "webhook":
            self._world().webhook.seize()
            self.poller.interrupt(BY_WEBHOOK)
        elif fault.kind != "cut_after":
            return self._refuse(method, raw, refusal(fault))
        answer = await work()
        return cut(request) if fault.kind == "cut_after" else answer

    def _refuse(self, method: str, raw: Shape, error: ApiError) -> web.StreamResponse:
        self._note(method, raw, error=error)
        return _failure(error)

    async def _answer(self, method: str, raw: Shape, uploads: dict[str, Upload]) -> web.StreamResponse:
        try:
            if method == "getUpdates":
                given = decode(method, raw, set(), strict=self._world().strict)
                return _updates(await self.poller.poll(self._world(), given))
            result = self.perform(method, raw, uploads)
        except ApiError as error:
            return self._refuse(method, raw, error)
        except UnicodeEncodeError:  # half of a surrogate pair
            return self._refuse(method, raw, bad("strings must be encoded in UTF-8"))
        return _success(True, result.description) if isinstance(result, Told) else _success(result)

    def perform(self, method: str, raw: Shape, uploads: dict[str, Upload]) -> object:
        """Run a method within its limits and note it."""
        world = self._world()
        given = decode(method, raw, set(uploads), strict=world.strict)
        size = next((len(given[name]) for name in SEVERAL if isinstance(given.get(name), list)), 1)
        world.limits.check(method, self._chat(given), size)
        result = METHODS[method](Call(world, given, uploads))
        self._note(method, _shown(given, uploads), result=True if isinstance(result, Told) else result)
        if isinstance(result, Told) and world.webhook.url:
            self.poller.interrupt(BY_WEBHOOK)
        return result

    def reply(self, method: str, raw: Shape) -> None:
        """Run a method that the webhook's answer asked for; nobody is told how it went."""
        name = spec.method_names().get(method.lower(), "")
        if name in METHODS:
            try:
                self.perform(name, raw, {})
            except ApiError as error:
                self._note(name, raw, error=error)
            except (LookupError, TypeError, ValueError) as error:  # a reply may hold anything
                self._note(name, raw, error=ApiError(500, f"Internal Server Error: {error}"))

    def _chat(self, given: Shape) -> int | None:
        """Find the number of the chat that a call names, also by its public name."""
        named = given.get("chat_id")
        if isinstance(named, str) and named.startswith("@"):
            wanted = named[1:].lower()
            chats = self._world().chats.values()
            return next((chat.id for chat in chats if (chat.username or "").lower() == wanted), None)
        return _number(named)

    def _note(self, method: str, params: Shape, *, result: object = None, error: ApiError | None = None) -> None:
        world = self._world()
        call: Shape = {"at_ms": world.clock.now_ms(), "method": method, "params": params}
        outcome = {"error": _described(error)} if error else {"result": result}
        entry = world.ledger.record(call | {"ok": error is None, "accepted": error is None} | outcome)
        world.feed.add("call", _number(params.get("chat_id")), call=entry)


async def _travel(ms: float) -> None:
    if ms > 0:
        await asyncio.sleep(ms / 1000)


def _number(value: object) -> int | None:
    text = str(value)
    return int(text) if text.lstrip("-").isdigit() else None


def _shown(given: Shape, uploads: dict[str, Upload]) -> Shape:
    files = {name: {"file_name": upload.name, "size": len(upload.data)} for name, upload in uploads.items()}
    return given | ({"uploads": files} if files else {})


async def read(request: web.Request) -> tuple[Shape, dict[str, Upload]]:
    """Collect parameters from the query, and from a body of JSON, form or multipart; files apart."""
    raw: Shape = dict(request.query)
    uploads: dict[str, Upload] = {}
    if request.content_type == "application/json":
        raw |= dict(json.loads(await request.text() or "{}").items())
    elif request.method == "POST":
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                uploads[name] = Upload(value.filename, value.file.read())
                value.file.close()
            else:
                raw[name] = value
    return raw, uploads


def cut(request: web.Request) -> web.StreamResponse:
    """Drop the connection without an answer."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


def _described(error: ApiError) -> Shape:
    return {"error_code": error.code, "description": error.description} | (
        {"parameters": error.parameters} if error.parameters else {}
    )


def _failure(error: ApiError) -> web.Response:
    headers = {"Retry-After": str(error.parameters["retry_after"])} if "retry_after" in error.parameters else None
    return web.json_response({"ok": False} | _described(error), status=error.code, headers=headers)


def _success(result: object, description: str | None = None) -> web.Response:
    said = {"description": description} if description else {}
    return web.json_response({"ok": True, "result": result} | said)


def _updates(updates: list[bytes]) -> web.Response:
    """Put updates together that were serialised when they were made."""
    return web.Response(body=b'{"ok":true,"result":[%b]}' % b",".join(updates), content_type="application/json")
