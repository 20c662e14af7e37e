"""The Telegram door of workshops for staff; in private chats only."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Writes
from staffroom.kernel.ids import CohortId, PersonId, ProgrammeId
from staffroom.rooms.workshops import attendance, composing, group_handlers
from staffroom.rooms.workshops.values import Draft
from staffroom.telegram.filters import Admin, Awaited, Pressed, Private, Staff
from staffroom.telegram.presses import number, required
from staffroom.telegram.render import Voice

router = Router(name="workshops")
router.include_router(group_handlers.router)

Args = tuple[str, ...]


def _which(press: Args) -> tuple[int, CohortId]:
    """Return the workshop and the group that a press is about."""
    return required(press), CohortId(required(press, 1))


@router.callback_query(Pressed("workshops.index"), Staff())
async def index(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """List the workshops."""
    await voice.redraw(callback, await db.read(attendance.index, staff, required(press), clock.now()))


@router.callback_query(Pressed("workshops.show"), Staff())
async def show(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Show one workshop."""
    await voice.redraw(callback, await db.read(attendance.detail, staff, required(press), clock.now()))


@router.callback_query(Pressed("workshops.whose"), Staff())
async def whose(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Ask in which group somebody ticks who was there."""
    page = number(press, 1) or 0
    await voice.redraw(callback, await db.read(attendance.whose, staff, required(press), page, clock.now()))


@router.callback_query(Pressed("workshops.roll"), Staff())
async def roll(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Show a group's teachers."""
    page = number(press, 2) or 0
    await voice.redraw(callback, await db.read(attendance.roll, staff, _which(press), page, clock.now()))


@router.callback_query(Pressed("workshops.tick"), Staff())
async def tick(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Tick a teacher."""
    person = PersonId(required(press, 2))
    await voice.redraw(callback, await db.write(attendance.tick, staff, _which(press), person, clock.now()))


@router.callback_query(Pressed("workshops.coming"), Staff())
async def coming(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Tick everybody who said that they would come."""
    await voice.redraw(callback, await db.write(attendance.tick_coming, staff, _which(press), clock.now()))


@router.callback_query(Pressed("workshops.cancel"), Staff())
async def ask_cancel(
    callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Ask once more."""
    await voice.redraw(callback, await db.read(attendance.ask_cancel, staff, required(press), clock.now()))


@router.callback_query(Pressed("workshops.cancelled"), Staff())
async def cancel(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Call a workshop off."""
    await voice.redraw(callback, await db.write(attendance.cancel, staff, required(press), clock.now()))


@router.callback_query(Pressed("workshops.undo"), Staff())
async def undo(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Take back what was made, moved or called off just now."""
    numbers = [required(press, place) for place in range(max(1, len(press)))]
    await voice.redraw(callback, await db.write(attendance.undo, staff, numbers, clock.now()))


@router.callback_query(Pressed("workshops.move"), Staff())
async def move(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Ask for another day."""
    await voice.redraw(callback, await db.write(composing.begin_move, staff, required(press), clock.now()))


@router.callback_query(Pressed("workshops.new"), Staff())
async def new(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Ask for whom a new workshop is."""
    await voice.redraw(callback, await db.write(composing.begin, staff, required(press), clock.now()))


@router.callback_query(Pressed("workshops.for"), Staff())
async def for_group(
    callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Begin a workshop for one group, or for each of one's own."""
    chosen = CohortId(required(press)) or None
    await voice.redraw(callback, await db.write(composing.for_groups, staff, chosen, clock.now()))


@router.callback_query(Pressed("workshops.forall"), Admin())
async def for_all(
    callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Begin a workshop for every group of a course."""
    number_of = ProgrammeId(required(press))
    await voice.redraw(callback, await db.write(composing.for_programme, admin, number_of, clock.now()))


@router.callback_query(Pressed("workshops.step"), Staff())
async def step(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Take a button of one of the steps."""
    name, value = (*press, "", "")[:2]
    await voice.redraw(callback, await db.write(composing.press, staff, name, value, clock.now()))


@router.callback_query(Pressed("workshops.stop"), Staff())
async def stop(callback: CallbackQuery, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Make no workshop after all."""
    await db.write(composing.stop, staff)
    await voice.redraw(callback, await db.read(attendance.index, staff, 0, clock.now()))


@router.message(Private(), Awaited("draft", composing.awaited))
async def written(message: Message, draft: Draft, db: Writes, voice: Voice, clock: Clock) -> None:
    """Take what was typed for the step at which somebody is."""
    await voice.answer(message, await db.write(composing.take, draft, message.text or "", clock.now()))
