"""The Telegram door: an admin names who leads a group that nobody leads."""

from dataclasses import replace

from aiogram import Router
from aiogram.types import CallbackQuery

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Writes
from staffroom.kernel.ids import CohortId, PersonId
from staffroom.rooms.cohorts import lead_screens, leading, rest_screens, resting
from staffroom.telegram.filters import Admin, Pressed
from staffroom.telegram.presses import number, required
from staffroom.telegram.render import Voice

router = Router(name="cohorts.leading")


@router.callback_query(Pressed("cohorts.appoint"), Admin())
async def appoint(
    callback: CallbackQuery, press: tuple[str, ...], admin: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Name a coordinator; where somebody's other groups wait as well, ask about these."""
    cohort, leader, rests = CohortId(required(press)), PersonId(required(press, 1)), number(press, 2)
    after = await db.write(leading.appoint, cohort, admin, leader, clock.now())
    waits = None if rests is None else await db.read(resting.absence, PersonId(rests))
    shown = lead_screens.led(*after)
    if waits is not None and waits.waiting:
        asked = rest_screens.told(waits)
        shown = replace(asked, lines=(*shown.lines, *asked.lines))
    await voice.redraw(callback, shown)


@router.callback_query(Pressed("cohorts.leaders"), Admin())
async def leaders(callback: CallbackQuery, press: tuple[str, ...], admin: PersonId, db: Writes, voice: Voice) -> None:
    """Show another page of those who may lead a group."""
    found = await db.read(leading.choose, CohortId(required(press)), admin, number(press, 1) or 0)
    await voice.redraw(callback, lead_screens.choose(*found))
