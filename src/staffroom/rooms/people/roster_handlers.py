"""The Telegram door for rosters: an admin sends a file, looks at what it would change, and applies it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from aiogram import Bot, Router
from aiogram.filters import Command, Filter
from aiogram.types import CallbackQuery, Document, Message

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Writes
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen
from staffroom.kernel.table import MOST_BYTES
from staffroom.rooms.people import files, fit, roster_screens
from staffroom.rooms.people.files import Reading
from staffroom.rooms.people.headings import Headings
from staffroom.rooms.people.values import Roster, RosterFile
from staffroom.telegram.fetch import TooLarge, Vanished, fetch
from staffroom.telegram.filters import Admin, Pressed, Private
from staffroom.telegram.presses import number
from staffroom.telegram.render import Voice
from staffroom.telegram.who import Who

router = Router(name="people.roster")

Args = tuple[str, ...]
Elsewhere = Callable[[PersonId, str, bytes, Writes, Instant], Awaitable[Screen | None]]
"""Takes a file of which a room above knows: who sent it, its name, what is in it; None where it is a roster."""
NAMELESS = "roster"


class HasFile(Filter):
    """A file was sent; hands it on as `document`."""

    async def __call__(self, message: Message) -> bool | dict[str, Any]:  # noqa: D102
        return {"document": message.document} if message.document else False


@router.message(Private(), HasFile(), Admin())
async def file_sent(
    message: Message,
    document: Document,
    admin: PersonId,
    bot: Bot,
    db: Writes,
    voice: Voice,
    clock: Clock,
    headings: Headings,
    take_elsewhere: Elsewhere,
) -> None:
    """Look at a table and show what it would change."""
    try:
        data = await fetch(bot, document, MOST_BYTES)
    except TooLarge:
        raise Refusal("roster-too-large") from None
    except Vanished:
        raise Refusal("roster-vanished") from None
    name = document.file_name or NAMELESS
    if (taken := await take_elsewhere(admin, name, data, db, clock.now())) is not None:
        await voice.answer(message, taken)
        return
    file = RosterFile(admin, clock.now(), None, name, data)
    reading = await _read(file, db, headings)
    await voice.answer(message, await db.write(files.receive, file, reading))


@router.message(Private(), HasFile())
async def file_of_somebody_else(message: Message, who: Who, db: Writes, voice: Voice) -> None:
    """Say who may send rosters."""
    await voice.answer(message, await db.read(files.who_may, who.anyone))


@router.callback_query(Pressed("people.roster"), Admin())
async def home(callback: CallbackQuery, admin: PersonId, db: Writes, voice: Voice) -> None:
    """Say how a roster is sent."""
    await voice.redraw(callback, await db.read(files.home, admin))


@router.message(Command("roster"), Private(), Admin())
async def home_by_command(message: Message, admin: PersonId, db: Writes, voice: Voice) -> None:
    """Say the same, asked by a command."""
    await voice.answer(message, await db.read(files.home, admin))


@router.callback_query(Pressed("people.template"), Admin())
async def template(callback: CallbackQuery, press: Args, voice: Voice) -> None:
    """Hand over an empty table."""
    kind: Roster = "coordinators" if press[:1] == ("coordinators",) else "teachers"
    await voice.redraw(callback, files.template(kind, voice.kit.words, voice.language))


@router.callback_query(Pressed("people.kind"), Admin())
async def choose_roster(
    callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, headings: Headings
) -> None:
    """Learn whose roster a file is, and show what it would change."""
    file = await db.read(files.waiting, admin, number(press, 0))
    chosen = replace(file, roster="coordinators" if press[1:2] == ("coordinators",) else "teachers")
    await voice.redraw(callback, await db.write(files.show, chosen, await _read(chosen, db, headings)))


@router.callback_query(Pressed("people.preview"), Admin())
async def preview(
    callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, headings: Headings
) -> None:
    """Show once more what a file would change."""
    file = await db.read(files.waiting, admin, number(press, 0))
    reading = await _read(file, db, headings)
    if reading.roster is None:
        await voice.redraw(callback, roster_screens.ask_roster(file))
    else:
        await voice.redraw(callback, await db.write(files.show, file, reading))


@router.callback_query(Pressed("people.apply"), Admin())
async def apply(
    callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, clock: Clock, headings: Headings
) -> None:
    """Write all of a file."""
    file = await db.read(files.waiting, admin, number(press, 0))
    reading = await _read(file, db, headings)
    await voice.redraw(callback, await db.write(files.apply, file, reading, clock.now()))


@router.callback_query(Pressed("people.whole"), Admin())
async def whole(
    callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice, headings: Headings
) -> None:
    """Hand over every line of a difference."""
    file = await db.read(files.waiting, admin, number(press, 0))
    reading = await _read(file, db, headings)
    screen = await db.read(files.whole, file, reading, voice.kit.words, voice.language)
    await voice.redraw(callback, screen)


@router.callback_query(Pressed("people.cancel"), Admin())
async def cancel(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice) -> None:
    """Let go of a file."""
    await voice.redraw(callback, await db.write(files.cancel, admin, number(press, 0)))


async def _read(file: RosterFile, db: Writes, headings: Headings) -> Reading:
    """Read a file beside the event loop: thousands of lines take a second, and others wait for their answers."""
    known = await db.read(files.known, file.person_id, headings)
    return await asyncio.to_thread(files.read, file, known)


@router.callback_query(Pressed("people.fit"), Admin())
async def app_fit(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice) -> None:
    """Show where Telegram fits."""
    await voice.redraw(callback, await db.read(fit.show, admin, number(press, 0)))


@router.callback_query(Pressed("people.otherway"), Admin())
async def other_ways(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice) -> None:
    """Hand over the list of those who need another way."""
    words, language = voice.kit.words, voice.language
    await voice.redraw(callback, await db.read(fit.other_ways, admin, number(press, 0), words, language))


@router.callback_query(Pressed("people.survey"), Admin())
async def survey(callback: CallbackQuery, voice: Voice) -> None:
    """Show the one question to send round."""
    await voice.redraw(callback, fit.survey(voice.kit.words))
