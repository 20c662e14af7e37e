"""The update queue: offsets, memory, conflicts, expiry, privacy."""

import asyncio
from collections.abc import Awaitable
from typing import Any

import pytest
from aiogram import Bot
from tests.emulator.conftest import Group
from tests.emulator.support import heard, listen, raw

from telegram_emulator import Emulator, Sim, SimError
from telegram_emulator.world.queue import MAX_QUEUE


async def started(sim: Sim, *texts: str) -> int:
    """Let a person say these things in private."""
    user = await sim.create_user("Ann")
    for text in texts:
        await sim.say_private(user, text)
    return user


async def texts(answer: Awaitable[dict[str, Any]]) -> list[str]:
    """Read the texts of the messages in an answer of getUpdates."""
    return [update["message"]["text"] for update in (await answer)["result"]]


async def test_updates_stay_until_an_offset_forgets_them(emulator: Emulator, sim: Sim) -> None:
    """Asking again without an offset gives the same ones; ids count up by one."""
    await started(sim, "a", "b", "c")
    first = (await raw(emulator, "getUpdates"))["result"]
    assert await raw(emulator, "getUpdates") == {"ok": True, "result": first}
    ids = [update["update_id"] for update in first]
    assert ids == list(range(ids[0], ids[0] + 3))
    assert await texts(raw(emulator, "getUpdates", offset=ids[1])) == ["b", "c"]
    assert await texts(raw(emulator, "getUpdates")) == ["b", "c"]


async def test_a_negative_offset_keeps_the_newest(emulator: Emulator, sim: Sim) -> None:
    """All before them are forgotten."""
    await started(sim, "a", "b", "c")
    assert await texts(raw(emulator, "getUpdates", offset=-1)) == ["c"]
    assert (await sim.state())["pending_updates"] == 1


async def test_an_offset_of_the_future_forgets_nothing(emulator: Emulator, sim: Sim) -> None:
    """It is served from the head."""
    await started(sim, "a")
    assert await texts(raw(emulator, "getUpdates", offset=2_000_000_000)) == ["a"]
    first = (await raw(emulator, "getUpdates"))["result"][0]["update_id"]
    assert await texts(raw(emulator, "getUpdates", offset=first + 12)) == ["a"]
    assert await texts(raw(emulator, "getUpdates", offset=first + 11)) == []


async def test_an_offset_of_the_past_is_served_from_the_head(emulator: Emulator, sim: Sim) -> None:
    """However old it is."""
    await started(sim, "a")
    assert await texts(raw(emulator, "getUpdates", offset=1)) == ["a"]


async def test_at_most_limit_updates_come_at_once_and_100_by_default(emulator: Emulator, sim: Sim) -> None:
    """Figures out of range are clamped."""
    await started(sim, *map(str, range(103)))
    assert len((await raw(emulator, "getUpdates"))["result"]) == 100
    assert len((await raw(emulator, "getUpdates", limit=1000))["result"]) == 100
    assert await texts(raw(emulator, "getUpdates", limit=2)) == ["0", "1"]


async def test_a_long_poll_wakes_up_when_something_happens(emulator: Emulator, sim: Sim) -> None:
    """It does not sit out its time."""
    user = await started(sim)
    loop = asyncio.get_running_loop()
    begun = loop.time()
    poll, _ = await asyncio.gather(raw(emulator, "getUpdates", timeout=20), sim.say_private(user, "wake up"))
    assert poll["result"][0]["message"]["text"] == "wake up"
    assert loop.time() - begun < 5


async def test_the_older_poller_is_told_of_the_conflict(emulator: Emulator, sim: Sim) -> None:
    """The newer one goes on waiting and gets what comes."""
    older = asyncio.ensure_future(raw(emulator, "getUpdates", timeout=20))
    await asyncio.sleep(0.1)
    newer = asyncio.ensure_future(raw(emulator, "getUpdates", timeout=20))
    assert await older == {
        "ok": False,
        "error_code": 409,
        "description": "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running",
    }
    await started(sim, "a")
    assert await texts(newer) == ["a"]


async def test_a_poll_that_does_not_wait_ends_no_other(emulator: Emulator, sim: Sim) -> None:
    """Only a poll that comes to wait takes the place of the one that waits."""
    waiting = asyncio.ensure_future(raw(emulator, "getUpdates", timeout=20))
    await asyncio.sleep(0.1)
    assert (await raw(emulator, "getUpdates", timeout=0))["result"] == []
    await started(sim, "a")
    assert await texts(waiting) == ["a"]


async def test_a_webhook_forbids_polling(emulator: Emulator) -> None:
    """Until it is deleted."""
    answer = await raw(emulator, "setWebhook", url="https://example.org/")
    assert answer == {"ok": True, "result": True, "description": "Webhook was set"}
    assert (await raw(emulator, "getUpdates"))["description"] == (
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    )
    await raw(emulator, "deleteWebhook")
    assert (await raw(emulator, "getUpdates"))["ok"]
    assert (await raw(emulator, "deleteWebhook"))["description"] == "Webhook is already deleted"


async def test_a_new_webhook_ends_a_waiting_poll(emulator: Emulator) -> None:
    """The poll says by what it was ended."""
    poll = asyncio.ensure_future(raw(emulator, "getUpdates", timeout=20))
    await asyncio.sleep(0.1)
    await raw(emulator, "setWebhook", url="https://example.org/")
    assert (await poll)["description"] == "Conflict: terminated by setWebhook request"


async def test_allowed_updates_are_remembered_and_not_retroactive(
    bot: Bot, emulator: Emulator, sim: Sim, group: Group
) -> None:
    """chat_member is off unless named; an empty list is the default again."""
    await heard(bot)
    friends = [await sim.create_user(f"Friend {number}") for number in range(3)]
    await sim.add_member(group.id, friends[0])
    assert {u.event_type for u in await heard(bot)} == {"message"}
    await raw(emulator, "getUpdates", allowed_updates=["chat_member"])
    await sim.add_member(group.id, friends[1])
    assert [u.event_type for u in await heard(bot)] == ["chat_member"]
    await raw(emulator, "getUpdates", allowed_updates=[])
    await sim.add_member(group.id, friends[2])
    assert [u.event_type for u in await heard(bot)] == ["message"]


async def test_updates_go_stale_after_a_day_and_presses_after_150_seconds(
    bot: Bot, emulator: Emulator, sim: Sim
) -> None:
    """By the stand-in's clock."""
    user = await started(sim, "old")
    markup = {"inline_keyboard": [[{"text": "Go", "callback_data": "x"}]]}
    await raw(emulator, "sendMessage", chat_id=user, text="x", reply_markup=markup)
    await sim.tap_only(user, user, "Go")
    await sim.advance(150_001)
    assert [u.event_type for u in await bot.get_updates()] == ["message"]
    await sim.advance(86_400_000)
    assert await bot.get_updates() == []


async def test_a_patient_stand_in_keeps_everything() -> None:
    """expire=False never drops an update by a jump of the clock."""
    async with Emulator(expire=False) as emulator, Sim(emulator.url) as sim:
        await started(sim, "old")
        await sim.advance(10 * 86_400_000)
        assert await texts(raw(emulator, "getUpdates")) == ["old"]


async def test_a_bot_does_not_hear_itself(bot: Bot, group: Group) -> None:
    """But it hears of the title that it set."""
    await listen(bot)
    await bot.send_message(group.id, "Hello")
    await bot.set_chat_title(group.id, "New")
    (update,) = await heard(bot)
    assert update.message is not None
    assert update.message.new_chat_title == "New"


async def test_privacy_mode_lets_only_addressed_messages_through(bot: Bot, sim: Sim, group: Group) -> None:
    """Commands and replies to the bot; an administrator hears everything."""
    plain = await sim.create_group(group.owner, "Plain")
    await sim.add_bot(plain)
    own = await bot.send_message(plain, "Question")
    await listen(bot)
    await sim.say(group.owner, plain, "chatter")
    await sim.say(group.owner, plain, "/help")
    await sim.say(group.owner, plain, "/help@other_bot")
    await sim.say(group.owner, plain, "my answer", reply_to=own.message_id)
    await sim.say(group.teacher, group.id, "chatter among admins")
    said = [u.message.text for u in await heard(bot) if u.message]
    assert said == ["/help", "my answer", "chatter among admins"]
    await sim.set_privacy(on=False)
    await sim.say(group.owner, plain, "chatter")
    assert len(await heard(bot)) == 1


async def test_an_answer_ends_near_four_megabytes(emulator: Emulator, sim: Sim) -> None:
    """The rest comes with the next call."""
    for _ in range(12):
        await sim.inject({"message": {"text": "x" * 500_000}})
    assert len((await raw(emulator, "getUpdates"))["result"]) == 8


async def test_a_full_queue_takes_no_more(emulator: Emulator, sim: Sim) -> None:
    """What is there stays; what comes is lost, as on the server."""
    await sim.populate(1, 2)
    for _ in range(MAX_QUEUE):
        emulator.world.queue.inject({"poll": {}})
    with pytest.raises(SimError, match="room for 0 updates"):
        await sim.flood(1)
    await started(sim, "too late")
    assert (await sim.state())["pending_updates"] == MAX_QUEUE
    assert "poll" in (await raw(emulator, "getUpdates", offset=-1))["result"][0]


async def test_an_inline_query_goes_stale_after_30_seconds(emulator: Emulator, sim: Sim) -> None:
    """By the stand-in's clock."""
    asked = {"id": "1", "from": {"id": 1, "is_bot": False, "first_name": "A"}, "query": "", "offset": ""}
    emulator.clock.change(speed=0)
    emulator.world.queue.push("inline_query", asked)
    await sim.advance(29_999)
    assert (await sim.state())["pending_updates"] == 1
    await sim.advance(1)
    assert (await raw(emulator, "getUpdates"))["result"] == []


async def test_the_same_offset_at_once_again_gets_one_update(emulator: Emulator, sim: Sim) -> None:
    """If hasty pollers are held back; half a second later it gets all."""
    emulator.clock.change(speed=0)
    await sim.limits(polling=True)
    await started(sim, "a", "b", "c")
    assert await texts(raw(emulator, "getUpdates")) == ["a", "b", "c"]
    await sim.advance(499)
    assert await texts(raw(emulator, "getUpdates")) == ["a"]
    await sim.advance(500)
    assert await texts(raw(emulator, "getUpdates")) == ["a", "b", "c"]


async def test_the_same_offset_again_soon_waits(emulator: Emulator, sim: Sim) -> None:
    """Three seconds, or until something comes."""
    emulator.clock.change(speed=0)
    await sim.limits(polling=True)
    assert await texts(raw(emulator, "getUpdates")) == []
    await sim.advance(2999)
    second = asyncio.ensure_future(raw(emulator, "getUpdates"))
    done, _ = await asyncio.wait([second], timeout=0.2)
    assert not done
    await started(sim, "a")
    assert await texts(second) == ["a"]
    await raw(emulator, "getUpdates", offset=-1)
    await sim.advance(3000)
    assert await texts(raw(emulator, "getUpdates", offset=-1)) == ["a"]


async def test_a_second_conflict_soon_is_told_three_seconds_later(emulator: Emulator, sim: Sim) -> None:
    """If hasty pollers are held back."""
    emulator.clock.change(speed=0)
    await sim.limits(polling=True)
    await raw(emulator, "setWebhook", url="https://example.org/")
    assert (await raw(emulator, "getUpdates"))["error_code"] == 409
    await sim.advance(2000)
    second = asyncio.ensure_future(raw(emulator, "getUpdates"))
    done, _ = await asyncio.wait([second], timeout=0.2)
    assert not done
    await sim.advance(3000)
    assert (await second)["error_code"] == 409
    assert (await raw(emulator, "getUpdates"))["error_code"] == 409


async def test_a_reset_ends_a_waiting_poll_empty_handed(emulator: Emulator, sim: Sim) -> None:
    """So the bot hears of the new world at once."""
    waiting = asyncio.ensure_future(raw(emulator, "getUpdates", timeout=20))
    await asyncio.sleep(0.1)
    await sim.reset()
    assert await waiting == {"ok": True, "result": []}
    await started(sim, "a")
    assert await texts(raw(emulator, "getUpdates")) == ["a"]


async def test_a_seed_repeats_itself(sim: Sim) -> None:
    """Numbers of updates, names and talk are the same again."""
    seen = []
    for seed in (1, 1, 2):
        await sim.reset(seed)
        groups = await sim.populate(2, 3, seed=seed)
        await sim.flood(5, seed=seed)
        said = [f"{await sim.transcript(group['id'])}" for group in groups]
        seen.append([line.partition("] ")[2] for text in said for line in text.splitlines()])
    assert seen[0] == seen[1] != seen[2]
