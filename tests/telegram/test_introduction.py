"""What Telegram shows of the bot, told by the bot itself."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiogram import Bot
from aiogram.types import BufferedInputFile, InputProfilePhotoStatic
from tests.conftest import KEY, blank

from staffroom import wiring
from staffroom.kernel.db import Database
from staffroom.kernel.text import Translator
from staffroom.telegram.bot import build
from staffroom.telegram.introduction import PORTRAIT, introduce
from staffroom.telegram.rights import NEEDED
from telegram_emulator import Emulator
from telegram_emulator.methods import METHODS


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    """Run a stand-in."""
    async with Emulator() as emulator:
        yield emulator


@pytest.fixture
async def bot(emulator: Emulator) -> AsyncIterator[Bot]:
    """Return the bot at the stand-in."""
    one = build(emulator.token, emulator.url)
    yield one
    await one.session.close()


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    """Open the database of an installation that has told Telegram nothing yet."""
    path = tmp_path / "staffroom.db"
    path.write_bytes(blank())
    one = await Database.open(path, KEY)
    yield one
    await one.close()


async def test_the_bot_gives_itself_a_face_and_asks_for_the_rights_that_it_needs_in_groups(
    emulator: Emulator, bot: Bot, db: Database, words: Translator
) -> None:
    """For groups, not for channels, and no right besides."""
    await introduce(bot, words, db, wiring.INTRODUCTION)
    assert [photo.data for photo in emulator.world.bot.photos] == [PORTRAIT.read_bytes()]
    asked = {name for name, given in emulator.world.profile.rights[False].items() if given}
    assert asked == {*NEEDED, "can_manage_chat"}
    assert True not in emulator.world.profile.rights


async def test_a_picture_that_somebody_chose_stays(
    emulator: Emulator, bot: Bot, db: Database, words: Translator
) -> None:
    """The bot never changes it."""
    chosen = PORTRAIT.read_bytes() + b"other"
    await bot.set_my_profile_photo(InputProfilePhotoStatic(photo=BufferedInputFile(chosen, "own.jpg")))
    await introduce(bot, words, db, wiring.INTRODUCTION)
    assert [photo.data for photo in emulator.world.bot.photos] == [chosen]


async def test_where_telegram_takes_no_picture_the_words_for_botfather_are_told_and_all_else_is_set(
    bot: Bot, db: Database, words: Translator, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An older server of one's own does not know the method."""
    monkeypatch.delitem(METHODS, "setMyProfilePhoto")
    said = wiring.INTRODUCTION._replace(names={"en": "Maple"})
    await introduce(bot, words, db, said)
    assert "/setuserpic" in caplog.text
    assert str(PORTRAIT) in caplog.text
    assert (await bot.get_my_name()).name == "Maple"
