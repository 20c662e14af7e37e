"""A small page on this machine for monitoring: is the bot well, and how full are its boxes."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from aiohttp import web

from staffroom.kernel.refusal import CONFIGURATION, Trouble

Status = Callable[[], Awaitable[Mapping[str, Any]]]
"""Figures without any personal data; `ok` false means that somebody should look."""
LOOPBACK = "127.0.0.1"


class Health:
    """`/healthz` answers 200 or 503, `/status` the figures; reachable from this machine only."""

    def __init__(self, port: int, status: Status) -> None:
        self._port, self._status = port, status
        self._runner: web.AppRunner | None = None

    @property
    def port(self) -> int:
        """Return the port that is really listened on."""
        return self._runner.addresses[0][1] if self._runner else self._port

    async def start(self) -> None:
        """Listen.

        Raises Trouble (exit code 78) where the port is taken.
        """
        app = web.Application()
        app.add_routes([web.get("/healthz", self._healthz), web.get("/status", self._all)])
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await runner.setup()
        try:
            await web.TCPSite(runner, LOOPBACK, self._port).start()
        except OSError:
            await runner.cleanup()
            raise Trouble(
                f"Port {self._port} on this machine is taken. Write another one into config.yaml: health.port",
                CONFIGURATION,
            ) from None
        self._runner = runner

    async def stop(self) -> None:
        """Stop listening."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _healthz(self, _request: web.Request) -> web.Response:
        ok = bool((await self._status()).get("ok", True))
        return web.json_response({"ok": ok}, status=200 if ok else 503)

    async def _all(self, _request: web.Request) -> web.Response:
        return web.json_response(dict(await self._status()))
