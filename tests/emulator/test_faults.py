"""Trouble on order, and the ledger that judges it."""

import asyncio
import json
from pathlib import Path

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    RestartingTelegram,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from tests.emulator.support import raw

from telegram_emulator import Emulator, Sim, SimError


async def test_a_flood_names_the_seconds_and_ends_with_its_count(bot: Bot, sim: Sim) -> None:
    """Body and exception carry retry_after; the third call goes through."""
    user = await sim.create_user("Ann", started=True)
    await sim.faults(method="sendMessage", kind="429", count=2, retry_after=7)
    for _ in range(2):
        with pytest.raises(TelegramRetryAfter) as refused:
            await bot.send_message(user, "Hello")
        assert refused.value.retry_after == 7
    assert await bot.send_message(user, "Hello")


async def test_faults_mean_one_method_and_one_chat(bot: Bot, sim: Sim) -> None:
    """Others go through."""
    ann, ben = [await sim.create_user(name, started=True) for name in ("Ann", "Ben")]
    await sim.faults(method="sendMessage", chat_id=ann, kind="500", count=-1)
    assert await bot.send_message(ben, "Hello")
    assert await bot.get_me()
    for _ in range(3):
        with pytest.raises(RestartingTelegram):
            await bot.send_message(ann, "Hello")
    assert await sim.faults(clear=True) == []
    assert await bot.send_message(ann, "Hello")


async def test_a_bad_gateway_speaks_html(bot: Bot, sim: Sim) -> None:
    """As the front proxy does."""
    await sim.faults(kind="502_html")
    with pytest.raises(ClientDecodeError):
        await bot.get_me()


async def test_a_revoked_token_is_unauthorized(bot: Bot, sim: Sim) -> None:
    """For any method."""
    await sim.faults(kind="401")
    with pytest.raises(TelegramUnauthorizedError):
        await bot.get_updates()


async def test_a_connection_cut_before_the_effect_leaves_nothing(bot: Bot, sim: Sim) -> None:
    """The ledger knows of no such call."""
    user = await sim.create_user("Ann", started=True)
    await sim.faults(method="sendMessage", kind="cut_before")
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(user, "Hello")
    assert await sim.private(user) == []
    assert await sim.calls() == []


async def test_a_connection_cut_after_the_effect_leaves_the_message(bot: Bot, sim: Sim) -> None:
    """The bot cannot know; the ledger does."""
    user = await sim.create_user("Ann", started=True)
    await sim.faults(method="sendMessage", kind="cut_after")
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(user, "Hello")
    assert [message["text"] for message in await sim.private(user)] == ["Hello"]
    (call,) = await sim.calls()
    assert (call["method"], call["accepted"], call["params"]["text"]) == ("sendMessage", True, "Hello")


async def test_a_slow_answer_comes_late_but_comes(bot: Bot, sim: Sim) -> None:
    """After the seconds ordered."""
    await sim.faults(kind="slow", seconds=0.3)
    begun = asyncio.get_running_loop().time()
    assert await bot.get_me()
    assert asyncio.get_running_loop().time() - begun >= 0.3


async def test_a_poisoned_update_spoils_its_batch(bot: Bot, sim: Sim, emulator: Emulator) -> None:
    """Until an offset steps over it."""
    user = await sim.create_user("Ann")
    poison = await sim.poison()
    await sim.start(user)
    with pytest.raises(ClientDecodeError):
        await bot.get_updates()
    await raw(emulator, "getUpdates", offset=poison["update_id"] + 1)
    assert len(await bot.get_updates()) == 1


async def test_a_duplicate_comes_again_after_it_was_confirmed(bot: Bot, sim: Sim) -> None:
    """Once, with the same id."""
    user = await sim.create_user("Ann")
    await sim.start(user)
    (update,) = await bot.get_updates()
    assert await bot.get_updates(offset=update.update_id + 1) == []
    await sim.duplicate(update.update_id)
    assert await bot.get_updates(offset=update.update_id + 1) == [update]
    assert await bot.get_updates(offset=update.update_id + 1) == []


async def test_unknown_kinds_of_updates_can_be_injected(bot: Bot, sim: Sim) -> None:
    """They are numbered and pass through."""
    await sim.inject({"from_the_future": {"x": 1}})
    assert len(await bot.get_updates()) == 1


async def test_an_unknown_fault_is_refused(sim: Sim) -> None:
    """With the list of those that exist."""
    with pytest.raises(SimError, match="cut_after"):
        await sim.faults(kind="earthquake")


async def test_the_ledger_keeps_accepted_calls_on_disk(tmp_path: Path) -> None:
    """Refused ones are shown but not written."""
    path = tmp_path / "ledger.jsonl"
    async with Emulator(ledger_path=path) as emulator, Sim(emulator.url) as sim:
        user = await sim.create_user("Ann", started=True)
        await raw(emulator, "sendMessage", chat_id=user, text="Hello")
        await raw(emulator, "sendMessage", chat_id=5, text="Hello")
        assert [call["accepted"] for call in await sim.calls()] == [True, False]
        assert [call["seq"] for call in await sim.calls(after=1)] == [2]
        lines = [json.loads(line) for line in path.read_text().splitlines()]
    assert [(line["seq"], line["method"], line["result"]["text"]) for line in lines] == [(1, "sendMessage", "Hello")]
