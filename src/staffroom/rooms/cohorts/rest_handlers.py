"""The Telegram door: an admin decides what becomes of the groups of a coordinator who rests."""

from aiogram import Router
from aiogram.types import CallbackQuery

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Writes
from staffroom.kernel.ids import CohortId, PersonId
from staffroom.rooms.cohorts import lead_screens, rest_screens, resting
from staffroom.telegram.filters import Admin, Pressed
from staffroom.telegram.presses import number, required
from staffroom.telegram.render import Voice

router = Router(name="cohorts.resting")

Args = tuple[str, ...]


@router.callback_query(Pressed("cohorts.rests"), Admin())
async def told(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice) -> None:
    """Show again who rests."""
    await voice.redraw(callback, rest_screens.told(await db.read(resting.look, PersonId(required(press)), admin)))


@router.callback_query(Pressed("cohorts.another"), Admin())
async def choose(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice) -> None:
    """Ask who shall lead a group instead."""
    wanted = number(press, 2) or 0
    cohort, leader, named, page = await db.read(resting.choose, CohortId(required(press)), admin, wanted)
    shown = rest_screens.choose(cohort, named, page, required(press, 1)) if leader is None else None
    await voice.redraw(callback, shown or lead_screens.led(cohort, leader or ""))


@router.callback_query(Pressed("cohorts.still"), Admin())
async def still(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Let somebody coordinate although they are out of the coordinators' group."""
    done = await db.write(resting.call_back, PersonId(required(press)), admin, clock.now())
    await voice.redraw(callback, rest_screens.called_back(*done))
