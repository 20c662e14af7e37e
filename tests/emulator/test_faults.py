"""Trouble on order, and the ledger that judges it."""

import asyncio
import json
from pathlib import Path

import aiohttp
import pytest
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    RestartingTelegram,
    TelegramConflictError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.types import BufferedInputFile
from tests.emulator.support import raw

from telegram_emulator import Emulator, Sim, SimError
from telegram_emulator.world import ledger
from telegram_emulator.world.faults import KINDS


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


async def test_a_revoked_token_stays_revoked_until_the_order_is_taken_back(bot: Bot, sim: Sim) -> None:
    """Calls and downloads alike; the orders say how often they struck."""
    user = await sim.create_user("Ann", started=True)
    stored = await bot.send_document(user, BufferedInputFile(b"x", "x.txt"))
    assert stored.document is not None
    file = await bot.get_file(stored.document.file_id)
    (order,) = await sim.faults(kind="401")
    for _ in range(3):
        with pytest.raises(TelegramUnauthorizedError):
            await bot.send_message(user, "Hello")
    with pytest.raises(aiohttp.ClientResponseError, match="401"):
        await bot.download_file(str(file.file_path))
    (after,) = await sim.faults()
    assert (order["struck"], after["struck"], after["count"]) == (0, 4, -1)
    assert await sim.faults(remove=order["id"]) == []
    assert await bot.get_me()
    assert await sim.struck() == {"401": 4}


async def test_chance_decides_by_the_seed(bot: Bot, sim: Sim) -> None:
    """The same calls fail again; about as many as were ordered."""
    seen = []
    for seed in (1, 1, 2):
        await sim.reset(seed)
        await sim.faults(kind="500", probability=0.3, count=-1)
        seen.append([await _fails(bot) for _ in range(100)])
    assert seen[0] == seen[1] != seen[2]
    assert 15 < sum(seen[0]) < 45


async def _fails(bot: Bot) -> bool:
    try:
        await bot.get_me()
    except RestartingTelegram:
        return True
    return False


async def test_a_count_counts_what_struck_not_what_was_spared(bot: Bot, sim: Sim) -> None:
    """Three of them, whenever they come."""
    await sim.faults(kind="500", probability=0.5, count=3)
    assert sum([await _fails(bot) for _ in range(60)]) == 3


async def test_another_copy_of_the_bot_polls(bot: Bot, sim: Sim) -> None:
    """Only polls are struck."""
    await sim.faults(kind="409")
    assert await bot.get_me()
    with pytest.raises(TelegramConflictError, match="terminated by other getUpdates"):
        await bot.get_updates()
    assert await bot.get_updates() == []


async def test_a_stranger_sets_a_webhook(bot: Bot, sim: Sim) -> None:
    """Polls are refused until the bot deletes it."""
    await sim.faults(kind="webhook")
    for _ in range(2):
        with pytest.raises(TelegramConflictError, match="while webhook is active"):
            await bot.get_updates()
    assert (await bot.get_webhook_info()).url.startswith("https://stranger")
    await bot.delete_webhook()
    assert await bot.get_updates() == []


async def test_an_update_comes_once_more_after_it_was_confirmed(bot: Bot, sim: Sim) -> None:
    """Then no more."""
    await sim.faults(kind="duplicate")
    user = await sim.create_user("Ann")
    await sim.start(user)
    (update,) = await bot.get_updates()
    assert await bot.get_updates(offset=update.update_id + 1) == [update]
    assert await bot.get_updates(offset=update.update_id + 1) == []


async def test_an_update_comes_out_of_order(bot: Bot, sim: Sim) -> None:
    """After the one that follows it; numbers still rise."""
    await sim.faults(kind="out_of_order", seconds=30)
    user = await sim.create_user("Ann")
    for text in ("one", "two", "three"):
        await sim.say_private(user, text)
    updates = await bot.get_updates()
    assert [update.message.text for update in updates if update.message] == ["two", "one", "three"]
    assert [update.update_id - updates[0].update_id for update in updates] == [0, 1, 2]


async def test_an_update_that_nothing_follows_comes_late(bot: Bot, sim: Sim) -> None:
    """It is held back, not lost."""
    await sim.faults(kind="out_of_order", seconds=0.3)
    await sim.start(await sim.create_user("Ann"))
    assert await bot.get_updates(timeout=0) == []
    assert (await sim.state())["pending_updates"] == 1
    assert len(await bot.get_updates(timeout=10)) == 1


async def test_updates_of_unknown_types_and_without_fields_come_besides(sim: Sim, emulator: Emulator) -> None:
    """The real one is there, too; only messages of that chat are struck."""
    ann, ben = await sim.create_user("Ann"), await sim.create_user("Ben")
    for kind in ("unknown_type", "missing_field"):
        await sim.faults(kind=kind, method="message", chat_id=ann)
    for user in (ben, ann, ann):
        await sim.say_private(user, "x")
    updates = (await raw(emulator, "getUpdates"))["result"]
    kinds = [next(iter(update.keys() - {"update_id"})) for update in updates]
    assert kinds == ["message", "message", "from_the_future", "message", "message"]
    assert ["date" in update.get("message", {}) for update in updates] == [True, True, False, True, False]


async def test_a_round_trip_takes_its_time(bot: Bot, sim: Sim) -> None:
    """For every call, until it is set back."""
    await sim.faults(latency_ms=200)
    loop = asyncio.get_running_loop()
    begun = loop.time()
    assert await bot.get_me()
    assert loop.time() - begun >= 0.2
    await sim.faults(latency_ms=0)
    assert (await sim.fault_kinds())["cut_after"]


@pytest.mark.parametrize("kind", sorted(KINDS))
async def test_every_kind_is_explained_and_can_be_ordered(sim: Sim, kind: str) -> None:
    """In one sentence."""
    assert (await sim.fault_kinds())[kind].endswith(".")
    (order,) = await sim.faults(kind=kind)
    assert (order["kind"], order["probability"], order["struck"]) == (kind, 1.0, 0)


async def test_an_impossible_chance_is_refused(sim: Sim) -> None:
    """It lies between never and always."""
    with pytest.raises(SimError, match="between 0 and 1"):
        await sim.faults(kind="500", probability=30)


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


async def test_a_torn_ledger_is_read_up_to_the_tear_and_goes_on_whole(tmp_path: Path) -> None:
    """What a kill tore off was never answered."""
    path = tmp_path / "ledger.jsonl"
    for _ in range(2):
        async with Emulator(ledger_path=path) as emulator, Sim(emulator.url) as sim:
            user = await sim.create_user("Ann", started=True)
            await raw(emulator, "sendMessage", chat_id=user, text="Hello")
        with path.open("ab") as file:
            file.write(b'{"seq": 2, "method": "sendMess')
        assert [entry["method"] for entry in ledger.read(path)].count("sendMessage") == path.read_bytes().count(b"\n")
    assert len(ledger.read(path)) == 2


def test_a_ledger_that_is_broken_in_the_middle_is_no_ledger(tmp_path: Path) -> None:
    """Something else wrote there."""
    path = tmp_path / "ledger.jsonl"
    path.write_text('{"seq": 1}\nnonsense\n{"seq": 3}\n')
    with pytest.raises(json.JSONDecodeError):
        ledger.read(path)
