"""The Telegram door of deputies; in private chats, by buttons."""

from aiogram import Router
from aiogram.types import CallbackQuery

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Writes
from staffroom.kernel.ids import CohortId, PersonId
from staffroom.rooms.deputies import screens, service
from staffroom.rooms.deputies.values import ToDo
from staffroom.telegram.filters import Pressed, Staff
from staffroom.telegram.presses import number, required
from staffroom.telegram.render import Voice

router = Router(name="deputies")

Args = tuple[str, ...]


@router.callback_query(Pressed("deputies.list"), Staff())
async def listed(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice) -> None:
    """Show who stands in where."""
    await voice.redraw(callback, screens.listed(*await db.read(service.led, staff, number(press, 0) or 0)))


@router.callback_query(Pressed("deputies.stood_in"), Staff())
async def stood_in(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice) -> None:
    """Show in which groups one stands in."""
    await voice.redraw(callback, screens.stood_in(*await db.read(service.stood_in, staff, number(press, 0) or 0)))


@router.callback_query(Pressed("deputies.choose"), Staff())
async def choose(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice) -> None:
    """Ask which colleague shall stand in."""
    cohort, page = CohortId(required(press)), number(press, 1) or 0
    await voice.redraw(callback, screens.choose(await db.read(service.choice, cohort, staff, page)))


@router.callback_query(Pressed("deputies.ask"), Staff())
async def ask(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Let a colleague stand in."""
    cohort, deputy = CohortId(required(press)), PersonId(required(press, 1))
    await voice.redraw(callback, screens.asked(await db.write(service.ask, cohort, staff, deputy, clock.now())))


@router.callback_query(Pressed("deputies.stop"), Staff())
async def stop(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice) -> None:
    """Let nobody stand in any more."""
    await db.write(service.stop, CohortId(required(press)), staff)
    await voice.redraw(callback, screens.stopped())


@router.callback_query(Pressed("deputies.take"), Staff())
async def take(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice) -> None:
    """Say what taking over means."""
    await voice.redraw(callback, screens.sure(await db.read(service.may_take_over, CohortId(required(press)), staff)))


@router.callback_query(Pressed("deputies.taken"), Staff())
async def taken(
    callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock, to_do: ToDo
) -> None:
    """Take a group over."""
    found = await db.write(service.take_over, CohortId(required(press)), staff, to_do, clock.now())
    await voice.redraw(callback, screens.handover(found))
