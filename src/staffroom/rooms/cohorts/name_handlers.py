"""The Telegram door: a group of ours is given another name, and who leads it decides."""

from aiogram import Bot, Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Writes
from staffroom.kernel.ids import ChatId, CohortId, PersonId
from staffroom.rooms.cohorts import name_screens, naming
from staffroom.telegram.filters import InGroup, Pressed, Staff
from staffroom.telegram.presses import number, required
from staffroom.telegram.render import Voice

router = Router(name="cohorts.names")


class Renamed(Filter):
    """Telegram's own word about a name that somebody else than the bot gave a group; hands it on as `title`."""

    async def __call__(self, message: Message, bot: Bot) -> bool | dict[str, str]:  # noqa: D102
        by_us = message.from_user is not None and message.from_user.id == bot.id
        return False if message.new_chat_title is None or by_us else {"title": message.new_chat_title}


@router.message(InGroup(), Renamed())
async def renamed(message: Message, title: str, db: Writes, clock: Clock) -> None:
    """Note another name."""
    await db.write(naming.renamed, ChatId(message.chat.id), title, clock.now())


@router.callback_query(Pressed("cohorts.restorename"), Staff())
@router.callback_query(Pressed("cohorts.keepname"), Staff())
async def decide(
    callback: CallbackQuery, press: tuple[str, ...], staff: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Keep the new name, or put the agreed one back."""
    cohort, which = CohortId(required(press)), number(press, 1) or 0
    keep = (callback.data or "").startswith("cohorts.keepname")
    after = await db.write(naming.decide, cohort, staff, which, clock.now(), keep=keep)
    await voice.redraw(callback, name_screens.decided(*after))
