"""A token that others may have seen is replaced by a new one of the same bot, also while the bot runs."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from tests import builders as make
from tests.conftest import KEY
from tests.journeys.conftest import config as chosen_config
from tests.ops.support import Call, Installation

from staffroom import app
from staffroom.config import Config, write_env
from staffroom.kernel.db import LocalDatabase, Tx
from staffroom.kernel.refusal import CONFIGURATION, Trouble
from staffroom.ops.handing import new_token
from staffroom.ops.lock import ProcessLock
from telegram_emulator import Emulator, Sim


def test_a_token_that_stands_elsewhere_is_not_written_from_here(place: Installation, call: Call) -> None:
    """Whoever set it in a service's file is told so, and nothing is asked."""
    assert "There is no token yet" in call("rotate", "token").stderr
    place.environment["BOT_TOKEN"] = "42:TEST"
    told = call("rotate", "token")
    assert (told.returncode, "stands in the environment" in told.stderr) == (CONFIGURATION, True)


def test_whoever_types_something_else_is_asked_again(place: Installation, call: Call) -> None:
    """Nothing is written until it is right; who ends there reads that."""
    token = "4242424242:" + "A" * 35
    write_env(place.home / ".env", "BOT_TOKEN", token)
    told = call("rotate", "token", typed=f"hello\n111:{'B' * 35}\n{token}\n")
    assert [told.stdout.count(words) for words in ("That is no token", "another bot's", "there already")] == [1, 1, 1]
    assert (told.returncode, "Nothing was changed here" in told.stderr) == (1, True)
    assert place.config.secrets.bot_token == token


async def test_only_a_new_token_of_the_same_bot_is_taken_and_the_old_one_is_nowhere(
    place: Installation, emulator: Emulator, sim: Sim
) -> None:
    """The present one, another bot's and one that Telegram does not know change nothing, nor does a day of trouble."""
    place.environment["STAFFROOM_API_SERVER"] = emulator.url
    old = emulator.token
    write_env(place.home / ".env", "OTHER", "stays")
    write_env(place.home / ".env", "BOT_TOKEN", old)
    before = (place.home / ".env").read_text("utf-8")
    new = emulator.renew_token()
    for token, words in ((old, "there already"), ("43:OTHER", "another bot's"), ("42:WRONG", "does not know")):
        with pytest.raises(Trouble, match=words):
            await asyncio.to_thread(new_token.take, place.config, token)
    await sim.faults(kind="500", method="getMe", count=1)
    with pytest.raises(Trouble, match="Telegram answered"):
        await asyncio.to_thread(new_token.take, place.config, new)
    assert (place.home / ".env").read_text("utf-8") == before
    with ProcessLock(place.config.lock_file):
        told = await asyncio.to_thread(new_token.take, place.config, new)
    assert "takes it by itself" in told[-1]
    assert place.config.secrets.bot_token == new
    assert (place.home / ".env").stat().st_mode & 0o077 == 0
    assert [file for file in place.home.rglob("*") if file.is_file() and f"{old}\n" in file.read_text("utf-8")] == []


async def test_a_bot_whose_token_was_revoked_goes_on_with_the_new_one(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a new start by hand: what had been queued goes out, and no line of the log names a token."""
    monkeypatch.setattr(new_token, "LOOK_SECONDS", 0.1)
    caplog.set_level("INFO")
    async with Emulator(start_ms=make.at(5, 9), token="4242424242:" + "A" * 35) as emulator, Sim(emulator.url) as sim:
        chosen = chosen_config(tmp_path, emulator)
        first = emulator.token
        write_env(chosen.env_file, "BOT_TOKEN", first)
        running = asyncio.ensure_future(app.run(chosen))
        await _until(lambda: "Staffroom is running" in caplog.text)
        second = emulator.renew_token()
        user = await sim.create_user("Amina")
        await sim.start(user)
        await _until(lambda: "Nothing is lost" in caplog.text)
        write_env(chosen.env_file, "BOT_TOKEN", "43:" + "B" * 35)
        await _until(lambda: "is another bot's" in caplog.text)
        write_env(chosen.env_file, "BOT_TOKEN", second)
        await _until(lambda: caplog.text.count("Staffroom is running") == 2)
        async with asyncio.timeout(60):
            while not await sim.private(user):  # noqa: ASYNC110  the stand-in tells, no event
                await asyncio.sleep(0.05)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    assert _bots_own_lines(caplog, (first, second)) == []
    assert _holds(chosen, "A" * 35) == []


async def _until(look: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not look():  # noqa: ASYNC110  the log tells, no event
            await asyncio.sleep(0.05)


def _bots_own_lines(caplog: pytest.LogCaptureFixture, tokens: tuple[str, ...]) -> list[str]:
    return [line for line in caplog.messages if any(token.partition(":")[2] in line for token in tokens)]


def _holds(chosen: Config, words: str) -> list[str]:
    """Return the tables that hold some words."""
    local = LocalDatabase(chosen.database, KEY)

    def look(tx: Tx) -> list[str]:
        names = [name for (name,) in tx.tuples("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return [name for name in names if words in str(tx.tuples(f"SELECT * FROM {name}"))]

    try:
        return local.read(look)
    finally:
        local.close()
