"""Sending: replies, keyboards, and what a group forbids."""

from typing import Any

import pytest
from tests.emulator.conformance.book import Answer, refuses, rule
from tests.emulator.conformance.conftest import Stage

from telegram_emulator.people.talk import PIXEL
from telegram_emulator.world.errors import SimError

SENDING: dict[str, tuple[str, dict[str, Any]]] = {
    "text messages": ("sendMessage", {"text": "x"}),
    "polls": ("sendPoll", {"question": "?", "options": [{"text": "a"}]}),
}
FILES = {
    "photos": ("sendPhoto", "photo"), "documents": ("sendDocument", "document"), "videos": ("sendVideo", "video"),
    "video notes": ("sendVideoNote", "video_note"), "voice notes": ("sendVoice", "voice"),
    "music": ("sendAudio", "audio"), "animations": ("sendAnimation", "animation"),
    "stickers": ("sendSticker", "sticker"),
}  # fmt: skip


def keys(*row: dict[str, Any]) -> dict[str, Any]:
    """One row of inline buttons."""
    return {"inline_keyboard": [list(row)]}


@refuses("message to be replied not found", "facts §3")
async def test_a_reply_needs_its_message(stage: Stage) -> Answer:
    """An answer to a message that is not there is refused."""
    return await stage.call("sendMessage", chat_id=stage.ann, text="x", reply_parameters={"message_id": 999})


@rule("facts §3")
async def test_a_reply_may_do_without_its_message(stage: Stage) -> None:
    """With allow_sending_without_reply the message is sent without its reply."""
    wish = {"message_id": 999, "allow_sending_without_reply": True}
    sent = await stage.get("sendMessage", chat_id=stage.ann, text="x", reply_parameters=wish)
    assert "reply_to_message" not in sent


@refuses('Can\'t find field "message_id"', "Client.cpp get_reply_parameters")
async def test_a_reply_names_its_message(stage: Stage) -> Answer:
    """A wish for a reply without message_id is refused."""
    wish = {"allow_sending_without_reply": True}
    return await stage.call("sendMessage", chat_id=stage.ann, text="x", reply_parameters=wish)


@refuses("not enough rights to send {what} to the chat", "facts §3, MessageContent.cpp", what=[*SENDING, *FILES])
async def test_what_the_group_forbids_the_bot_cannot_send(stage: Stage, what: str) -> Answer:
    """A plain member, the bot too, sends only what the group's permissions allow; each kind is named."""
    stage.rank()
    permissions = stage.world.chats[stage.group].permissions
    permissions |= {name: False for name in permissions if name.startswith("can_send")}
    if what in SENDING:
        method, given = SENDING[what]
        return await stage.call(method, chat_id=stage.group, **given)
    method, field = FILES[what]
    return await stage.upload(method, field, PIXEL, chat_id=stage.group)


@rule("facts §2")
async def test_an_administrator_sends_what_others_may_not(stage: Stage) -> None:
    """Permissions bind plain members alone."""
    stage.world.chats[stage.group].permissions["can_send_messages"] = False
    assert await stage.send(stage.group)


@refuses("BUTTON_DATA_INVALID", "facts §3")
async def test_callback_data_has_64_bytes(stage: Stage) -> Answer:
    """Bytes are counted, not characters: 64 pass, 66 do not."""
    assert await stage.send(stage.ann, reply_markup=keys({"text": "x", "callback_data": "é" * 32}))
    markup = keys({"text": "x", "callback_data": "é" * 33})
    return await stage.call("sendMessage", chat_id=stage.ann, text="x", reply_markup=markup)


@refuses(
    "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    "facts §3, Client.cpp get_inline_keyboard_button_type",
)
async def test_an_inline_button_must_do_something(stage: Stage) -> Answer:
    """A button of text alone is refused, and empty callback_data are none."""
    markup = keys({"text": "x", "callback_data": ""})
    return await stage.call("sendMessage", chat_id=stage.ann, text="x", reply_markup=markup)


@refuses("can't parse inline keyboard button: Can't find field \"text\"", "Client.cpp get_inline_keyboard_button")
async def test_an_inline_button_needs_a_label(stage: Stage) -> Answer:
    """A button without text is refused."""
    return await stage.call("sendMessage", chat_id=stage.ann, text="x", reply_markup=keys({"callback_data": "y"}))


@refuses("inline keyboard button text must be non-empty", "ReplyMarkup.cpp")
async def test_the_label_of_an_inline_button_says_something(stage: Stage) -> Answer:
    """A button with an empty label is refused."""
    markup = keys({"text": "", "callback_data": "y"})
    return await stage.call("sendMessage", chat_id=stage.ann, text="x", reply_markup=markup)


@refuses("can't parse inline keyboard button: invalid button style specified", "facts §7")
async def test_buttons_have_known_styles(stage: Stage) -> Answer:
    """A style that there is not is refused."""
    markup = keys({"text": "x", "callback_data": "y", "style": "rainbow"})
    return await stage.call("sendMessage", chat_id=stage.ann, text="x", reply_markup=markup)


@refuses("reply markup is too long", "facts §3")
async def test_a_keyboard_has_a_hundred_buttons(stage: Stage) -> Answer:
    """The hundred-and-first button is refused."""
    rows = [[{"text": str(number), "callback_data": "x"}] for number in range(101)]
    return await stage.call("sendMessage", chat_id=stage.ann, text="x", reply_markup={"inline_keyboard": rows})


@refuses("can't parse keyboard button: Can't find field \"text\"", "Client.cpp get_keyboard_button")
async def test_a_key_needs_a_label(stage: Stage) -> Answer:
    """A key of a reply keyboard without text is refused."""
    markup = {"keyboard": [[{"request_contact": True}]]}
    return await stage.call("sendMessage", chat_id=stage.ann, text="x", reply_markup=markup)


@refuses("keyboard button text must be non-empty", "ReplyMarkup.cpp")
async def test_the_label_of_a_key_says_something(stage: Stage) -> Answer:
    """A key with an empty label is refused."""
    return await stage.call("sendMessage", chat_id=stage.ann, text="x", reply_markup={"keyboard": [[{"text": ""}]]})


WISHES: dict[str, dict[str, object]] = {
    "chats": {"request_chat": {"request_id": 1, "chat_is_channel": False}},
    "users": {"request_users": {"request_id": 1}},
    "phone number": {"request_contact": True},
    "location": {"request_location": True},
    "poll": {"request_poll": {}},
}


@refuses("{what} can be requested in private chats only", "facts §1, ReplyMarkup.cpp", what=list(WISHES))
async def test_keys_that_ask_for_something_belong_into_private_chats(stage: Stage, what: str) -> Answer:
    """A group's keyboard cannot ask people for chats, users, numbers, places or polls."""
    markup = {"keyboard": [[{"text": "Choose"} | WISHES[what]]]}
    return await stage.call("sendMessage", chat_id=stage.group, text="x", reply_markup=markup)


@refuses("wrong parameter action in request", "Client.cpp")
async def test_chat_actions_are_known_ones(stage: Stage) -> Answer:
    """An action that there is not is refused."""
    return await stage.call("sendChatAction", chat_id=stage.ann, action="thinking")


@rule("documentation of copyMessage")
async def test_a_copy_is_the_bots_own_and_a_forward_names_its_author(stage: Stage) -> None:
    """A copy is the bot's own message, perhaps with another caption; a forward keeps its author."""
    theirs = stage.send_media(stage.teacher, stage.group, "photo", caption="mine")
    where: dict[str, object] = {"chat_id": stage.ann, "from_chat_id": stage.group, "message_id": theirs}
    await stage.get("copyMessage", caption="copied", **where)
    forwarded = await stage.get("forwardMessage", **where)
    copy = next(iter(stage.world.chats[stage.ann].posts.values()))
    assert (copy.content["caption"], copy.sender) == ("copied", stage.bot)
    assert (forwarded["caption"], forwarded["forward_origin"]["sender_user"]["id"]) == ("mine", stage.teacher)


@rule("documentation of protect_content")
async def test_what_is_protected_is_not_passed_on(stage: Stage) -> None:
    """A message sent with protect_content says so, and nobody forwards it; the bot may still copy it."""
    sent = await stage.get("sendMessage", chat_id=stage.ann, text="ours", protect_content=True)
    assert sent["has_protected_content"] is True
    where = {"chat_id": stage.ann, "from_chat_id": stage.ann, "message_id": sent["message_id"]}
    assert (await stage.call("forwardMessage", **where))["description"] == "Bad Request: message can't be forwarded"
    assert "has_protected_content" not in (await stage.get("copyMessage", **where))
    with pytest.raises(SimError):
        stage.forward(stage.ann, stage.ann, sent["message_id"], stage.ann)


@refuses("message to {deed} not found", "Client.cpp check_message", deed=["copy", "forward"])
async def test_what_is_passed_on_must_be_there(stage: Stage, deed: str) -> Answer:
    """A message that is not there is neither copied nor forwarded."""
    return await stage.call(f"{deed}Message", chat_id=stage.ann, from_chat_id=stage.group, message_id=999)


@refuses("message can't be {done}", "MessagesManager.cpp", done=["copied", "forwarded"])
async def test_service_messages_are_not_passed_on(stage: Stage, done: str) -> Answer:
    """What Telegram itself says cannot be copied or forwarded."""
    service = next(post.id for post in stage.world.chats[stage.group].posts.values() if post.service)
    method = "copyMessage" if done == "copied" else "forwardMessage"
    return await stage.call(method, chat_id=stage.ann, from_chat_id=stage.group, message_id=service)


@rule("Client.cpp check_messages allow_empty")
@pytest.mark.parametrize("method", ["copyMessages", "forwardMessages"])
async def test_of_many_messages_the_missing_ones_are_skipped(stage: Stage, method: str) -> None:
    """Many at once are passed on in order, without those that are not there or cannot be passed on."""
    first, second = stage.say(stage.owner, stage.group, "one"), stage.say(stage.owner, stage.group, "two")
    ids = [1, first, second, 999]
    made = await stage.get(method, chat_id=stage.ann, from_chat_id=stage.group, message_ids=ids)
    posts = stage.world.chats[stage.ann].posts
    assert [posts[one["message_id"]].content["text"] for one in made] == ["one", "two"]


@refuses("there are no messages to forward", "MessagesManager.cpp")
async def test_of_many_messages_one_must_be_there(stage: Stage) -> Answer:
    """If none of the messages is there, the call is refused."""
    return await stage.call("copyMessages", chat_id=stage.ann, from_chat_id=stage.group, message_ids=[998, 999])
