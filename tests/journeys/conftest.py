"""Journeys: the real bot on the stand-in, in one event loop; people act, the test looks at what they see."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Concatenate, ParamSpec, TypeVar
from zlib import crc32

import pytest
from tests import builders as make
from tests import installations
from tests.conftest import KEY, blank
from tests.easel import easel
from tests.journeys.seen import Seen

from staffroom import app, data_files, wiring
from staffroom.config import Config
from staffroom.demo.director import Director
from staffroom.house import House
from staffroom.kernel import facts
from staffroom.kernel.db import LocalDatabase, Parameter, Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.screen import Value, text
from staffroom.kernel.text import Translator
from staffroom.ops.copying import backup
from staffroom.rooms import people, programmes
from staffroom.telegram import introduction
from staffroom.telegram.rights import NEEDED
from telegram_emulator.client import Sim
from telegram_emulator.server import Emulator

SPEED = 120.0
A_MOMENT = 0.005
FOUNDING = 2.0
"""How fast the clock goes until somebody first waits: a group is left that is not known to be ours in time."""
LONG_AFTER = make.utc("2099-01-01")
"""No journey goes so far."""
TONGUES = ("en", "ar", "zh")
P = ParamSpec("P")
T = TypeVar("T")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave a journey in a second language to the whole suite; which language is the first goes by its name."""
    spoken: dict[str, list[tuple[str, pytest.Item]]] = {}
    for item in items:
        if isinstance(item, pytest.Function) and "/journeys/" in item.nodeid and (language := _language(item)):
            spoken.setdefault(item.nodeid.partition("[")[0], []).append((language, item))
    for name, told in spoken.items():
        languages = sorted({language for language, _ in told})
        first = languages[crc32(name.encode()) % len(languages)]
        for language, item in told:
            if language != first:
                item.add_marker(pytest.mark.slow)


def _language(item: pytest.Function) -> str | None:
    """Return the language in which a journey is told, where it is told in several."""
    given = item.callspec.params.values() if hasattr(item, "callspec") else ()
    return next((value for value in given if value in TONGUES), None)


@dataclass
class World:
    """A small school on the stand-in: the running bot, the people, and the file beside it."""

    emulator: Emulator
    sim: Sim
    local: LocalDatabase
    words: Translator
    house: House | None = None
    _seen: Seen | None = None

    async def status(self) -> dict[str, Any] | None:
        """Return what the bot says of itself, None while a part of it is at work: then its tables need not be read.

        Whoever looks a second time is told the same where nothing was written meanwhile and nothing is due soon.
        """
        if self.house is None or not self.house.at_rest:
            return None
        seen, self._seen = self._seen, None
        if seen is not None and seen.status["idle"]:
            await asyncio.sleep(A_MOMENT)  # whoever was about to begin has begun
        stands = (await self.house.db.read(_version), self.emulator.clock.version)
        if seen is None or seen.is_old(stands, self.now()):
            seen = Seen(stands, await self.house.status())
            if seen.is_due(self.now()):
                self.house.clockwork.wake()  # what was written beside it, it would find out some seconds later
        if not self.house.at_rest:
            return None
        self._seen = seen
        return seen.status

    def last_words(self) -> str:
        """Return the bot's state for a failing test."""
        return str(self.look("SELECT key, state, error FROM outbox WHERE state <> 'sent'"))[:2000]

    @property
    def director(self) -> Director:
        """Return who leads the clock."""
        return Director(self)

    async def still(self) -> None:
        """Wait until nothing is on its way."""
        await self._hurry()
        await self.director.still()

    async def _hurry(self) -> None:
        """Let time fly from now on, unless somebody chose how fast it goes."""
        if self.emulator.clock.speed == FOUNDING:
            await self.sim.set_clock(speed=SPEED)

    async def advance_to(self, moment: Instant) -> None:
        """Let time pass by way of everything that becomes due."""
        await self._hurry()
        await self.director.advance_to(moment)

    def label(self, key: str, language: str = "en", **args: Value) -> str:
        """Return a button's words."""
        return self.words.plain(text(key, **args), language)

    async def bot(self) -> int:
        """Return the bot's account."""
        return self.emulator.world.bot.id

    async def tap(
        self, user: int, key: str, *, chat: int | None = None, language: str = "en", **args: Value
    ) -> dict[str, Any]:
        """Tap the newest button with these words and wait until all is still."""
        answer = await self.sim.tap(
            user, chat if chat is not None else await self.bot(), self.label(key, language, **args)
        )
        await self.still()
        return dict(answer)

    async def say(self, user: int, words: str, chat: int | None = None, reply_to: int | None = None) -> int:
        """Say something, in private unless a group is named, and wait until all is still."""
        if chat is None:
            number = await self.sim.say_private(user, words)
        else:
            number = await self.sim.say(user, chat, words, reply_to=reply_to)
        await self.still()
        return number

    async def last(self, user: int) -> str:
        """Return the newest message in somebody's private chat."""
        message = (await self.sim.private(user))[-1]
        return str(message.get("text") or message.get("caption") or "")

    def look(self, sql: str, **values: Parameter) -> list[tuple[Any, ...]]:
        """Return rows of the file beside the bot."""
        return self.local.write(lambda tx: [tuple(row[name] for name in row.keys()) for row in tx.all(sql, **values)])  # noqa: SIM118

    def write(self, work: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do what the command line would do beside the running bot; it leaves no group that is ours by now."""
        answer = self.local.write(work, *args, **kwargs)
        self.local.write(_stay)
        return answer

    def link(self, person: PersonId, role: str) -> str:
        """Issue a personal link as the command line does."""
        token = self.local.write(people.issue_link, person, role, self.now())
        return f"https://t.me/{self.emulator.world.bot.username}?start={token}"

    def now(self) -> Instant:
        """Return the stand-in's time."""
        return Instant(self.emulator.clock.now_ms())

    async def group(self, owner: int, title: str = "New group") -> int:
        """Create a supergroup with the bot as admin."""
        chat = await self.sim.create_group(owner, title)
        await self.sim.add_bot(chat, owner, dict.fromkeys(NEEDED, True))
        return chat


@cache
def settled() -> bytes:
    """Return an empty file of a bot that has told Telegram what it is, and that copies itself no more.

    Both take as long as a short journey, and have tests of their own: `test_commands`, `tests/ops/test_backup.py`.
    """
    with TemporaryDirectory(prefix="staffroom-settled-") as folder:
        path = Path(folder) / "staffroom.db"
        path.write_bytes(blank())
        local = LocalDatabase(path, KEY)
        told = introduction.digest_of(data_files.words(), wiring.INTRODUCTION)
        local.write(facts.put, introduction.INTRODUCED, told)
        local.write(backup.note, LONG_AFTER)
        local.close()
        return path.read_bytes()


def config(home: Path, emulator: Emulator, also: Mapping[str, object] | None = None, **changes: object) -> Config:
    """Write a config.yaml into a home and read it as the bot does; `also` is of the whole installation."""
    written = installations.example()
    written |= also or {}
    written["database"] = {"path": "data/staffroom.db"}
    written["programmes"][0] |= {"start": make.SUNDAY.isoformat(), "zone": "Asia/Riyadh"} | changes
    installations.write(home, written)
    database = home / "data" / "staffroom.db"
    database.parent.mkdir(exist_ok=True)
    if not database.exists():
        database.write_bytes(settled())
    environment = {
        "STAFFROOM_HOME": str(home),
        "BOT_TOKEN": emulator.token,
        "STAFFROOM_DB_KEY": KEY.hex(),
        "STAFFROOM_API_SERVER": emulator.url,
        "STAFFROOM_CLOCK": f"{emulator.url}/sim/clock",
    }
    return Config.load(environment=environment)


@asynccontextmanager
async def world_with(
    home: Path, words: Translator, start: Instant, also: Mapping[str, object] | None = None, **changes: object
) -> AsyncIterator[World]:
    """Run the bot around a block of code."""
    async with Emulator(start_ms=start, speed=FOUNDING) as emulator, Sim(emulator.url) as sim:
        chosen = config(home, emulator, also, **changes)
        async with app.living(chosen, easel()) as (house, _loops):
            local = LocalDatabase(chosen.database, KEY)
            try:
                yield World(emulator, sim, local, words, house)
            finally:
                local.close()


@pytest.fixture(scope="session", autouse=True)
def _put_away(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Have one shelf for what is drawn, and end the process that draws for all worlds."""
    own = tmp_path_factory.getbasetemp()
    easel().shelf = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "drawn"
    easel().shelf.mkdir(exist_ok=True)
    yield
    easel().put_away()


@pytest.fixture
async def world(tmp_path: Path, words: Translator) -> AsyncIterator[World]:
    """Run the bot on the Saturday before the programme starts."""
    async with asyncio.timeout(180), world_with(tmp_path, words, make.at(5, 9)) as opened:
        yield opened


def _version(tx: Tx) -> int:
    """Return a number that is another one as soon as somebody else has written."""
    return int(tx.value("PRAGMA data_version"))


def _stay(tx: Tx) -> None:
    """Take back that the bot was to leave a group, or ask what it is for: it may have met it before it was written."""
    tx.run(
        "UPDATE outbox SET state = 'cancelled' WHERE state = 'queued' AND EXISTS ("
        "SELECT 1 FROM (SELECT chat_id FROM cohorts UNION SELECT staff_chat_id FROM programmes) c"
        " WHERE outbox.key LIKE 'cohorts.leave:' || c.chat_id || '%'"
        " OR outbox.key LIKE 'cohorts.which:' || c.chat_id || ':%')"
    )


def programme(tx: Tx) -> programmes.Programme:
    """Return the one programme."""
    return programmes.all_of(tx)[0]
