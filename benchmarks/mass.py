"""A school of thousands of groups for the benches of mass posts: the bot on one core, the stand-in on the other."""

import asyncio
import json
import os
import secrets
import shutil
import socket
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import aiohttp
import yaml

from staffroom import data_files, groundwork
from staffroom.config import Config
from staffroom.kernel.db import LocalDatabase, Tx
from staffroom.kernel.ids import Instant
from staffroom.ops.copying import backup
from telegram_emulator import Sim
from telegram_emulator.shapes import Shape
from telegram_emulator.world.limits import Settings

ROOT = Path(__file__).resolve().parent.parent
TOKEN = "42:BENCH"  # noqa: S105  the stand-in's own
TEXT = "What did you try in class this week? Tell a colleague."
SECOND = 1000
LIMIT = Settings().overall
"""Messages that Telegram lets a bot send in a second."""
START_S = 120.0
ONLOOKER_S = 3.0
"""Between two looks at the books from outside, which take the processor away from both sides for a moment."""


@dataclass
class Mass:
    """A running stand-in, a database with as many cohorts as it has groups, and a bot to be started."""

    home: Path
    config: Config
    sim: Sim
    url: str
    port: int
    groups: list[Shape]
    bot: asyncio.subprocess.Process | None = None

    def write(self, work: object, *args: object) -> object:
        """Do something in the file beside the bot."""
        local = LocalDatabase(self.config.database, bytes.fromhex(self.config.secrets.db_key))
        try:
            if work is _states:
                return _states(Tx(local.connection))  # reads beside the bot, without its lock
            return local.write(work, *args)  # type: ignore[arg-type]
        finally:
            local.close()

    async def start(self) -> None:
        """Start the bot on the last core and wait until it is well."""
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT / "src"),
            "STAFFROOM_HOME": str(self.home),
            "BOT_TOKEN": TOKEN,
            "STAFFROOM_DB_KEY": self.config.secrets.db_key,
            "STAFFROOM_API_SERVER": self.url,
        }
        with (self.home / "bot.log").open("ab") as log:
            command = (sys.executable, "-m", "staffroom", "run")
            self.bot = await asyncio.create_subprocess_exec(*command, env=environment, stdout=log, stderr=log)
        os.sched_setaffinity(self.bot.pid, sorted(os.sched_getaffinity(0))[-1:])
        async with aiohttp.ClientSession() as session, asyncio.timeout(START_S):
            while True:
                try:
                    async with session.get(f"http://127.0.0.1:{self.port}/status") as answer:
                        await answer.json()
                        return
                except aiohttp.ClientError:
                    await asyncio.sleep(0.05)

    async def stop(self) -> None:
        """Stop the bot."""
        if self.bot is not None and self.bot.returncode is None:
            self.bot.terminate()
            await self.bot.wait()

    def due(self, at_ms: int) -> None:
        """Let one announcement be due in every group at the same moment."""
        self.write(_due, at_ms)

    def states(self) -> dict[str, int]:
        """Return how many of the posts are in each state, those that were not even queued among them."""
        return dict(self.write(_states))  # type: ignore[call-overload, no-any-return]


@asynccontextmanager
async def mass(groups: int, people: int, limits: str, *, known: int = 0, seed: int = 0) -> AsyncIterator[Mass]:
    """Found everything; nothing of it remains. `known` teachers of the first group have written to the bot."""
    with TemporaryDirectory(prefix="staffroom-bench-") as folder:
        async with _stand(limits) as (url, sim):
            home, port = Path(folder), _free_port()
            await sim.reset(seed)
            made = await sim.populate(groups, max(2, known), started=True)
            config = _config(home, port)
            found = Mass(home, config, sim, url, port, made)
            groundwork.prepare(config, bytes.fromhex(config.secrets.db_key))
            found.write(backup.note, Instant(now_ms()))  # a new file is copied, and that restored for practice, at once
            found.write(_fill, made, people)
            try:
                yield found
            finally:
                await found.stop()


@asynccontextmanager
async def _stand(limits: str) -> AsyncIterator[tuple[str, Sim]]:
    command = (sys.executable, "-m", "telegram_emulator", "--port", "0", "--token", TOKEN, "--limits", limits)
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    process = await asyncio.create_subprocess_exec(*command, env=environment, stdout=asyncio.subprocess.PIPE)
    said = await process.stdout.readline() if process.stdout else b""
    url = said.decode().split()[-1]
    os.sched_setaffinity(process.pid, sorted(os.sched_getaffinity(0))[:1])
    try:
        async with Sim(url) as sim:
            yield url, sim
    finally:
        process.kill()
        await process.wait()


def _config(home: Path, port: int) -> Config:
    written = yaml.safe_load(data_files.example_config().read_text("utf-8"))
    written |= {"health": {"port": port}, "database": {"path": "data/staffroom.db"}, "backup": {"folder": "backups"}}
    written["programmes"][0] |= {
        "start": (datetime.now(UTC) + timedelta(days=700)).date().isoformat(),  # noqa: TID251  no clock of ours here
        "school_week": ["sun", "mon", "tue", "wed", "thu", "fri", "sat"],
        "holidays": [],
        "quiet_hours": {"from": "00:00", "to": "00:00"},
    }
    _short_course(home, written["programmes"][0])
    (home / "config.yaml").write_text(yaml.safe_dump(written, allow_unicode=True), "utf-8")
    (home / "data").mkdir()
    environment = {"STAFFROOM_HOME": str(home), "STAFFROOM_DB_KEY": secrets.token_hex(32), "BOT_TOKEN": TOKEN}
    return Config.load(environment=environment)


def _short_course(home: Path, section: Shape) -> None:
    """Let the course have one card only, so that nothing but the mass post is planned."""
    folder = home / "short"
    shutil.copytree(data_files.programme_folder(section["folder"], home), folder)
    calendar = yaml.safe_load((folder / "calendar.yaml").read_text("utf-8"))
    calendar["entries"] = calendar["entries"][:1]
    (folder / "calendar.yaml").write_text(yaml.safe_dump(calendar, allow_unicode=True), "utf-8")
    section["folder"] = "short"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _fill(tx: Tx, groups: list[Shape], people: int) -> None:
    """Write a cohort for each group, with its people."""
    number = 0
    tx.run("UPDATE prompts SET retired = 1")
    for index, group in enumerate(groups, 1):
        tx.run(
            "INSERT INTO cohorts (id, programme_id, name, location, number, language, zone, starts_on, chat_id,"
            " invite_link, opened_at) VALUES (:id, 1, :name, 'Riverside', :id, 'en', 'Asia/Riyadh', '2030-01-06',"
            " :chat, 'https://t.me/+AbCdEf', 1)",
            id=index,
            name=f"Riverside_Group{index}",
            chat=group["id"],
        )
        for place in range(people):
            number += 1
            account = group["people"][place] if place < len(group["people"]) else None
            _person(tx, number, index, account)


def _person(tx: Tx, number: int, cohort: int, account: int | None) -> None:
    tx.run(
        "INSERT INTO people (id, programme_id, roster, roster_id, full_name, language, telegram_id, reachable,"
        " created_at) VALUES (:id, 1, 'teachers', :id, 'T', 'en', :account, :reachable, 0)",
        id=number,
        account=account,
        reachable=int(account is not None),
    )
    tx.run("INSERT INTO roles (person_id, programme_id, role) VALUES (:id, 1, 'teacher')", id=number)
    tx.run(
        "INSERT INTO placements (person_id, cohort_id, state, placed_at, joined_at) VALUES (:id, :cohort, 'in', 1, 2)",
        id=number,
        cohort=cohort,
    )


def _due(tx: Tx, at_ms: int) -> None:
    tx.run(
        "INSERT INTO prompts (programme_id, slug, position, kind, week, weekday, at, theme, on_closed, texts,"
        " follow_up) VALUES (1, 'mass', 0, 'announcement', 1, 0, '09:00', 'teal', 'shift', :text, '{}')",
        text=json.dumps({"en": TEXT}),
    )
    tx.run(
        "INSERT INTO postings (prompt_id, cohort_id, due_at, due_day, state)"
        " SELECT (SELECT id FROM prompts WHERE slug = 'mass'), id, :at, date(:at / 1000, 'unixepoch'), 'approved'"
        " FROM cohorts",
        at=at_ms,
    )


def _states(tx: Tx) -> dict[str, int]:
    rows = tx.all(
        "SELECT coalesce(o.state, 'unplanned') AS state, count(*) AS n FROM postings x"
        " LEFT JOIN outbox o ON o.key = 'prompt:mass:' || x.cohort_id"
        " WHERE x.prompt_id = (SELECT id FROM prompts WHERE slug = 'mass') GROUP BY 1"
    )
    return {row["state"]: row["n"] for row in rows}


def now_ms() -> int:
    """Return this moment as the bot and the stand-in see it."""
    return time.time_ns() // 1_000_000


async def until_over(school: Mass, within: float) -> dict[str, int]:
    """Wait until every post has ended, whichever way, and return how."""
    async with asyncio.timeout(within):
        while True:
            states = await asyncio.to_thread(school.states)
            if not {"unplanned", "queued", "claimed"} & states.keys():
                return states
            await asyncio.sleep(ONLOOKER_S)


async def everything(school: Mass) -> list[Shape]:
    """Return every call of the bot, in order."""
    found: list[Shape] = []
    while calls := await school.sim.calls(after=found[-1]["seq"] if found else 0, limit=5000):
        found += calls
    return found


async def sent(school: Mass) -> list[Shape]:
    """Return every call that posts, in order."""
    return [call for call in await everything(school) if str(call["params"].get("text", "")).startswith(TEXT[:20])]
