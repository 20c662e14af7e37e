"""The Telegram door of what becomes a card: seen in the coordinators' group or sent by an admin, made in private."""

from collections.abc import Callable
from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Tx, Writes
from staffroom.kernel.ids import ChatId, Instant, PersonId, ProgrammeId
from staffroom.kernel.screen import Screen
from staffroom.rooms.slides import change_handlers, service, wordless
from staffroom.rooms.slides.values import Slide
from staffroom.telegram.filters import Admin, InGroup, Pressed, Private, Staff
from staffroom.telegram.presses import number, required
from staffroom.telegram.render import Voice
from staffroom.telegram.who import Who

router = Router(name="slides")
router.include_router(change_handlers.router)

Args = tuple[str, ...]


class StaffPicture(Filter):
    """One picture that somebody of staff posted in their coordinators' group; hands on who and of which programme."""

    async def __call__(self, message: Message, who: Who, db: Writes) -> bool | dict[str, Any]:  # noqa: D102
        if not message.photo or message.media_group_id or who.staff is None:
            return False
        programme = await db.read(service.programme_of, ChatId(message.chat.id), who.staff)
        return False if programme is None else {"staff": who.staff, "programme": programme}


class FacelessPicture(Filter):
    """One picture that was posted in a coordinators' group in the group's own name; hands on of which programme."""

    async def __call__(self, message: Message, db: Writes) -> bool | dict[str, Any]:  # noqa: D102
        chat, speaker = ChatId(message.chat.id), message.sender_chat
        if not message.photo or message.media_group_id or speaker is None or speaker.id != chat:
            return False
        programme = await db.read(service.programme_in, chat)
        return False if programme is None else {"programme": programme}


@router.message(InGroup(), FacelessPicture())
async def posted_by_nobody(_message: Message, programme: ProgrammeId, db: Writes, clock: Clock) -> None:
    """Say why nobody is asked about a picture."""
    await db.write(service.tell_faceless, programme, clock.now())


@router.message(InGroup(), StaffPicture())
async def posted(message: Message, staff: PersonId, programme: ProgrammeId, db: Writes, clock: Clock) -> None:
    """Offer to make a card of a picture."""
    file_id, now = (message.photo or [])[-1].file_id, clock.now()
    slide = Slide(0, staff, programme, file_id, message.caption or "", "question", None, "", now)
    await db.write(service.seen, slide, now)


class ForACard(Filter):
    """A text or one picture that an admin sends who is making a card; hands on who, the words and the picture."""

    async def __call__(self, message: Message, who: Who, db: Writes, clock: Clock) -> bool | dict[str, Any]:  # noqa: D102
        single = message.photo and not message.media_group_id
        if who.admin is None or not (message.text or single) or (message.text or "").startswith("/"):
            return False
        found = await db.read(service.awaited, who.admin, clock.now())
        return {"admin": who.admin, "file_id": message.photo[-1].file_id if message.photo else ""} if found else False


@router.message(Private(), ForACard())
async def sent(message: Message, admin: PersonId, file_id: str, db: Writes, voice: Voice, clock: Clock) -> None:
    """Take what is to become a card."""
    words = message.text or message.caption or ""
    await voice.answer(message, await db.write(service.take, admin, words, file_id, clock.now()))


@router.callback_query(Pressed("slides.begin"), Admin())
async def begin(callback: CallbackQuery, admin: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Ask for words or a picture."""
    await voice.redraw(callback, await db.write(service.begin, admin, clock.now()))


@router.callback_query(Pressed("slides.only_a_day"), Admin())
async def only_a_day(
    callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Ask on which day something shall stand that needs no words."""
    await voice.redraw(callback, await db.write(wordless.begin, admin, required(press), clock.now()))


@router.callback_query(Pressed("slides.export"), Admin())
async def export(callback: CallbackQuery, admin: PersonId, db: Writes, voice: Voice) -> None:
    """Hand over the cards that were made in the chat."""
    await voice.redraw(callback, await db.read(service.export, admin))


@router.callback_query(Pressed("slides.export_of"), Admin())
async def export_of(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice) -> None:
    """Hand over those of one programme."""
    await voice.redraw(callback, await db.read(service.export_of, admin, required(press)))


@router.callback_query(Pressed("slides.programme"), Staff())
async def programme(
    callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Ask what it shall be."""
    chosen = number(press, 1)
    await _step(
        callback,
        press,
        staff,
        db,
        voice,
        clock,
        lambda tx, slide, now: service.choose_programme(tx, slide, chosen, now),
    )


@router.callback_query(Pressed("slides.make"), Staff())
async def make(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Ask what it shall be."""
    await _step(callback, press, staff, db, voice, clock, service.make)


@router.callback_query(Pressed("slides.kind"), Staff())
async def kind(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Ask for the section."""
    chosen = number(press, 1)
    await _step(
        callback, press, staff, db, voice, clock, lambda tx, slide, _now: service.choose_kind(tx, slide, chosen)
    )


@router.callback_query(Pressed("slides.correct"), Staff())
async def correct(
    callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Note which option of a quiz is right."""
    chosen = number(press, 1)
    await _step(
        callback, press, staff, db, voice, clock, lambda tx, slide, _now: service.choose_right(tx, slide, chosen)
    )


@router.callback_query(Pressed("slides.section"), Staff())
async def section(
    callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Ask for the day."""
    chosen = number(press, 1)
    await _step(
        callback, press, staff, db, voice, clock, lambda tx, slide, now: service.choose_section(tx, slide, chosen, now)
    )


@router.callback_query(Pressed("slides.day"), Staff())
async def day(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Show the card."""
    chosen = number(press, 1)
    await _step(
        callback, press, staff, db, voice, clock, lambda tx, slide, now: service.choose_day(tx, slide, chosen, now)
    )


@router.callback_query(Pressed("slides.save"), Staff())
async def save(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Put the card on the calendar."""
    await _step(callback, press, staff, db, voice, clock, service.save)


@router.callback_query(Pressed("slides.unmake"), Staff())
async def unmake(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Take a card back that was made just now."""
    undone = await db.write(service.unmake, staff, required(press), required(press, 1), clock.now())
    await voice.redraw(callback, undone)


@router.callback_query(Pressed("slides.no"), Staff())
async def no(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Make nothing of it."""
    await _step(callback, press, staff, db, voice, clock, lambda tx, slide, _now: service.put_away(tx, slide))


async def _step(
    callback: CallbackQuery,
    press: Args,
    staff: PersonId,
    db: Writes,
    voice: Voice,
    clock: Clock,
    do: Callable[[Tx, Slide, Instant], Screen],
) -> None:
    """Do something with a picture and show what comes next."""
    now = clock.now()
    await voice.redraw(callback, await db.write(lambda tx: do(tx, service.mine(tx, staff, number(press, 0)), now)))
