"""The Telegram door of the progress room."""

from aiogram import Router
from aiogram.types import CallbackQuery

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Writes
from staffroom.kernel.ids import ChatId
from staffroom.rooms.progress import screens, service
from staffroom.telegram.filters import Pressed
from staffroom.telegram.render import Voice
from staffroom.telegram.who import Who

router = Router(name="progress")


@router.callback_query(Pressed("progress.done"))
async def done(
    callback: CallbackQuery, press: tuple[str, ...], who: Who, voice: Voice, db: Writes, clock: Clock
) -> None:
    """Note that a teacher says a section is finished."""
    chat = ChatId(callback.message.chat.id if callback.message else 0)
    noted = await db.write(service.report, who.user, chat, "".join(press[:1]), clock.now())
    await voice.toast(callback, screens.noted(noted), alert=True)


@router.callback_query(Pressed("progress.undo"))
async def undo(callback: CallbackQuery, press: tuple[str, ...], who: Who, voice: Voice, db: Writes) -> None:
    """Take that back for a teacher."""
    there_was = await db.write(service.undo, who.user, "".join(press[:1]))
    await voice.toast(callback, screens.undone(there_was=there_was), alert=True)
