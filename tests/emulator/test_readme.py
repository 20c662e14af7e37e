"""The package's README: what it lists is what there is, and what it shows runs."""

import asyncio
import inspect
import os
import re
import shutil
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

import aiogram.types
import aiohttp
import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from telegram_emulator import Emulator, Sim
from telegram_emulator.__main__ import parser
from telegram_emulator.people import ACTS
from telegram_emulator.world.faults import KINDS
from telegram_emulator.world.limits import MODELS, Settings

ROOT = Path(__file__).parents[2]
README = (ROOT / "src" / "telegram_emulator" / "README.md").read_text("utf-8")
BOT = Path(__file__).parent / "clients" / "ptb_bot.py"


def section(title: str) -> str:
    """Give the text under a heading."""
    return README.partition(f"\n## {title}")[2].partition("\n## ")[0]


def rows(title: str) -> list[list[str]]:
    """Give the cells of the tables under a heading, without their heads."""
    lines = [line.strip("|\n ").split(" | ") for line in section(title).splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in line] for line in lines]


def code(language: str) -> list[str]:
    """Give the blocks of code in a language."""
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


async def paths() -> dict[str, set[str]]:
    """Ask the stand-in for its paths, with ID for every number or name within."""
    async with Emulator() as emulator, aiohttp.ClientSession() as session, session.get(f"{emulator.url}/sim/") as all_:
        listed: dict[str, list[str]] = await all_.json()
    return {method: {re.sub(r"{\w+}", "ID", path) for path in found} for method, found in listed.items()}


def signature(name: str) -> str:
    """Spell an act's parameters as the README does."""
    given = list(inspect.signature(ACTS[name]).parameters.values())[1:]
    return ", ".join(f"`{one.name}{'' if one.default is one.empty else '?'}`" for one in given)


def test_every_act_is_listed_with_its_parameters() -> None:
    """If this fails, the lines to add or change are these."""
    listed = {f"{row[0]} | {row[1]}" for row in rows("What people do") if len(row) == 3 and row[0][1:-1] in ACTS}
    assert {f"`{name}` | {signature(name)}" for name in ACTS} - listed == set()


async def test_every_path_that_is_read_is_listed() -> None:
    """And none that is not there."""
    listed = {row[0].strip("`").partition("?")[0] for row in rows("What happened")}
    assert listed == (await paths())["GET"]


async def test_every_path_that_is_written_is_listed() -> None:
    """Acts and the others."""
    listed = {row[0].strip("`") for row in rows("What people do")}
    assert listed == (await paths())["POST"] - {"ID"} | set(ACTS)


def test_every_kind_of_trouble_and_every_limit_is_explained() -> None:
    """By name."""
    assert {kind for kind in KINDS if f"`{kind}`" not in section("Trouble")} == set()
    names = {*MODELS, *(one.name for one in fields(Settings))}
    assert {name for name in names if f"`{name}`" not in section("Limits")} == set()


def test_every_option_that_is_shown_exists() -> None:
    """And --help names them all."""
    shown = set(re.findall(r"--[a-z][a-z-]+", README)) - {"--help", "--updates", "--runs"}
    assert shown <= set(re.findall(r"--[a-z-]+", parser().format_help()))


async def test_the_ten_lines_test_a_bot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Here one of python-telegram-bot."""
    shutil.copy(BOT, tmp_path / "my_bot.py")
    monkeypatch.chdir(tmp_path)
    for name in ("BOT_PICTURE", "BOT_TOKEN", "BOT_API"):  # put back afterwards
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    shown: dict[str, Any] = {}
    exec(code("python")[0], shown)  # noqa: S102 (the README's own lines)
    await shown["test_my_bot_greets_and_thanks"]()


async def test_the_story_in_python_can_be_acted_out() -> None:
    """From the first line to the last."""
    shown: dict[str, Any] = dict(vars(aiogram.types))
    exec(code("python")[1], shown)  # noqa: S102 (the README's own lines)
    async with Emulator() as emulator, Sim(emulator.url) as sim:
        session = AiohttpSession(api=TelegramAPIServer.from_base(emulator.url))
        async with Bot(emulator.token, session=session) as bot:
            await shown["story"](sim, bot)


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not there")
async def test_the_story_in_curl_can_be_acted_out(tmp_path: Path) -> None:
    """Nothing in it is refused."""
    async with Emulator(token="123:abc") as emulator:
        script = code("sh")[1].replace("http://localhost:8081", emulator.url)
        running = await asyncio.create_subprocess_exec(
            "bash", "-euo", "pipefail", "-c", script, cwd=tmp_path, stdout=asyncio.subprocess.PIPE
        )
        said = (await running.communicate())[0].decode()
    assert (running.returncode, re.findall(r'"error[^}]*|"ok": false[^}]*', said)) == (0, [])
    assert "When?" in said
    assert '"model": "bucket"' in said
