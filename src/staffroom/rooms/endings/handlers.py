"""The Telegram door of ending a programme; for admins, in their private chats."""

from datetime import date, datetime

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Tx, Writes
from staffroom.kernel.ids import Instant, PersonId, ProgrammeId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen
from staffroom.rooms.endings import rules, screens, service
from staffroom.telegram.filters import Admin, Pressed, Private
from staffroom.telegram.presses import required
from staffroom.telegram.render import Voice

router = Router(name="endings")

Args = tuple[str, ...]


@router.message(Private(), Command("close"), Admin())
async def close(message: Message, admin: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Ask which programme is to end."""
    await voice.answer(message, await db.read(_first, admin, clock.now()))


def _first(tx: Tx, admin: PersonId, now: Instant) -> Screen:
    found = service.administered(tx, admin)
    return _look(tx, admin, found[0].id, now) if len(found) == 1 else screens.choose(found)


@router.callback_query(Pressed("endings.look"), Admin())
async def look(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Show how the end of a programme stands, or ask on which day everything is deleted."""
    await voice.redraw(callback, await db.read(_look, admin, ProgrammeId(required(press)), clock.now()))


def _look(tx: Tx, admin: PersonId, number: ProgrammeId, now: Instant) -> Screen:
    programme = service.theirs(tx, admin, number)
    found = service.standing(tx, programme)
    if found is None:
        return screens.ask_day(programme, rules.days(programme.calendar, now))
    return screens.standing(found, now)


@router.callback_query(Pressed("endings.day"), Admin())
async def choose_day(
    callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Show what the end leads to."""
    await voice.redraw(callback, await db.read(_sure, admin, press, clock.now()))


def _sure(tx: Tx, admin: PersonId, press: Args, now: Instant) -> Screen:
    programme = service.theirs(tx, admin, ProgrammeId(required(press)))
    return screens.ask_sure(service.outlook(tx, programme, _day(press), now), programme.zone.key, now)


def _day(press: Args) -> date:
    """Return the day that a press names; raises Refusal where it names none."""
    try:
        return datetime.strptime(press[1], "%Y%m%d").date()  # noqa: DTZ007  a day has no zone
    except (IndexError, ValueError):
        raise Refusal("endings-day", fewest=rules.FEWEST_DAYS, most=rules.MOST_DAYS) from None


@router.callback_query(Pressed("endings.yes"), Admin())
async def begin(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """End a programme, in a minute."""
    await voice.redraw(callback, await db.write(_begin, admin, press, clock.now()))


def _begin(tx: Tx, admin: PersonId, press: Args, now: Instant) -> Screen:
    programme = service.theirs(tx, admin, ProgrammeId(required(press)))
    return screens.standing(service.begin(tx, programme, _day(press), admin, now), now)


@router.callback_query(Pressed("endings.stop"), Admin())
async def stop(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Take the end back."""
    await voice.redraw(callback, await db.write(_stop, admin, ProgrammeId(required(press)), clock.now()))


def _stop(tx: Tx, admin: PersonId, number: ProgrammeId, now: Instant) -> Screen:
    return screens.taken_back(service.stop(tx, service.theirs(tx, admin, number), admin, now))
