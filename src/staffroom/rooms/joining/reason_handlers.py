"""The Telegram door of why people step back."""

from aiogram import Router
from aiogram.types import CallbackQuery

from staffroom.kernel.db import Writes
from staffroom.kernel.ids import PersonId
from staffroom.rooms.joining import reason_screens, reasons
from staffroom.telegram.filters import Admin, Pressed
from staffroom.telegram.presses import number
from staffroom.telegram.render import Voice
from staffroom.telegram.who import Who

router = Router(name="joining.reasons")


@router.callback_query(Pressed("joining.why"))
async def tell(callback: CallbackQuery, press: tuple[str, ...], who: Who, voice: Voice, db: Writes) -> None:
    """Count a reason."""
    about = number(press, 0)
    person = None if about is None else PersonId(about)
    await voice.redraw(callback, reason_screens.thanks(await db.write(reasons.tell, who.user, person, press[-1])))


@router.callback_query(Pressed("joining.whys"), Admin())
async def show(callback: CallbackQuery, admin: PersonId, voice: Voice, db: Writes) -> None:
    """Show an admin what was told."""
    await voice.redraw(callback, reason_screens.show(await db.read(reasons.told, admin)))
