"""The Telegram door of two who write back and forth: what whoever leads the group taps."""

from aiogram import Router
from aiogram.types import CallbackQuery

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Writes
from staffroom.kernel.ids import PersonId
from staffroom.rooms.conduct import pairs
from staffroom.telegram.filters import Pressed, Staff
from staffroom.telegram.presses import required
from staffroom.telegram.render import Voice

router = Router(name="conduct.pairs")

Args = tuple[str, ...]


@router.callback_query(Pressed("conduct.pair"), Staff())
async def decide(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Decide about two."""
    action = press[1] if len(press) > 1 else ""
    await voice.redraw(callback, await db.write(pairs.decide, required(press), staff, action, clock.now()))


@router.callback_query(Pressed("conduct.pair_undo"), Staff())
async def undo(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Take it back."""
    await voice.redraw(callback, await db.write(pairs.undo, required(press), staff, clock.now()))
