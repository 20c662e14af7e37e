"""Where something may go wrong on the line, at the terminal and in files, while it holds somebody's words."""

import asyncio
import io
import zipfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiogram import Bot
from aiohttp import web
from tests.canary import TOKEN
from tests.ops.mishaps import BIRD, NOW, Scene, breaks, mishap
from tests.ops.test_bundle import fill

from staffroom import cli, inbox
from staffroom.inbox import Wakes
from staffroom.kernel.clock import LedClock
from staffroom.outbox.verdicts import verdict_of
from staffroom.pictures import __main__ as drawing
from staffroom.telegram import bot as telegram
from staffroom.telegram.line import Line


@asynccontextmanager
async def _echo(status: int) -> AsyncIterator[str]:
    """Answer every call with its own address, as some servers between us and Telegram do; the address is a secret."""

    async def answer(request: web.Request) -> web.Response:
        told = {"ok": False, "error_code": status, "description": f"nothing at {request.path}"}
        return web.json_response(told, status=status)

    app = web.Application()
    app.add_routes([web.route("*", "/{any:.*}", answer)])
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


async def _refusal(bot: Bot) -> str:
    """Ask for something; return what is kept of the refusal and shown to admins."""
    try:
        await telegram.say(bot, {"chat_id": 1, "text": BIRD.words})
    except Exception as error:
        return verdict_of(error).reason
    finally:
        await bot.session.close()
    return ""


@mishap
async def a_request_that_is_refused(_scene: Scene) -> str:
    """Be refused in words that repeat the address."""
    async with _echo(404) as url:
        return await _refusal(telegram.build(TOKEN, url))


@mishap
async def a_request_to_no_address(_scene: Scene) -> str:
    """Speak to a server that is none; the error repeats the address."""
    return await _refusal(telegram.build(TOKEN, "nowhere"))


@mishap
async def a_poll_that_is_refused(scene: Scene) -> None:
    """Let the log say why polling pauses."""
    async with _echo(500) as url:
        db = await scene.database()
        wakes = Wakes(lambda _rows: None, lambda: None)
        poller = inbox.Poller(db, LedClock(NOW), Line(), lambda name: f"{url}/bot{TOKEN}/{name}", wakes, _nobody)
        asking = asyncio.ensure_future(poller.check_token())
        await asyncio.wait([asking], timeout=0.2)
        asking.cancel()
        await db.close()


async def _nobody(_fault: str) -> None:
    """Tell nobody."""


@mishap
def a_picture_that_cannot_be_drawn(_scene: Scene) -> str:
    """Return what the drawing process answers when it breaks."""
    said = io.BytesIO()
    drawing.answer({"template": "card", "data": {"qr": Odd()}}, said)
    return said.getvalue().decode()


class Odd(str):
    """Words over which whoever encodes them breaks."""

    __slots__ = ()

    def __bool__(self) -> bool:
        """Break."""
        return bool(breaks())


@mishap
def a_command_that_breaks(scene: Scene) -> str:
    """Return the sentence at the terminal, and the file with the details."""

    def burst() -> None:
        raise RuntimeError(f"{TOKEN} {BIRD.name} {BIRD.words}") from KeyError(BIRD.email)

    cli.app.command("burst")(burst)
    try:
        said = scene.command("burst")
    finally:
        cli.app.registered_commands.pop()
    return said + (scene.place.home / "data" / "logs" / "staffroom-crash.log").read_text("utf-8")


@mishap
def a_setting_that_is_the_token(scene: Scene) -> str:
    """Paste it into the wrong line."""
    scene.place.change("https://api.telegram.org", TOKEN)
    return scene.command("backup")


@mishap
def a_bundle_of_a_school(scene: Scene) -> str:
    """Gather rows, settings, logs and files full of somebody."""
    fill(scene.place)
    file = scene.folder / "bundle.zip"
    said = scene.command("support-bundle", "--yes", "--out", str(file))
    with zipfile.ZipFile(file) as archive:
        return said + "".join(archive.read(name).decode() for name in archive.namelist())
