"""The Telegram door of the ready words; in private chats only."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Writes
from staffroom.kernel.ids import CohortId, PersonId
from staffroom.rooms.ready import screens, service
from staffroom.telegram.filters import Awaited, Pressed, Private, Staff
from staffroom.telegram.presses import required
from staffroom.telegram.render import Voice

router = Router(name="ready")

Args = tuple[str, ...]


def _wanted(press: Args) -> tuple[int, int]:
    """Return the occasion and the text that a press is about."""
    return required(press, 0), required(press, 1)


@router.callback_query(Pressed("ready.open"), Staff())
async def open_occasions(callback: CallbackQuery, voice: Voice) -> None:
    """Show the occasions."""
    await voice.redraw(callback, screens.occasions())


@router.callback_query(Pressed("ready.show"), Staff())
async def show(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice) -> None:
    """Show a text."""
    await voice.redraw(callback, await db.read(service.show, staff, *_wanted(press)))


@router.callback_query(Pressed("ready.copy"), Staff())
async def copy(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice) -> None:
    """Give a text to copy."""
    await voice.redraw(callback, await db.read(service.copy, staff, *_wanted(press)))


@router.callback_query(Pressed("ready.choose"), Staff())
async def choose(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice) -> None:
    """Show the groups to choose from."""
    await voice.redraw(callback, await db.read(service.choose, staff, _wanted(press), required(press, 2)))


@router.callback_query(Pressed("ready.tick"), Staff())
async def tick(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice) -> None:
    """Tick a group or take the tick away."""
    cohort = CohortId(required(press, 2))
    await voice.redraw(callback, await db.write(service.tick, staff, _wanted(press), cohort))


@router.callback_query(Pressed("ready.post"), Staff())
async def post(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Post in one group."""
    cohort = CohortId(required(press, 2))
    await voice.redraw(callback, await db.write(service.post_one, staff, _wanted(press), cohort, clock.now()))


@router.callback_query(Pressed("ready.all"), Staff())
async def post_all(
    callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Post in all groups."""
    await voice.redraw(callback, await db.write(service.post_all, staff, _wanted(press), clock.now()))


@router.callback_query(Pressed("ready.ticked"), Staff())
async def post_ticked(
    callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Post in the groups that are ticked."""
    await voice.redraw(callback, await db.write(service.post_ticked, staff, _wanted(press), clock.now()))


@router.callback_query(Pressed("ready.undo"), Staff())
async def undo(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Take back what waits to be posted."""
    await voice.redraw(callback, await db.write(service.undo, staff, _wanted(press), clock.now()))


@router.callback_query(Pressed("ready.adapt"), Staff())
async def adapt(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Ask for somebody's own words."""
    await voice.redraw(callback, await db.write(service.begin, staff, _wanted(press), clock.now()))


@router.callback_query(Pressed("ready.cancel"), Staff())
async def cancel(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice) -> None:
    """Go back without own words."""
    await voice.redraw(callback, await db.write(service.stop, staff, _wanted(press)))


@router.message(Private(), Awaited("waits", service.awaited))
async def written(message: Message, staff: PersonId, db: Writes, voice: Voice) -> None:
    """Show somebody's own words before they are posted."""
    await voice.answer(message, await db.write(service.take, staff, message.text or ""))
