"""After an outage people come first, then time; what is in doubt is settled by what people do."""

import json
from pathlib import Path

from tests import builders as make
from tests.conftest import KEY
from tests.easel import easel
from tests.journeys.conftest import SPEED, World, config
from tests.journeys.test_prompts import Class, lesson, open_class

from staffroom import app
from staffroom.kernel.db import LocalDatabase
from staffroom.kernel.text import Translator
from telegram_emulator.client import Sim
from telegram_emulator.server import Emulator

__all__ = ["lesson"]


async def test_what_people_did_meanwhile_is_read_before_anything_falls_due(tmp_path: Path, words: Translator) -> None:
    """An answer that waited at Telegram is counted before Monday's league closes the week for good."""
    async with Emulator(start_ms=make.at(5, 9), speed=SPEED, expire=False) as emulator, Sim(emulator.url) as sim:
        chosen = config(tmp_path, emulator)
        async with app.living(chosen, easel()) as (house, _loops):
            world = World(emulator, sim, LocalDatabase(chosen.database, KEY), words, house)
            prepared = await open_class(world)
            card = await prepared.post_first_card()
        await sim.say(prepared.amina, prepared.group, "I teach physics in Riverside", reply_to=card["message_id"])
        await sim.set_clock(now_ms=make.at(14, 10))
        await sim.faults(kind="slow", method="getUpdates", seconds=1.5, count=1)
        async with app.living(chosen, easel()) as (house, _loops):
            await World(emulator, sim, world.local, words, house).still()
            ((measures,),) = world.look("SELECT measures FROM standings")
        world.local.close()
        assert [card["answered"] for card in json.loads(measures)["measures"]["cards"]] == [1]


async def test_a_reply_to_a_card_in_doubt_settles_it_and_counts(lesson: Class) -> None:
    """The line broke after the card had arrived; the first reply to it proves that it stands there."""
    world = lesson.world
    await lesson.post_first_card()
    await world.advance_to(make.at(8, 17))
    await world.tap(lesson.huda, "cascade-post", chat=lesson.staff)
    await world.sim.faults(kind="cut_after", method="sendPhoto", chat_id=lesson.group, count=1)
    await world.advance_to(make.at(9, 17))
    assert world.look("SELECT count(*) FROM outbox WHERE state = 'unknown'") == [(1,)]
    card = (await lesson.cards(lesson.group))[-1]
    await world.say(lesson.amina, "We practise it at the door each morning", lesson.group, card["message_id"])
    assert world.look("SELECT count(*) FROM outbox WHERE state = 'unknown'") == [(0,)]
    assert world.look("SELECT count(*) FROM activity WHERE kind = 'answer'") == [(1,)]
