"""How much a bot may say: on a clock that stands still until it is moved, so a minute takes milliseconds."""

from collections.abc import AsyncIterator
from dataclasses import replace

import aiohttp
import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramRetryAfter
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.conftest import examples
from tests.emulator.conftest import START_MS, Group
from tests.emulator.support import raw

from telegram_emulator import Emulator, Sim, SimError
from telegram_emulator.clock import Clock
from telegram_emulator.world.errors import ApiError
from telegram_emulator.world.limits import Limits, Settings

MARKUP = {"inline_keyboard": [[{"text": "Go", "callback_data": "x"}]]}


@pytest.fixture
async def emulator() -> AsyncIterator[Emulator]:
    """Run a stand-in whose clock stands still."""
    async with Emulator(start_ms=START_MS, speed=0) as running:
        yield running


async def say(emulator: Emulator, chat: int, times: int = 1) -> list[int]:
    """Let the bot say something so often and give the seconds it is told to wait each time, 0 for none."""
    answers = [await raw(emulator, "sendMessage", chat_id=chat, text="x") for _ in range(times)]
    return [answer.get("parameters", {}).get("retry_after", 0) for answer in answers]


async def crowd(sim: Sim, people: int) -> list[int]:
    """Let so many people have started the bot."""
    group = (await sim.populate(1, people, started=True, rights={}))[0]
    return list(group["people"])


async def test_nothing_is_limited_unless_asked(emulator: Emulator, sim: Sim, group: Group) -> None:
    """The stand-in is fast by itself."""
    assert await say(emulator, group.id, 40) == [0] * 40
    assert (await sim.limits())["refused"] == {"overall": 0, "chat": 0, "group": 0, "penalty": 0}


async def test_a_chat_bears_a_burst_and_then_one_message_a_second(emulator: Emulator, sim: Sim) -> None:
    """Tokens come back evenly."""
    (ann,) = await crowd(sim, 1)
    await sim.limits(model="bucket", chat_burst=3)
    assert await say(emulator, ann, 4) == [0, 0, 0, 1]
    await sim.advance(1000)
    assert await say(emulator, ann, 2) == [0, 1]
    await sim.advance(60_000)
    assert await say(emulator, ann, 4) == [0, 0, 0, 1]


async def test_a_strict_window_waits_until_the_oldest_message_leaves_it(emulator: Emulator, sim: Sim) -> None:
    """Three in any three seconds, not one each second."""
    (ann,) = await crowd(sim, 1)
    await sim.limits(model="window", chat_burst=3)
    assert await say(emulator, ann, 4) == [0, 0, 0, 3]
    await sim.advance(2999)
    assert await say(emulator, ann) == [1]
    await sim.advance(1)
    assert await say(emulator, ann, 4) == [0, 0, 0, 3]


async def test_a_group_bears_twenty_a_minute_edits_included(emulator: Emulator, sim: Sim, group: Group) -> None:
    """A minute later it bears them again."""
    await sim.limits(model="window")
    post = (await raw(emulator, "sendMessage", chat_id=group.id, text="x"))["result"]["message_id"]
    for number in range(19):
        await sim.advance(1000)
        edit = {"chat_id": group.id, "message_id": post, "text": f"x {number}"}
        assert (await raw(emulator, "editMessageText", **edit))["ok"]
    await sim.advance(1000)
    assert await say(emulator, group.id) == [40]
    await sim.advance(40_000)
    assert await say(emulator, group.id) == [0]
    assert (await sim.limits())["refused"] == {"overall": 0, "chat": 0, "group": 1, "penalty": 0}


async def test_all_chats_together_bear_thirty_a_second(emulator: Emulator, sim: Sim) -> None:
    """The first is free again a second later."""
    people = await crowd(sim, 31)
    await sim.limits(model="window")
    assert [(await say(emulator, one))[0] for one in people] == [0] * 30 + [1]
    await sim.advance(1000)
    assert await say(emulator, people[-1]) == [0]
    assert (await sim.state())["refused"]["overall"] == 1


async def test_the_penalty_bars_everybody(emulator: Emulator, sim: Sim) -> None:
    """For five seconds from the call that went too far; knocking does not lengthen it."""
    ann, ben = await crowd(sim, 2)
    await sim.limits(model="penalty", chat_burst=1)
    assert await say(emulator, ann, 2) == [0, 5]
    await sim.advance(2000)
    assert await say(emulator, ben, 2) == [3, 3]
    await sim.advance(3000)
    assert await say(emulator, ben) == [0]
    assert (await sim.limits())["refused"] == {"overall": 0, "chat": 1, "group": 0, "penalty": 2}


async def test_body_header_and_exception_name_the_seconds(emulator: Emulator, sim: Sim, bot: Bot) -> None:
    """As Telegram words it."""
    (ann,) = await crowd(sim, 1)
    await sim.limits(model="window", chat_burst=1)
    await bot.send_message(ann, "x")
    with pytest.raises(TelegramRetryAfter) as refused:
        await bot.send_message(ann, "x")
    assert refused.value.retry_after == 1
    url = f"{emulator.url}/bot{emulator.token}/sendMessage"
    async with aiohttp.ClientSession() as http, http.post(url, json={"chat_id": ann, "text": "x"}) as answer:
        assert (answer.status, answer.headers["Retry-After"]) == (429, "1")
        assert await answer.json() == {
            "ok": False,
            "error_code": 429,
            "description": "Too Many Requests: retry after 1",
            "parameters": {"retry_after": 1},
        }


async def test_a_refused_message_was_not_sent(emulator: Emulator, sim: Sim) -> None:
    """Nor is it in the ledger as accepted."""
    (ann,) = await crowd(sim, 1)
    await sim.limits(model="window", chat_burst=1)
    await say(emulator, ann, 2)
    assert len(await sim.private(ann)) == 1
    assert [call["accepted"] for call in await sim.calls()] == [True, False]


async def test_answers_to_presses_and_questions_are_free(emulator: Emulator, sim: Sim) -> None:
    """Only what puts or changes messages counts."""
    (ann,) = await crowd(sim, 1)
    await raw(emulator, "sendMessage", chat_id=ann, text="x", reply_markup=MARKUP)
    await sim.limits(model="penalty", chat_burst=1)
    await say(emulator, ann, 2)
    press = (await sim.tap_only(ann, ann, "Go"))["press"]
    assert (await raw(emulator, "answerCallbackQuery", callback_query_id=press))["ok"]
    assert (await raw(emulator, "sendChatAction", chat_id=ann, action="typing"))["ok"]
    assert (await raw(emulator, "getMe"))["ok"]


async def test_a_public_name_and_a_number_are_one_chat(emulator: Emulator, sim: Sim, group: Group) -> None:
    """No way around the limit."""
    await sim.make_public(group.id, "maths_group")
    await sim.limits(model="window", chat_burst=1)
    await say(emulator, group.id)
    refused = await raw(emulator, "sendMessage", chat_id="@Maths_Group", text="x")
    assert refused["error_code"] == 429


async def test_limits_are_set_when_the_stand_in_starts_and_survive_a_reset() -> None:
    """With nothing counted."""
    async with Emulator(limits={"model": "bucket", "chat_burst": 1}, speed=0) as emulator, Sim(emulator.url) as sim:
        (ann,) = await crowd(sim, 1)
        assert await say(emulator, ann, 2) == [0, 1]
        await sim.reset()
        shown = await sim.limits()
        assert (shown["model"], shown["chat_burst"], shown["refused"]["chat"]) == ("bucket", 1, 0)


@pytest.mark.parametrize("wish", [{"model": "strict"}, {"per_groups": 1}, {"per_group": 0}])
async def test_what_is_no_limit_is_refused(sim: Sim, wish: dict[str, object]) -> None:
    """With a sentence."""
    with pytest.raises(SimError, match=r"model is one of|limits have no|positive"):
        await sim.limits(**wish)


WALKS = st.lists(st.tuples(st.integers(0, 1500), st.integers(-4, 4)), max_size=200)
ODD = Settings(model="window", overall=5, chat_burst=2, per_group=4)


def walk(model: str, steps: list[tuple[int, int]]) -> tuple[list[tuple[int, int]], Limits]:
    """Let a bot speak to chats after pauses and give when it was let through to which."""
    clock = Clock(START_MS, speed=0)
    limits = Limits(clock, replace(ODD, model=model))
    passed = []
    for pause, chat in steps:
        clock.change(advance_ms=pause)
        try:
            limits.check("sendMessage", chat)
        except ApiError:
            continue
        passed.append((clock.now_ms(), chat))
    return passed, limits


@pytest.mark.parametrize("model", ["window", "penalty"])
@given(steps=WALKS)
@settings(max_examples=examples(60), deadline=None)
def test_no_window_ever_holds_too_many(model: str, steps: list[tuple[int, int]]) -> None:
    """Whatever the bot does."""
    passed, _ = walk(model, steps)
    for at, chat in passed:
        in_second = [when for when, _ in passed if at <= when < at + 1000]
        here = [when for when, where in passed if where == chat]
        assert len(in_second) <= 5
        assert sum(at <= when < at + 2000 for when in here) <= 2
        assert chat >= 0 or sum(at <= when < at + 60_000 for when in here) <= 4


@given(steps=WALKS)
@settings(max_examples=examples(60), deadline=None)
def test_a_bucket_never_gives_more_than_it_held_and_got(steps: list[tuple[int, int]]) -> None:
    """The brim and what came back meanwhile."""
    passed, _ = walk("bucket", steps)
    for index, (start, _) in enumerate(passed):
        for later, (end, _) in enumerate(passed[index:], 1):
            assert later <= 5 + 5 * (end - start) / 1000 + 1e-6


@pytest.mark.parametrize("model", ["window", "bucket", "penalty"])
@given(steps=WALKS, chat=st.integers(-4, 4))
@example(steps=[(0, -1), (0, -1), (1, 0), (0, 0), (499, 1), (1500, -1), (0, -1), (0, 0)], chat=-1)
@settings(max_examples=examples(60), deadline=None)
def test_who_waits_as_told_is_let_through(model: str, steps: list[tuple[int, int]], chat: int) -> None:
    """retry_after is honest."""
    _, limits = walk(model, steps)
    waited = 0
    try:
        limits.check("sendMessage", chat)
    except ApiError as error:
        waited = error.parameters["retry_after"]
        limits.clock.change(advance_ms=waited * 1000)
        limits.check("sendMessage", chat)
    assert 0 <= waited <= 60
