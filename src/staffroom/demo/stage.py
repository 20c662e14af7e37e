"""The stage: the real bot as a child process that can be killed, and the stand-in that it talks to."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp

from staffroom import outbox
from staffroom.config import Config
from staffroom.demo.backstage import TOKEN, Backstage, Birth, Living, backstage, environment, launch
from staffroom.kernel.db import LocalDatabase
from staffroom.kernel.refusal import Trouble
from telegram_emulator.client import Sim
from telegram_emulator.server import Emulator

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
    process: Living | None = None
    starts: int = 0
    birth: Birth = launch
    _session: aiohttp.ClientSession | None = field(default=None, repr=False)

    @property
    def environment(self) -> dict[str, str]:
        """Return the environment of the bot's process: the very one of `run`, with the stand-in's addresses."""
        return environment(self.home, self.config.secrets.db_key, self.emulator)

    async def start_bot(self) -> None:
        """Start `staffroom run` and wait until it is well.

        Raises Trouble with the bot's last words where it does not start.
        """
        self.process = await self.birth(self.home, self.environment)
        self.starts += 1
        await self.well()

    async def well(self) -> None:
        """Wait until the bot that was launched is well.

        Raises Trouble with its last words where it does not start.
        """
        deadline = asyncio.get_running_loop().time() + START_SECONDS
        while asyncio.get_running_loop().time() < deadline and self.running:
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
async def stage(*, port: int = 0, seed: int = 0, birth: Birth = launch) -> AsyncIterator[Stage]:
    """Set a stage up two days before the course, with the bot on its way, and strike it afterwards."""
    async with backstage(port=port, seed=seed, birth=birth) as behind, on(behind, birth) as set_up:
        yield set_up


@asynccontextmanager
async def on(behind: Backstage, birth: Birth = launch) -> AsyncIterator[Stage]:
    """Raise the curtain, and let the bot end well."""
    written = {"STAFFROOM_HOME": str(behind.home), "STAFFROOM_DB_KEY": behind.key, "BOT_TOKEN": TOKEN}
    config = Config.load(environment=written)
    set_up = Stage(behind.home, config, behind.emulator, behind.sim, behind.health_port, behind.process, 1, birth)
    try:
        yield set_up
    finally:
        await set_up.close()
