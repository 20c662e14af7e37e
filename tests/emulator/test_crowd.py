"""Thousands of people, floods of talk, many acts in one call."""

import pytest
from aiogram import Bot
from tests.emulator.support import EVERY_KIND, heard, listen, raw

from telegram_emulator import Emulator, Sim, SimError
from telegram_emulator.levers import MAX_BATCH
from telegram_emulator.people import ACTS


async def test_groups_are_there_as_if_they_always_had_been(sim: Sim, bot: Bot) -> None:
    """With the bot as administrator, people who may speak, and no updates."""
    first, second = await sim.populate(2, 3, title="Maths")
    assert len(await sim.members(first["id"])) == 4
    assert (await bot.get_chat(second["id"])).title == "Maths 2"
    assert (await bot.get_chat_member(first["id"], first["people"][0])).status == "creator"
    assert (await bot.get_chat_member(first["id"], first["people"][1])).status == "member"
    assert await heard(bot) == []
    await sim.say(second["people"][2], second["id"], "Hello")
    assert [update.message.text for update in await heard(bot) if update.message] == ["Hello"]


async def test_the_bot_may_be_told_of_its_groups(sim: Sim, bot: Bot) -> None:
    """As if it were brought in by hand; without rights it is a plain member."""
    await listen(bot)
    await sim.populate(1, 2, told=True, kind="group")
    await sim.populate(1, 2, told=True, rights={})
    kinds = [update.my_chat_member.new_chat_member.status for update in await heard(bot) if update.my_chat_member]
    assert kinds == ["administrator", "member"]


async def test_people_of_a_crowd_are_known_to_the_bot(sim: Sim, bot: Bot) -> None:
    """They share a group with it, but it cannot write to who did not start it."""
    (quiet,) = await sim.populate(1, 1)
    (open_,) = await sim.populate(1, 1, started=True)
    assert (await bot.get_chat(quiet["people"][0])).first_name
    assert await bot.send_message(open_["people"][0], "Hello")


async def test_a_flood_waits_in_the_queue(sim: Sim, emulator: Emulator) -> None:
    """From the first groups only, with its share of commands; the messages can be answered."""
    groups = await sim.populate(3, 5)
    assert await sim.flood(400, groups=2, commands=0.25, seed=3) == {"said": 400, "queued": 400}
    updates = (await raw(emulator, "getUpdates", allowed_updates=EVERY_KIND))["result"]
    chats = {update["message"]["chat"]["id"] for update in updates}
    assert chats == {group["id"] for group in groups[:2]}
    commands = [update for update in updates if update["message"]["text"] == "/help"]
    assert 10 <= len(commands) <= 45
    message = updates[0]["message"]
    reply = {"chat_id": message["chat"]["id"], "text": "x", "reply_parameters": {"message_id": message["message_id"]}}
    assert (await raw(emulator, "sendMessage", **reply))["ok"]


async def test_a_flood_needs_groups(sim: Sim) -> None:
    """Of the bot's."""
    with pytest.raises(SimError, match="in no group"):
        await sim.flood(1)


@pytest.mark.parametrize("size", [(0, 1), (1, 0), (1_001, 1_000)])
async def test_crowds_are_bounded(sim: Sim, size: tuple[int, int]) -> None:
    """Nobody waits for a million groups by mistake."""
    with pytest.raises(SimError, match="at least one, at most 1,000,000"):
        await sim.populate(*size)


async def test_many_acts_go_in_one_call(sim: Sim, bot: Bot) -> None:
    """One that fails does not stop the others."""
    ann = await sim.create_user("Ann")
    said = [{"act": "say", "user": ann, "chat": ann, "text": str(number)} for number in range(3)]
    done = await sim.batch([*said, {"act": "fly"}, {"act": "say", "user": 5, "chat": 5, "text": "?"}, {}])
    assert [one["result"] for one in done[:3]] == [1, 2, 3]
    assert done[3]["error"].startswith("there is no act 'fly'")
    assert done[4:] == [{"error": "there is no user 5"}, {"error": "'act'"}]
    assert [update.message.text for update in await heard(bot) if update.message] == ["0", "1", "2"]
    with pytest.raises(SimError, match="at most 10,000 acts"):
        await sim.batch([{}] * (MAX_BATCH + 1))


async def test_every_act_explains_itself(sim: Sim) -> None:
    """With its parameters."""
    known = await sim.acts()
    assert known.keys() == ACTS.keys()
    assert known["leave"] == {"says": "Leave a group.", "parameters": ["user", "chat"]}
