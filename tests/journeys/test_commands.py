"""Journeys of the commands that Telegram's own menu offers: to everybody, and more to whoever is of staff."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from tests import builders as make
from tests.conftest import blank
from tests.journeys.conftest import World, programme, world_with

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import PersonId
from staffroom.kernel.screen import text
from staffroom.kernel.text import Translator
from staffroom.rooms import joining, panel
from staffroom.telegram import introduction


def offered(world: World, scope: dict[str, object], language: str = "") -> list[str] | None:
    """Return the commands that stand in a scope's list, None where it has no list of its own."""
    found = world.emulator.world.profile.commands.get((json.dumps(scope, sort_keys=True), language))
    return None if found is None else [str(command["command"]) for command in found]


def own_list(world: World, user: int) -> list[str] | None:
    """Return the commands that stand in somebody's own private chat."""
    return offered(world, {"type": "chat", "chat_id": user})


def coordinator(tx: Tx) -> PersonId:
    """Write a coordinator whose letter is not opened yet."""
    return make.person(tx, programme(tx).id, "Huda", roster="coordinators", role="coordinator", language="ar")


async def open_letter(world: World, person: PersonId) -> int:
    """Let somebody open a coordinator's letter; return the account."""
    user = await world.sim.create_user("Huda")
    await world.sim.open_link(user, world.link(person, "coordinator"))
    await world.still()
    return user


@pytest.fixture
async def introduced(tmp_path: Path, words: Translator) -> AsyncIterator[World]:
    """Run a bot that tells Telegram what it is, and wait until it has."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "staffroom.db").write_bytes(blank())
    async with asyncio.timeout(180), world_with(tmp_path, words, make.at(5, 9)) as opened:
        while not opened.look("SELECT * FROM facts WHERE name = 'bot.introduced'"):  # noqa: ASYNC110  no event tells
            await asyncio.sleep(0.05)
        yield opened


async def test_whoever_becomes_staff_is_offered_the_menu_at_once_and_loses_it_with_the_role(introduced: World) -> None:
    """Without a restart, in the language that the bot speaks with them; everybody else keeps the common list."""
    world = introduced
    person = world.write(coordinator)
    user = await open_letter(world, person)
    assert {"menu", "groups", "help"} <= set(own_list(world, user) or [])
    assert "menu" not in (offered(world, {"type": "all_private_chats"}, "ar") or ["menu"])
    listed = world.emulator.world.profile.commands[json.dumps({"chat_id": user, "type": "chat"}), ""]
    assert world.label("panel-command-menu", "ar") in [command["description"] for command in listed]
    world.write(joining.dismiss, person, world.now())
    await world.say(user, "/help")
    assert own_list(world, user) is None


async def test_everybody_reads_in_their_language_what_the_bot_is_before_they_start(introduced: World) -> None:
    """The button beside the field opens the commands; the name is BotFather's unless config.yaml says otherwise."""
    world, profile, words = introduced, introduced.emulator.world.profile, introduced.words
    for language in ("en", "ar", "zh"):
        told = profile.text("description", language), profile.text("short_description", language)
        keys = ("panel-description", "panel-short-description")
        assert told == tuple(words.plain(text(key), language) for key in keys)
    assert profile.menus == {0: {"type": "commands"}}
    assert profile.text("name", "ar") == ""
    assert world.house is not None
    said = panel.INTRODUCTION._replace(names={"en": "Riverside", "ar": "ضفة النهر"})
    await introduction.introduce(world.house.bot, words, world.house.db, said)
    assert [profile.text("name", language) for language in ("en", "ar", "zh")] == [
        "Riverside",
        "ضفة النهر",
        "Riverside",
    ]


async def test_a_list_that_cannot_be_set_at_first_keeps_nobody_else_from_theirs(world: World) -> None:
    """Each is a call of its own, tried again by itself."""
    await world.sim.faults(kind="500", method="setMyCommands", count=1)
    users = [await open_letter(world, world.write(coordinator)) for _ in range(2)]
    assert [("menu" in (own_list(world, user) or [])) for user in users] == [True, True]


async def test_somebody_who_erases_themselves_leaves_no_list_behind(world: World) -> None:
    """Nor the number of their account in our own list."""
    user = await open_letter(world, world.write(coordinator))
    await world.say(user, "/delete")
    await world.tap(user, "joining-button-erase-sure", language="ar")
    assert own_list(world, user) is None
    assert world.look("SELECT * FROM menus") == []


async def test_whoever_has_no_role_any_more_may_still_delete_their_data(world: World) -> None:
    """A coordinator who is none, a teacher who has left the school: what is kept is theirs."""
    person = world.write(coordinator)
    user = await open_letter(world, person)
    world.write(joining.dismiss, person, world.now())
    await world.say(user, "/delete")
    await world.tap(user, "joining-button-erase-sure", language="ar")
    assert world.look("SELECT * FROM people WHERE telegram_id IS NOT NULL") == []


async def test_a_button_that_is_not_theirs_any_more_is_answered(world: World) -> None:
    """Whoever had a role a moment ago is told so, and does not wait for ever."""
    person = world.write(coordinator)
    world.write(lambda tx: make.cohort(tx, programme(tx).id, coordinator_id=person, chat=None, opened=None))
    user = await open_letter(world, person)
    await world.say(user, "/menu")
    world.write(joining.dismiss, person, world.now())
    shown = [message for message in await world.sim.private(user) if "reply_markup" in message]
    label = shown[-1]["reply_markup"]["inline_keyboard"][0][0]["text"]
    answer = await world.sim.tap(user, user, label, message_id=shown[-1]["message_id"])
    assert answer["text"] == world.label("button-old", "ar")
