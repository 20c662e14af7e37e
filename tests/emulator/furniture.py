"""One of everything that a method may need, and how each method is called with it."""

from typing import Any

import aiohttp
from tests.emulator.conftest import Group
from tests.emulator.support import raw

from telegram_emulator import Emulator, Sim
from telegram_emulator.people.talk import PIXEL

MARKUP = {"inline_keyboard": [[{"text": "Go", "callback_data": "x"}]]}
JPEG = bytes.fromhex("ffd8ffc00011080140014003") + bytes(32)
"""The head of a JPEG of 320 by 320; nobody here looks further."""
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
    "removeMyProfilePhoto": {},
    "setChatMenuButton": {"menu_button": {"type": "commands"}},
    "getChatMenuButton": {},
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
    "sendVideoNote": {"video_note": "{video_note}"},
    "sendSticker": {"sticker": "{sticker}"},
    "sendMediaGroup": {"media": [{"type": "photo", "media": "{photo}"}, {"type": "video", "media": "{video}"}]},
    "sendPoll": {"question": "Well?", "options": OPTIONS, "is_anonymous": False},
    "stopPoll": {"message_id": "{poll}"},
    "sendChatAction": {"action": "typing"},
    "copyMessage": {"from_chat_id": "{chat}", "message_id": "{text}"},
    "copyMessages": {"from_chat_id": "{chat}", "message_ids": ["{text}", "{picture}"]},
    "forwardMessage": {"from_chat_id": "{chat}", "message_id": "{text}"},
    "forwardMessages": {"from_chat_id": "{chat}", "message_ids": ["{text}", "{picture}"]},
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
    "banChatSenderChat": {"sender_chat_id": "{channel}"},
    "unbanChatSenderChat": {"sender_chat_id": "{channel}"},
    "createForumTopic": {"name": "Week 2"},
    "editForumTopic": {"message_thread_id": "{topic}", "name": "Week 3"},
    "closeForumTopic": {"message_thread_id": "{topic}"},
    "reopenForumTopic": {"message_thread_id": "{closed}"},
    "deleteForumTopic": {"message_thread_id": "{topic}"},
    "setChatPermissions": {"permissions": {"can_send_messages": True}},
    "setChatTitle": {"title": "New"},
    "setChatDescription": {"description": "New"},
    "exportChatInviteLink": {},
    "createChatInviteLink": {"name": "n", "creates_join_request": True},
    "editChatInviteLink": {"invite_link": "{link}", "name": "n"},
    "revokeChatInviteLink": {"invite_link": "{link}"},
    "approveChatJoinRequest": {"user_id": "{asking}"},
    "declineChatJoinRequest": {"user_id": "{asking}"},
    "deleteChatPhoto": {},
    "leaveChat": {},
}
ELSEWHERE = {
    "getFile": {"file_id": "{document}"},
    "getUserProfilePhotos": {"user_id": "{teacher}"},
    "answerCallbackQuery": {"callback_query_id": "{press}", "text": "ok"},
}
UPLOADED = {"setChatPhoto": "photo"}
FILES = ("photo", "document", "video", "voice", "audio", "animation", "video_note", "sticker")


async def upload(emulator: Emulator, chat: int, kind: str, method: str = "") -> Any:  # noqa: ANN401 (a result)
    """Send a file as multipart and give the result."""
    form = aiohttp.FormData({"chat_id": str(chat), kind: "attach://part"})
    form.add_field("part", PIXEL, filename="one.png")
    named = method or "send" + "".join(part.capitalize() for part in kind.split("_"))
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{emulator.url}/bot{emulator.token}/{named}", data=form) as answer,
    ):
        return (await answer.json())["result"]


def file_id(message: dict[str, Any], kind: str) -> str:
    """Find the id of the file in a message."""
    found = message[kind][-1] if kind == "photo" else message[kind]
    return str(found["file_id"])


async def topic(emulator: Emulator, group: Group) -> int:
    """Let the bot open a topic."""
    made = await raw(emulator, "createForumTopic", chat_id=group.id, name="Week 1")
    return int(made["result"]["message_thread_id"])


async def furnish(emulator: Emulator, sim: Sim, group: Group) -> dict[str, object]:
    """Put one of everything into the group that a method may need."""
    sent = {kind: await upload(emulator, group.id, kind) for kind in FILES}
    names: dict[str, object] = {kind: file_id(message, kind) for kind, message in sent.items()}
    names |= {"chat": group.id, "teacher": group.teacher, "picture": sent["photo"]["message_id"]}
    await upload(emulator, group.id, "photo", "setChatPhoto")
    await sim.set_profile_photo(group.teacher)
    await sim.make_forum(group.id)
    names |= {"channel": await sim.create_channel(group.owner, "News"), "topic": await topic(emulator, group)}
    names["closed"] = await topic(emulator, group)
    await raw(emulator, "closeForumTopic", chat_id=group.id, message_thread_id=names["closed"])
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
    if isinstance(given, list):
        return [filled(value, names) for value in given]
    if isinstance(given, str) and given.startswith("{"):
        return names[given[1:-1]]
    return given
