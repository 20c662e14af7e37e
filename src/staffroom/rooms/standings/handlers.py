"""The Telegram door of the standings."""

from aiogram import Router
from aiogram.types import CallbackQuery

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Writes
from staffroom.kernel.ids import ChatId, PersonId
from staffroom.rooms.standings import screens, service
from staffroom.telegram.filters import Pressed, Staff
from staffroom.telegram.render import Voice

router = Router(name="standings")


@router.callback_query(Pressed("standings.why"), Staff())
async def why(
    callback: CallbackQuery, press: tuple[str, ...], staff: PersonId, voice: Voice, db: Writes, clock: Clock
) -> None:
    """Explain a group's place to its coordinator, in private."""
    chat = ChatId(callback.message.chat.id if callback.message else 0)
    await db.write(service.explain, staff, chat, "".join(press[:1]), clock.now())
    await voice.toast(callback, screens.written())
