"""The Telegram door: an admin names who leads a group that nobody leads."""

from aiogram import Router
from aiogram.types import CallbackQuery

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Writes
from staffroom.kernel.ids import CohortId, PersonId
from staffroom.rooms.cohorts import lead_screens, leading
from staffroom.telegram.filters import Admin, Pressed
from staffroom.telegram.presses import required
from staffroom.telegram.render import Voice

router = Router(name="cohorts.leading")


@router.callback_query(Pressed("cohorts.appoint"), Admin())
async def appoint(
    callback: CallbackQuery, press: tuple[str, ...], admin: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Name a coordinator."""
    cohort, leader = CohortId(required(press)), PersonId(required(press, 1))
    after = await db.write(leading.appoint, cohort, admin, leader, clock.now())
    await voice.redraw(callback, lead_screens.led(*after))
