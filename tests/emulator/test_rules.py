"""Who may do what, in the server's words."""

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramMigrateToChat
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters
from tests.emulator.conftest import START_MS, Group
from tests.emulator.support import heard, listen, raw, refusal

from telegram_emulator import Emulator, Sim

DAY_MS = 86_400_000


def keyboard(*labels: str, data: str = "x") -> InlineKeyboardMarkup:
    """One row of buttons."""
    return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text=t, callback_data=data) for t in labels]])


async def test_an_unknown_account_is_no_chat(bot: Bot) -> None:
    """An id that the bot never met is not found."""
    with refusal("chat not found"):
        await bot.send_message(99, "Hello")


async def test_a_stranger_in_a_shared_group_cannot_be_written_to(bot: Bot, group: Group) -> None:
    """A person who never started the bot gets nothing from it."""
    with refusal("bot can't initiate conversation with a user", "Forbidden"):
        await bot.send_message(group.teacher, "Hello")


async def test_who_blocked_the_bot_gets_nothing(bot: Bot, sim: Sim) -> None:
    """Blocking is told in an update and refuses messages; starting again lifts it."""
    user = await sim.create_user("Ann", started=True)
    await sim.block(user)
    with refusal("bot was blocked by the user", "Forbidden"):
        await bot.send_message(user, "Hello")
    await sim.start(user)
    assert (await bot.send_message(user, "Hello")).text == "Hello"
    statuses = [u.my_chat_member.new_chat_member.status for u in await heard(bot) if u.my_chat_member]
    assert statuses == ["kicked", "member"]


async def test_a_deleted_account_gets_nothing(bot: Bot, sim: Sim) -> None:
    """A deactivated person refuses with words of its own."""
    user = await sim.create_user("Ann", started=True)
    await sim.deactivate(user)
    with refusal("user is deactivated", "Forbidden"):
        await bot.send_message(user, "Hello")


async def test_a_removed_bot_is_told_that_it_was_kicked(bot: Bot, sim: Sim, group: Group) -> None:
    """Supergroups and basic groups say it by their own names."""
    await sim.remove_bot(group.id)
    with refusal("bot was kicked from the supergroup chat", "Forbidden"):
        await bot.send_message(group.id, "Hello")
    basic = await sim.create_group(group.owner, "Basic", kind="group")
    await sim.add_bot(basic)
    await sim.remove_bot(basic)
    with refusal("bot was kicked from the group chat", "Forbidden"):
        await bot.send_message(basic, "Hello")


async def test_a_bot_that_left_is_no_member(bot: Bot, group: Group) -> None:
    """After leaving, the chat is known but closed."""
    await bot.leave_chat(group.id)
    with refusal("bot is not a member of the supergroup chat", "Forbidden"):
        await bot.get_chat(group.id)


async def test_access_is_checked_before_content(bot: Bot, sim: Sim) -> None:
    """A blocked bot hears of the block, not of its empty text."""
    user = await sim.create_user("Ann", started=True)
    await sim.block(user)
    with refusal("bot was blocked by the user", "Forbidden"):
        await bot.send_message(user, "")


async def test_unknown_methods_and_parameters_are_named(emulator: Emulator) -> None:
    """Strict mode refuses what Bot API 10.3 does not have."""
    assert (await raw(emulator, "sendTelepathy"))["description"] == "Not Found: method not found"
    answer = await raw(emulator, "sendMessage", chat_id=1, text="x", reply_to_message_id=5)
    assert 'unknown parameter "reply_to_message_id"' in answer["description"]
    markup = {"inline_keyboard": [[{"text": "x", "callback": "y"}]]}
    answer = await raw(emulator, "sendMessage", chat_id=1, text="x", reply_markup=markup)
    assert 'unknown field "reply_markup.inline_keyboard[0][0].callback"' in answer["description"]


async def test_methods_are_found_in_any_case_and_a_wrong_token_is_not(emulator: Emulator) -> None:
    """Names are case-insensitive; tokens are not."""
    assert (await raw(emulator, "GETME"))["ok"]
    emulator.token = "43:WRONG"
    assert await raw(emulator, "getMe") == {"ok": False, "error_code": 401, "description": "Unauthorized"}


async def test_a_chat_must_be_named(emulator: Emulator) -> None:
    """Without chat_id the server says so."""
    assert (await raw(emulator, "sendMessage", text="x"))["description"] == "Bad Request: chat_id is empty"


@pytest.mark.parametrize(
    ("text", "words"),
    [("", "message text is empty"), ("  \n ", "text must be non-empty"), ("é" * 4097, "message is too long")],
)
async def test_texts_have_one_to_4096_code_points(bot: Bot, sim: Sim, text: str, words: str) -> None:
    """Too little and too much are refused."""
    user = await sim.create_user("Ann", started=True)
    with refusal(words):
        await bot.send_message(user, text)
    assert await bot.send_message(user, "😀" * 4096)


@pytest.mark.parametrize("data", ["", "é" * 33])
async def test_callback_data_has_1_to_64_bytes(emulator: Emulator, sim: Sim, data: str) -> None:
    """Bytes are counted, not characters."""
    user = await sim.create_user("Ann", started=True)
    markup = {"inline_keyboard": [[{"text": "x", "callback_data": data}]]}
    answer = await raw(emulator, "sendMessage", chat_id=user, text="x", reply_markup=markup)
    assert answer["description"] == "Bad Request: BUTTON_DATA_INVALID"


async def test_an_inline_button_must_do_something(emulator: Emulator, sim: Sim) -> None:
    """A button of text alone is refused."""
    user = await sim.create_user("Ann", started=True)
    markup = {"inline_keyboard": [[{"text": "x"}]]}
    answer = await raw(emulator, "sendMessage", chat_id=user, text="x", reply_markup=markup)
    assert answer["description"].endswith("Text buttons are unallowed in the inline keyboard")


async def test_an_edit_without_keyboard_drops_it_and_a_same_edit_is_refused(bot: Bot, sim: Sim) -> None:
    """Both halves of a message count for sameness."""
    user = await sim.create_user("Ann", started=True)
    sent = await bot.send_message(user, "Hello", reply_markup=keyboard("Go"))
    await bot.edit_message_text("Hello", chat_id=user, message_id=sent.message_id)
    assert await sim.buttons(user) == []
    with refusal(
        "message is not modified: specified new message content and reply markup are exactly the same "
        "as a current content and reply markup of the message"
    ):
        await bot.edit_message_text("Hello", chat_id=user, message_id=sent.message_id)


async def test_only_own_messages_can_be_edited(bot: Bot, sim: Sim) -> None:
    """A person's message stays as it is; a missing one is missing."""
    user = await sim.create_user("Ann")
    theirs = await sim.start(user)
    with refusal("message can't be edited"):
        await bot.edit_message_text("x", chat_id=user, message_id=theirs)
    with refusal("message to edit not found"):
        await bot.edit_message_text("x", chat_id=user, message_id=999)
    sent = await bot.send_message(user, "Hello")
    with refusal("there is no caption in the message to edit"):
        await bot.edit_message_caption(chat_id=user, message_id=sent.message_id, caption="x")


async def test_replies_need_their_message_unless_told_otherwise(bot: Bot, sim: Sim) -> None:
    """allow_sending_without_reply forgives."""
    user = await sim.create_user("Ann", started=True)
    with refusal("message to be replied not found"):
        await bot.send_message(user, "x", reply_parameters=ReplyParameters(message_id=999))
    forgiving = ReplyParameters(message_id=999, allow_sending_without_reply=True)
    assert (await bot.send_message(user, "x", reply_parameters=forgiving)).reply_to_message is None


async def test_messages_can_be_deleted_for_48_hours(bot: Bot, sim: Sim, group: Group) -> None:
    """Afterwards no right helps; many at once fail as one."""
    old = await sim.say(group.teacher, group.id, "old")
    await sim.advance(2 * DAY_MS + 1000)
    new = await sim.say(group.teacher, group.id, "new")
    with refusal("message can't be deleted"):
        await bot.delete_message(group.id, old)
    with refusal("message can't be deleted"):
        await bot.delete_messages(group.id, [new, old, 999])
    assert await bot.delete_messages(group.id, [new, 999])
    with refusal("message to delete not found"):
        await bot.delete_message(group.id, new)


async def test_deleting_others_messages_needs_the_right(bot: Bot, sim: Sim, group: Group) -> None:
    """Without can_delete_messages only own messages go."""
    await sim.promote(group.id, (await bot.get_me()).id, rights={"can_pin_messages": True})
    theirs = await sim.say(group.teacher, group.id, "Hello")
    with refusal("message can't be deleted"):
        await bot.delete_message(group.id, theirs)
    own = await bot.send_message(group.id, "mine")
    assert await bot.delete_message(group.id, own.message_id)


async def test_a_press_is_answered_once_and_in_time(bot: Bot, sim: Sim) -> None:
    """A second answer and a late one are refused alike."""
    user = await sim.create_user("Ann", started=True)
    await bot.send_message(user, "Hello", reply_markup=keyboard("Go", "Stop"))
    first = (await sim.tap_only(user, user, "Go"))["press"]
    late = (await sim.tap_only(user, user, "Stop"))["press"]
    await bot.answer_callback_query(first, "ok")
    stale = "query is too old and response timeout expired or query ID is invalid"
    with refusal(stale):
        await bot.answer_callback_query(first)
    await sim.advance(151_000)
    with refusal(stale):
        await bot.answer_callback_query(late)


async def test_one_valid_reaction_at_a_time(bot: Bot, sim: Sim, emulator: Emulator) -> None:
    """Only the listed emoji are reactions."""
    user = await sim.create_user("Ann")
    theirs = await sim.start(user)
    wrong = [{"type": "emoji", "emoji": "🦄🦄"}]
    answer = await raw(emulator, "setMessageReaction", chat_id=user, message_id=theirs, reaction=wrong)
    assert answer["description"] == "Bad Request: REACTION_INVALID"
    with refusal("message to react not found"):
        await bot.set_message_reaction(user, 999)
    right = [{"type": "emoji", "emoji": "✍"}]
    await raw(emulator, "setMessageReaction", chat_id=user, message_id=theirs, reaction=right)
    assert "/start ✍1" in await sim.transcript(user)
    await bot.set_message_reaction(user, theirs)
    assert "✍" not in await sim.transcript(user)


@pytest.mark.parametrize("order", ["old_first", "new_first"])
async def test_an_upgraded_group_points_to_the_new_one(bot: Bot, sim: Sim, group: Group, order: str) -> None:
    """Two service messages tell of it, in either order; writing to the old id names the new one."""
    basic = await sim.create_group(group.owner, "Basic", kind="group")
    await sim.add_bot(basic, rights={"can_invite_users": True})
    await listen(bot)
    new = await sim.migrate(basic, order=order)
    updates = await heard(bot)
    messages = [u.message for u in updates if u.message]
    told = [message.migrate_to_chat_id or message.migrate_from_chat_id for message in messages]
    assert told == ([new, basic] if order == "old_first" else [basic, new])
    (mine,) = (u.my_chat_member for u in updates if u.my_chat_member)
    assert (mine.chat.id, mine.new_chat_member.status) == (new, "administrator")
    with pytest.raises(TelegramMigrateToChat) as refused:
        await bot.send_message(basic, "Hello")
    assert refused.value.migrate_to_chat_id == new
    assert (await bot.send_message(new, "Hello")).chat.type == "supergroup"


async def test_request_chat_keys_belong_into_private_chats(emulator: Emulator, group: Group) -> None:
    """A group's keyboard cannot ask for chats."""
    key = {"text": "Choose", "request_chat": {"request_id": 1, "chat_is_channel": False}}
    answer = await raw(emulator, "sendMessage", chat_id=group.id, text="x", reply_markup={"keyboard": [[key]]})
    assert answer["description"] == "Bad Request: chats can be requested in private chats only"


async def test_dates_follow_the_stand_ins_clock(bot: Bot, sim: Sim) -> None:
    """A moved clock shows in messages, also backwards."""
    user = await sim.create_user("Ann", started=True)
    await sim.set_clock(START_MS - DAY_MS)
    sent = await bot.send_message(user, "Hello")
    assert abs(sent.date.timestamp() * 1000 - (START_MS - DAY_MS)) < 5000
