"""Pictures, files and albums."""

import base64
import json
import struct
import zlib

import aiohttp
import pytest
from tests.emulator.conformance.book import Answer, refuses, rule
from tests.emulator.conformance.conftest import Stage

from telegram_emulator.people.talk import PIXEL

MEGABYTE = 1024 * 1024


def png(width: int, height: int) -> bytes:
    """Draw a black picture."""
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(height * (1 + (width + 7) // 8)))
    chunks = [(b"IHDR", head), (b"IDAT", rows), (b"IEND", b"")]
    parts = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@rule("documentation of PhotoSize")
async def test_a_photo_comes_in_sizes(stage: Stage) -> None:
    """The last of a photo's sizes is the picture itself, and its file_id can be sent again."""
    sent = (await stage.upload("sendPhoto", "photo", png(800, 600), chat_id=stage.ann))["result"]
    assert [(size["width"], size["height"]) for size in sent["photo"]] == [(320, 240), (800, 600)]
    again = await stage.get("sendPhoto", chat_id=stage.ann, photo=sent["photo"][-1]["file_id"])
    assert again["photo"] == sent["photo"]


@refuses("wrong file_id or the file is temporarily unavailable", "facts §4")
async def test_a_made_up_file_is_refused(stage: Stage) -> Answer:
    """A file_id that the bot never got is refused."""
    return await stage.call("sendPhoto", chat_id=stage.ann, photo="made-up")


@refuses("can't use file of type Document as Photo", "FileManager.cpp")
async def test_a_file_keeps_its_kind(stage: Stage) -> Answer:
    """A document's file_id is no photo."""
    sent = (await stage.upload("sendDocument", "document", PIXEL, chat_id=stage.ann))["result"]
    return await stage.call("sendPhoto", chat_id=stage.ann, photo=sent["document"]["file_id"])


@refuses("failed to get HTTP URL content", "Client.cpp fail_query_with_error")
async def test_nothing_is_fetched_from_the_web(stage: Stage) -> Answer:
    """The stand-in has no network: files by URL fail as a broken link does."""
    return await stage.call("sendPhoto", chat_id=stage.ann, photo="https://example.org/card.png")


@refuses("there is no {kind} in the request", "Client.cpp", kind=[
    "photo", "document", "video", "video note", "voice", "audio", "animation", "sticker",
])  # fmt: skip
async def test_a_file_must_be_there(stage: Stage, kind: str) -> Answer:
    """A call that sends a file without one is refused."""
    method = "send" + "".join(part.capitalize() for part in kind.split())
    return await stage.call(method, chat_id=stage.ann)


@refuses("PHOTO_INVALID_DIMENSIONS", "facts §4")
@pytest.mark.parametrize("size", [(9000, 1001), (2100, 100)])
async def test_photos_have_measures(stage: Stage, size: tuple[int, int]) -> Answer:
    """Width and height are at most 10000 together, and one at most 20 times the other."""
    return await stage.upload("sendPhoto", "photo", png(*size), chat_id=stage.ann)


@refuses("IMAGE_PROCESS_FAILED", "facts §4")
async def test_a_photo_is_a_picture(stage: Stage) -> Answer:
    """Bytes that are no picture are refused as a photo."""
    return await stage.upload("sendPhoto", "photo", b"no picture at all", chat_id=stage.ann)


@refuses("photo has unsupported extension. Use one of .jpg, .jpeg, .gif, .png, .tif or .bmp", "facts §4")
async def test_a_photo_has_the_name_of_a_picture(stage: Stage) -> Answer:
    """Bytes that are no picture under a name of another kind are refused; a picture may have any name."""
    assert (await stage.upload("sendPhoto", "photo", PIXEL, "application.octet-stream", chat_id=stage.ann))["ok"]
    return await stage.upload("sendPhoto", "photo", b"%PDF-1.7", "card.pdf", chat_id=stage.ann)


@refuses("file is too big", "facts §4")
async def test_a_photo_has_10_megabytes(stage: Stage) -> Answer:
    """A photo of more than 10 MB is refused."""
    return await stage.upload("sendPhoto", "photo", PIXEL + bytes(10 * MEGABYTE), chat_id=stage.ann)


@rule("facts §4")
async def test_a_big_file_is_not_downloaded(stage: Stage) -> None:
    """A bot gets files of up to 20 MB, though it sends up to 50."""
    sent = (await stage.upload("sendDocument", "document", bytes(20 * MEGABYTE + 1), chat_id=stage.ann))["result"]
    answer = await stage.call("getFile", file_id=sent["document"]["file_id"])
    assert answer["description"] == "Bad Request: file is too big"


@rule("documentation of getFile")
async def test_a_file_that_a_person_sends_can_be_downloaded(stage: Stage) -> None:
    """A document of a person comes with its name and size; getFile leads to its bytes, however many."""
    data = b"id,name\n" + bytes(2 * MEGABYTE)
    encoded = base64.b64encode(data).decode()
    stage.send_media(stage.ann, stage.ann, "document", encoded, filename="teachers.csv")
    document = (await stage.heard("message"))[-1]["document"]
    assert (document["file_name"], document["file_size"]) == ("teachers.csv", len(data))
    found = await stage.get("getFile", file_id=document["file_id"])
    url = f"{stage.emulator.url}/file/bot{stage.emulator.token}/{found['file_path']}"
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        assert await answer.read() == data


@refuses("file must be non-empty", "FileManager.cpp")
async def test_a_file_holds_something(stage: Stage) -> Answer:
    """An empty file is refused."""
    return await stage.upload("sendDocument", "document", b"", chat_id=stage.ann)


@refuses("file_id not specified", "Client.cpp check_remote_file_id")
async def test_a_file_to_get_must_be_named(stage: Stage) -> Answer:
    """A call of getFile without file_id is refused."""
    return await stage.call("getFile")


@refuses("message caption is too long", "facts §4")
async def test_a_caption_has_1024_code_points(stage: Stage) -> Answer:
    """1024 code points go under a picture, one more is refused."""
    assert (await stage.upload("sendPhoto", "photo", PIXEL, chat_id=stage.ann, caption="é" * 1024))["ok"]
    return await stage.upload("sendPhoto", "photo", PIXEL, chat_id=stage.ann, caption="é" * 1025)


async def album(stage: Stage, *kinds: str) -> Answer:
    """Send an album of these kinds."""
    media = []
    for kind in kinds:
        method = f"send{kind.capitalize()}" if kind != "animation" else "sendAnimation"
        sent = (await stage.upload(method, kind, PIXEL, chat_id=stage.ann))["result"]
        file = sent[kind][-1] if kind == "photo" else sent[kind]
        media.append({"type": kind, "media": file["file_id"]})
    return await stage.call("sendMediaGroup", chat_id=stage.ann, media=media)


@rule("facts §4")
async def test_an_album_is_bound_by_its_id(stage: Stage) -> None:
    """An album gives one message for each item, all with the same media_group_id; pictures and videos mix."""
    sent = (await album(stage, "photo", "video", "photo"))["result"]
    assert len({message["media_group_id"] for message in sent}) == 1
    assert ["photo" in message for message in sent] == [True, False, True]


@rule("facts §0")
async def test_files_of_an_album_may_be_attached(stage: Stage) -> None:
    """Items of an album are uploaded beside it as attach://NAME, each with its caption."""
    media = [{"type": "photo", "media": "attach://card", "caption": "<b>x</b>", "parse_mode": "HTML"}]
    sent = await stage.upload("sendMediaGroup", "card", PIXEL, chat_id=stage.ann, media=json.dumps(media))
    assert sent["result"][0]["caption_entities"][0]["type"] == "bold"


@refuses("too many messages to send as an album", "facts §4")
async def test_an_album_has_ten_items(stage: Stage) -> Answer:
    """The eleventh item is refused."""
    return await album(stage, *["photo"] * 11)


@refuses("there are no messages to send", "MessageContent.cpp")
async def test_an_album_has_an_item(stage: Stage) -> Answer:
    """An empty album is refused."""
    return await album(stage)


@refuses("{kind} can't be mixed with other media types", "facts §4", kind=["Audio", "Document"])
async def test_music_and_documents_keep_to_themselves(stage: Stage, kind: str) -> Answer:
    """An album of music or of documents holds nothing else."""
    return await album(stage, "photo", kind.lower())


@refuses("can't parse InputMedia: type \"animation\" can't be used in sendMediaGroup", "Client.cpp get_input_media")
async def test_animations_are_in_no_album(stage: Stage) -> Answer:
    """An animation cannot be part of an album."""
    return await album(stage, "animation")


@refuses('can\'t parse InputMedia: type "sticker" is unsupported', "Client.cpp get_input_media")
async def test_albums_hold_known_kinds(stage: Stage) -> Answer:
    """A kind that no album knows is refused."""
    return await stage.call("sendMediaGroup", chat_id=stage.ann, media=[{"type": "sticker", "media": "x"}])


@refuses("can't parse InputMedia: media not found", "Client.cpp get_input_media")
async def test_an_item_names_its_file(stage: Stage) -> Answer:
    """An item of an album without a file is refused."""
    return await stage.call("sendMediaGroup", chat_id=stage.ann, media=[{"type": "photo"}])


@rule("documentation of forwardMessages")
async def test_a_forwarded_album_stays_one(stage: Stage) -> None:
    """Messages of an album that are forwarded together are an album again."""
    sent = (await album(stage, "photo", "photo"))["result"]
    ids = [message["message_id"] for message in sent]
    made = await stage.get("forwardMessages", chat_id=stage.group, from_chat_id=stage.ann, message_ids=ids)
    posts = [stage.world.chats[stage.group].posts[one["message_id"]] for one in made]
    assert posts[0].album == posts[1].album != sent[0]["media_group_id"]
