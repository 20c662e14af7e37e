"""Direct answers on the stand-in: into no silence, and to nobody who is not there."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime

import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, Chat, Message, User

from staffroom.kernel.clock import LedClock
from staffroom.kernel.ids import ChatId, Instant
from staffroom.kernel.screen import Screen, text
from staffroom.kernel.text import Translator
from staffroom.outbox import Limits, Pace, Turns
from staffroom.pictures.painter import Painter
from staffroom.telegram import bot as telegram
from staffroom.telegram.answers import LongSilence, NobodyThere, given
from staffroom.telegram.render import Kit, Voice
from telegram_emulator.client import Sim
from telegram_emulator.server import Emulator

START = Instant(1_788_000_000_000)


class Talk:
    """A bot that answers somebody, on a clock that is sixty times as fast as the wall."""

    def __init__(self, sim: Sim, emulator: Emulator, user: int) -> None:
        self.sim, self.user = sim, user
        self.turns = Turns(Pace(Limits()), LedClock(START, speed=60))
        self.bot = telegram.build(emulator.token, emulator.url)

    async def answer(self, give: Callable[[], Awaitable[object]] | None = None) -> object:
        """Answer: with a word, or as is wished."""
        return await given(self.turns, ChatId(self.user), give or self.word)

    async def word(self) -> int:
        """Say a word."""
        return await telegram.say(self.bot, {"chat_id": self.user, "text": "Yes"})

    async def asked(self) -> list[int]:
        """Return when Telegram was asked to send something."""
        return [call["at_ms"] for call in await self.sim.calls() if call["method"] == "sendMessage"]


@pytest.fixture
async def talk() -> AsyncIterator[Talk]:
    """Open a stand-in with somebody who writes to the bot."""
    async with asyncio.timeout(60), Emulator(start_ms=START, speed=60) as emulator, Sim(emulator.url) as sim:
        opened = Talk(sim, emulator, await sim.create_user("Amina", started=True))
        yield opened
        await opened.bot.session.close()


async def test_an_answer_that_telegram_refuses_for_now_goes_once_when_its_time_has_come(talk: Talk) -> None:
    """To the second, and nothing of it is lost."""
    await talk.sim.faults(kind="429", method="sendMessage", count=2, retry_after=60)
    await talk.answer()
    first, second, third = await talk.asked()
    assert min(second - first, third - second) >= 60_000
    assert len(await talk.sim.private(talk.user)) == 1


async def test_all_who_speak_learn_of_a_refused_answer(talk: Talk) -> None:
    """A silence that is too long for an answer holds for whatever else goes to that chat."""
    await talk.sim.faults(kind="429", method="sendMessage", count=1, retry_after=86_400)
    with pytest.raises(LongSilence):
        await talk.answer()
    assert len(await talk.asked()) == 1
    assert talk.turns.is_silent(ChatId(talk.user))
    assert not talk.turns.is_silent(ChatId(talk.user + 1))
    assert talk.turns.pace.free_at(ChatId(talk.user), START) > START + 86_000_000


async def test_where_nobody_is_there_any_more_one_try_is_enough(talk: Talk) -> None:
    """Somebody blocked the bot, or the chat is none. What is wrong with the words is another matter."""
    with pytest.raises(NobodyThere):
        await talk.answer(lambda: talk.bot.send_message(4711, "Yes"))
    with pytest.raises(TelegramBadRequest):
        await talk.answer(lambda: telegram.say(talk.bot, {"chat_id": talk.user, "text": "<b>Yes"}))
    await talk.sim.block(talk.user)
    before = await talk.asked()
    with pytest.raises(NobodyThere):
        await talk.answer()
    assert len(await talk.asked()) == len(before) + 1


async def test_a_press_on_a_message_that_is_gone_shows_a_new_one(talk: Talk, words: Translator) -> None:
    """Whoever pressed is there all the same."""
    amina = User(id=talk.user, is_bot=False, first_name="Amina")
    stood = Message(
        message_id=4711, date=datetime.fromtimestamp(0, UTC), chat=Chat(id=talk.user, type="private"), text="Old"
    ).as_(talk.bot)
    press = CallbackQuery(id="1", from_user=amina, chat_instance="1", message=stood).as_(talk.bot)
    shown = await Voice(talk.bot, Kit(words, Painter(), talk.turns), "en").redraw(press, Screen((text("sorry"),)))
    assert [message["message_id"] for message in await talk.sim.private(talk.user)] == [shown]
