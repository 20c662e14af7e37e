"""The Telegram door of changing groups; for admins, in their private chats."""

from aiogram import Router
from aiogram.types import CallbackQuery

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Writes
from staffroom.kernel.ids import CohortId, PersonId
from staffroom.rooms.panel import moving
from staffroom.telegram.filters import Admin, Pressed
from staffroom.telegram.presses import number, required
from staffroom.telegram.render import Voice

router = Router(name="moving")

Args = tuple[str, ...]


def _cohort(press: Args, index: int = 0) -> CohortId:
    return CohortId(required(press, index))


def _person(press: Args) -> PersonId:
    return PersonId(required(press, 1))


@router.callback_query(Pressed("panel.moving"), Admin())
async def groups(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice) -> None:
    """Ask of which group."""
    await voice.redraw(callback, await db.read(moving.groups, admin, number(press, 0) or 0))


@router.callback_query(Pressed("panel.regroup"), Admin())
async def group(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice) -> None:
    """Show one group and what can be changed."""
    await voice.redraw(callback, await db.read(moving.group, _cohort(press), admin))


@router.callback_query(Pressed("panel.movewho"), Admin())
async def teachers(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice) -> None:
    """Ask which teacher."""
    await voice.redraw(callback, await db.read(moving.teachers, _cohort(press), admin, number(press, 1) or 0))


@router.callback_query(Pressed("panel.moveto"), Admin())
async def targets(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice) -> None:
    """Ask where a teacher is to go."""
    page = number(press, 2) or 0
    await voice.redraw(callback, await db.read(moving.targets, _cohort(press), _person(press), admin, page))


@router.callback_query(Pressed("panel.movehere"), Admin())
async def show_move(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice) -> None:
    """Show what moving a teacher leads to."""
    found = await db.read(moving.move, _cohort(press), _person(press), _cohort(press, 2), admin)
    await voice.redraw(callback, found)


@router.callback_query(Pressed("panel.moveyes"), Admin())
async def move(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Move a teacher."""
    found = await db.write(moving.move, _cohort(press), _person(press), _cohort(press, 2), admin, clock.now())
    await voice.redraw(callback, found)


@router.callback_query(Pressed("panel.split"), Admin())
async def show_split(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice) -> None:
    """Show what splitting a group leads to."""
    await voice.redraw(callback, await db.read(moving.split, _cohort(press), admin))


@router.callback_query(Pressed("panel.splityes"), Admin())
async def split(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Split a group."""
    found = await db.write(moving.split, _cohort(press), admin, required(press, 1), clock.now())
    await voice.redraw(callback, found)


@router.callback_query(Pressed("panel.merge"), Admin())
async def into(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice) -> None:
    """Ask into which group all of one is to go."""
    await voice.redraw(callback, await db.read(moving.into, _cohort(press), admin, number(press, 1) or 0))


@router.callback_query(Pressed("panel.mergeinto"), Admin())
async def show_merge(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice) -> None:
    """Show what merging two groups leads to."""
    await voice.redraw(callback, await db.read(moving.merge, _cohort(press), _cohort(press, 1), admin))


@router.callback_query(Pressed("panel.mergeyes"), Admin())
async def merge(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Merge two groups."""
    found = await db.write(moving.merge, _cohort(press), _cohort(press, 1), admin, clock.now())
    await voice.redraw(callback, found)
