"""The Telegram door of the panel: one menu, and what its buttons lead to."""

from typing import Literal

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from staffroom.kernel.clock import SECOND, Clock
from staffroom.kernel.db import Writes
from staffroom.kernel.ids import Instant, NoteId, PersonId
from staffroom.outbox import Ways
from staffroom.rooms.panel import checklist_handlers, days_off_handlers, desks, screens, service
from staffroom.rooms.panel import doubts as doubts_of_groups
from staffroom.rooms.panel.values import Home, Stood
from staffroom.telegram.filters import Admin, Pressed, Private, Staff
from staffroom.telegram.presses import number, required
from staffroom.telegram.render import Voice
from staffroom.telegram.who import Who

router = Router(name="panel")
router.include_routers(checklist_handlers.router, days_off_handlers.router)

Args = tuple[str, ...]


@router.message(Private(), Command("menu"))
async def menu(message: Message, who: Who, db: Writes, voice: Voice, clock: Clock, home: Home) -> None:
    """Show the home screen at the bottom of the chat, and nowhere else."""
    shown = await voice.answer(message, await db.read(home, who, clock.now()))
    if who.staff is not None:
        now = clock.now()
        await db.write(desks.stands, who.user, Stood(shown, now), now)


@router.callback_query(Pressed("panel.home"), Staff())
async def press_home(callback: CallbackQuery, who: Who, db: Writes, voice: Voice, clock: Clock, home: Home) -> None:
    """Show the home screen in place of what was there."""
    shown = await voice.redraw(callback, await db.read(home, who, clock.now()))
    now, old = clock.now(), callback.message
    sent = now
    if isinstance(old, Message) and old.message_id == shown:
        sent = Instant(round(old.date.timestamp()) * SECOND)
    await db.write(desks.stands, who.user, Stood(shown, sent), now)


@router.callback_query(Pressed("panel.unsure"), Staff())
async def doubts(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice) -> None:
    """Show a page of the messages in doubt."""
    await voice.redraw(callback, screens.doubts(*await db.read(service.doubts, staff, number(press, 0) or 0)))


@router.callback_query(Pressed("panel.arrived"), Staff())
async def arrived(
    callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock, ways: Ways
) -> None:
    """Note that a message in doubt has arrived."""
    await _settle(callback, press, staff, db, voice, clock, ways, "arrived")


@router.callback_query(Pressed("panel.again"), Staff())
async def again(
    callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock, ways: Ways
) -> None:
    """Send a message in doubt once more."""
    await _settle(callback, press, staff, db, voice, clock, ways, "again")


async def _settle(
    callback: CallbackQuery,
    press: Args,
    staff: PersonId,
    db: Writes,
    voice: Voice,
    clock: Clock,
    ways: Ways,
    decision: Literal["arrived", "again"],
) -> None:
    await db.write(service.settle, staff, NoteId(required(press)), decision, clock.now(), ways)
    await voice.redraw(callback, screens.doubts(*await db.read(service.doubts, staff, number(press, 1) or 0)))


@router.callback_query(Pressed("panel.here"), Staff())
async def it_arrived(
    callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock, ways: Ways
) -> None:
    """Note that a message has arrived, by the word of somebody who leads its group."""
    await db.write(doubts_of_groups.answer, staff, NoteId(required(press)), "arrived", clock.now(), ways)
    await voice.redraw(callback, screens.thanks("arrived"))


@router.callback_query(Pressed("panel.resend"), Staff())
async def send_again(
    callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock, ways: Ways
) -> None:
    """Send a message once more, by the word of somebody who leads its group."""
    await db.write(doubts_of_groups.answer, staff, NoteId(required(press)), "again", clock.now(), ways)
    await voice.redraw(callback, screens.thanks("again"))


@router.callback_query(Pressed("panel.failed"), Admin())
async def failed(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice) -> None:
    """Show a page of what could not be sent."""
    await voice.redraw(callback, screens.failures(*await db.read(service.failures, admin, number(press, 0) or 0)))


@router.callback_query(Pressed("panel.parked"), Admin())
async def parked(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice) -> None:
    """Show a page of what came in and could not be processed."""
    await voice.redraw(callback, screens.set_aside(*await db.read(service.parked, admin, number(press, 0) or 0)))


@router.callback_query(Pressed("panel.retry"), Admin())
async def retry(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Try something again that could not be processed."""
    await db.write(service.decide_parked, admin, required(press), "retry", clock.now())
    await voice.redraw(callback, screens.set_aside(*await db.read(service.parked, admin, number(press, 1) or 0)))


@router.callback_query(Pressed("panel.drop"), Admin())
async def drop(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Give up something that could not be processed."""
    await db.write(service.decide_parked, admin, required(press), "drop", clock.now())
    await voice.redraw(callback, screens.set_aside(*await db.read(service.parked, admin, number(press, 1) or 0)))
