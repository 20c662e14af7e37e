"""The Telegram door of the cards that wait: on the home screen, and in the list of all of them."""

from collections.abc import Callable

from aiogram import Router
from aiogram.types import CallbackQuery

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Tx, Writes
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.screen import Screen
from staffroom.rooms.cascade import screens, service
from staffroom.rooms.cascade.values import Decision
from staffroom.telegram.filters import Pressed, Staff
from staffroom.telegram.presses import number, required
from staffroom.telegram.render import Voice
from staffroom.telegram.who import Who

router = Router(name="cascade.waiting")

Args = tuple[str, ...]
Home = Callable[[Tx, Who, Instant], Screen]


@router.callback_query(Pressed("cascade.waiting"), Staff())
async def listed(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, clock: Clock, voice: Voice) -> None:
    """Show a page of the cards that wait."""
    page = number(press, 0) or 0
    await voice.redraw(callback, await db.read(service.waiting_list, staff, page, clock.now()))


@router.callback_query(Pressed("cascade.here"), Staff())
async def post(
    callback: CallbackQuery, press: Args, who: Who, db: Writes, clock: Clock, voice: Voice, home: Home
) -> None:
    """Post a card, and show what still waits."""
    offer, page, now = required(press), number(press, 1), clock.now()
    said = await db.write(service.press, offer, Decision("approved"), who.user, now)
    left = await db.read(_left, who, page, now, home)
    await voice.redraw(callback, screens.decided_here(said, left, offer, page))


@router.callback_query(Pressed("cascade.unhere"), Staff())
async def undo(
    callback: CallbackQuery, press: Args, who: Who, db: Writes, clock: Clock, voice: Voice, home: Home
) -> None:
    """Take that back."""
    now = clock.now()
    await db.write(service.undo, required(press), who.user, now)
    await voice.redraw(callback, await db.read(_left, who, number(press, 1), now, home))


def _left(tx: Tx, who: Who, page: int | None, now: Instant, home: Home) -> Screen:
    """Return the home screen, or a page of what still waits."""
    if page is None or who.staff is None:
        return home(tx, who, now)
    return service.waiting_list(tx, who.staff, page, now)
