"""What the page asks of the stand-in: letters, what comes next, what a link shows, the bot's own words."""

import asyncio

import aiohttp
import pytest
from aiogram import Bot
from aiogram.types import BotCommand, BotCommandScopeAllPrivateChats
from tests.emulator.conftest import START_MS, Group

from telegram_emulator import Emulator, Sim, SimError
from telegram_emulator.playground import MAX_LETTERS


async def ask(emulator: Emulator, path: str, **query: object) -> object:
    """Get one view of the control API."""
    wanted = {key.rstrip("_"): str(value) for key, value in query.items()}
    async with aiohttp.ClientSession() as session, session.get(f"{emulator.url}/sim/{path}", params=wanted) as answer:
        return await answer.json()


async def test_a_letter_reaches_its_person_alone(sim: Sim, emulator: Emulator) -> None:
    """With the time of the stand-in's clock, unread until somebody looks."""
    emulator.clock.change(speed=0, now_ms=START_MS)
    ann, ben = await sim.create_user("Ann"), await sim.create_user("Ben")
    number = await sim.letter(ann, "SMS", "Join your colleagues", "https://t.me/staffroom_demo_bot?start=abc")
    (letter,) = await sim.letters(ann)
    assert letter == {
        "id": number,
        "title": "SMS",
        "text": "Join your colleagues",
        "url": "https://t.me/staffroom_demo_bot?start=abc",
        "at_ms": START_MS,
        "read": False,
    }
    assert await sim.letters(ben) == []


async def test_a_letter_is_read_once_it_was_looked_at(sim: Sim, emulator: Emulator) -> None:
    """The look itself still shows it unread."""
    ann = await sim.create_user("Ann")
    await sim.letter(ann, "Paper", "Welcome")
    assert await ask(emulator, "letters", as_=ann, read=1) == [{**(await sim.letters(ann))[0], "read": False}]
    assert [letter["read"] for letter in await sim.letters(ann)] == [True]


async def test_the_page_is_told_of_letters(sim: Sim) -> None:
    """An event wakes whoever follows."""
    ann = await sim.create_user("Ann")
    before = (await sim.state())["events"]
    waiting = asyncio.ensure_future(sim.events(before, wait=5))
    await sim.letter(ann, "SMS", "Hello")
    (event,) = await waiting
    assert (event["kind"], event["user"]) == ("letter", ann)


async def test_old_letters_are_thrown_away(sim: Sim) -> None:
    """The mat is bounded, the numbers go on."""
    ann = await sim.create_user("Ann")
    for _ in range(MAX_LETTERS + 2):
        await sim.letter(ann, "SMS", "Hello")
    kept = await sim.letters(ann)
    assert (len(kept), kept[0]["id"], kept[-1]["id"]) == (MAX_LETTERS, 3, MAX_LETTERS + 2)


async def test_a_letter_to_nobody_is_refused(sim: Sim) -> None:
    """As any act for an unknown person is."""
    with pytest.raises(SimError, match="no user 7"):
        await sim.letter(7, "SMS", "Hello")


async def test_what_comes_next_is_asked_of_the_owner_of_the_clock(sim: Sim, emulator: Emulator) -> None:
    """Nothing, until somebody who knows was named."""
    assert await sim.next_event() is None

    async def tomorrow() -> int:
        return START_MS + 86_400_000

    emulator.next_event = tomorrow
    assert await sim.next_event() == START_MS + 86_400_000


async def test_a_reset_is_noticed_by_whoever_follows(emulator: Emulator, sim: Sim) -> None:
    """The waiting answer comes at once and names another world."""
    await sim.create_user("Ann")
    state = await sim.state()
    url = f"{emulator.url}/sim/events?after={state['events']}&wait=5&world={state['world']}"
    async with aiohttp.ClientSession() as session:
        waiting = asyncio.ensure_future(session.get(url))
        await asyncio.sleep(0.05)
        await sim.reset()
        async with await waiting as answer:
            assert answer.headers["X-World"] == (await sim.state())["world"] != state["world"]


async def test_the_zone_is_told(emulator: Emulator, sim: Sim) -> None:
    """So that the page can show the programme's local time."""
    emulator.zone = "Asia/Riyadh"
    assert (await sim.state())["zone"] == "Asia/Riyadh"


async def test_an_invite_link_shows_what_is_behind_it(emulator: Emulator, sim: Sim, bot: Bot, group: Group) -> None:
    """Before anything is asked of anybody."""
    ann = await sim.create_user("Ann")
    link = (await bot.create_chat_invite_link(group.id, creates_join_request=True)).invite_link
    shown = await ask(emulator, "link", as_=ann, url=link)
    face = {"chat_id": group.id, "title": "Nairobi_Maths_Group1", "description": "", "members": 3}
    assert shown == face | {"asks": True, "inside": False, "waiting": False}
    await sim.join(ann, link)
    assert await ask(emulator, "link", as_=ann, url=link) == face | {"asks": True, "inside": False, "waiting": True}


async def test_the_bot_introduces_itself_in_the_persons_language(emulator: Emulator, sim: Sim, bot: Bot) -> None:
    """With the commands of the narrowest scope that has some."""
    ann = await sim.create_user("Ann", language_code="ar")
    await bot.set_my_description("Hello")
    await bot.set_my_description("مرحبا", language_code="ar")
    await bot.set_my_commands([BotCommand(command="help", description="Help")])
    private = [BotCommand(command="pause", description="Pause")]
    await bot.set_my_commands(private, scope=BotCommandScopeAllPrivateChats())
    shown = await ask(emulator, "profile", as_=ann)
    assert isinstance(shown, dict)
    assert (shown["description"], [one["command"] for one in shown["commands"]]) == ("مرحبا", ["pause"])


async def test_equal_labels_are_told_apart_by_their_data(sim: Sim, emulator: Emulator) -> None:
    """Two ticks in one message are two buttons."""
    ann = await sim.create_user("Ann", started=True)
    keys = [[{"text": "✔", "callback_data": "a"}, {"text": "✔", "callback_data": "b"}]]
    async with aiohttp.ClientSession() as session:
        url = f"{emulator.url}/bot{emulator.token}/sendMessage"
        sent = {"chat_id": ann, "text": "?", "reply_markup": {"inline_keyboard": keys}}
        await (await session.post(url, json=sent)).read()
        pressed = {"user": ann, "chat": ann, "label": "✔", "data": "b"}
        await (await session.post(f"{emulator.url}/sim/tap", json=pressed)).read()
    assert (await sim.events())[-1]["data"] == "b"
