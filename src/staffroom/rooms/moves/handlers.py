"""The Telegram door of changing groups; for admins, in their private chats."""

from aiogram import Router
from aiogram.types import CallbackQuery

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Writes
from staffroom.kernel.ids import CohortId, PersonId
from staffroom.rooms.moves import choosing, starting
from staffroom.telegram.filters import Admin, Pressed
from staffroom.telegram.presses import number, required
from staffroom.telegram.render import Voice

router = Router(name="moves")

Args = tuple[str, ...]


def _cohort(press: Args, index: int = 0) -> CohortId:
    return CohortId(required(press, index))


def _person(press: Args) -> PersonId:
    return PersonId(required(press, 1))


@router.callback_query(Pressed("moves.groups"), Admin())
async def groups(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice) -> None:
    """Ask of which group."""
    await voice.redraw(callback, await db.read(choosing.groups, admin, number(press, 0) or 0))


@router.callback_query(Pressed("moves.group"), Admin())
async def group(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice) -> None:
    """Show one group and what can be changed."""
    await voice.redraw(callback, await db.read(choosing.group, _cohort(press), admin))


@router.callback_query(Pressed("moves.who"), Admin())
async def teachers(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice) -> None:
    """Ask which teacher."""
    await voice.redraw(callback, await db.read(choosing.teachers, _cohort(press), admin, number(press, 1) or 0))


@router.callback_query(Pressed("moves.where"), Admin())
async def targets(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice) -> None:
    """Ask where a teacher is to go."""
    page = number(press, 2) or 0
    await voice.redraw(callback, await db.read(choosing.targets, _cohort(press), _person(press), admin, page))


@router.callback_query(Pressed("moves.here"), Admin())
async def show_move(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice) -> None:
    """Show what moving a teacher leads to."""
    found = await db.read(choosing.move, _cohort(press), _person(press), _cohort(press, 2), admin)
    await voice.redraw(callback, found)


@router.callback_query(Pressed("moves.yes"), Admin())
async def move(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Move a teacher, in a minute."""
    found = await db.write(choosing.move, _cohort(press), _person(press), _cohort(press, 2), admin, clock.now())
    await voice.redraw(callback, found)


@router.callback_query(Pressed("moves.gone"), Admin())
async def ask_gone(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice) -> None:
    """Ask whether a teacher has left the school."""
    await voice.redraw(callback, await db.read(choosing.ask_gone, _cohort(press), _person(press), admin))


@router.callback_query(Pressed("moves.goneyes"), Admin())
async def gone(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Take a teacher out who has left the school."""
    await voice.redraw(callback, await db.write(choosing.gone, _cohort(press), _person(press), admin, clock.now()))


@router.callback_query(Pressed("moves.split"), Admin())
async def show_split(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice) -> None:
    """Show what splitting a group leads to."""
    await voice.redraw(callback, await db.read(choosing.split, _cohort(press), admin))


@router.callback_query(Pressed("moves.splityes"), Admin())
async def split(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Split a group, in a minute."""
    found = await db.write(choosing.split, _cohort(press), admin, required(press, 1), clock.now())
    await voice.redraw(callback, found)


@router.callback_query(Pressed("moves.merge"), Admin())
async def into(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice) -> None:
    """Ask into which group all of one is to go."""
    await voice.redraw(callback, await db.read(choosing.into, _cohort(press), admin, number(press, 1) or 0))


@router.callback_query(Pressed("moves.mergeinto"), Admin())
async def show_merge(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice) -> None:
    """Show what merging two groups leads to."""
    await voice.redraw(callback, await db.read(choosing.merge, _cohort(press), _cohort(press, 1), admin))


@router.callback_query(Pressed("moves.mergeyes"), Admin())
async def merge(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Merge two groups, in a minute."""
    found = await db.write(choosing.merge, _cohort(press), _cohort(press, 1), admin, clock.now())
    await voice.redraw(callback, found)


@router.callback_query(Pressed("moves.undo"), Admin())
async def undo(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice) -> None:
    """Let a change not be done."""
    await voice.redraw(callback, await db.write(choosing.undo, required(press), admin))


@router.callback_query(Pressed("moves.start"), Admin())
async def ask_start(
    callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Ask on which day a group begins."""
    await voice.redraw(callback, await db.read(starting.ask, _cohort(press), admin, clock.now()))


@router.callback_query(Pressed("moves.begin"), Admin())
async def begin(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Let a group begin on another day."""
    found = await db.write(starting.begin, _cohort(press), required(press, 1), admin, clock.now())
    await voice.redraw(callback, found)
