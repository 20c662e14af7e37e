"""The Telegram door: the buttons under an offer."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Writes
from staffroom.kernel.ids import ChatId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen
from staffroom.kernel.text import Translator
from staffroom.rooms.cascade import boards, service
from staffroom.rooms.cascade.boards import Shown, Written
from staffroom.telegram.filters import Pressed
from staffroom.telegram.presses import number, parse
from staffroom.telegram.render import Voice
from staffroom.telegram.who import Who

router = Router(name="cascade")


@router.callback_query(Pressed("cascade.post"))
async def post(
    callback: CallbackQuery, press: tuple[str, ...], who: Who, db: Writes, clock: Clock, voice: Voice, words: Translator
) -> None:
    """Post a card in the groups of whoever pressed."""
    shown = _shown(callback, words)
    line = await db.write(service.press, _offer(press), "approved", who.user, clock.now(), shown)
    await voice.toast(callback, line)


@router.callback_query(Pressed("cascade.skip"))
async def skip(
    callback: CallbackQuery, press: tuple[str, ...], who: Who, db: Writes, clock: Clock, voice: Voice, words: Translator
) -> None:
    """Leave a card out in the groups of whoever pressed."""
    shown = _shown(callback, words)
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


def _shown(callback: CallbackQuery, words: Translator) -> Shown | None:
    message = callback.message
    if not isinstance(message, Message):
        return None
    _press, note = parse(callback.data or "")

    def write(screen: Screen, language: str) -> Written:
        return boards.written(screen, language, words, note)

    return Shown(ChatId(message.chat.id), message.message_id, bool(message.photo), write)
