"""The Telegram door of encouragement: what comes next, own words, a thumbs up; in private chats only."""

from collections.abc import Callable

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Tx, Writes
from staffroom.kernel.ids import CohortId, Instant, PersonId
from staffroom.kernel.screen import Screen
from staffroom.rooms.cheers import ahead, own, screens, thumbs
from staffroom.rooms.cheers.values import Wish
from staffroom.telegram.filters import Awaited, Pressed, Private, Staff
from staffroom.telegram.presses import required
from staffroom.telegram.render import Voice

router = Router(name="cheers")

Args = tuple[str, ...]
Shown = tuple[CohortId, int, str, int]
Liked = tuple[CohortId, int, int]


@router.callback_query(Pressed("cheers.ahead"), Staff())
async def coming(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Show what a group will read next."""
    await voice.redraw(callback, await db.read(ahead.show, staff, required(press), clock.now()))


@router.callback_query(Pressed("cheers.skip"), Staff())
async def skip(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Leave it out."""
    await voice.redraw(callback, await db.write(ahead.skip, staff, _shown(press), clock.now()))


@router.callback_query(Pressed("cheers.unskip"), Staff())
async def undo(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Put it back."""
    await voice.redraw(callback, await db.write(ahead.undo, staff, _shown(press), clock.now()))


def _shown(press: Args) -> Shown:
    return CohortId(required(press)), required(press, 1), press[2] if len(press) > 2 else "", required(press, 3)  # noqa: PLR2004  its place


@router.callback_query(Pressed("cheers.add"), Staff())
async def add(callback: CallbackQuery, voice: Voice) -> None:
    """Ask for the occasion of somebody's own words."""
    await voice.redraw(callback, screens.occasions())


@router.callback_query(Pressed("cheers.write"), Staff())
async def write(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Ask for the words, or for their language first."""
    language = "".join(press[1:2])
    await voice.redraw(callback, await db.write(own.begin, staff, required(press), language, clock.now()))


@router.message(Private(), Awaited("wish", own.awaited))
async def written(message: Message, staff: PersonId, wish: Wish, db: Writes, voice: Voice, clock: Clock) -> None:
    """Keep them."""
    await voice.answer(message, await db.write(own.take, staff, wish, message.text or "", clock.now()))


@router.callback_query(Pressed("cheers.own"), Staff())
async def show_own(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice) -> None:
    """Show what somebody wrote."""
    await voice.redraw(callback, await db.read(own.show, staff, required(press)))


@router.callback_query(Pressed("cheers.out"), Staff())
async def take_out(
    callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Let a message come no more."""
    await voice.redraw(callback, await db.write(own.take_out, staff, required(press), clock.now()))


@router.callback_query(Pressed("cheers.back"), Staff())
async def put_back(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice) -> None:
    """Let it come again."""
    await voice.redraw(callback, await db.write(own.put_back, staff, required(press)))


@router.callback_query(Pressed("cheers.answers"), Staff())
async def answers(
    callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Show the latest answers."""
    await voice.redraw(callback, await db.read(thumbs.show, staff, required(press), clock.now()))


@router.callback_query(Pressed("cheers.like"), Staff())
async def like(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Give an answer a thumbs up."""
    await _thumb(callback, press, staff, db, voice, clock, thumbs.like)


@router.callback_query(Pressed("cheers.unlike"), Staff())
async def unlike(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Take it back."""
    await _thumb(callback, press, staff, db, voice, clock, thumbs.unlike)


async def _thumb(
    callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock,
    case: Callable[[Tx, PersonId, Liked, Instant], Screen],
) -> None:  # fmt: skip
    about = (CohortId(required(press)), required(press, 1), required(press, 2))
    await voice.redraw(callback, await db.write(case, staff, about, clock.now()))
