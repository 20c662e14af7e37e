"""Journeys of a day that is lost: a copy is put back, and the world has gone on since it was made."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests import builders as make
from tests.conftest import KEY
from tests.easel import easel
from tests.journeys.conftest import SPEED, World, config, programme
from tests.journeys.test_prompts import open_class
from tests.journeys.test_standings import league

from staffroom import app, outbox
from staffroom.config import Config
from staffroom.kernel.clock import MINUTE
from staffroom.kernel.db import LocalDatabase, Tx
from staffroom.kernel.db_file import discard
from staffroom.kernel.ids import ChatId, Instant
from staffroom.kernel.text import Translator
from staffroom.ops.copying.backup import copy_now
from staffroom.ops.copying.restore import restore
from staffroom.outbox import Note
from telegram_emulator.client import Sim
from telegram_emulator.server import Emulator

FORMER = pytest.mark.parametrize("readable", [True, False], ids=["the former file is there", "the former file is gone"])


@dataclass
class Lives:
    """A bot that is started more than once, on whatever file is in place."""

    emulator: Emulator
    sim: Sim
    words: Translator
    config: Config

    @asynccontextmanager
    async def life(self) -> AsyncIterator[World]:
        """Run the bot around a block of code."""
        async with app.living(self.config, easel()) as (house, _loops):
            local = LocalDatabase(self.config.database, KEY)
            try:
                yield World(self.emulator, self.sim, local, self.words, house)
            finally:
                local.close()

    def copy(self, world: World) -> Path:
        """Make a copy beside the running bot."""
        return copy_now(world.local.connection, self.config.backups, KEY, world.now())

    def put_back(self, copy: Path, *, readable: bool) -> None:
        """Put a copy in the place of the file, which can be read still, or is gone."""
        if not readable:
            discard(self.config.database)
        now = Instant(self.emulator.clock.now_ms())
        restore(copy, self.config.database, KEY, self.config.lock_file, now)


@pytest.fixture
async def lives(tmp_path: Path, words: Translator) -> AsyncIterator[Lives]:
    """Begin on the Saturday before the programme starts."""
    async with Emulator(start_ms=make.at(5, 9), speed=SPEED, expire=False) as emulator, Sim(emulator.url) as sim:
        yield Lives(emulator, sim, words, config(tmp_path, emulator))


def captions(messages: list[dict[str, Any]], part: str) -> int:
    """Count the messages that hold some words."""
    return sum(part in str(message.get("caption") or message.get("text")) for message in messages)


LEAGUE = "How our groups did in week 1"


@FORMER
async def test_mondays_league_is_not_posted_a_second_time(lives: Lives, *, readable: bool) -> None:
    """Where the former file can be read it counts as posted; else somebody may say whether it arrived."""
    async with lives.life() as world:
        accounts = [await world.sim.create_user(f"Lead {number}") for number in range(3)]
        staff = await world.group(accounts[0], "Coordinators")
        world.write(league, staff, accounts)
        await world.advance_to(make.at(14, 8))
        copy = lives.copy(world)
        await world.advance_to(make.at(14, 9, 5))
        assert captions(await world.sim.messages(staff), LEAGUE) == 1
    lives.put_back(copy, readable=readable)
    async with lives.life() as world:
        await world.advance_to(make.at(14, 12))
        assert captions(await world.sim.messages(staff), LEAGUE) == 1
        ((state,),) = world.look("SELECT state FROM outbox WHERE kind = 'standings.league'")
        assert state == ("sent" if readable else "unknown")


def _notices(tx: Tx, huda: int, group: int) -> None:
    number = programme(tx).id
    lead = make.coordinator(tx, number, "Huda", user=huda)
    make.cohort(tx, number, coordinator_id=lead, chat=group, name="Riverside")


@FORMER
async def test_a_button_of_the_lost_day_does_nothing_to_what_came_after(lives: Lives, *, readable: bool) -> None:
    """The number that it carries was given to nothing else: the words that are new are not posted by the old button."""
    async with lives.life() as world:
        huda = await world.sim.create_user("Huda")
        await world.sim.start(huda)
        group = await world.group(huda, "Riverside")
        world.write(_notices, huda, group)
        await world.still()
        copy = lives.copy(world)
        old = await _write_notice(world, huda, "The old words.")
    lives.put_back(copy, readable=readable)
    async with lives.life() as world:
        await world.still()
        await _write_notice(world, huda, "The new words.")
        label = next(one["text"] for row in old["reply_markup"]["inline_keyboard"] for one in row)
        answer = await world.sim.tap(huda, await world.bot(), label, message_id=old["message_id"])
        await world.still()
        assert captions(await world.sim.messages(group), "words.") == 0
        assert "finished or put away" in str(answer)


async def _write_notice(world: World, huda: int, words: str) -> dict[str, Any]:
    """Write to the one group as far as the preview; return the message with its buttons."""
    await world.say(huda, "/menu")
    await world.tap(huda, "notices-begin-own")
    await world.say(huda, words)
    return dict((await world.sim.private(huda))[-1])


@FORMER
async def test_an_admin_reads_which_hours_are_lost_and_may_tell_the_groups(lives: Lives, *, readable: bool) -> None:
    """Once after the copy was put back; the group reads it only where the admin wants that, and once."""
    async with lives.life() as world:
        huda, noor = await world.sim.create_user("Huda"), await world.sim.create_user("Noor")
        for user in (huda, noor):
            await world.sim.start(user)
        group = await world.group(huda, "Riverside")
        world.write(_notices, huda, group)
        world.write(lambda tx: make.person(tx, programme(tx).id, "Noor", roster="admins", role="admin", user=noor))
        await world.still()
        copy = lives.copy(world)
        await world.say(noor, "/menu")
        await world.advance_to(make.at(5, 15))
    lives.put_back(copy, readable=readable)
    for _ in range(2):
        async with lives.life() as world:
            await world.still()
            told = await world.sim.private(noor)
            assert captions(told, "put back to an earlier state") == 1
            assert captions(told, "I could still read") == readable
    async with lives.life() as world:
        await world.still()
        await world.tap(noor, "ops-lost-groups-look")
        assert captions(await world.sim.messages(group), "I lost what happened") == 0
        await world.tap(noor, "ops-lost-groups-tell", n=1)
        await world.advance_to(make.at(5, 18))
        assert captions(await world.sim.messages(group), "I lost what happened") == 1


async def test_of_many_messages_in_doubt_one_message_tells(lives: Lives) -> None:
    """Who leads a group is led to the list; there is one tap for each."""
    async with lives.life() as world:
        huda = await world.sim.create_user("Huda")
        await world.sim.start(huda)
        group = await world.group(huda, "Riverside")
        world.write(_notices, huda, group)
        await world.still()
        world.write(_doubt, group)
        await world.advance_to(Instant(world.now() + 5 * MINUTE))
        told = await world.sim.private(huda)
        assert captions(told, "Did this arrive?") == 0
        assert captions(told, "Of 4 messages I do not know") == 1
        await world.tap(huda, "panel-unsure-show")
        assert "Did these arrive?" in await world.last(huda)


def _doubt(tx: Tx, group: int) -> None:
    for number in range(4):
        outbox.post(tx, Note(f"in-doubt:{number}", "panel.doubt", ChatId(group)), make.at(5, 9))
    tx.run("UPDATE outbox SET state = 'unknown', claimed_at = 1, finished_at = 1 WHERE key LIKE 'in-doubt:%'")


@FORMER
async def test_a_card_of_the_lost_hours_stands_once_and_somebody_may_say_so(lives: Lives, *, readable: bool) -> None:
    """Known from the former file; else its coordinator is asked, and one tap opens it for answers."""
    async with lives.life() as world:
        school = await open_class(world)
        await world.sim.start(school.huda)
        await world.advance_to(make.at(6, 17))
        await world.tap(school.huda, "cascade-post")
        await world.advance_to(make.at(7, 15))
        copy = lives.copy(world)
        await world.advance_to(make.at(7, 16, 5))
        assert len(await school.cards(school.group)) == 1
    lives.put_back(copy, readable=readable)
    async with lives.life() as world:
        await world.advance_to(make.at(7, 16, 20))
        if not readable:
            assert "Did this arrive?" in await world.last(school.huda)
            await world.tap(school.huda, "panel-it-arrived")
        await world.still()
        assert world.look("SELECT state FROM postings WHERE decided_by IS NOT NULL") == [("posted",)]
        assert len(await school.cards(school.group)) == 1
