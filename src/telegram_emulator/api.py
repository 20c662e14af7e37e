"""The Bot API over HTTP: takes a call in, lets trouble strike, runs the method, words the answer."""

import asyncio
import json
from collections.abc import Callable

from aiohttp import web

from telegram_emulator import spec
from telegram_emulator.bell import Bell
from telegram_emulator.methods import METHODS, Call
from telegram_emulator.methods.parameters import decode
from telegram_emulator.methods.registry import Upload
from telegram_emulator.polling import Poller
from telegram_emulator.shapes import Shape
from telegram_emulator.world.errors import ApiError
from telegram_emulator.world.faults import Fault
from telegram_emulator.world.state import World

WEBHOOK_METHODS = {"setWebhook", "deleteWebhook"}
BAD_GATEWAY = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>nginx</body>\r\n</html>\r\n"
FAULT_ERRORS = {"500": (500, "Internal Server Error: restart"), "401": (401, "Unauthorized")}


class Api:
    """The door for the bot."""

    def __init__(self, token: str, world: Callable[[], World], bell: Bell) -> None:
        self._token = token
        self._world = world
        self._poller = Poller(bell)

    def routes(self) -> list[web.RouteDef]:
        """List the paths of the Bot API."""
        return [
            web.route("*", "/bot{token}/{method}", self.call),
            web.get("/file/bot{token}/{path:.+}", self.download),
        ]

    async def download(self, request: web.Request) -> web.StreamResponse:
        """Serve a file."""
        stored = self._world().files.by_path.get(request.match_info["path"])
        if request.match_info["token"] != self._token or stored is None:
            return _failure(ApiError(404, "Not Found"))
        return web.Response(body=stored.data, content_type=stored.mime)

    async def call(self, request: web.Request) -> web.StreamResponse:
        """Answer one call."""
        if request.match_info["token"] != self._token:
            return _failure(ApiError(401, "Unauthorized"))
        method = spec.method_names().get(request.match_info["method"].lower())
        if method is None or (method not in METHODS and method != "getUpdates"):
            return _failure(ApiError(404, "Not Found: method not found"))
        raw, uploads = await read(request)
        fault = self._world().faults.strike(method, raw.get("chat_id"))
        if fault and fault.kind == "slow":
            await asyncio.sleep(fault.seconds)
        elif fault and fault.kind != "cut_after":
            return self._fail(request, fault, method, raw)
        answer = await self._run(method, raw, uploads)
        if fault and fault.kind == "cut_after":
            return cut(request)
        return answer

    def _fail(self, request: web.Request, fault: Fault, method: str, raw: Shape) -> web.StreamResponse:
        if fault.kind == "cut_before":
            return cut(request)
        if fault.kind == "502_html":
            return web.Response(status=502, text=BAD_GATEWAY, content_type="text/html")
        error = _fault_error(fault)
        self._note(method, raw, error=error)
        return _failure(error)

    async def _run(self, method: str, raw: Shape, uploads: dict[str, Upload]) -> web.StreamResponse:
        try:
            given = decode(method, raw, set(uploads))
            if method == "getUpdates":
                return _success(await self._poller.poll(self._world(), given))
            webhook = self._world().webhook
            result = METHODS[method](Call(self._world(), given, uploads))
        except ApiError as error:
            self._note(method, raw, error=error)
            return _failure(error)
        self._note(method, _shown(given, uploads), result=result)
        if method not in WEBHOOK_METHODS:
            return _success(result)
        if webhook != self._world().webhook:
            self._poller.interrupt("terminated by setWebhook request")
        return _success(result, _webhook_said(webhook, self._world().webhook))

    def _note(self, method: str, params: Shape, *, result: object = None, error: ApiError | None = None) -> None:
        world = self._world()
        call: Shape = {"at_ms": world.clock.now_ms(), "method": method, "params": params}
        outcome = {"error": _described(error)} if error else {"result": result}
        entry = world.ledger.record(call | {"ok": error is None, "accepted": error is None} | outcome)
        world.feed.add("call", _number(params.get("chat_id")), call=entry)


def _webhook_said(before: str, after: str) -> str:
    verb = "set" if after else "deleted"
    return f"Webhook is already {verb}" if before == after else f"Webhook was {verb}"


def _number(value: object) -> int | None:
    text = str(value)
    return int(text) if text.lstrip("-").isdigit() else None


def _shown(given: Shape, uploads: dict[str, Upload]) -> Shape:
    files = {name: {"file_name": upload.name, "size": len(upload.data)} for name, upload in uploads.items()}
    return given | ({"uploads": files} if files else {})


def _fault_error(fault: Fault) -> ApiError:
    if fault.kind == "429":
        wait = fault.retry_after
        return ApiError(429, f"Too Many Requests: retry after {wait}", {"retry_after": wait})
    return ApiError(*FAULT_ERRORS[fault.kind])


async def read(request: web.Request) -> tuple[Shape, dict[str, Upload]]:
    """Collect parameters from the query, and from a body of JSON, form or multipart; files apart."""
    raw: Shape = dict(request.query)
    uploads: dict[str, Upload] = {}
    if request.content_type == "application/json":
        raw |= json.loads(await request.text() or "{}")
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
