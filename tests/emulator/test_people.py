"""People who are acted out, and what the page can see of them."""

import asyncio
import sys
from pathlib import Path

import pytest
from aiogram import Bot
from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from tests.emulator.conftest import START_MS, Group
from tests.emulator.support import heard

from telegram_emulator import Emulator, Sim, SimError


def buttons(*row: InlineKeyboardButton) -> InlineKeyboardMarkup:
    """One row of inline buttons."""
    return InlineKeyboardMarkup(inline_keyboard=[list(row)])


async def answer_next_press(bot: Bot, text: str) -> None:
    """Answer the next press as a bot would."""
    while True:
        for update in await bot.get_updates(offset=-1, timeout=5):
            if update.callback_query:
                await bot.answer_callback_query(update.callback_query.id, text, show_alert=True)
                return


async def test_a_tap_waits_for_button_and_answer(bot: Bot, sim: Sim) -> None:
    """The button may appear after the tap began; part of its label is enough."""
    user = await sim.create_user("Ann", started=True)
    tapping = asyncio.ensure_future(sim.tap(user, user, "Join"))
    await asyncio.sleep(0.05)
    await bot.send_message(user, "?", reply_markup=buttons(InlineKeyboardButton(text="✅ Join us", callback_data="j")))
    await answer_next_press(bot, "Welcome")
    assert await tapping == {"text": "Welcome", "show_alert": True, "url": None}


async def test_a_tap_prefers_the_exact_label_and_the_newest_message(bot: Bot, sim: Sim) -> None:
    """A longer label further down does not catch it."""
    user = await sim.create_user("Ann", started=True)
    for data in ("old", "new"):
        exact = InlineKeyboardButton(text="Go", callback_data=data)
        await bot.send_message(user, "?", reply_markup=buttons(exact))
    await bot.send_message(user, "?", reply_markup=buttons(InlineKeyboardButton(text="Go away", callback_data="no")))
    await sim.tap_only(user, user, "Go")
    (update,) = await heard(bot)
    assert update.callback_query is not None
    assert update.callback_query.data == "new"


async def test_a_tap_on_a_link_gives_the_address(bot: Bot, sim: Sim) -> None:
    """Nothing reaches the bot."""
    user = await sim.create_user("Ann", started=True)
    await bot.send_message(user, "?", reply_markup=buttons(InlineKeyboardButton(text="Read", url="https://x.org/")))
    assert (await sim.tap(user, user, "Read"))["url"] == "https://x.org/"
    assert await heard(bot) == []


async def test_an_unanswered_tap_and_a_missing_button_are_told_apart(bot: Bot, sim: Sim) -> None:
    """Both after the time given."""
    user = await sim.create_user("Ann", started=True)
    with pytest.raises(SimError, match="no message in chat"):
        await sim.tap(user, user, "Go", within=0.1)
    await bot.send_message(user, "?", reply_markup=buttons(InlineKeyboardButton(text="Go", callback_data="x")))
    with pytest.raises(SimError, match="did not answer"):
        await sim.tap(user, user, "Go", within=0.1)


async def test_keys_say_their_label_until_the_keyboard_is_removed(bot: Bot, sim: Sim) -> None:
    """A key of contact gives the person's own."""
    user = await sim.create_user("Ann", started=True)
    keys = [[KeyboardButton(text="Pause"), KeyboardButton(text="Who am I", request_contact=True)]]
    await bot.send_message(user, "?", reply_markup=ReplyKeyboardMarkup(keyboard=keys))
    await sim.press_key(user, user, "Pause")
    await sim.press_key(user, user, "Who")
    said, contact = await heard(bot)
    assert said.message is not None
    assert said.message.text == "Pause"
    assert contact.message is not None
    assert contact.message.contact is not None
    assert contact.message.contact.user_id == user
    await bot.send_message(user, "!", reply_markup=ReplyKeyboardRemove())
    with pytest.raises(SimError, match="no key"):
        await sim.press_key(user, user, "Pause")


async def test_outsiders_see_and_say_nothing(sim: Sim, group: Group) -> None:
    """A private group is private."""
    stranger = await sim.create_user("Sid")
    await sim.say(group.teacher, group.id, "Hello")
    assert await sim.messages(group.id, as_user=stranger) == []
    assert [chat["id"] for chat in await sim.chats(stranger)] == [stranger]
    with pytest.raises(SimError, match="not in the chat"):
        await sim.say(stranger, group.id, "Hello")


async def test_chat_lists_count_what_was_not_read(bot: Bot, sim: Sim, group: Group) -> None:
    """Own messages are read; the liveliest chat comes first."""
    await sim.say(group.owner, group.id, "one")
    await sim.say(group.teacher, group.id, "two")
    await bot.send_message(group.id, "three")
    first = (await sim.chats(group.teacher))[0]
    assert (first["id"], first["title"], first["unread"], first["last_message"]["text"]) == (
        group.id,
        "Nairobi_Maths_Group1",
        1,
        "three",
    )


async def test_transcripts_can_be_grepped(bot: Bot, sim: Sim) -> None:
    """One line a message, with buttons and reactions."""
    async with Emulator(start_ms=START_MS, speed=0) as still, Sim(still.url) as quiet:
        user = await quiet.create_user("Ann", "Lee")
        sent = await quiet.say_private(user, "two\nlines")
        await quiet.react(user, user, sent, "👍")
        assert await quiet.transcript(user) == "[2026-09-21 14:13:20] Ann Lee: two ⏎ lines 👍1"
    user = await sim.create_user("Ann", started=True)
    await bot.send_message(user, "Well?", reply_markup=buttons(InlineKeyboardButton(text="Go", callback_data="x")))
    assert (await sim.transcript(user)).endswith("Staffroom: Well? [Go]")


async def test_votes_change_and_end_with_the_poll(bot: Bot, sim: Sim, group: Group) -> None:
    """A closed poll takes no vote; closing twice is refused."""
    poll = await bot.send_poll(group.id, "Well?", ["Yes", "No"], is_anonymous=False)
    for choice in ([0], [1]):
        await sim.vote(group.teacher, group.id, poll.message_id, choice)
    answers = [u.poll_answer.option_ids for u in await heard(bot) if u.poll_answer]
    assert answers == [[0], [1]]
    closed = await bot.stop_poll(group.id, poll.message_id)
    assert ([option.voter_count for option in closed.options], closed.is_closed) == ([0, 1], True)
    with pytest.raises(SimError, match="no open poll"):
        await sim.vote(group.teacher, group.id, poll.message_id, [0])


async def test_supergroups_number_their_own_messages(bot: Bot, sim: Sim, group: Group) -> None:
    """Private chats and basic groups share one count."""
    ann, ben = [await sim.create_user(name, started=True) for name in ("Ann", "Ben")]
    first, second = await bot.send_message(ann, "x"), await bot.send_message(ben, "x")
    assert second.message_id == first.message_id + 1
    before = max(post["message_id"] for post in await sim.messages(group.id))
    assert (await bot.send_message(group.id, "x")).message_id == before + 1


async def test_the_clock_can_be_followed(sim: Sim) -> None:
    """A long poll answers as soon as someone moves it."""
    seen = await sim.clock()
    following = asyncio.ensure_future(sim.clock(seen=seen["version"], wait=20))
    await asyncio.sleep(0.05)
    await sim.advance(3_600_000, speed=60)
    moved = await asyncio.wait_for(following, 30)
    assert moved["version"] > seen["version"]
    assert (moved["speed"], moved["now_ms"] >= seen["now_ms"] + 3_600_000) == (60, True)


async def test_events_tell_a_page_what_changed(bot: Bot, sim: Sim) -> None:
    """Waiting for the next one ends when it comes."""
    user = await sim.create_user("Ann", started=True)
    last = (await sim.state())["events"]
    following = asyncio.ensure_future(sim.events(after=last, wait=20))
    await asyncio.sleep(0.05)
    sent = await bot.send_message(user, "Hello")
    await asyncio.wait_for(following, 30)
    events = await sim.events(after=last)
    assert [(event["kind"], event["chat_id"]) for event in events] == [("message", user), ("call", user)]
    assert events[0]["message_id"] == sent.message_id
    assert events[1]["call"]["method"] == "sendMessage"


async def test_wrong_acts_are_explained(sim: Sim) -> None:
    """An unknown person or chat is named."""
    with pytest.raises(SimError, match="no user 5"):
        await sim.start(5)
    with pytest.raises(SimError, match="no chat -5"):
        await sim.say(await sim.create_user("Ann"), -5, "Hello")


async def test_waiting_for_a_text_shows_the_chat_when_it_fails(bot: Bot, sim: Sim) -> None:
    """So that a failed test explains itself."""
    user = await sim.create_user("Ann", started=True)
    await bot.send_message(user, "Hello Ann")
    assert (await sim.wait_for_text(user, "Ann"))["text"] == "Hello Ann"
    with pytest.raises(SimError, match="Staffroom: Hello Ann"):
        await sim.wait_for_text(user, "Ben", within=0.05)


async def test_a_reset_world_is_empty(sim: Sim, group: Group) -> None:
    """The same ids are given again."""
    assert group.id
    await sim.reset()
    assert (await sim.state())["users"] == 0


async def test_commands_are_kept_by_scope_and_language(bot: Bot) -> None:
    """One list does not show in another."""
    await bot.set_my_commands([{"command": "help", "description": "Help"}], language_code="en")  # type: ignore[list-item]
    assert [c.command for c in await bot.get_my_commands(language_code="en")] == ["help"]
    assert await bot.get_my_commands() == []


async def test_it_runs_alone() -> None:
    """The module says where it listens."""
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "telegram_emulator",
        "--port",
        "0",
        stdout=asyncio.subprocess.PIPE,
        cwd=Path(__file__).parents[2] / "src",
    )
    assert child.stdout is not None
    line = (await asyncio.wait_for(child.stdout.readline(), 20)).decode()
    async with Sim(line.split()[-1]) as sim:
        assert (await sim.state())["bot"]["id"] == 42
    child.terminate()
    await child.wait()


async def test_a_message_that_is_passed_on_names_its_author_unless_they_hide(sim: Sim) -> None:
    """The account, or the name alone, as everybody may choose for themselves."""
    ann, ben = await sim.create_user("Ann"), await sim.create_user("Ben")
    chat = await sim.create_group(ann, "Teachers")
    await sim.add_member(chat, ben)
    await sim.start(ann)
    said = await sim.say(ben, chat, "With a song")
    await sim.forward(ann, chat, said, ann)
    await sim.hide_forwards(ben)
    await sim.forward(ann, chat, said, ann)
    known, hidden = (await sim.private(ann))[-2:]
    assert known["forward_origin"]["sender_user"]["id"] == ben
    assert hidden["forward_origin"]["sender_user_name"] == "Ben"
    assert "sender_user" not in hidden["forward_origin"]
    assert hidden["text"] == "With a song"
