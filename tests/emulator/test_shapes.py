"""Every result and every kind of update carries what decoders need."""

import json
from typing import Any

import aiogram.methods
import aiohttp
import pytest
from aiogram import Bot
from aiogram.types import Update
from pydantic import TypeAdapter
from tests.emulator.conftest import Group
from tests.emulator.support import EVERY_KIND, heard, listen, raw

from telegram_emulator import Emulator, Sim
from telegram_emulator.methods import METHODS
from telegram_emulator.people.talk import PIXEL
from telegram_emulator.spec import missing_fields, spec

MARKUP = {"inline_keyboard": [[{"text": "Go", "callback_data": "x"}]]}
OPTIONS = [{"text": "Yes"}, {"text": "No"}]
ALONE: dict[str, dict[str, object]] = {
    "getMe": {},
    "getWebhookInfo": {},
    "setWebhook": {"url": "https://example.org/"},
    "deleteWebhook": {},
    "setMyCommands": {"commands": [{"command": "help", "description": "Help"}]},
    "getMyCommands": {"scope": {"type": "all_group_chats"}, "language_code": "ar"},
    "deleteMyCommands": {},
    "setMyName": {"name": "Staffroom"},
    "setMyDescription": {"description": "d"},
    "setMyShortDescription": {"short_description": "d"},
    "getMyName": {},
    "getMyDescription": {},
    "getMyShortDescription": {},
    "setMyDefaultAdministratorRights": {},
    "getMyDefaultAdministratorRights": {},
}
IN_A_CHAT: dict[str, dict[str, object]] = {
    "sendMessage": {"text": "<b>x</b>", "parse_mode": "HTML", "reply_markup": MARKUP},
    "sendPhoto": {"photo": "{photo}", "caption": "c"},
    "sendDocument": {"document": "{document}"},
    "sendVideo": {"video": "{video}"},
    "sendVoice": {"voice": "{voice}"},
    "sendAudio": {"audio": "{audio}"},
    "sendAnimation": {"animation": "{animation}"},
    "sendPoll": {"question": "Well?", "options": OPTIONS, "is_anonymous": False},
    "stopPoll": {"message_id": "{poll}"},
    "sendChatAction": {"action": "typing"},
    "copyMessage": {"from_chat_id": "{chat}", "message_id": "{text}"},
    "forwardMessage": {"from_chat_id": "{chat}", "message_id": "{text}"},
    "editMessageText": {"message_id": "{text}", "text": "new"},
    "editMessageCaption": {"message_id": "{picture}", "caption": "new"},
    "editMessageMedia": {"message_id": "{picture}", "media": {"type": "document", "media": "{document}"}},
    "editMessageReplyMarkup": {"message_id": "{text}"},
    "deleteMessage": {"message_id": "{text}"},
    "deleteMessages": {"message_ids": [2, 3]},
    "setMessageReaction": {"message_id": "{text}", "reaction": [{"type": "emoji", "emoji": "👍"}]},
    "pinChatMessage": {"message_id": "{text}"},
    "unpinChatMessage": {"message_id": "{pinned}"},
    "unpinAllChatMessages": {},
    "getChat": {},
    "getChatMember": {"user_id": "{teacher}"},
    "getChatMemberCount": {},
    "getChatAdministrators": {},
    "banChatMember": {"user_id": "{teacher}"},
    "unbanChatMember": {"user_id": "{teacher}"},
    "restrictChatMember": {"user_id": "{teacher}", "permissions": {"can_send_messages": False}},
    "promoteChatMember": {"user_id": "{teacher}", "can_pin_messages": True},
    "setChatPermissions": {"permissions": {"can_send_messages": True}},
    "setChatTitle": {"title": "New"},
    "setChatDescription": {"description": "New"},
    "exportChatInviteLink": {},
    "createChatInviteLink": {"name": "n", "creates_join_request": True},
    "editChatInviteLink": {"invite_link": "{link}", "name": "n"},
    "revokeChatInviteLink": {"invite_link": "{link}"},
    "approveChatJoinRequest": {"user_id": "{asking}"},
    "declineChatJoinRequest": {"user_id": "{asking}"},
    "leaveChat": {},
}
ELSEWHERE = {
    "getFile": {"file_id": "{document}"},
    "answerCallbackQuery": {"callback_query_id": "{press}", "text": "ok"},
}
FILES = ("photo", "document", "video", "voice", "audio", "animation")


async def upload(emulator: Emulator, chat: int, kind: str) -> dict[str, Any]:
    """Send a file as multipart and give the message."""
    form = aiohttp.FormData({"chat_id": str(chat), kind: "attach://part"})
    form.add_field("part", PIXEL, filename="one.png")
    url = f"{emulator.url}/bot{emulator.token}/send{kind.capitalize()}"
    async with aiohttp.ClientSession() as session, session.post(url, data=form) as answer:
        message: dict[str, Any] = (await answer.json())["result"]
        return message


def file_id(message: dict[str, Any], kind: str) -> str:
    """Find the id of the file in a message."""
    found = message[kind][-1] if kind == "photo" else message[kind]
    return str(found["file_id"])


async def furnish(emulator: Emulator, sim: Sim, group: Group) -> dict[str, object]:
    """Put one of everything into the group that a method may need."""
    sent = {kind: await upload(emulator, group.id, kind) for kind in FILES}
    names: dict[str, object] = {kind: file_id(message, kind) for kind, message in sent.items()}
    names |= {"chat": group.id, "teacher": group.teacher, "picture": sent["photo"]["message_id"]}
    text = (await raw(emulator, "sendMessage", chat_id=group.id, text="Hello", reply_markup=MARKUP))["result"]
    poll = (await raw(emulator, "sendPoll", chat_id=group.id, question="?", options=OPTIONS))["result"]
    await raw(emulator, "pinChatMessage", chat_id=group.id, message_id=poll["message_id"])
    link = (await raw(emulator, "createChatInviteLink", chat_id=group.id, creates_join_request=True))["result"]
    asking = await sim.create_user("Ann")
    await sim.join(asking, link["invite_link"])
    press = (await sim.tap_only(group.teacher, group.id, "Go"))["press"]
    names |= {"text": text["message_id"], "poll": poll["message_id"], "pinned": poll["message_id"], "press": press}
    return names | {"link": link["invite_link"], "asking": asking}


def filled(given: Any, names: dict[str, object]) -> Any:  # noqa: ANN401 (JSON in, JSON out)
    """Put the names' values in place of {name}."""
    if isinstance(given, dict):
        return {key: filled(value, names) for key, value in given.items()}
    if isinstance(given, str) and given.startswith("{"):
        return names[given[1:-1]]
    return given


def decode(method: str, result: object) -> object:
    """Decode a result as aiogram does, after looking for what is missing by the Bot API's description."""
    kind = spec()["methods"][method]["returns"]
    if "ChatMember" not in kind:
        name = kind.split(" | ")[0].rpartition(".")[2] if "|" in kind else kind
        assert missing_fields(name, result) == []
    returning = getattr(aiogram.methods, method[0].upper() + method[1:]).__returning__
    return TypeAdapter(returning).validate_json(json.dumps(result))


def test_every_method_is_looked_at() -> None:
    """A new method needs a line above."""
    assert {*ALONE, *IN_A_CHAT, *ELSEWHERE} == set(METHODS)


@pytest.mark.parametrize("method", ALONE)
async def test_results_about_the_bot_decode(emulator: Emulator, method: str) -> None:
    """Methods that need no chat."""
    answer = await raw(emulator, method, **ALONE[method])
    assert answer["ok"], answer
    decode(method, answer["result"])


@pytest.mark.parametrize("method", [*IN_A_CHAT, *ELSEWHERE])
async def test_results_about_chats_decode(emulator: Emulator, sim: Sim, group: Group, method: str) -> None:
    """Methods in a furnished group."""
    given = filled(IN_A_CHAT.get(method) or ELSEWHERE.get(method, {}), await furnish(emulator, sim, group))
    where = {} if method in ELSEWHERE else {"chat_id": group.id}
    answer = await raw(emulator, method, **where, **given)
    assert answer["ok"], answer
    decode(method, answer["result"])


@pytest.mark.parametrize("status", ["creator", "administrator", "member", "restricted", "left", "kicked"])
async def test_every_kind_of_member_decodes(emulator: Emulator, group: Group, status: str) -> None:
    """All permissions and rights are spelled out."""
    user = group.owner if status == "creator" else group.teacher
    deeds: dict[str, tuple[str, dict[str, object]]] = {
        "administrator": ("promoteChatMember", {"can_pin_messages": True}),
        "restricted": ("restrictChatMember", {"permissions": {"can_send_messages": True}}),
        "left": ("unbanChatMember", {}),
        "kicked": ("banChatMember", {}),
    }
    if status in deeds:
        method, given = deeds[status]
        await raw(emulator, method, chat_id=group.id, user_id=user, **given)
    result = (await raw(emulator, "getChatMember", chat_id=group.id, user_id=user))["result"]
    assert result["status"] == status
    kinds = {"creator": "Owner", "kicked": "Banned"}
    assert missing_fields(f"ChatMember{kinds.get(status, status.capitalize())}", result) == []
    decode("getChatMember", result)


async def live_a_little(emulator: Emulator, sim: Sim, group: Group) -> None:
    """Let people do one of everything."""
    names = await furnish(emulator, sim, group)
    poll = await raw(emulator, "sendPoll", chat_id=group.id, question="?", options=OPTIONS, is_anonymous=False)
    await sim.vote(group.teacher, group.id, poll["result"]["message_id"], [1])
    said = await sim.say(group.teacher, group.id, "Hello @someone https://x.org #tag", reply_to=int(str(names["text"])))
    await sim.edit(group.owner, group.id, await sim.say(group.owner, group.id, "a"), "b")
    await sim.react(group.teacher, group.id, said, "👍")
    await sim.send_photo(group.teacher, group.id, "picture")
    await sim.send_document(group.teacher, group.id, "a.csv", b"id\n1\n")
    await sim.send_voice(group.teacher, group.id, duration=9)
    await sim.send_video(group.teacher, group.id)
    await sim.leave(group.teacher, group.id)
    await sim.start(group.teacher)
    await sim.block(group.teacher)


async def test_every_kind_of_update_decodes(bot: Bot, emulator: Emulator, sim: Sim, group: Group) -> None:
    """Everything that people do is told completely."""
    await listen(bot)
    await live_a_little(emulator, sim, group)
    updates = (await raw(emulator, "getUpdates"))["result"]
    assert {kind for update in updates for kind in update if kind != "update_id"} == set(EVERY_KIND)
    assert missing_fields("Array of Update", updates) == []
    for update in updates:
        Update.model_validate_json(json.dumps(update))
    assert len(await heard(bot)) == len(updates)


async def test_uploads_come_back_whole(bot: Bot, emulator: Emulator, sim: Sim, group: Group) -> None:
    """GetFile leads to the very bytes, for the bot and for the page."""
    message = await upload(emulator, group.id, "document")
    name = file_id(message, "document")
    file = await bot.get_file(name)
    assert file.file_path is not None
    address = f"{emulator.url}/file/bot{emulator.token}/{file.file_path}"
    async with aiohttp.ClientSession() as session, session.get(address) as answer:
        assert await answer.read() == PIXEL
    assert await sim.file(name) == PIXEL
