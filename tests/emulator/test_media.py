"""Pictures and files: measures, captions, rights, copies."""

import struct
import zlib

import pytest
from aiogram import Bot
from aiogram.types import BufferedInputFile, ChatPermissions, InputMediaPhoto
from tests.emulator.conftest import Group
from tests.emulator.support import refusal

from telegram_emulator import Sim


def png(width: int, height: int) -> bytes:
    """Draw a black picture."""
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(height * (1 + (width + 7) // 8)))
    chunks = [(b"IHDR", head), (b"IDAT", rows), (b"IEND", b"")]
    parts = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def picture(width: int = 800, height: int = 600) -> BufferedInputFile:
    """Make an upload of these measures."""
    return BufferedInputFile(png(width, height), "card.png")


async def test_a_photo_comes_in_sizes(bot: Bot, sim: Sim) -> None:
    """The last is the picture itself; its file_id can be sent again."""
    user = await sim.create_user("Ann", started=True)
    sent = await bot.send_photo(user, picture(), caption="<b>Card</b>", parse_mode="HTML")
    assert [(size.width, size.height) for size in sent.photo or []] == [(320, 240), (800, 600)]
    assert (sent.caption, [one.type for one in sent.caption_entities or []]) == ("Card", ["bold"])
    again = await bot.send_photo(user, (sent.photo or [])[-1].file_id)
    assert again.photo == sent.photo
    with refusal("wrong file_id or the file is temporarily unavailable"):
        await bot.send_photo(user, "made-up")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (png(9000, 1001), "PHOTO_INVALID_DIMENSIONS"),
        (png(2100, 100), "PHOTO_INVALID_DIMENSIONS"),
        (b"GIF89a is no picture here", "IMAGE_PROCESS_FAILED"),
    ],
)
async def test_photos_have_limits(bot: Bot, sim: Sim, data: bytes, words: str) -> None:
    """Sides up to 10000 together, ratio up to 20."""
    user = await sim.create_user("Ann", started=True)
    with refusal(words):
        await bot.send_photo(user, BufferedInputFile(data, "card.png"))


async def test_captions_have_1024_code_points(bot: Bot, sim: Sim) -> None:
    """One more is refused."""
    user = await sim.create_user("Ann", started=True)
    assert await bot.send_photo(user, picture(), caption="é" * 1024)
    with refusal("message caption is too long"):
        await bot.send_photo(user, picture(), caption="é" * 1025)


async def test_a_picture_has_no_text_to_edit(bot: Bot, sim: Sim) -> None:
    """Its caption and the picture itself can be replaced."""
    user = await sim.create_user("Ann", started=True)
    sent = await bot.send_photo(user, picture(), caption="old")
    with refusal("there is no text in the message to edit"):
        await bot.edit_message_text("new", chat_id=user, message_id=sent.message_id)
    await bot.edit_message_caption(chat_id=user, message_id=sent.message_id, caption="new")
    fresh = InputMediaPhoto(media=picture(400, 400), caption="newest")
    await bot.edit_message_media(fresh, chat_id=user, message_id=sent.message_id)
    (seen,) = await sim.private(user)
    assert (seen["caption"], seen["photo"][-1]["width"]) == ("newest", 400)


@pytest.mark.parametrize(
    ("permissions", "words"),
    [
        (ChatPermissions(can_send_messages=False, can_send_photos=True), "text messages"),
        (ChatPermissions(can_send_messages=True), "photos"),
        (ChatPermissions(can_send_messages=True), "polls"),
        (ChatPermissions(can_send_messages=True), "documents"),
    ],
)
async def test_what_the_group_forbids_its_plain_members_the_bot_cannot_send(
    bot: Bot, sim: Sim, group: Group, permissions: ChatPermissions, words: str
) -> None:
    """Each kind of message is named."""
    await bot.set_chat_permissions(group.id, permissions, use_independent_chat_permissions=True)
    await sim.demote(group.id, (await bot.get_me()).id)
    with refusal(f"not enough rights to send {words} to the chat"):
        if words == "text messages":
            await bot.send_message(group.id, "x")
        elif words == "photos":
            await bot.send_photo(group.id, picture())
        elif words == "polls":
            await bot.send_poll(group.id, "?", ["a", "b"])
        else:
            await bot.send_document(group.id, picture())


async def test_copies_are_the_bots_own_and_forwards_name_the_author(bot: Bot, sim: Sim) -> None:
    """A copy may have another caption; a missing message is missing."""
    user, other = [await sim.create_user(name, started=True) for name in ("Ann", "Ben")]
    theirs = await sim.send_photo(user, user, "mine", data=png(10, 10))
    copy = await bot.copy_message(other, user, theirs, caption="copied")
    forward = await bot.forward_message(other, user, theirs)
    seen = await sim.private(other)
    assert [(post["message_id"], post["caption"]) for post in seen] == [
        (copy.message_id, "copied"),
        (forward.message_id, "mine"),
    ]
    assert seen[1]["forward_origin"]["sender_user"]["id"] == user
    with refusal("message to copy not found"):
        await bot.copy_message(other, user, 999)
    with refusal("message to forward not found"):
        await bot.forward_message(other, user, 999)
    with refusal("message can't be edited"):
        await bot.edit_message_caption(chat_id=other, message_id=forward.message_id, caption="x")


async def test_polls_have_limits(bot: Bot, sim: Sim) -> None:
    """Up to twelve options of up to a hundred characters."""
    user = await sim.create_user("Ann", started=True)
    with refusal("poll can't have more than 12 options"):
        await bot.send_poll(user, "?", [str(number) for number in range(13)])
    with refusal("poll options length must not exceed 100"):
        await bot.send_poll(user, "?", ["x" * 101, "y"])
