"""Whose turn it is: what was claimed ahead waits for its place, and goes back where it does not open soon."""

import asyncio

import pytest

from staffroom.kernel.clock import LedClock
from staffroom.kernel.ids import ChatId, Instant
from staffroom.outbox.pace import Limits, Pace
from staffroom.outbox.turns import Turns
from staffroom.telegram.answers import LONGEST_SILENCE, LongSilence

START = Instant(1_000_000)
GROUP, OTHER = ChatId(-100), ChatId(-200)


def standing(pace: Pace) -> Turns:
    """Return turns on a clock that stands."""
    return Turns(pace, LedClock(START, speed=0))


async def test_an_open_place_is_taken_at_once_also_on_a_clock_that_stands() -> None:
    """Nobody waits for hands that do not move."""
    pace = Pace(Limits())
    async with asyncio.timeout(5):
        assert await standing(pace).for_queued(GROUP)
    assert pace.free_at(GROUP, START) > START


@pytest.mark.parametrize("closed", [None, GROUP])
async def test_a_message_does_not_go_into_a_silence_that_telegram_asked_for(closed: ChatId | None) -> None:
    """However long it lasts: the message goes back; a silence towards another chat holds nothing up."""
    pace = Pace(Limits())
    pace.silence.close(closed, Instant(START + 30_000))
    turns = Turns(pace, LedClock(START, speed=1))
    async with asyncio.timeout(5):
        assert not await turns.for_queued(GROUP)
        assert await turns.for_queued(OTHER) == (closed is not None)


async def test_a_message_lets_people_who_wait_for_an_answer_go_first() -> None:
    """Both want the next place: the answer has it, and the message the one after."""
    pace, went = Pace(Limits()), list[str]()
    turns = Turns(pace, LedClock(START, speed=1))

    async def queued() -> None:
        assert await turns.for_queued(GROUP)
        went.append("queued")

    async def answer() -> None:
        await turns.for_answer(OTHER)
        went.append("answer")

    pace.silence.close(None, Instant(START + 120))  # nothing goes at this moment
    waiting = asyncio.ensure_future(queued())
    await asyncio.sleep(0)
    await asyncio.gather(answer(), waiting)
    assert went == ["answer", "queued"]


@pytest.mark.parametrize("closed", [None, GROUP])
async def test_an_answer_does_not_go_into_a_silence_either(closed: ChatId | None) -> None:
    """It waits for a short one; a silence towards another chat holds nothing up, answers or what is queued."""
    pace, clock = Pace(Limits(chat_gap=0)), LedClock(START, speed=100)
    turns = Turns(pace, clock)
    pace.silence.close(closed, Instant(START + 30_000))
    waiting = asyncio.ensure_future(turns.for_answer(GROUP))
    await asyncio.sleep(0)
    if closed is not None:
        await turns.for_answer(OTHER)
        assert await turns.for_queued(OTHER)
    assert clock.now() < START + 30_000
    async with asyncio.timeout(5):
        await waiting
    assert clock.now() >= START + 30_000


@pytest.mark.parametrize("closed", [None, GROUP])
async def test_an_answer_that_nobody_waits_for_so_long_does_not_go_at_all(closed: ChatId | None) -> None:
    """Whoever made it learns until when; no place is taken, and nobody else is held up."""
    pace, until = Pace(Limits()), Instant(START + int(LONGEST_SILENCE * 1_000) + 5_000)
    pace.silence.close(closed, until)
    turns = Turns(pace, LedClock(START, speed=1))
    async with asyncio.timeout(5):
        with pytest.raises(LongSilence) as told:
            await turns.for_answer(GROUP)
    assert told.value.until == until
    assert pace.answer_at(START) == START
    assert turns.open_at(START) == pace.open_at(START)


async def test_a_silence_that_begins_while_somebody_waits_is_kept_too() -> None:
    """Telegram refuses one answer while the next stands in the row."""
    pace, clock = Pace(Limits(chat_gap=0)), LedClock(START, speed=100)
    turns = Turns(pace, clock)
    for _ in range(5):
        pace.took(OTHER, START)
    waiting = asyncio.ensure_future(turns.for_answer(GROUP))
    await asyncio.sleep(0)
    turns.refused(GROUP, 30)
    async with asyncio.timeout(5):
        await waiting
    assert clock.now() >= START + 30_000
