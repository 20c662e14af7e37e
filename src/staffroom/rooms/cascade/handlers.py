"""The Telegram door: the buttons under an offer."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Writes
from staffroom.kernel.ids import ChatId
from staffroom.kernel.refusal import Refusal
from staffroom.rooms.cascade import service
from staffroom.rooms.cascade.boards import Shown
from staffroom.telegram.filters import Pressed
from staffroom.telegram.presses import number, parse
from staffroom.telegram.render import Voice
from staffroom.telegram.who import Who

router = Router(name="cascade")


@router.callback_query(Pressed("cascade.post"))
async def post(
    callback: CallbackQuery, press: tuple[str, ...], who: Who, db: Writes, clock: Clock, voice: Voice
) -> None:
    """Post a card in the groups of whoever pressed."""
    shown = _shown(callback)
    line = await db.write(service.press, _offer(press), "approved", who.user, clock.now(), shown)
    await voice.toast(callback, line)


@router.callback_query(Pressed("cascade.skip"))
async def skip(
    callback: CallbackQuery, press: tuple[str, ...], who: Who, db: Writes, clock: Clock, voice: Voice
) -> None:
    """Leave a card out in the groups of whoever pressed."""
    shown = _shown(callback)
    line = await db.write(service.press, _offer(press), "skipped", who.user, clock.now(), shown)
    await voice.toast(callback, line)


@router.callback_query(Pressed("cascade.board"))
async def board(callback: CallbackQuery, press: tuple[str, ...], who: Who, db: Writes, voice: Voice) -> None:
    """Tell how the groups stand."""
    await voice.toast(callback, await db.read(service.how_many, _offer(press), who.user), alert=True)


def _offer(press: tuple[str, ...]) -> int:
    """Return the offer's number; what was not written by us names no offer."""
    found = number(press, 0)
    if found is None:
        raise Refusal("cascade-gone")
    return found


def _shown(callback: CallbackQuery) -> Shown | None:
    message = callback.message
    if not isinstance(message, Message):
        return None
    _press, note = parse(callback.data or "")
    return Shown(ChatId(message.chat.id), message.message_id, bool(message.photo), note)
