"""After an outage people come first, then time; what is in doubt is settled by what people do."""

from pathlib import Path

from tests import builders as make
from tests.conftest import KEY
from tests.journeys.conftest import SPEED, World, config
from tests.journeys.test_prompts import Class, lesson, open_class

from staffroom import app
from staffroom.kernel.db import LocalDatabase
from staffroom.kernel.text import Translator
from telegram_emulator.client import Sim
from telegram_emulator.server import Emulator

__all__ = ["lesson"]


async def test_what_people_did_meanwhile_is_read_before_anything_falls_due(tmp_path: Path, words: Translator) -> None:
    """A card that the coordinator approved while the bot was away is posted, not given up."""
    async with Emulator(start_ms=make.at(5, 9), speed=SPEED, expire=False) as emulator, Sim(emulator.url) as sim:
        chosen = config(tmp_path, emulator)
        async with app.living(chosen) as (house, _loops):
            local = LocalDatabase(chosen.database, KEY)
            world = World(emulator, sim, local, words, house)
            prepared = await open_class(world)
            await world.advance_to(make.at(6, 17))
        await sim.tap_only(prepared.huda, prepared.staff, world.label("cascade-post"))
        await sim.set_clock(now_ms=make.at(10, 15))
        async with app.living(chosen) as (house, _loops):
            await World(emulator, sim, local, words, house).still()
        local.close()
        assert any("Welcome, everyone" in message.get("caption", "") for message in await sim.messages(prepared.group))


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
