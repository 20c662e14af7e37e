"""The Telegram door to the list of what a group still needs."""

from collections.abc import Callable

from aiogram import Router
from aiogram.types import CallbackQuery

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Tx, Writes
from staffroom.kernel.ids import CohortId, Instant, PersonId
from staffroom.kernel.screen import Screen
from staffroom.rooms.panel import checklist
from staffroom.telegram.filters import Pressed, Staff
from staffroom.telegram.presses import required
from staffroom.telegram.render import Voice

router = Router(name="panel.checklist")

Deed = Callable[[Tx, CohortId, PersonId, int | None, Instant], Screen]


@router.callback_query(Pressed("panel.checklist"), Staff())
async def show(
    callback: CallbackQuery, press: tuple[str, ...], staff: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Show the list, and read the group anew."""
    await _do(checklist.show, callback, press, staff, db, voice, clock)


@router.callback_query(Pressed("panel.handedout"), Staff())
async def hand_out(
    callback: CallbackQuery, press: tuple[str, ...], staff: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Note that the invitations were handed out."""
    await _do(checklist.hand_out, callback, press, staff, db, voice, clock)


@router.callback_query(Pressed("panel.closedoor"), Staff())
async def close_to_members(
    callback: CallbackQuery, press: tuple[str, ...], staff: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Let members add nobody any more."""
    await _do(checklist.close_to_members, callback, press, staff, db, voice, clock)


@router.callback_query(Pressed("panel.pin"), Staff())
async def pin(
    callback: CallbackQuery, press: tuple[str, ...], staff: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Pin the guidelines once more."""
    await _do(checklist.pin, callback, press, staff, db, voice, clock)


async def _do(
    deed: Deed,
    callback: CallbackQuery,
    press: tuple[str, ...],
    staff: PersonId,
    db: Writes,
    voice: Voice,
    clock: Clock,
) -> None:
    cohort = CohortId(required(press))
    message = None if callback.message is None else callback.message.message_id
    await voice.redraw(callback, await db.write(deed, cohort, staff, message, clock.now()))
