"""The Telegram door of the training; in private chats only."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Writes
from staffroom.kernel.ids import Instant, PersonId
from staffroom.rooms.training import care, questions, service
from staffroom.rooms.training.values import Draft
from staffroom.telegram.filters import Admin, Awaited, Pressed, Private, Staff
from staffroom.telegram.presses import number, required
from staffroom.telegram.render import Voice

router = Router(name="training")

Args = tuple[str, ...]


@router.callback_query(Pressed("training.open"), Staff())
async def open_next(callback: CallbackQuery, staff: PersonId, db: Writes, voice: Voice) -> None:
    """Show the first card that is not read yet."""
    await voice.redraw(callback, await db.read(service.open_next, staff))


@router.message(Command("training"), Private(), Staff())
async def begin(message: Message, staff: PersonId, db: Writes, voice: Voice) -> None:
    """Show the first card that is not read yet, by a command."""
    await voice.answer(message, await db.read(service.open_next, staff))


@router.callback_query(Pressed("training.card"), Staff())
async def show(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice) -> None:
    """Show a card."""
    await voice.redraw(callback, await db.read(service.show, staff, required(press)))


@router.callback_query(Pressed("training.read"), Staff())
async def read(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Go on to the next card."""
    await voice.redraw(callback, await db.write(service.read, staff, required(press), clock.now()))


@router.callback_query(Pressed("training.ask"), Staff())
async def ask(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Ask for a question to the master trainers."""
    await voice.redraw(callback, await db.write(questions.begin, staff, required(press), clock.now()))


@router.callback_query(Pressed("training.cancel"), Staff())
async def cancel(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice) -> None:
    """Go back without asking."""
    await voice.redraw(callback, await db.write(service.cancel, staff, required(press)))


@router.callback_query(Pressed("training.answer"), Admin())
async def answer(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Ask for the answer to a question."""
    await voice.redraw(callback, await db.write(questions.begin_answer, admin, required(press), clock.now()))


@router.callback_query(Pressed("training.unask"), Staff())
async def unask(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Take a question back."""
    await voice.redraw(callback, await db.write(questions.take_back, staff, required(press), clock.now()))


@router.callback_query(Pressed("training.unanswer"), Admin())
async def unanswer(
    callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Take an answer back."""
    asked, at = required(press), Instant(required(press, 1))
    await voice.redraw(callback, await db.write(questions.take_answer_back, admin, asked, at, clock.now()))


@router.callback_query(Pressed("training.question"), Admin())
async def not_now(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice) -> None:
    """Show a question again that is not answered now."""
    await voice.redraw(callback, await db.write(questions.show, admin, required(press)))


@router.message(Private(), Awaited("draft", questions.draft_of))
async def written(message: Message, draft: Draft, db: Writes, voice: Voice, clock: Clock) -> None:
    """Pass a question or an answer on."""
    await voice.answer(message, await db.write(questions.take, draft, message.text or "", clock.now()))


@router.callback_query(Pressed("training.colleagues"), Admin())
async def roll(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Show the coordinators."""
    await voice.redraw(callback, await db.read(care.roll, admin, required(press), clock.now()))


@router.message(Command("coordinators"), Private(), Admin())
async def coordinators(message: Message, admin: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Show the coordinators, by a command."""
    await voice.answer(message, await db.read(care.roll, admin, 0, clock.now()))


@router.callback_query(Pressed("training.nudge"), Admin())
async def nudge(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Have a coordinator asked how they are."""
    coordinator, page = PersonId(required(press)), number(press, 1) or 0
    await voice.redraw(callback, await db.write(care.nudge, admin, coordinator, page, clock.now()))


@router.callback_query(Pressed("training.nudge_back"), Admin())
async def nudge_back(
    callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Let a kind word not go."""
    coordinator, page = PersonId(required(press)), number(press, 1) or 0
    await voice.redraw(callback, await db.write(care.take_back, admin, coordinator, page, clock.now()))
