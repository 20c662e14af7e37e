"""The Telegram door of a workshop in its group: who is coming, and the file for one's own calendar."""

from aiogram import Router
from aiogram.types import CallbackQuery

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Writes
from staffroom.kernel.ids import ChatId
from staffroom.kernel.refusal import Refusal
from staffroom.rooms.workshops import answers
from staffroom.rooms.workshops.values import Tapped
from staffroom.telegram.filters import Pressed
from staffroom.telegram.presses import required
from staffroom.telegram.render import Voice
from staffroom.telegram.who import Who

router = Router(name="workshops in groups")

Args = tuple[str, ...]


def _tapped(callback: CallbackQuery, press: Args, who: Who) -> Tapped:
    """Return who tapped what where.

    Raises Refusal for a press that is about nothing.
    """
    workshop = required(press)
    if callback.message is None:
        raise Refusal("button-old")
    said = press[1] if len(press) > 1 else ""
    return Tapped(ChatId(callback.message.chat.id), callback.message.message_id, workshop, said, who.teacher)


@router.callback_query(Pressed("workshops.answer"))
async def answer(callback: CallbackQuery, press: Args, who: Who, db: Writes, voice: Voice, clock: Clock) -> None:
    """Note whether a teacher comes; only they read what was noted."""
    await voice.toast(callback, await db.write(answers.answer, _tapped(callback, press, who), clock.now()))


@router.callback_query(Pressed("workshops.ics"))
async def add_to_calendar(
    callback: CallbackQuery, press: Args, who: Who, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Have the file for somebody's own calendar sent to them privately."""
    await voice.toast(callback, await db.write(answers.for_calendar, _tapped(callback, press, who), clock.now()))
