"""Whose turn it is: what was claimed ahead waits for its place, and goes back where it does not open soon."""

import asyncio

import pytest

from staffroom.kernel.clock import LedClock
from staffroom.kernel.ids import ChatId, Instant
from staffroom.outbox.pace import Limits, Pace
from staffroom.outbox.turns import Turns

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
    pace.close(closed, Instant(START + 30_000))
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

    pace.close(None, Instant(START + 120))  # nothing goes at this moment
    waiting = asyncio.ensure_future(queued())
    await asyncio.sleep(0)
    await asyncio.gather(answer(), waiting)
    assert went == ["answer", "queued"]
