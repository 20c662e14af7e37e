"""The Telegram door: lists of what nobody answered, who is silent, what comes; asking again. In private chats."""

from aiogram import Router
from aiogram.types import CallbackQuery

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Tx, Writes
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.screen import Screen
from staffroom.rooms.digest import again, service, silent
from staffroom.telegram.filters import Pressed, Staff
from staffroom.telegram.presses import required
from staffroom.telegram.render import Voice

router = Router(name="digest")

Args = tuple[str, ...]


@router.callback_query(Pressed("digest.questions"), Staff())
async def questions(
    callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Show the questions that nobody answered."""
    await voice.redraw(callback, await db.read(service.questions, staff, required(press), clock.now()))


@router.callback_query(Pressed("digest.again"), Staff())
async def ask_again(
    callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Ask the group a question again, and show those that are left."""
    await voice.redraw(callback, await db.write(_asked_again, staff, required(press), required(press, 1), clock.now()))


def _asked_again(tx: Tx, staff: PersonId, question: int, page: int, now: Instant) -> Screen:
    again.question(tx, staff, question, now)
    return service.questions(tx, staff, page, now)


@router.callback_query(Pressed("digest.again_back"), Staff())
async def question_back(
    callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Take asking a question again back, and show the list as it is then."""
    done = await db.write(_question_back, staff, required(press), required(press, 1), clock.now())
    await voice.redraw(callback, done)


def _question_back(tx: Tx, staff: PersonId, question: int, page: int, now: Instant) -> Screen:
    again.question_back(tx, staff, question, now)
    return service.questions(tx, staff, page, now)


@router.callback_query(Pressed("digest.answered"), Staff())
async def answered(
    callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Note that a question was answered, and show those that are left."""
    await voice.redraw(callback, await db.write(_answered, staff, required(press), required(press, 1), clock.now()))


def _answered(tx: Tx, staff: PersonId, question: int, page: int, now: Instant) -> Screen:
    again.settle(tx, staff, question, now)
    return service.questions(tx, staff, page, now, question)


@router.callback_query(Pressed("digest.answered_back"), Staff())
async def answered_back(
    callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Put a question back on the list, and show it."""
    done = await db.write(_answered_back, staff, required(press), required(press, 1), clock.now())
    await voice.redraw(callback, done)


def _answered_back(tx: Tx, staff: PersonId, question: int, page: int, now: Instant) -> Screen:
    again.unsettle(tx, staff, question, now)
    return service.questions(tx, staff, page, now)


@router.callback_query(Pressed("digest.silent"), Staff())
async def silent_groups(
    callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Show how many are silent in which group."""
    await voice.redraw(callback, await db.read(service.silent_groups, staff, required(press), clock.now()))


@router.callback_query(Pressed("digest.write"), Staff())
async def write(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Show what the silent members of a group would read."""
    await voice.redraw(callback, await db.read(silent.ask, staff, required(press), clock.now()))


@router.callback_query(Pressed("digest.write_now"), Staff())
async def write_now(
    callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Write to the silent members of a group."""
    await voice.redraw(callback, await db.write(silent.write, staff, required(press), clock.now()))


@router.callback_query(Pressed("digest.write_back"), Staff())
async def write_back(
    callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Write to nobody after all, and show the groups."""
    await voice.redraw(callback, await db.write(_write_back, staff, required(press), clock.now()))


def _write_back(tx: Tx, staff: PersonId, cohort: int, now: Instant) -> Screen:
    silent.write_back(tx, staff, cohort, now)
    return service.silent_groups(tx, staff, 0, now)


@router.callback_query(Pressed("digest.low"), Staff())
async def low(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Show the open cards that few have answered."""
    await voice.redraw(callback, await db.read(service.low, staff, required(press), clock.now()))


@router.callback_query(Pressed("digest.card"), Staff())
async def ask_card(
    callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Ask a group once more for answers to a card, and show the others."""
    await voice.redraw(callback, await db.write(_card_again, staff, required(press), required(press, 1), clock.now()))


def _card_again(tx: Tx, staff: PersonId, posting: int, page: int, now: Instant) -> Screen:
    again.card(tx, staff, posting, now)
    return service.low(tx, staff, page, now)


@router.callback_query(Pressed("digest.card_back"), Staff())
async def card_back(
    callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Take asking once more back, and show the list as it is then."""
    await voice.redraw(callback, await db.write(_card_back, staff, required(press), required(press, 1), clock.now()))


def _card_back(tx: Tx, staff: PersonId, posting: int, page: int, now: Instant) -> Screen:
    again.card_back(tx, staff, posting, now)
    return service.low(tx, staff, page, now)


@router.callback_query(Pressed("digest.ahead"), Staff())
async def ahead(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Show what comes in the next 14 days."""
    await voice.redraw(callback, await db.read(service.ahead, staff, required(press), clock.now()))


@router.callback_query(Pressed("digest.forward"), Staff())
async def to_send_on(
    callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Show what is to be sent on by hand."""
    await voice.redraw(callback, await db.read(service.to_send_on, staff, required(press), clock.now()))
