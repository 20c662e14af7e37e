"""Behind the stage: a home folder, a stand-in for Telegram and the bot's process, set up before anything heavy is read.

The bot's process takes as long to read its program as we take to read ours; here it begins first.
"""

import asyncio
import os
import secrets
import socket
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Protocol
from zoneinfo import ZoneInfo

import yaml

from staffroom import data_files
from staffroom.config import write_private
from staffroom.demo import ports
from staffroom.kernel.clock import instant
from telegram_emulator.client import Sim
from telegram_emulator.server import Emulator

BOT_NAME = "staffroom_demo_bot"
TOKEN = "42:DEMO"  # noqa: S105  the stand-in's own
SPEED = 120.0
DAYS_AHEAD = 2
"""The letters go out so many days before the course begins."""
MORNING = time(8)


class Living(Protocol):
    """A process, as asyncio shows one."""

    @property
    def pid(self) -> int:
        """Return its number."""

    @property
    def returncode(self) -> int | None:
        """Return how it ended, None while it lives."""

    def kill(self) -> None:
        """End it without a warning."""

    def terminate(self) -> None:
        """Ask it to end."""

    async def wait(self) -> int:
        """Wait for its end and return its exit code."""


Birth = Callable[[Path, Mapping[str, str]], Awaitable[Living]]
"""Begins `staffroom run` with a home and an environment; what it says goes into `bot.log`."""


@dataclass
class Backstage:
    """What there is before the curtain rises; `process` is the bot, which may still be reading its program."""

    home: Path
    key: str
    emulator: Emulator
    sim: Sim
    health_port: int
    process: Living


async def launch(home: Path, environment: Mapping[str, str]) -> Living:
    """Begin `staffroom run`; what it says goes into `bot.log`."""
    with (home / "bot.log").open("ab") as log:
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "staffroom",
            "run",
            env=environment,
            stdout=log,
            stderr=log,
            stdin=asyncio.subprocess.DEVNULL,
        )


@asynccontextmanager
async def backstage(*, port: int = 0, seed: int = 0, birth: Birth = launch) -> AsyncIterator[Backstage]:
    """Set up a home, a stand-in and the bot, and strike them afterwards; nothing of it remains.

    Raises Trouble where the port is taken.
    """
    with tempfile.TemporaryDirectory(prefix="staffroom-demo-") as folder:
        home, (first, zone) = Path(folder), first_day()
        start = instant(datetime.combine(first - timedelta(days=DAYS_AHEAD), MORNING, zone))
        emulator = Emulator(
            port=port, token=TOKEN, username=BOT_NAME, start_ms=start, speed=SPEED, seed=seed, expire=False
        )
        async with _listening(emulator, port), Sim(emulator.url) as sim:
            health_port, key = _free_port(), secrets.token_hex(32)
            _write_config(home, health_port)
            _write_secrets(home, key, emulator)
            process = await birth(home, environment(home, key, emulator))
            try:
                yield Backstage(home, key, emulator, sim, health_port, process)
            finally:
                if process.returncode is None:
                    process.kill()
                    await process.wait()


@asynccontextmanager
async def _listening(emulator: Emulator, port: int) -> AsyncIterator[None]:
    """Let the stand-in listen, and stop it afterwards."""
    try:
        with ports.telling(port):
            await emulator.start()
        yield
    finally:
        await emulator.stop()


def first_day() -> tuple[date, ZoneInfo]:
    """Return the first day of the example programme, and its zone."""
    programme = _example()["programmes"][0]
    return programme["start"], ZoneInfo(programme["zone"])


def environment(home: Path, key: str, emulator: Emulator) -> dict[str, str]:
    """Return the environment of the bot's process: the very one of `run`, with the stand-in's addresses."""
    source = str(Path(__file__).parents[2])
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, (source, os.environ.get("PYTHONPATH", "")))),
        "STAFFROOM_HOME": str(home),
        "STAFFROOM_CLOCK": f"{emulator.url}/sim/clock",
        **_secrets(key, emulator),
    }


def _secrets(key: str, emulator: Emulator) -> dict[str, str]:
    return {"BOT_TOKEN": TOKEN, "STAFFROOM_DB_KEY": key, "STAFFROOM_API_SERVER": emulator.url}


def _example() -> dict[str, Any]:
    return dict(yaml.safe_load(data_files.example_config().read_text("utf-8")))


def _write_config(home: Path, health_port: int) -> None:
    """Take the example settings as they come; only the figures that two runs must not share are the demo's own."""
    written = _example()
    written["health"] = {"port": health_port}
    written["database"] = {"path": "data/staffroom.db"}
    written["backup"] = {**written.get("backup", {}), "folder": "backups"}
    (home / "config.yaml").write_text(yaml.safe_dump(written, allow_unicode=True), "utf-8")
    (home / "data").mkdir()


def _write_secrets(home: Path, key: str, emulator: Emulator) -> None:
    """Let commands work beside the demo as beside any installation: `staffroom --config HOME/config.yaml …`."""
    lines = [f"{name}={value}\n" for name, value in _secrets(key, emulator).items()]
    write_private(home / ".env", "".join(lines))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
