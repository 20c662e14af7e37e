"""The Telegram door of a card on the calendar that an admin changes; in private chats."""

from collections.abc import Callable
from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Tx, Writes
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.screen import Screen
from staffroom.rooms.slides import ballots, changing, coming, looks
from staffroom.rooms.slides.values import Asked
from staffroom.telegram.filters import Admin, Awaited, Pressed, Private
from staffroom.telegram.presses import required
from staffroom.telegram.render import Voice
from staffroom.telegram.who import Who

router = Router(name="card-changes")

Args = tuple[str, ...]


class PictureFor(Filter):
    """One picture that an admin sends who is asked for a card's; hands on who, for what, and the picture's number."""

    async def __call__(self, message: Message, who: Who, db: Writes, clock: Clock) -> bool | dict[str, Any]:  # noqa: D102
        if who.staff is None or not message.photo or message.media_group_id:
            return False
        asked = await db.read(coming.awaited, who.staff, clock.now())
        if asked is None or asked.what != "picture":
            return False
        return {"staff": who.staff, "asked": asked, "file_id": message.photo[-1].file_id}


@router.message(Private(), Awaited("asked", coming.awaited))
async def words(message: Message, staff: PersonId, asked: Asked, db: Writes, voice: Voice, clock: Clock) -> None:
    """Show a card as it would read in other words, or with other options."""
    take = {"words": changing.take, "options": ballots.take, "picture": looks.no_picture}[asked.what]
    await voice.answer(message, await db.write(take, staff, asked, message.text or "", clock.now()))


@router.message(Private(), PictureFor())
async def picture(
    message: Message, staff: PersonId, asked: Asked, file_id: str, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Show a card as it would look with a picture."""
    await voice.answer(message, await db.write(looks.take_picture, staff, asked, file_id, clock.now()))


@router.callback_query(Pressed("slides.reword_in"), Admin())
async def reword_in(
    callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Ask for other words in a language."""
    asked = await db.write(changing.words, admin, required(press), "".join(press[1:2]), clock.now())
    await voice.redraw(callback, asked)


@router.callback_query(Pressed("slides.options_in"), Admin())
async def options_in(
    callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Ask for other options in a language."""
    asked = await db.write(ballots.ask, admin, required(press), "".join(press[1:2]), clock.now())
    await voice.redraw(callback, asked)


@router.callback_query(Pressed("slides.hour_to"), Admin())
async def hour_to(
    callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Show what another hour would change."""
    await voice.redraw(callback, await db.write(looks.hour, admin, required(press), required(press, 1), clock.now()))


@router.callback_query(Pressed("slides.right"), Admin())
async def right(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Show a quiz with another right option."""
    await voice.redraw(callback, await db.write(ballots.right, admin, required(press), required(press, 1), clock.now()))


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


@router.callback_query(Pressed("slides.options"), Admin())
async def options(
    callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Ask in which language the options shall be others."""
    await _step(callback, press, admin, db, voice, clock, ballots.languages)


@router.callback_query(Pressed("slides.ask_right"), Admin())
async def ask_right(
    callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Ask which option of a quiz is right."""
    await _step(callback, press, admin, db, voice, clock, ballots.ask_right)


@router.callback_query(Pressed("slides.unexplained"), Admin())
async def unexplained(
    callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Let a quiz go without its explanation."""
    await _step(callback, press, admin, db, voice, clock, ballots.leave_unexplained)


@router.callback_query(Pressed("slides.picture"), Admin())
async def ask_picture(
    callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Ask for a picture."""
    await _step(callback, press, admin, db, voice, clock, looks.ask_picture)


@router.callback_query(Pressed("slides.draw"), Admin())
async def draw(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Show a card without a picture of its own."""
    await _step(callback, press, admin, db, voice, clock, looks.draw)


@router.callback_query(Pressed("slides.hour"), Admin())
async def hour(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Ask for another hour."""
    await _step(callback, press, admin, db, voice, clock, looks.hours)


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
