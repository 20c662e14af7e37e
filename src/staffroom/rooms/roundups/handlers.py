"""The Telegram door of round-ups; in private chats only."""

from collections.abc import Callable
from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message, MessageOriginUser

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Tx, Writes
from staffroom.kernel.ids import Instant, PersonId, PostingId, UserId
from staffroom.kernel.screen import Screen
from staffroom.rooms.roundups import consents, posting, service
from staffroom.rooms.roundups.values import Said
from staffroom.telegram.filters import Pressed, Private, Staff, Teacher
from staffroom.telegram.presses import number, required
from staffroom.telegram.render import Voice
from staffroom.telegram.who import Who

router = Router(name="roundups")

Args = tuple[str, ...]
Case = Callable[[Tx, PersonId, int, Instant], Screen]


class ForARoundUp(Filter):
    """What somebody of staff hands over for a round-up; hands on for which card, and what it is."""

    async def __call__(self, message: Message, who: Who, db: Writes, clock: Clock) -> bool | dict[str, Any]:  # noqa: D102
        if who.staff is None or (message.text or "").startswith("/"):
            return False
        card = await db.read(service.awaited, who.staff, clock.now())
        return False if card is None else {"staff": who.staff, "card": card, "said": _said(message)}


def _said(message: Message) -> Said:
    """Return the words, and who wrote them: of a passed-on message its author, of an answer to one that one's."""
    answered = message.reply_to_message
    author = _author(message) or (None if answered is None else _author(answered))
    return Said(message.text or message.caption, author)


def _author(message: Message) -> UserId | None:
    origin = message.forward_origin
    return UserId(origin.sender_user.id) if isinstance(origin, MessageOriginUser) else None


@router.message(Private(), ForARoundUp())
async def handed_over(
    message: Message, staff: PersonId, card: PostingId, said: Said, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Take an answer that is worth sharing."""
    await voice.answer(message, await db.write(service.take, staff, card, said, clock.now()))


@router.callback_query(Pressed("roundups.index"), Staff())
async def index(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """List the cards."""
    await voice.redraw(callback, await db.read(service.index, staff, required(press), clock.now()))


@router.callback_query(Pressed("roundups.whose"), Staff())
async def whose(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Show more names."""
    page = number(press, 1) or 0
    await voice.redraw(callback, await db.read(service.whose, staff, required(press), page, clock.now()))


@router.callback_query(Pressed("roundups.name"), Staff())
async def name(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Note whose words they are."""
    person = PersonId(required(press, 1))
    await voice.redraw(callback, await db.write(service.name, staff, required(press), person, clock.now()))


@router.callback_query(Pressed("roundups.collect"), Staff())
async def collect(
    callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Show how far a round-up is, and wait for answers."""
    await _do(callback, press, staff, db, voice, clock, service.collect)


@router.callback_query(Pressed("roundups.out"), Staff())
async def take_out(
    callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Leave out one quote."""
    await _do(callback, press, staff, db, voice, clock, service.take_out)


@router.callback_query(Pressed("roundups.leave"), Staff())
async def leave_out(
    callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Make no round-up of a card."""
    await _do(callback, press, staff, db, voice, clock, service.leave_out)


@router.callback_query(Pressed("roundups.look"), Staff())
async def look(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Show it as it will stand."""
    await voice.redraw(callback, await db.read(posting.look, staff, required(press), clock.now()))


@router.callback_query(Pressed("roundups.post"), Staff())
async def post(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Post it."""
    await _do(callback, press, staff, db, voice, clock, posting.post)


@router.callback_query(Pressed("roundups.undo"), Staff())
async def undo(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Stop it."""
    await _do(callback, press, staff, db, voice, clock, posting.undo)


async def _do(
    callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock, case: Case
) -> None:
    await voice.redraw(callback, await db.write(case, staff, required(press), clock.now()))


@router.callback_query(Pressed("roundups.says"), Teacher())
async def says(callback: CallbackQuery, press: Args, teacher: PersonId, db: Writes, voice: Voice) -> None:
    """Note whether an author may be quoted."""
    said = press[1] if len(press) > 1 else ""
    await voice.redraw(callback, await db.write(consents.answer, teacher, required(press), said))
