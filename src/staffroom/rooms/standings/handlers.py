"""The Telegram door of the standings."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Writes
from staffroom.kernel.ids import ChatId, CohortId, PersonId
from staffroom.rooms.standings import corrections, office, screens, service
from staffroom.telegram.filters import Admin, Awaited, Pressed, Private, Staff
from staffroom.telegram.presses import number, required
from staffroom.telegram.render import Voice

router = Router(name="standings")

Args = tuple[str, ...]


@router.callback_query(Pressed("standings.why"), Staff())
async def why(
    callback: CallbackQuery, press: tuple[str, ...], staff: PersonId, voice: Voice, db: Writes, clock: Clock
) -> None:
    """Explain a group's place to its coordinator, in private."""
    chat = ChatId(callback.message.chat.id if callback.message else 0)
    await db.write(service.explain, staff, chat, "".join(press[:1]), clock.now())
    await voice.toast(callback, screens.written())


@router.callback_query(Pressed("standings.office"), Admin())
async def rankings(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice) -> None:
    """Show an admin how the rankings stand."""
    await voice.redraw(callback, await db.read(office.show, admin, required(press), required(press, 1)))


@router.callback_query(Pressed("standings.turn"), Admin())
async def turn(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Hide all rankings, or show them again."""
    shown = await db.write(office.turn, admin, required(press), required(press, 1), clock.now())
    await voice.redraw(callback, shown)


@router.callback_query(Pressed("standings.correct"), Admin())
async def correct(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice) -> None:
    """Ask in which group a figure of a week is wrong."""
    about = (required(press), required(press, 1), required(press, 2))
    await voice.redraw(callback, await db.read(corrections.groups, admin, *about))


@router.callback_query(Pressed("standings.weeks"), Admin())
async def weeks(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice) -> None:
    """Ask in which week a figure is wrong."""
    await voice.redraw(callback, await db.read(corrections.weeks, admin, required(press), required(press, 1)))


@router.callback_query(Pressed("standings.figure"), Admin())
async def figure(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Ask for the right figure and the reason."""
    about, position = (CohortId(required(press)), required(press, 1)), number(press, 2)
    await voice.redraw(callback, await db.write(corrections.cards, admin, about, position, clock.now()))


@router.message(Private(), Awaited("correction", corrections.awaited))
async def reason(message: Message, correction: corrections.Awaited, db: Writes, voice: Voice, clock: Clock) -> None:
    """Correct a figure."""
    await voice.answer(message, await db.write(corrections.take, correction, message.text or "", clock.now()))
