"""What a window asks for so that it stays quick: the newest messages, single ones, pins, its own rank, updates."""

import pytest
from aiogram import Bot
from tests.emulator.conftest import Group

from telegram_emulator import Sim, SimError
from telegram_emulator.world.queue import MAX_HISTORY


async def test_a_window_reads_the_newest_messages_or_single_ones(sim: Sim, group: Group) -> None:
    """Enough for what is in sight and for what is pinned far above."""
    said = [await sim.say(group.owner, group.id, f"line {number}") for number in range(5)]
    newest = await sim.messages(group.id, as_user=group.owner, last=2)
    single = await sim.messages(group.id, as_user=group.owner, ids=[said[0], 999, said[2]])
    assert [one["message_id"] for one in newest] == said[-2:]
    assert [one["text"] for one in single] == ["line 0", "line 2"]
    assert await sim.messages(group.id, last=0) == []


async def test_a_persons_chat_list_knows_their_rank_and_all_pins(sim: Sim, group: Group) -> None:
    """The owner's line says creator; a pin that was taken off is gone from both lines."""
    first, second = [await sim.say(group.owner, group.id, text) for text in ("one", "two")]
    for message in (first, second):
        await sim.pin(group.id, group.owner, message)
    (hers,) = [chat for chat in await sim.chats(group.owner) if chat["id"] == group.id]
    assert (hers["me"]["status"], hers["pins"]) == ("creator", [first, second])
    await sim.unpin(group.id, group.owner, first)
    (his,) = [chat for chat in await sim.chats(group.teacher) if chat["id"] == group.id]
    assert (his["me"]["status"], his["pins"]) == ("member", [second])
    with pytest.raises(SimError, match="is no administrator"):
        await sim.unpin(group.id, group.teacher, second)
    with pytest.raises(SimError, match="not pinned"):
        await sim.unpin(group.id, group.owner, first)


async def test_updates_can_be_looked_at_after_the_bot_took_them(bot: Bot, sim: Sim) -> None:
    """Numbered in order, with the moment each was made; confirmed ones stay to be seen."""
    ann = await sim.create_user("Ann")
    await sim.start(ann)
    await sim.say(ann, ann, "Hello")
    (first, second) = await sim.updates()
    assert [first["seq"], second["seq"]] == [1, 2]
    assert second["update"]["message"]["text"] == "Hello"
    assert first["at_ms"] <= second["at_ms"]
    await bot.get_updates(offset=second["update"]["update_id"] + 1)
    assert [entry["seq"] for entry in await sim.updates(after=1)] == [2]


async def test_only_the_latest_updates_are_remembered(sim: Sim) -> None:
    """A flood does not fill the memory."""
    ann = await sim.create_user("Ann")
    for _ in range(MAX_HISTORY + 5):
        await sim.inject({"poll": {"id": str(ann)}})
    listed = await sim.updates(limit=MAX_HISTORY * 2)
    assert (len(listed), listed[-1]["seq"]) == (MAX_HISTORY, MAX_HISTORY + 5)
