"""The Telegram door of the machine room: how the bot is, and a look at everything, for admins in private."""

from collections.abc import Awaitable, Callable, Sequence

import staffroom.telegram  # noqa: F401  first of all: it imports aiogram quickly

# isort: split
from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Tx, Writes
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.screen import Screen, text
from staffroom.ops import lost_hours, news, status_screens
from staffroom.ops.checks import checkup
from staffroom.telegram.filters import Admin, Pressed, Private
from staffroom.telegram.presses import required
from staffroom.telegram.render import Voice

router = Router(name="ops")

TakePulse = Callable[[], Callable[[Tx, PersonId, Instant], Screen]]
"""Takes the bot's pulse, and returns what says how it is."""
Args = tuple[str, ...]
ReadSettings = Callable[[], Awaitable[Sequence[str]]]
"""Reads the settings anew, and returns where mistakes lie."""


@router.message(Private(), Command("status"), Admin())
async def status(
    message: Message, admin: PersonId, db: Writes, voice: Voice, clock: Clock, take_pulse: TakePulse
) -> None:
    """Say how the bot is."""
    await voice.answer(message, await db.read(take_pulse(), admin, clock.now()))


@router.callback_query(Pressed("ops.status"), Admin())
async def press_status(
    callback: CallbackQuery, admin: PersonId, db: Writes, voice: Voice, clock: Clock, take_pulse: TakePulse
) -> None:
    """Say how the bot is now, in place of what was there."""
    await voice.redraw(callback, await db.read(take_pulse(), admin, clock.now()))


@router.message(Private(), Command("check"), Admin())
async def check(message: Message, admin: PersonId, db: Writes, voice: Voice) -> None:
    """Have everything looked at; what was found comes as a message of its own."""
    await db.write(checkup.ask, admin)
    await voice.answer(message, status_screens.looking())


@router.callback_query(Pressed("ops.check"), Admin())
async def press_check(callback: CallbackQuery, admin: PersonId, db: Writes, voice: Voice) -> None:
    """Do the same for a button."""
    await db.write(checkup.ask, admin)
    await voice.toast(callback, text("ops-check-looking"))


@router.message(Private(), Command("reload"), Admin())
async def reload(message: Message, voice: Voice, read_settings: ReadSettings) -> None:
    """Read the settings anew, and say where there are mistakes; without any the bot begins anew with them."""
    await voice.answer(message, status_screens.settings_read(await read_settings()))


@router.callback_query(Pressed("ops.news"), Admin())
async def press_news(callback: CallbackQuery, voice: Voice) -> None:
    """Show what is new in this version, in place of how the bot is."""
    await voice.redraw(callback, news.latest())


@router.callback_query(Pressed("ops.lost"), Admin())
async def look_at_lost(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice) -> None:
    """Show what the groups would read of the hours that are lost."""
    await voice.redraw(callback, await db.read(lost_hours.look, admin, required(press)))


@router.callback_query(Pressed("ops.lost_tell"), Admin())
async def tell_of_lost(
    callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Tell the groups of them."""
    await voice.redraw(callback, await db.write(lost_hours.tell_groups, admin, required(press), clock.now()))
