"""The Telegram door of a card on the calendar that an admin changes; in private chats."""

from collections.abc import Awaitable, Callable
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


Step = Callable[[Tx, PersonId, int, Instant], Screen]

STEPS: dict[str, Step] = {
    "slides.cards": changing.cards,  # show the cards that are to come
    "slides.card": changing.card,  # show a card, and what can be changed on it
    "slides.reword": changing.languages,  # ask in which language the words shall be others
    "slides.shift": changing.days,  # ask for another day
    "slides.options": ballots.languages,  # ask in which language the options shall be others
    "slides.ask_right": ballots.ask_right,  # ask which option of a quiz is right
    "slides.unexplained": ballots.leave_unexplained,  # let a quiz go without its explanation
    "slides.picture": looks.ask_picture,  # ask for a picture
    "slides.draw": looks.draw,  # show a card without a picture of its own
    "slides.hour": looks.hours,  # ask for another hour
    "slides.out": changing.out,  # ask whether a card is to be taken out
    "slides.first": changing.as_at_first,  # let a card stand as it did at first
    "slides.change": changing.save,  # change a card as it was looked at
}
"""What a press with one number asks for; each shows what comes next."""


def _step(do: Step) -> Callable[..., Awaitable[None]]:
    async def step(
        callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock
    ) -> None:
        await voice.redraw(callback, await db.write(do, admin, required(press), clock.now()))

    return step


for name, do in STEPS.items():
    router.callback_query(Pressed(name), Admin())(_step(do))
