"""After a start people come before time: what waits until everything was read that they did while we were away."""

import asyncio
import contextlib
import logging

from aiogram import Bot

from staffroom import inbox, wiring
from staffroom.clockwork import Clockwork
from staffroom.kernel import collector
from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Database
from staffroom.kernel.db_patience import at_last
from staffroom.kernel.screen import text
from staffroom.kernel.text import Translator
from staffroom.ops import heap
from staffroom.rooms.cohorts import Rounds
from staffroom.telegram import introduction, reception
from staffroom.telegram.line import Line

log = logging.getLogger(__name__)

CATCH_UP_SECONDS = 120.0
"""Longest time that time waits for people after a start; without Telegram it goes on all the same."""


async def tick(line: Line, db: Database, clock: Clock, clockwork: Clockwork) -> None:
    """Let things fall due once nothing waits any more that people did, but what was put off."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(CATCH_UP_SECONDS):
            await line.caught_up.wait()
            while await at_last(log, "time", lambda: _waits(db, clock)):  # noqa: ASYNC110  the table tells, no event
                await asyncio.sleep(0.02)
    await clockwork.run()


async def _waits(db: Database, clock: Clock) -> bool:
    return await db.read(inbox.oldest, clock.now()) is not None


async def go_round(line: Line, rounds: Rounds) -> None:
    """Read nothing of groups before what people did meanwhile was fetched."""
    await line.caught_up.wait()
    await rounds.run()


async def introduce(line: Line, bot: Bot, words: Translator, db: Database, said: introduction.Introduction) -> None:
    """Once people were listened to: prepare what their first words would wait for, then introduce ourselves."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(CATCH_UP_SECONDS):
            await line.caught_up.wait()
    await asyncio.to_thread(_read_words, words)
    await reception.build_models()
    collector.look_at_all()  # the start looked at nothing: what it left behind is found now
    heap.give_back()
    await introduction.introduce(bot, words, db, said)


def _read_words(words: Translator) -> None:
    """Read the words of every language."""
    for language in words.languages():
        words.plain(text("sorry"), language)
    wiring.languages()
