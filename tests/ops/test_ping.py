"""The address that is called while all is well."""

import asyncio
import logging
from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from staffroom.ops.watching.ping import Pinger
from staffroom.settings import Health


class Listener:
    """Somebody outside who waits to be called; `away` leads elsewhere."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.url = ""

    async def hear(self, request: web.Request) -> web.Response:
        """Be called."""
        self.heard.append(request.path)
        if request.path == "/away":
            raise web.HTTPFound(f"{self.url}/secret-code")
        return web.Response(status=500 if request.path == "/ill" else 200)


@pytest.fixture
async def listener() -> AsyncIterator[Listener]:
    """Listen on loopback."""
    found, app = Listener(), web.Application()
    app.add_routes([web.get("/{any}", found.hear)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    found.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield found
    await runner.cleanup()


def _pinger(url: str, *allow: str) -> Pinger:
    return Pinger(Health(ping_url=url, ping_allow=allow), lambda: True)


async def test_a_bot_that_has_just_begun_does_not_say_that_it_is_well(listener: Listener) -> None:
    """Else one that ends and begins over and over would never fall silent."""
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(_pinger(listener.url + "/secret-code", "127.0.0.1").run(), 0.2)
    assert listener.heard == []


async def test_the_address_is_called_and_must_answer_well(listener: Listener) -> None:
    """A redirect is not followed."""
    for path, heard in (("/secret-code", True), ("/ill", False), ("/away", False)):
        assert await _pinger(listener.url + path, "127.0.0.1").ping() is heard
    assert listener.heard == ["/secret-code", "/ill", "/away"]


async def test_nothing_private_is_called_by_mistake(listener: Listener, caplog: pytest.LogCaptureFixture) -> None:
    """Unless the owner allows it; the log never names the address."""
    with caplog.at_level(logging.WARNING):
        assert not await _pinger(listener.url + "/secret-code").ping()
        assert not await _pinger("https://localhost:1/secret-code").ping()
        assert not await _pinger("https://169.254.169.254/secret-code").ping()
    assert listener.heard == []
    assert "health.ping_allow" in caplog.text
    assert "secret-code" not in caplog.text
