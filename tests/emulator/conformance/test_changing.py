"""Editing, deleting and pinning."""

from typing import Any

from tests.emulator.conformance.book import Answer, refuses, rule
from tests.emulator.conformance.conftest import Stage

from telegram_emulator.people.talk import PIXEL

KEYS: dict[str, Any] = {"inline_keyboard": [[{"text": "Go", "callback_data": "x"}]]}
TWO_DAYS = 2 * 86_400


async def edit(stage: Stage, message: int, text: str = "new", **given: object) -> Answer:
    """Edit a text in Ann's chat."""
    return await stage.call("editMessageText", chat_id=stage.ann, message_id=message, text=text, **given)


@rule("facts §3")
async def test_an_edit_without_keyboard_drops_it(stage: Stage) -> None:
    """An edit that names no reply_markup takes the keyboard away."""
    sent = await stage.send(stage.ann, reply_markup=KEYS)
    assert "reply_markup" not in (await edit(stage, sent, "Hello"))["result"]


@refuses(
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message",
    "facts §3",
)
async def test_an_edit_must_change_something(stage: Stage) -> Answer:
    """An edit to the same text and keyboard is refused."""
    return await edit(stage, await stage.send(stage.ann, reply_markup=KEYS), "Hello", reply_markup=KEYS)


@refuses("message to edit not found", "facts §3")
async def test_a_message_to_edit_must_be_there(stage: Stage) -> Answer:
    """A message that is not there cannot be edited."""
    return await edit(stage, 999)


@refuses("message can't be edited", "facts §3")
async def test_only_own_messages_can_be_edited(stage: Stage) -> Answer:
    """What a person said stays as it is; so do forwards and messages with a reply keyboard."""
    said = stage.say(stage.owner, stage.group, "Hi")
    where: dict[str, object] = {"chat_id": stage.ann, "from_chat_id": stage.group, "message_id": said}
    forwarded = (await stage.get("forwardMessage", **where))["message_id"]
    keyed = await stage.send(stage.ann, reply_markup={"keyboard": [[{"text": "Key"}]]})
    for message in (forwarded, keyed):
        assert (await edit(stage, message))["description"] == "Bad Request: message can't be edited"
    return await edit(stage, stage.say(stage.ann, stage.ann, "mine"))


@rule("facts §3")
async def test_own_messages_can_be_edited_for_ever(stage: Stage) -> None:
    """There is no limit in time to edits; edit_date tells of them."""
    sent = await stage.send(stage.ann)
    stage.pass_time(400 * 86_400)
    edited = (await edit(stage, sent))["result"]
    assert edited["edit_date"] - edited["date"] >= 400 * 86_400


@refuses("there is no text in the message to edit", "facts §3")
async def test_a_picture_has_no_text(stage: Stage) -> Answer:
    """The text of a picture cannot be edited."""
    sent = (await stage.upload("sendPhoto", "photo", PIXEL, chat_id=stage.ann))["result"]
    return await edit(stage, sent["message_id"])


@refuses("there is no caption in the message to edit", "facts §3")
async def test_a_text_has_no_caption(stage: Stage) -> Answer:
    """The caption of a text cannot be edited."""
    sent = await stage.send(stage.ann)
    return await stage.call("editMessageCaption", chat_id=stage.ann, message_id=sent, caption="x")


@rule("facts §3")
async def test_caption_and_picture_can_be_replaced(stage: Stage) -> None:
    """The words of a picture are replaced by editMessageCaption, picture and words by editMessageMedia."""
    sent = (await stage.upload("sendPhoto", "photo", PIXEL, chat_id=stage.ann, caption="old"))["result"]
    where = {"chat_id": stage.ann, "message_id": sent["message_id"]}
    assert (await stage.get("editMessageCaption", caption="new", **where))["caption"] == "new"
    media = '{"type": "document", "media": "attach://part", "caption": "newest"}'
    edited = (await stage.upload("editMessageMedia", "part", PIXEL, media=media, **where))["result"]
    assert (edited["caption"], "photo" in edited, "document" in edited) == ("newest", False, True)


@refuses("message media can't be edited", "MessagesManager.cpp edit_message_media")
async def test_a_poll_has_no_media_to_edit(stage: Stage) -> Answer:
    """A poll cannot become a picture."""
    poll = await stage.get("sendPoll", chat_id=stage.group, question="?", options=[{"text": "a"}])
    media = {"type": "photo", "media": "x"}
    return await stage.call("editMessageMedia", chat_id=stage.group, message_id=poll["message_id"], media=media)


@refuses('can\'t parse InputMedia: type "voice_note" is unsupported', "Client.cpp get_input_media")
async def test_media_to_edit_are_of_known_kinds(stage: Stage) -> Answer:
    """A kind that messages cannot be edited to is refused."""
    media = {"type": "voice_note", "media": "x"}
    return await stage.call("editMessageMedia", chat_id=stage.ann, message_id=1, media=media)


@refuses("inline keyboard expected", "ReplyMarkup.cpp")
async def test_an_edit_brings_an_inline_keyboard(stage: Stage) -> Answer:
    """A reply keyboard cannot be edited into a message."""
    sent = await stage.send(stage.ann)
    return await edit(stage, sent, reply_markup={"force_reply": True})


@refuses("can't change media type in the album", "MessagesManager.cpp edit_message_media")
async def test_an_album_of_pictures_takes_no_document(stage: Stage) -> Answer:
    """An item of an album of pictures cannot become a document."""
    sent = (await stage.upload("sendDocument", "document", PIXEL, chat_id=stage.ann))["result"]
    photo = (await stage.upload("sendPhoto", "photo", PIXEL, chat_id=stage.ann))["result"]["photo"][-1]["file_id"]
    item = {"type": "photo", "media": photo}
    album = await stage.get("sendMediaGroup", chat_id=stage.ann, media=[item, item])
    media = {"type": "document", "media": sent["document"]["file_id"]}
    number = album[0]["message_id"]
    return await stage.call("editMessageMedia", chat_id=stage.ann, message_id=number, media=media)


@refuses("message to delete not found", "facts §3")
async def test_a_message_to_delete_must_be_there(stage: Stage) -> Answer:
    """A message that is not there cannot be deleted."""
    return await stage.call("deleteMessage", chat_id=stage.ann, message_id=999)


@refuses("message can't be deleted", "facts §3")
async def test_supergroup_messages_can_be_deleted_for_48_hours(stage: Stage) -> Answer:
    """After two days no right helps to delete a message of a supergroup."""
    old = stage.say(stage.teacher, stage.group, "old")
    stage.pass_time(TWO_DAYS - 10)
    assert await stage.get("deleteMessage", chat_id=stage.group, message_id=old)
    old = stage.say(stage.teacher, stage.group, "old")
    stage.pass_time(TWO_DAYS + 1)
    return await stage.call("deleteMessage", chat_id=stage.group, message_id=old)


@refuses("message can't be deleted for everyone", "facts §3")
async def test_private_messages_can_be_deleted_for_48_hours(stage: Stage) -> Answer:
    """In private chats and basic groups an old message is refused in words of its own."""
    old = await stage.send(stage.ann)
    stage.pass_time(TWO_DAYS + 1)
    return await stage.call("deleteMessage", chat_id=stage.ann, message_id=old)


@rule("facts §3")
async def test_deleting_others_messages_needs_the_right(stage: Stage) -> None:
    """Without can_delete_messages a bot deletes only what it said itself."""
    stage.rank("pin_messages")
    theirs = stage.say(stage.teacher, stage.group, "Hello")
    answer = await stage.call("deleteMessage", chat_id=stage.group, message_id=theirs)
    assert answer["description"] == "Bad Request: message can't be deleted"
    assert await stage.get("deleteMessage", chat_id=stage.group, message_id=await stage.send(stage.group))


@rule("facts §3")
async def test_many_messages_are_deleted_as_one(stage: Stage) -> None:
    """Deleting many skips what is missing, but one message that must stay keeps all."""
    old = stage.say(stage.teacher, stage.group, "old")
    stage.pass_time(TWO_DAYS + 1)
    new = stage.say(stage.teacher, stage.group, "new")
    answer = await stage.call("deleteMessages", chat_id=stage.group, message_ids=[new, old])
    assert answer["description"] == "Bad Request: message can't be deleted"
    assert await stage.get("deleteMessages", chat_id=stage.group, message_ids=[new, 999])
    assert new not in stage.world.chats[stage.group].posts


@rule("documentation of Update")
async def test_a_person_puts_a_picture_in_the_place_of_a_text(stage: Stage) -> None:
    """A picture in the place of a text comes as an edited_message under the old number, with other words."""
    said = stage.say(stage.ann, stage.ann, "mine")
    await stage.listen()
    stage.edit_media(stage.ann, stage.ann, said, "photo", caption="new")
    (edited,) = await stage.heard("edited_message")
    assert (edited["message_id"], edited["caption"], "text" in edited) == (said, "new", False)
    assert edited["photo"][-1]["file_unique_id"]


@rule("facts §3")
async def test_deletions_by_people_are_not_told(stage: Stage) -> None:
    """No update tells that a person deleted a message."""
    said = stage.say(stage.owner, stage.group, "Oops")
    await stage.listen()
    stage.delete(stage.owner, stage.group, said)
    assert await stage.heard() == []


@rule("facts §2")
async def test_a_pin_gives_a_service_message(stage: Stage) -> None:
    """Pinning is told by a service message with the pinned one, also to the bot that pinned."""
    sent = await stage.send(stage.group, "Rules")
    await stage.listen()
    await stage.get("pinChatMessage", chat_id=stage.group, message_id=sent)
    (message,) = await stage.heard("message")
    assert message["pinned_message"]["message_id"] == sent
    assert (await stage.get("getChat", chat_id=stage.group))["pinned_message"]["message_id"] == sent


@refuses("message to {deed} not found", "facts §2", deed=["pin", "unpin"])
async def test_a_message_to_pin_must_be_there(stage: Stage, deed: str) -> Answer:
    """A message that is not there is neither pinned nor unpinned."""
    return await stage.call(f"{deed}ChatMessage", chat_id=stage.group, message_id=999)


@refuses("not enough rights to manage pinned messages in the chat", "facts §2")
async def test_pinning_needs_the_right(stage: Stage) -> Answer:
    """Without can_pin_messages nothing is pinned."""
    stage.rank("invite_users")
    return await stage.call("pinChatMessage", chat_id=stage.group, message_id=await stage.send(stage.group))


@refuses("service messages can't be pinned", "facts §2")
async def test_service_messages_are_not_pinned(stage: Stage) -> Answer:
    """What Telegram itself says cannot be pinned."""
    service = next(post.id for post in stage.world.chats[stage.group].posts.values() if post.service)
    return await stage.call("pinChatMessage", chat_id=stage.group, message_id=service)
