"""The commands about cards, called as people call them."""

import asyncio
import html
import re
from datetime import time

import yaml
from tests.ops.support import Call, Installation

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.ops.checks.probe import Probe
from staffroom.rooms import programmes, prompts
from staffroom.rooms.prompts import Made
from telegram_emulator import Emulator, Sim


def test_every_card_is_on_one_page(place: Installation, call: Call) -> None:
    """In each language, with its picture and the words that stand below it, and without Telegram's marks."""
    done = call("cards", "preview", "--out", place.home / "all.html")
    assert (done.returncode, done.stderr) == (0, "")
    page = (place.home / "all.html").read_text("utf-8")
    for language in ("en", "ar", "zh"):
        assert f"<figure lang='{language}'" in page
    assert "data:image/png;base64," in page
    assert "class='warn'" not in page
    assert "💬 <i>" in page
    assert "<i>" not in html.unescape(re.sub(r"<[^>]*>", "", page))
    assert all("<i>" not in html.unescape(told) for told in re.findall(r"alt='([^']*)'", page))


async def test_cards_of_the_chat_are_written_with_their_pictures(
    place: Installation, call: Call, emulator: Emulator, sim: Sim
) -> None:
    """The pictures come from Telegram; the folder can be copied into the course as it is."""
    place.environment |= {"BOT_TOKEN": emulator.token, "STAFFROOM_API_SERVER": emulator.url}
    zoe = await sim.create_user("Zoe")
    await sim.send_photo(zoe, zoe, "A slide")
    async with Probe(emulator.url, emulator.token) as probe:
        (update,) = await probe.ask("getUpdates")
    _made(place, update["message"]["photo"][-1]["file_id"], "")
    out = place.home / "made"
    done = await asyncio.to_thread(call, "cards", "export", "--out", out)
    assert (done.returncode, done.stderr) == (0, "")
    assert "2 cards and 1 picture" in done.stdout
    shown, plain = yaml.safe_load((out / "cards.yaml").read_text("utf-8"))["entries"]
    assert (out / shown["image"]).read_bytes().startswith(b"\x89PNG")
    assert "image" not in plain


async def test_without_a_folder_no_picture_is_fetched(place: Installation, call: Call) -> None:
    """The entries alone stand on the screen, even where Telegram cannot be reached."""
    _made(place, "file-9")
    done = await asyncio.to_thread(call, "cards", "export")
    assert (done.returncode, done.stderr) == (0, "")
    assert [entry["kind"] for entry in yaml.safe_load(done.stdout)["entries"]] == ["question"]


async def test_a_picture_that_telegram_does_not_have_is_told(
    place: Installation, call: Call, emulator: Emulator
) -> None:
    """With what can be done; the token is not in it."""
    place.environment |= {"BOT_TOKEN": emulator.token, "STAFFROOM_API_SERVER": emulator.url}
    _made(place, "file-9")
    done = await asyncio.to_thread(call, "cards", "export", "--out", place.home / "made")
    assert done.returncode == 1
    assert "without --out only the words come" in done.stderr
    assert emulator.token not in done.stdout + done.stderr


def _made(place: Installation, *pictures: str) -> None:
    """Put a card on the calendar of config.yaml's programme for each picture, as if made in the chat."""

    def work(tx: Tx) -> None:
        programme = programmes.all_of(tx)[0]
        for picture in pictures:
            made = Made("question", picture, {"en": "What works?"}, None, time(16))
            prompts.add_card(tx, programme.id, made, programme.starts_on, Instant(1))

    local = place.open()
    local.write(work)
    local.close()
