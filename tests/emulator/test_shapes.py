"""Every result and every kind of update carries what decoders need."""

import json
from typing import Any

import aiogram.methods
import aiohttp
import pytest
import telegram
from aiogram import Bot
from aiogram.types import BufferedInputFile, InputProfilePhotoStatic, Update
from pydantic import TypeAdapter
from tests.emulator.conftest import Group
from tests.emulator.furniture import (
    ALONE,
    ELSEWHERE,
    IN_A_CHAT,
    JPEG,
    OPTIONS,
    UPLOADED,
    file_id,
    filled,
    furnish,
    upload,
)
from tests.emulator.support import EVERY_KIND, heard, listen, raw

from telegram_emulator import Emulator, Sim
from telegram_emulator.methods import METHODS
from telegram_emulator.people.talk import PIXEL
from telegram_emulator.spec import missing_fields, spec, unknown_fields

PTB = telegram.Bot("42:TEST")


def decode(method: str, result: object) -> object:
    """Decode a result as aiogram and as python-telegram-bot do, after a look at the Bot API's description."""
    kind = spec()["methods"][method]["returns"].removeprefix("list[").removesuffix("]").partition(" | ")[0]
    kind = "ChatMember" if "ChatMember" in kind else kind.rpartition(".")[2]
    for item in result if isinstance(result, list) else [result]:
        if kind in spec()["types"]:
            assert missing_fields(kind, item) == []
            assert unknown_fields(kind, item, method) == []
            understood(kind, item)
    returning = getattr(aiogram.methods, method[0].upper() + method[1:]).__returning__
    return TypeAdapter(returning).validate_json(json.dumps(result))


def understood(kind: str, item: Any) -> None:  # noqa: ANN401 (JSON)
    """Decode one object by python-telegram-bot: nothing of it may be lost or changed."""
    decoded = json.loads(getattr(telegram, kind).de_json(item, PTB).to_json())
    assert lost(item, decoded, kind) == []


def lost(item: Any, decoded: Any, path: str) -> list[str]:  # noqa: ANN401 (JSON)
    """Name what is in a value but not, or not alike, in what was made of it; empty lists and texts may go."""
    if isinstance(item, dict) and isinstance(decoded, dict):
        kept = {key: value for key, value in item.items() if value not in ([], "")}
        return [one for key, value in kept.items() for one in lost(value, decoded.get(key), f"{path}.{key}")]
    if isinstance(item, list) and isinstance(decoded, list) and len(item) == len(decoded):
        return [one for index, value in enumerate(item) for one in lost(value, decoded[index], f"{path}[{index}]")]
    return [] if item == decoded else [f"{path}: {item!r} became {decoded!r}"]


def test_every_method_is_looked_at() -> None:
    """A new method needs a line above."""
    assert {*ALONE, *IN_A_CHAT, *ELSEWHERE, *UPLOADED, "setMyProfilePhoto"} == set(METHODS)


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


@pytest.mark.parametrize("method", UPLOADED)
async def test_results_of_uploads_decode(emulator: Emulator, group: Group, method: str) -> None:
    """Methods that take nothing but an upload."""
    decode(method, await upload(emulator, group.id, UPLOADED[method], method))


async def test_aiogram_sends_a_picture_of_the_bot_as_it_is_wanted(bot: Bot, emulator: Emulator) -> None:
    """The file travels beside the object that names it."""
    assert await bot.set_my_profile_photo(InputProfilePhotoStatic(photo=BufferedInputFile(JPEG, "face.jpg")))
    assert [photo.data for photo in emulator.world.bot.photos] == [JPEG]


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
    for kind in ("video_note", "audio", "animation", "sticker"):
        await sim.send_media(group.teacher, group.id, kind)
    for _ in range(2):
        await sim.send_media(group.teacher, group.id, "photo", album="7")
    await sim.say(group.teacher, group.id, "in the topic", thread=int(str(names["topic"])))
    await sim.say(group.owner, group.id, "as a channel", as_=int(str(names["channel"])))
    await sim.link_channel(int(str(names["channel"])), group.id)
    await sim.say(group.owner, int(str(names["channel"])), "passed on")
    await sim.put_in_community(group.id, "All schools")
    await sim.come_by_community(group.id, await sim.create_user("Cem"))
    await sim.put_in_community(group.id, None)
    await sim.set_anonymous(group.id, group.owner)
    await sim.say(group.owner, group.id, "as the group")
    await sim.rename(group.id, group.owner, "Renamed")
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
    unknown = {name.rpartition(".")[2] for name in unknown_fields("Array of Update", updates, "")}
    assert unknown <= {"left_chat_participant", "new_chat_participant", "new_chat_member"}  # left from old versions
    for update in updates:
        Update.model_validate_json(json.dumps(update))
        understood("Update", update)
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
