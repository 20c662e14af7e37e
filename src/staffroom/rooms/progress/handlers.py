"""The Telegram door of the progress room."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Writes
from staffroom.kernel.ids import ChatId, PersonId
from staffroom.rooms.progress import file_handlers, moodle_screens, office, screens, service
from staffroom.rooms.progress.platform import Setup
from staffroom.telegram.filters import Admin, Pressed, Private
from staffroom.telegram.presses import number, required
from staffroom.telegram.render import Voice
from staffroom.telegram.who import Who

router = Router(name="progress")
router.include_router(file_handlers.router)

Args = tuple[str, ...]


@router.callback_query(Pressed("progress.done"))
async def done(
    callback: CallbackQuery, press: tuple[str, ...], who: Who, voice: Voice, db: Writes, clock: Clock
) -> None:
    """Note that a teacher says a section is finished."""
    chat = ChatId(callback.message.chat.id if callback.message else 0)
    noted = await db.write(service.report, who.user, chat, "".join(press[:1]), clock.now())
    await voice.toast(callback, screens.noted(noted), alert=True)


@router.callback_query(Pressed("progress.undo"))
async def undo(callback: CallbackQuery, press: Args, who: Who, voice: Voice, db: Writes) -> None:
    """Take that back for a teacher; the button stands under records of earlier days."""
    there_was = await db.write(service.undo, who.user, "".join(press[:1]))
    await voice.toast(callback, screens.undone(there_was=there_was), alert=True)


@router.callback_query(Pressed("progress.mine"))
async def my_sections(callback: CallbackQuery, press: Args, who: Who, voice: Voice, db: Writes) -> None:
    """Show a teacher what is known of their sections."""
    await voice.redraw(callback, await db.read(service.my_sections, who.user, required(press), number(press, 1) or 0))


@router.callback_query(Pressed("progress.did"))
async def did(callback: CallbackQuery, press: Args, who: Who, voice: Voice, db: Writes, clock: Clock) -> None:
    """Note in private that a teacher says a section is finished."""
    section = "".join(press[1:2])
    await voice.redraw(callback, await db.write(service.did, who.user, required(press), section, clock.now()))


@router.callback_query(Pressed("progress.not"))
async def did_not(callback: CallbackQuery, press: Args, who: Who, voice: Voice, db: Writes) -> None:
    """Take it back in private."""
    await voice.redraw(callback, await db.write(service.did_not, who.user, required(press), "".join(press[1:2])))


@router.callback_query(Pressed("progress.home"), Admin())
async def home(callback: CallbackQuery, admin: PersonId, voice: Voice, db: Writes, clock: Clock, moodle: Setup) -> None:
    """Show an admin how progress comes in, and what came in last."""
    await voice.redraw(callback, await db.read(office.home, admin, moodle, clock.now()))


@router.message(Command("progress"), Private(), Admin())
async def home_by_command(
    message: Message, admin: PersonId, voice: Voice, db: Writes, clock: Clock, moodle: Setup
) -> None:
    """Show the same, asked by a command."""
    await voice.answer(message, await db.read(office.home, admin, moodle, clock.now()))


@router.callback_query(Pressed("progress.fetch"), Admin())
async def fetch(
    callback: CallbackQuery, press: Args, admin: PersonId, voice: Voice, db: Writes, clock: Clock, moodle: Setup
) -> None:
    """Have Moodle asked now; what came of it is told in a message."""
    await db.write(office.fetch, admin, required(press), moodle, clock.now())
    await voice.toast(callback, moodle_screens.asked(), alert=True)


@router.callback_query(Pressed("progress.back"), Admin())
async def ask_undo_import(
    callback: CallbackQuery, press: Args, admin: PersonId, voice: Voice, db: Writes, clock: Clock
) -> None:
    """Ask once before an import is taken back."""
    await voice.redraw(callback, await db.read(office.ask_undo, admin, required(press), clock.now()))


@router.callback_query(Pressed("progress.backyes"), Admin())
async def undo_import(
    callback: CallbackQuery, press: Args, admin: PersonId, voice: Voice, db: Writes, clock: Clock
) -> None:
    """Take an import back."""
    await voice.redraw(callback, await db.write(office.undo, admin, required(press), clock.now()))
