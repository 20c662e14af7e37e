"""The stage: a temporary home, a stand-in for Telegram, and the real bot as a child process that can be killed."""

import asyncio
import contextlib
import os
import secrets
import socket
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
import yaml

from staffroom import data_files, outbox
from staffroom.config import Config
from staffroom.kernel.clock import instant
from staffroom.kernel.db import LocalDatabase
from staffroom.kernel.ids import Instant
from staffroom.kernel.refusal import Trouble
from telegram_emulator.client import Sim
from telegram_emulator.server import Emulator

BOT_NAME = "staffroom_demo_bot"
TOKEN = "42:DEMO"  # noqa: S105  the stand-in's own
START_SECONDS = 90.0
STOP_SECONDS = 15.0
MOST_DOUBTS = 1000


@dataclass
class Stage:
    """Where the demo plays: the home folder, the stand-in, and the bot's process."""

    home: Path
    config: Config
    emulator: Emulator
    sim: Sim
    health_port: int
    process: asyncio.subprocess.Process | None = None
    starts: int = 0
    _session: aiohttp.ClientSession | None = field(default=None, repr=False)

    @property
    def environment(self) -> dict[str, str]:
        """Return the environment of the bot's process: the very one of `run`, with the stand-in's addresses."""
        source = str(Path(__file__).parents[2])
        return {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(filter(None, (source, os.environ.get("PYTHONPATH", "")))),
            "STAFFROOM_HOME": str(self.home),
            "BOT_TOKEN": TOKEN,
            "STAFFROOM_DB_KEY": self.config.secrets.db_key,
            "STAFFROOM_API_SERVER": self.emulator.url,
            "STAFFROOM_CLOCK": f"{self.emulator.url}/sim/clock",
        }

    async def start_bot(self) -> None:
        """Start `staffroom run` and wait until it is well.

        Raises Trouble with the bot's last words where it does not start.
        """
        log = (self.home / "bot.log").open("ab")
        self.process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "staffroom",
            "run",
            env=self.environment,
            stdout=log,
            stderr=log,
            stdin=asyncio.subprocess.DEVNULL,
        )
        log.close()
        self.starts += 1
        deadline = asyncio.get_running_loop().time() + START_SECONDS
        while asyncio.get_running_loop().time() < deadline and self.process.returncode is None:
            if await self.status() is not None:
                return
            await asyncio.sleep(0.05)
        raise Trouble(f"the bot did not start: {self.last_words()}")

    @property
    def running(self) -> bool:
        """Say whether the bot's process is alive."""
        return self.process is not None and self.process.returncode is None

    def last_words(self) -> str:
        """Return the end of the bot's log."""
        file = self.home / "bot.log"
        return file.read_text("utf-8", "replace")[-1500:] if file.exists() else ""

    async def kill_bot(self) -> None:
        """End the bot without a warning (SIGKILL)."""
        if self.process is not None and self.process.returncode is None:
            self.process.kill()
            await self.process.wait()

    async def stop_bot(self) -> int:
        """Ask the bot to stop and return its exit code."""
        if self.process is None:
            return 0
        if self.process.returncode is None:
            self.process.terminate()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.process.wait(), STOP_SECONDS)
        await self.kill_bot()
        return self.process.returncode or 0

    async def status(self) -> dict[str, Any] | None:
        """Return what the bot says of itself, None while it cannot be asked."""
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=5))
        try:
            async with self._session.get(f"http://127.0.0.1:{self.health_port}/status") as answer:
                return dict(await answer.json())
        except (aiohttp.ClientError, TimeoutError, ValueError):
            return None

    def doubts(self) -> list[tuple[str, int]]:
        """Return keys and chats of the notes of which nobody knows whether they arrived."""
        local = LocalDatabase(self.config.database, bytes.fromhex(self.config.secrets.db_key))
        try:
            return [(unsure.key, int(unsure.chat_id)) for unsure in local.write(outbox.unsure, MOST_DOUBTS, deeds=True)]
        finally:
            local.close()

    async def close(self) -> None:
        """Stop the bot and let go of what was opened."""
        await self.stop_bot()
        if self._session is not None:
            await self._session.close()


@asynccontextmanager
async def stage(*, port: int = 0, start: Instant, speed: float, seed: int = 0) -> AsyncIterator[Stage]:
    """Set a stage up and strike it afterwards; nothing of it remains."""
    with tempfile.TemporaryDirectory(prefix="staffroom-demo-") as folder:
        home = Path(folder)
        emulator = Emulator(
            port=port, token=TOKEN, username=BOT_NAME, start_ms=start, speed=speed, seed=seed, expire=False
        )
        async with emulator, Sim(emulator.url) as sim:
            health_port = _free_port()
            _write_config(home, health_port)
            (home / "data").mkdir()
            key = secrets.token_hex(32)
            environment = {"STAFFROOM_HOME": str(home), "STAFFROOM_DB_KEY": key, "BOT_TOKEN": TOKEN}
            set_up = Stage(home, Config.load(environment=environment), emulator, sim, health_port)
            try:
                yield set_up
            finally:
                await set_up.close()


def _write_config(home: Path, health_port: int) -> None:
    """Take the example settings as they come; only the figures that two runs must not share are the demo's own."""
    written = yaml.safe_load(data_files.example_config().read_text("utf-8"))
    written["health"] = {"port": health_port}
    written["database"] = {"path": "data/staffroom.db"}
    written["backup"] = {**written.get("backup", {}), "folder": "backups"}
    (home / "config.yaml").write_text(yaml.safe_dump(written, allow_unicode=True), "utf-8")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def morning_of(day: date, zone: ZoneInfo, at: time = time(8)) -> Instant:
    """Return a moment of a school day's morning."""
    return instant(datetime.combine(day, at, zone))
