"""A small page on this machine for monitoring: is the bot well, and how full are its boxes."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from aiohttp import web

from staffroom.kernel.refusal import CONFIGURATION, Trouble
from staffroom.ops.watching.metrics import Metric, as_text

Status = Callable[[], Awaitable[Mapping[str, Any]]]
"""Figures without any personal data."""
Ails = Callable[[], Sequence[str]]
"""What the bot ails from now, by name; asked of nobody else, so that it answers whatever stands still."""
Metrics = Callable[[], Awaitable[Sequence[Metric]]]
LOOPBACK = "127.0.0.1"
PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"


class Health:
    """`/healthz` answers 200 or 503, `/status` and `/metrics` the figures; reachable from this machine only."""

    def __init__(self, port: int, status: Status, ails: Ails, metrics: Metrics) -> None:
        self._port, self._status, self._ails, self._metrics = port, status, ails, metrics
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
        app.add_routes(
            [
                web.get("/healthz", self._healthz),
                web.get("/status", self._all),
                web.get("/metrics", self._for_prometheus),
            ]
        )
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
        ails = list(self._ails())
        return web.json_response({"ok": not ails, "ails": ails}, status=503 if ails else 200)

    async def _all(self, _request: web.Request) -> web.Response:
        return web.json_response(dict(await self._status()))

    async def _for_prometheus(self, _request: web.Request) -> web.Response:
        body = as_text(await self._metrics()).encode()
        return web.Response(body=body, headers={"Content-Type": PROMETHEUS})
