"""The Telegram door of the cascade board."""

from aiogram import Router
from aiogram.types import CallbackQuery

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Writes
from staffroom.kernel.ids import PersonId
from staffroom.rooms.cascade import overview
from staffroom.telegram.filters import Admin, Pressed
from staffroom.telegram.presses import number, required
from staffroom.telegram.render import Voice

router = Router(name="cascade.overview")

Args = tuple[str, ...]


@router.callback_query(Pressed("cascade.boards"), Admin())
async def boards(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, clock: Clock, voice: Voice) -> None:
    """Turn the pages of the programmes that have a board."""
    await voice.redraw(callback, await db.read(overview.boards, admin, number(press, 0) or 0, clock.now()))


@router.callback_query(Pressed("cascade.week"), Admin())
async def week(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, clock: Clock, voice: Voice) -> None:
    """Show how a week's cards stand."""
    wanted, page, now = max(1, number(press, 1) or 1), number(press, 2) or 0, clock.now()
    await voice.redraw(callback, await db.read(overview.week, admin, required(press), wanted, page, now))


@router.callback_query(Pressed("cascade.card"), Admin())
async def card(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, clock: Clock, voice: Voice) -> None:
    """Show how a card stands."""
    page, now = number(press, 1) or 0, clock.now()
    await voice.redraw(callback, await db.read(overview.card, admin, required(press), page, now))


@router.callback_query(Pressed("cascade.nudge"), Admin())
async def nudge(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, clock: Clock, voice: Voice) -> None:
    """Remind those who have not decided on a card."""
    await voice.redraw(callback, await db.write(overview.nudge, admin, required(press), clock.now()))


@router.callback_query(Pressed("cascade.nudge_back"), Admin())
async def take_back(
    callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, clock: Clock, voice: Voice
) -> None:
    """Take reminders back that wait."""
    await voice.redraw(callback, await db.write(overview.take_back, admin, required(press), clock.now()))
