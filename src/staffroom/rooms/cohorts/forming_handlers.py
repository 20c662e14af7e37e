"""The Telegram door of forming the groups; for admins, in their private chats."""

from aiogram import Router
from aiogram.types import CallbackQuery

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Writes
from staffroom.kernel.ids import PersonId, ProgrammeId
from staffroom.rooms.cohorts import forming
from staffroom.rooms.cohorts.planning import Placed
from staffroom.telegram.filters import Admin, Pressed
from staffroom.telegram.presses import number, required
from staffroom.telegram.render import Voice

router = Router(name="cohorts.forming")

Args = tuple[str, ...]


@router.callback_query(Pressed("cohorts.form"), Admin())
async def look(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Show the groups as they would be."""
    asked, page = number(press, 0), number(press, 1) or 0
    programme = None if asked is None else ProgrammeId(asked)
    await voice.redraw(callback, await db.read(forming.look, admin, programme, page, clock.now()))


@router.callback_query(Pressed("cohorts.formyes"), Admin())
async def apply(
    callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock, placed: Placed
) -> None:
    """Form them."""
    seen = press[1] if len(press) > 1 else ""
    done = await db.write(forming.apply, admin, ProgrammeId(required(press)), seen, clock.now(), placed)
    await voice.redraw(callback, done)
