"""The Telegram door of days off; for whoever leads a group."""

from aiogram import Router
from aiogram.types import CallbackQuery

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Writes
from staffroom.kernel.ids import CohortId, PersonId
from staffroom.rooms.panel import days_off
from staffroom.telegram.filters import Pressed, Staff
from staffroom.telegram.presses import number, required
from staffroom.telegram.render import Voice

router = Router(name="days_off")

Args = tuple[str, ...]


@router.callback_query(Pressed("panel.offs"), Staff())
async def groups(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Ask of which group."""
    await voice.redraw(callback, await db.read(days_off.groups, staff, number(press, 0) or 0, clock.now()))


@router.callback_query(Pressed("panel.off"), Staff())
async def weeks(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Show the coming weeks of a group."""
    await voice.redraw(callback, await db.read(days_off.show, CohortId(required(press)), staff, clock.now()))


@router.callback_query(Pressed("panel.offturn"), Staff())
async def turn(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Give a group a week off, or take it back."""
    cohort, first = CohortId(required(press)), required(press, 1)
    await voice.redraw(callback, await db.write(days_off.turn, cohort, staff, first, clock.now()))
