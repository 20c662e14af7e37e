"""A school on the stand-in for the bench of a month: groups, coordinators, and what people do on a day."""

import asyncio
import resource
import secrets
import socket
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from tests import builders as make
from tests import installations

from staffroom import data_files, groundwork
from staffroom.config import Config
from staffroom.demo.backstage import BOT_NAME, TOKEN, Living
from staffroom.demo.cast import bears
from staffroom.demo.director import Director
from staffroom.demo.stage import Stage
from staffroom.kernel.clock import at_wall
from staffroom.kernel.db import LocalDatabase, Tx
from staffroom.kernel.ids import ChatId
from staffroom.kernel.screen import text
from staffroom.rooms import programmes
from staffroom.telegram.rights import NEEDED
from telegram_emulator.client import Sim, SimError
from telegram_emulator.server import Emulator
from telegram_emulator.shapes import Shape

SPEED = 120.0
NAME = "Riverside_Group"
PART_WHO_ANSWER, PART_WHO_TALK, PART_WHO_LOOK = 0.55, 0.3, 0.04
"""Of a group's teachers on a school day: who answers the newest card, who says something, who opens their page."""
MORNING, AFTERNOON, EVENING = time(7, 30), time(17, 30), time(21)
LOOK_EVERY_S = 0.15
"""Between two questions whether the bot is at rest, each of which takes some of its time."""
MB = 1024 * 1024


@dataclass
class School:
    """Groups with a coordinator each, who are all in the coordinators' group; the first one is admin too."""

    stage: Stage
    director: Director
    groups: list[Shape]
    leaders: list[int]
    random: Random = field(default_factory=lambda: Random("month"))  # noqa: S311  invented people
    newest: dict[int, int] = field(default_factory=dict)
    """The newest card of each group."""
    seen: int = 0
    said: int = 0
    presses: int = 0
    pictures: int = 0

    @property
    def pid(self) -> int:
        """Return the number of the bot's process."""
        if self.stage.process is None:
            raise RuntimeError("the bot was never started")
        return self.stage.process.pid

    async def day(self, number: int) -> None:
        """Live a day of the course, to its evening."""
        day = make.SUNDAY + timedelta(days=number)
        await self._to(day, MORNING)
        await self._decide()
        await self._to(day, AFTERNOON)
        if day.strftime("%a").lower() in ("sun", "mon", "tue", "wed", "thu"):
            await self._talk()
        await self._to(day, EVENING)

    async def _to(self, day: date, at: time) -> None:
        await self.director.advance_to(at_wall(day, at, make.ZONE))
        self._read_books()

    def _read_books(self) -> None:
        """Note the newest card of each group; what coordinators are offered is found when they look."""
        world, chats = self.stage.emulator.world, {int(group["id"]) for group in self.groups}
        for call in world.ledger.after(self.seen, 1_000_000):
            self.seen = call["seq"]
            self.pictures += bool(call["accepted"] and call["method"] == "sendPhoto")
            chat = int(call["params"].get("chat_id") or 0)
            if call["accepted"] and chat in chats and call["method"] in ("sendPhoto", "sendMessage"):
                self.newest[chat] = int(call["result"]["message_id"])

    async def _decide(self) -> None:
        """Let every coordinator post what they were offered, and look at their menu."""
        label = data_files.words().plain(text("cascade-post"), "en")
        bot = int((await self.stage.sim.state())["bot"]["id"])
        for user in self.leaders:
            for message in await self.stage.sim.private(user):
                if bears(message, label):
                    with suppress(SimError):
                        await self.stage.sim.tap(user, bot, label, message_id=int(message["message_id"]))
                        self.presses += 1
            await self.stage.sim.say_private(user, "/menu")
        await self.director.still()

    async def _talk(self) -> None:
        """Let teachers answer, talk, and open their page; group by group, as at one hour of the afternoon."""
        for group in self.groups:
            acts = [act for user in group["people"][1:] for act in self._acts(user, int(group["id"]))]
            self.random.shuffle(acts)
            self.said += len(acts)
            await self.stage.sim.batch(acts)
            await self.director.still()

    def _acts(self, user: int, chat: int) -> list[Shape]:
        acts: list[Shape] = []
        if chat in self.newest and self.random.random() < PART_WHO_ANSWER:
            acts.append(_say(user, chat, f"We line up quietly, number {self.said}", self.newest[chat]))
        if self.random.random() < PART_WHO_TALK:
            acts.append(_say(user, chat, "Thank you, that helped. I shall try it with my class tomorrow."))
        if self.random.random() < PART_WHO_LOOK:
            acts.append(_say(user, user, "/me"))
        return acts


def _say(user: int, chat: int, words: str, to: int | None = None) -> Shape:
    return {"act": "say", "user": user, "chat": chat, "text": words, "reply_to": to}


@asynccontextmanager
async def school(groups: int, people: int, limit: int) -> AsyncIterator[School]:
    """Found a school and start its bot, which may have so many MB of address space; nothing of it remains."""

    async def birth(home: Path, environment: Mapping[str, str]) -> Living:
        return await _limited(home, environment, limit)

    with TemporaryDirectory(prefix="staffroom-month-") as folder:
        home, start = Path(folder), at_wall(make.SUNDAY - timedelta(days=1), MORNING, make.ZONE)
        emulator = Emulator(token=TOKEN, username=BOT_NAME, start_ms=start, speed=SPEED, expire=False)
        async with emulator, Sim(emulator.url) as sim:
            made = await sim.populate(groups, people + 1, title=NAME, started=True)
            leaders = [int(group["people"][0]) for group in made]
            staff = await _staff_group(sim, leaders)
            config, port = _config(home)
            key = bytes.fromhex(config.secrets.db_key)
            groundwork.prepare(config, key)
            local = LocalDatabase(config.database, key)
            local.write(_fill, made, staff)
            local.close()
            stage = Stage(home, config, emulator, sim, port, birth=birth)
            try:
                await stage.start_bot()
                yield School(stage, Director(stage, LOOK_EVERY_S), made, leaders)
            finally:
                await stage.close()


async def _limited(home: Path, environment: Mapping[str, str], limit: int) -> Living:
    def narrow() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (limit * MB, limit * MB))

    with (home / "bot.log").open("ab") as log:
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", "staffroom", "run", env=environment, stdout=log, stderr=log,
            stdin=asyncio.subprocess.DEVNULL, preexec_fn=narrow if limit else None,
        )  # fmt: skip


async def _staff_group(sim: Sim, leaders: list[int]) -> int:
    chat = await sim.create_group(leaders[0], "Coordinators")
    await sim.add_bot(chat, leaders[0], dict.fromkeys(NEEDED, True))
    for user in leaders[1:]:
        await sim.add_member(chat, user)
    return chat


def _config(home: Path) -> tuple[Config, int]:
    """Write the example settings, with a page for monitoring at a free port; return it with the port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    written: dict[str, Any] = installations.example()
    written |= {"health": {"port": port}, "database": {"path": "data/staffroom.db"}, "backup": {"folder": "backups"}}
    written["programmes"][0] |= {"start": make.SUNDAY.isoformat(), "zone": make.ZONE.key}
    installations.write(home, written)
    (home / "data").mkdir()
    environment = {"STAFFROOM_HOME": str(home), "STAFFROOM_DB_KEY": secrets.token_hex(32), "BOT_TOKEN": TOKEN}
    return Config.load(environment=environment), port


def _fill(tx: Tx, groups: list[Shape], staff: int) -> None:
    programme = programmes.all_of(tx)[0].id
    programmes.set_staff_chat(tx, programme, ChatId(staff))
    for number, group in enumerate(groups, 1):
        leader, *teachers = group["people"]
        head = make.coordinator(tx, programme, f"Huda {number}", user=leader)
        if number == 1:
            sql = "INSERT INTO roles (person_id, programme_id, role) VALUES (:person, :programme, 'admin')"
            tx.run(sql, person=head, programme=programme)
        cohort = make.cohort(tx, programme, coordinator_id=head, chat=group["id"], name=f"{NAME} {number}")
        for place, user in enumerate(teachers):
            make.member(tx, make.person(tx, programme, f"Amina {place}", user=user), cohort)
