"""Journeys of the home message: one for each person, at the bottom of the chat, whatever happened in between."""

from pathlib import Path
from typing import Any

from tests import builders as make
from tests.conftest import KEY
from tests.easel import easel
from tests.journeys.conftest import SPEED, World, config, programme

from staffroom import app
from staffroom.kernel.clock import DAY
from staffroom.kernel.db import LocalDatabase
from staffroom.kernel.ids import Instant
from staffroom.kernel.text import Translator
from telegram_emulator.client import Sim
from telegram_emulator.server import Emulator


async def coordinator(world: World) -> int:
    """Let a coordinator of one group open her letter; return her account."""
    number = world.write(lambda tx: programme(tx).id)
    person = world.write(lambda tx: make.person(tx, number, "Huda", roster="coordinators", role="coordinator"))
    world.write(lambda tx: make.cohort(tx, number, coordinator_id=person, name="G1"))
    user = await world.sim.create_user("Huda")
    await world.sim.open_link(user, world.link(person, "coordinator"))
    await world.still()
    return user


async def homes(world: World, user: int) -> list[dict[str, Any]]:
    """Return the messages in somebody's private chat that show the desk."""
    title = world.label("panel-title").replace("<b>", "").replace("</b>", "")
    return [one for one in await world.sim.private(user) if title in str(one.get("text"))]


async def test_the_menu_asked_for_again_takes_the_older_one_away(world: World) -> None:
    """On a phone the newest message counts: there the desk is, and nowhere else."""
    user = await coordinator(world)
    await world.say(user, "/menu")
    (first,) = await homes(world, user)
    await world.say(user, "/menu")
    (second,) = await homes(world, user)
    assert second["message_id"] > first["message_id"]
    assert (await world.sim.private(user))[-1]["message_id"] == second["message_id"]


async def test_a_desk_that_telegram_deletes_no_more_loses_its_buttons(world: World) -> None:
    """After two days nothing can be pressed there; what it said stays where it was."""
    user = await coordinator(world)
    await world.say(user, "/menu")
    await world.advance_to(Instant(world.now() + 3 * DAY))
    await world.say(user, "/menu")
    older, newer = await homes(world, user)
    assert "reply_markup" not in older
    assert newer["reply_markup"]
    assert world.look("SELECT key FROM outbox WHERE state = 'failed'") == []


async def test_a_message_that_becomes_the_desk_takes_the_older_one_away(world: World) -> None:
    """The way to the desk, pressed below the welcome, leads to it there."""
    user = await coordinator(world)
    (welcome,) = [
        one["message_id"] for one in await world.sim.private(user) if "panel.home" in str(one.get("reply_markup"))
    ]
    await world.say(user, "/menu")
    await world.sim.tap(user, await world.bot(), world.label("joining-button-desk"), message_id=welcome)
    await world.still()
    assert [one["message_id"] for one in await homes(world, user)] == [welcome]


async def test_the_list_of_what_a_group_needs_stays_when_the_menu_is_asked_for(world: World) -> None:
    """It ticks itself where it stands, although it was opened on the desk."""
    user = await coordinator(world)
    await world.say(user, "/menu")
    await world.tap(user, "panel-list-of", name="G1")
    listed = (await world.sim.private(user))[-1]["message_id"]
    await world.say(user, "/menu")
    shown = [one["message_id"] for one in await world.sim.private(user)]
    assert listed in shown[:-1]
    assert [one["message_id"] for one in await homes(world, user)] == [shown[-1]]


async def test_an_older_desk_is_known_after_a_restart_and_forgotten_with_the_account(
    tmp_path: Path, words: Translator
) -> None:
    """The number is in the database, not in the program; whoever deletes their data leaves none behind."""
    async with Emulator(start_ms=make.at(5, 9), speed=SPEED, expire=False) as emulator, Sim(emulator.url) as sim:
        chosen = config(tmp_path, emulator)
        async with app.living(chosen, easel()) as (house, _loops):
            world = World(emulator, sim, LocalDatabase(chosen.database, KEY), words, house)
            user = await coordinator(world)
            await world.say(user, "/menu")
        async with app.living(chosen, easel()) as (house, _loops):
            world = World(emulator, sim, world.local, words, house)
            await world.say(user, "/menu")
            (newest,) = await homes(world, user)
            assert world.look("SELECT message_id FROM homes") == [(newest["message_id"],)]
            await world.say(user, "/delete")
            await world.tap(user, "joining-button-erase-sure")
            assert world.look("SELECT * FROM homes") == []
        world.local.close()
