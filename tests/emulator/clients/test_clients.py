"""Bots of three libraries, unchanged, against `python -m telegram_emulator` as a process of its own."""

import asyncio
import base64
import os
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from telegram_emulator import Sim
from telegram_emulator.people.talk import PIXEL

HERE = Path(__file__).parent
SOURCE = HERE.parents[2] / "src"
TOKEN = "123:abc"
PATIENCE_S = 60.0  # a cold start of a library on a busy machine


@asynccontextmanager
async def process(*command: str, **environment: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """Run a program beside the test."""
    inherited = {**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONUNBUFFERED": "1"}
    running = await asyncio.create_subprocess_exec(
        *command, env=inherited | environment, stdout=asyncio.subprocess.PIPE
    )
    try:
        yield running
    finally:
        if running.returncode is None:
            running.kill()
        await running.wait()


@pytest.fixture
async def url() -> AsyncIterator[str]:
    """Run the stand-in as a user would, and read where it listens."""
    command = (sys.executable, "-m", "telegram_emulator", "--port", "0", "--token", TOKEN)
    async with process(*command) as running:
        assert running.stdout is not None
        said = (await running.stdout.readline()).decode()
        yield said.split()[-1]


@pytest.fixture
async def sim(url: str) -> AsyncIterator[Sim]:
    """Connect the client that acts out people."""
    async with Sim(url) as client:
        yield client


def grammy() -> Path | None:
    """Find the folder that grammY was installed into, if Node is there at all."""
    folder = Path(os.environ.get("STAFFROOM_NODE_MODULES") or HERE.parents[2] / "node_modules")
    return folder if shutil.which("node") and (folder / "grammy").is_dir() else None


async def meet(sim: Sim, url: str, *command: str) -> None:
    """Let a person and a bot meet: a command, a button, pictures both ways, a request to join."""
    picture = base64.b64encode(PIXEL).decode()
    async with process(*command, BOT_API=url, BOT_TOKEN=TOKEN, BOT_PICTURE=picture):
        ann = await sim.create_user("Ann")
        await sim.start(ann)
        await sim.wait_for_text(ann, "Hello, Ann!", within=PATIENCE_S)
        assert (await sim.tap(ann, ann, "Press me"))["text"] == "Thank you"
        await sim.wait_for_text(ann, "You pressed the button.")
        await sim.say_private(ann, "/picture")
        sent = await sim.wait_for_text(ann, "A picture")
        assert await sim.file(sent["photo"][-1]["file_id"]) == PIXEL
        await sim.send_photo(ann, ann)
        await sim.wait_for_text(ann, f"Your picture has {len(PIXEL)} bytes")
        await ask_to_join(sim, ann)


async def ask_to_join(sim: Sim, user: int) -> None:
    """Ask to join a group that the bot administers, and wait to be let in."""
    chat = await sim.create_group(await sim.create_user("Olu"), "Teachers")
    await sim.add_bot(chat, rights={"can_invite_users": True})
    link = await sim.create_link(chat, creates_join_request=True)
    assert (await sim.join(user, link["url"]))["kind"] == "requested"

    async def inside() -> bool:
        return user in await sim.members(chat)

    await sim.wait_for(inside, what="the person in the group")


@pytest.mark.slow  # ours is a bot of aiogram, and lives on the stand-in in all journeys
async def test_a_bot_of_aiogram_runs_unchanged(sim: Sim, url: str) -> None:
    """As its documentation shows."""
    await meet(sim, url, sys.executable, str(HERE / "aiogram_bot.py"))


async def test_a_bot_of_python_telegram_bot_runs_unchanged(sim: Sim, url: str) -> None:
    """As its documentation shows."""
    await meet(sim, url, sys.executable, str(HERE / "ptb_bot.py"))


async def test_a_bot_of_grammy_runs_unchanged(sim: Sim, url: str, tmp_path: Path) -> None:
    """As its documentation shows, in JavaScript."""
    modules = grammy()
    if modules is None:
        assert os.environ.get("STAFFROOM_REQUIRE_NODE") != "1", "Node with grammY was asked for and is not there"
        pytest.skip("Node or grammY is not there: npm install grammy@1, or name the folder: STAFFROOM_NODE_MODULES")
    shutil.copy(HERE / "grammy_bot.mjs", tmp_path)
    (tmp_path / "node_modules").symlink_to(modules.resolve())
    await meet(sim, url, "node", str(tmp_path / "grammy_bot.mjs"))
