"""The Telegram door of word lists, for admins in private."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Writes
from staffroom.kernel.ids import PersonId
from staffroom.rooms.conduct import listing
from staffroom.rooms.conduct.lookout import Lookout
from staffroom.telegram.filters import Admin, Awaited, Pressed, Private
from staffroom.telegram.presses import number, required
from staffroom.telegram.render import Voice

router = Router(name="conduct-lists")

Args = tuple[str, ...]


@router.callback_query(Pressed("conduct.words"), Admin())
async def show(
    callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, lookout: Lookout
) -> None:
    """Show a page of a list."""
    about = required(press), number(press, 1) or 0, number(press, 2) or 0, number(press, 3) or 0
    await voice.redraw(callback, await db.read(listing.show, lookout, admin, about))


@router.callback_query(Pressed("conduct.reword"), Admin())
async def begin(  # what handlers are handed
    callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock, lookout: Lookout
) -> None:
    """Ask an admin for an entry."""
    about, change = (required(press), number(press, 1) or 0), press[2] if len(press) > 2 else ""  # noqa: PLR2004
    await voice.redraw(callback, await db.write(listing.begin, lookout, admin, about, change, clock.now()))


@router.callback_query(Pressed("conduct.unword"), Admin())
async def stop(
    callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, lookout: Lookout
) -> None:
    """Wait for no entry any more."""
    about, change = (required(press), number(press, 1) or 0), press[2] if len(press) > 2 else ""  # noqa: PLR2004
    await voice.redraw(callback, await db.write(listing.stop, lookout, admin, about, change))


@router.callback_query(Pressed("conduct.changes"), Admin())
async def changes(
    callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, lookout: Lookout
) -> None:
    """Show who changed what."""
    page = number(press, 1) or 0
    await voice.redraw(callback, await db.read(listing.changes, lookout, admin, required(press), page))


@router.message(Private(), Admin(), Awaited("wish", listing.awaited))
async def take(  # what handlers are handed
    message: Message,
    admin: PersonId,
    wish: listing.Awaited,
    db: Writes,
    voice: Voice,
    clock: Clock,
    lookout: Lookout,
) -> None:
    """Change a list, and look for what it holds from now on."""
    screen = await db.write(listing.take, lookout, admin, wish, message.text or "", clock.now())
    await lookout.prepare(db)
    await voice.answer(message, screen)
