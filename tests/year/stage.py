"""Where the year plays: a home, the stand-in, the bot's process, and the command line with the stand-in's clock."""

import asyncio
import json
import os
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from tests.faults.school import Pupil, free_port
from tests.year import course
from tests.year.course import Size

from staffroom.config import Config, write_private
from staffroom.demo.backstage import BOT_NAME, TOKEN, Birth
from staffroom.demo.director import Director
from staffroom.kernel.clock import instant
from staffroom.kernel.db import Tx
from staffroom.kernel.db_file import connect
from staffroom.kernel.ids import Instant
from staffroom.kernel.refusal import Trouble
from staffroom.ops import keys
from telegram_emulator.client import Sim
from telegram_emulator.server import Emulator

SPEED = 120.0
TRIES = 30
KEY = "0b" * 32
STARTER = """
import json, sys
from staffroom.kernel import clock
clock.SystemClock.now = lambda self: int(sys.argv[1])
from staffroom import cli
for words in json.loads(sys.argv[2]):
    try:
        cli.main(words)
    except SystemExit as end:
        if end.code:
            raise
"""
"""Runs commands one after the other, at the hour that the stand-in shows."""


@dataclass
class Lifetime:
    """One life of the bot's process: from which day on, and the seconds of a processor that it used."""

    since: int
    program: str
    cpu_s: float = 0.0


@dataclass
class Ground(Pupil):
    """A stage whose program may be exchanged, and that keeps count of what its processes used."""

    lives: list[Lifetime] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        """Return the environment of the bot's process; the key lies in its file, where it can be exchanged."""
        return {**super().environment, "STAFFROOM_DB_KEY": ""}

    async def well(self) -> None:
        """Wait until the bot is well, for longer than the demo does: a year shares its machine with other work.

        Raises Trouble where it has ended instead.
        """
        while True:
            try:
                return await super().well()
            except Trouble:
                if not self.running:
                    raise

    def use(self, source: Path | None) -> None:
        """Let the next start, and commands, be of a program; None is the present one."""
        self.more.pop("PYTHONPATH", None)
        if source is not None:
            self.more["PYTHONPATH"] = str(source)

    async def begin(self, day: int, program: str = "present") -> None:
        """Start the bot and keep its life in mind."""
        await self.start_bot()
        self.lives.append(Lifetime(day, program))

    def look_after(self) -> None:
        """Note what the present life has used so far."""
        if self.lives and self.process is not None and self.running:
            self.lives[-1].cpu_s = cpu_seconds(self.process.pid)

    async def end(self) -> int:
        """Stop the bot politely; return its exit code."""
        self.look_after()
        return await self.stop_bot()

    async def commands(self, *commands: Sequence[str]) -> str:
        """Run commands as hands type them; return what they print.

        Raises AssertionError with their words where one fails.
        """
        code, said = await self.try_commands(*commands)
        assert code == 0, said
        return said

    async def try_commands(self, *commands: Sequence[str]) -> tuple[int, str]:
        """Run commands; return the exit code and what they print."""
        process = await self.type(*commands)
        said, _ = await process.communicate()
        return process.returncode or 0, said.decode("utf-8", "replace")

    async def type(self, *commands: Sequence[str]) -> asyncio.subprocess.Process:
        """Begin commands at a terminal of their own, which asks and is answered."""
        words = [["--config", str(self.home / "config.yaml"), *one] for one in commands]
        return await asyncio.create_subprocess_exec(
            sys.executable, "-c", STARTER, str(self.emulator.clock.now_ms()), json.dumps(words),
            env=self.environment, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
            stdin=asyncio.subprocess.PIPE,
        )  # fmt: skip

    def look(self, sql: str, **values: Any) -> list[tuple[Any, ...]]:  # noqa: ANN401  whatever the rows hold
        """Return rows of the file beside the bot, which is never written to."""
        connection = connect(self.config.database, keys.database_key(self.config), read_only=True)
        try:
            return list(Tx(connection).tuples(sql, **values))
        finally:
            connection.close()

    @property
    def memory_kb(self) -> int:
        """Return what the bot's process holds in memory, 0 while there is none; drawing has a process of its own."""
        if self.process is None or not self.running:
            return 0
        lines = Path(f"/proc/{self.process.pid}/status").read_text("ascii", "replace").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


def cpu_seconds(process: int) -> float:
    """Return the processor's seconds that a process used, with those of its children that have ended."""
    figures = Path(f"/proc/{process}/stat").read_text("ascii", "replace").rpartition(")")[2].split()
    return sum(map(int, figures[11:15])) / os.sysconf("SC_CLK_TCK")


class Patient(Director):
    """Waits for stillness longer than the demo does, for the same reason."""

    async def still(self) -> Instant | None:
        """Wait until all is still, as long as the bot lives; return its next due moment.

        Raises Trouble where it does not come to rest in half an hour.
        """
        for _ in range(TRIES):
            try:
                return await super().still()
            except Trouble:
                continue
        return await super().still()


@asynccontextmanager
async def ground(size: Size, birth: Birth) -> AsyncIterator[Ground]:
    """Set the stage up two days before the course, without a bot; nothing of it remains."""
    morning = datetime.combine(course.STARTS - timedelta(days=2), time(8), ZoneInfo(course.ZONE))
    with tempfile.TemporaryDirectory(prefix="staffroom-year-") as folder:
        home = Path(folder)
        emulator = Emulator(token=TOKEN, username=BOT_NAME, start_ms=instant(morning), speed=SPEED, expire=False)
        async with emulator, Sim(emulator.url) as sim:
            port = free_port()
            course.write(home, size, port)
            secrets = {"BOT_TOKEN": TOKEN, "STAFFROOM_API_SERVER": emulator.url}
            write_private(home / course.KEY_FILE, f"{KEY}\n")
            write_private(home / ".env", "".join(f"{name}={value}\n" for name, value in secrets.items()))
            config = Config.load(environment={"STAFFROOM_HOME": str(home), **secrets})
            stage = Ground(home, config, emulator, sim, port, birth=birth)
            try:
                yield stage
            finally:
                await stage.close()
