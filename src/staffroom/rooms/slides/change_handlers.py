"""The Telegram door of a card on the calendar that an admin changes; in private chats."""

from collections.abc import Callable

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Tx, Writes
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.screen import Screen
from staffroom.rooms.slides import changing
from staffroom.telegram.filters import Admin, Awaited, Pressed, Private
from staffroom.telegram.presses import required
from staffroom.telegram.render import Voice

router = Router(name="card-changes")

Args = tuple[str, ...]


@router.message(Private(), Awaited("about", changing.awaited))
async def words(
    message: Message, staff: PersonId, about: tuple[int, str], db: Writes, voice: Voice, clock: Clock
) -> None:
    """Show a card as it would read in other words."""
    await voice.answer(message, await db.write(changing.take, staff, about, message.text or "", clock.now()))


@router.callback_query(Pressed("slides.reword_in"), Admin())
async def reword_in(
    callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Ask for other words in a language."""
    asked = await db.write(changing.words, admin, required(press), "".join(press[1:2]), clock.now())
    await voice.redraw(callback, asked)


@router.callback_query(Pressed("slides.shift_to"), Admin())
async def shift_to(
    callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Show what moving a card to a day would change."""
    await voice.redraw(callback, await db.write(changing.day, admin, required(press), required(press, 1), clock.now()))


@router.callback_query(Pressed("slides.undo"), Admin())
async def undo(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Take the last change of a card back."""
    await voice.redraw(callback, await db.write(changing.undo, admin, required(press), required(press, 1), clock.now()))


@router.callback_query(Pressed("slides.cards"), Admin())
async def list_of(
    callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Show the cards that are to come."""
    await _step(callback, press, admin, db, voice, clock, changing.cards)


@router.callback_query(Pressed("slides.card"), Admin())
async def card(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Show a card, and what can be changed on it."""
    await _step(callback, press, admin, db, voice, clock, changing.card)


@router.callback_query(Pressed("slides.reword"), Admin())
async def reword(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Ask in which language the words shall be others."""
    await _step(callback, press, admin, db, voice, clock, changing.languages)


@router.callback_query(Pressed("slides.shift"), Admin())
async def shift(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Ask for another day."""
    await _step(callback, press, admin, db, voice, clock, changing.days)


@router.callback_query(Pressed("slides.out"), Admin())
async def out(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Ask whether a card is to be taken out."""
    await _step(callback, press, admin, db, voice, clock, changing.out)


@router.callback_query(Pressed("slides.first"), Admin())
async def first(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Let a card stand as it did at first."""
    await _step(callback, press, admin, db, voice, clock, changing.as_at_first)


@router.callback_query(Pressed("slides.change"), Admin())
async def change(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Change a card as it was looked at."""
    await _step(callback, press, admin, db, voice, clock, changing.save)


async def _step(
    callback: CallbackQuery,
    press: Args,
    admin: PersonId,
    db: Writes,
    voice: Voice,
    clock: Clock,
    do: Callable[[Tx, PersonId, int, Instant], Screen],
) -> None:
    """Do what a press with one number says, and show what comes next."""
    await voice.redraw(callback, await db.write(do, admin, required(press), clock.now()))
