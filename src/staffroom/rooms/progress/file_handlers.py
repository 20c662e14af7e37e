"""The Telegram door for files of progress: an admin names columns where they are unclear, looks, applies."""

import asyncio
from collections.abc import Callable

from aiogram import Router
from aiogram.types import CallbackQuery

from staffroom.kernel import table
from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Tx, Writes
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.screen import Screen
from staffroom.rooms.progress import files, reading
from staffroom.rooms.progress.reading import Reading
from staffroom.rooms.progress.sources.headings import Headings
from staffroom.rooms.progress.values import ProgressFile
from staffroom.telegram.filters import Admin, Pressed
from staffroom.telegram.presses import number
from staffroom.telegram.render import Voice

router = Router(name="progress.files")

Args = tuple[str, ...]
Case = Callable[[Tx, ProgressFile, Reading | None, Instant], Screen]


class Taker:
    """Takes the files among those that admins send which are about progress."""

    def __init__(self, headings: Headings) -> None:
        self._headings = headings

    async def __call__(self, admin: PersonId, name: str, data: bytes, db: Writes, now: Instant) -> Screen | None:
        """Keep a file and show what it would change; None where it is not about progress."""
        said = await asyncio.to_thread(table.headings, data)
        if not await db.read(files.looks_like_one, admin, said, self._headings):
            return None
        sent = ProgressFile(admin, None, now, name, data)
        return await _read_and(files.receive, await db.read(files.addressed, sent), db, self._headings, now)


async def _read_and(case: Case, file: ProgressFile, db: Writes, headings: Headings, now: Instant) -> Screen:
    """Read a file beside the event loop, and do something with it; unread while its programme is unknown."""
    found = None
    if file.programme_id is not None:
        against = await db.read(reading.against, file.programme_id, headings, now)
        found = await asyncio.to_thread(reading.read, file.data, file.name, against, file.columns)
    return await db.write(case, file, found, now)


@router.callback_query(Pressed("progress.programme"), Admin())
async def choose_programme(
    callback: CallbackQuery,
    press: Args,
    admin: PersonId,
    db: Writes,
    voice: Voice,
    clock: Clock,
    progress_headings: Headings,
) -> None:
    """Learn for which programme a file is, and show what it would change."""
    file = await db.read(files.for_programme, admin, number(press, 0), number(press, 1))
    await voice.redraw(callback, await _read_and(files.show, file, db, progress_headings, clock.now()))


@router.callback_query(Pressed("progress.columns"), Admin())
async def columns_anew(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice) -> None:
    """Ask which column is which, from the first one on."""
    await voice.redraw(callback, await db.write(files.anew, admin, number(press, 0)))


@router.callback_query(Pressed("progress.column"), Admin())
async def choose_column(
    callback: CallbackQuery,
    press: Args,
    admin: PersonId,
    db: Writes,
    voice: Voice,
    clock: Clock,
    progress_headings: Headings,
) -> None:
    """Learn which heading is a column; ask for the next one, or show what the file would change."""
    file = await db.read(files.with_column, admin, number(press, 0), number(press, 1), number(press, 2))
    following = (number(press, 1) or 0) + 1
    if press[3:4] == ("1",) and following < len(files.ASKED):
        await voice.redraw(callback, await db.write(files.ask, file, following))
        return
    await voice.redraw(callback, await _read_and(files.show, file, db, progress_headings, clock.now()))


@router.callback_query(Pressed("progress.apply"), Admin())
async def apply(
    callback: CallbackQuery,
    press: Args,
    admin: PersonId,
    db: Writes,
    voice: Voice,
    clock: Clock,
    progress_headings: Headings,
) -> None:
    """Write all of a file."""
    file = await db.read(files.waiting, admin, number(press, 0))
    await voice.redraw(callback, await _read_and(files.apply, file, db, progress_headings, clock.now()))


@router.callback_query(Pressed("progress.cancel"), Admin())
async def cancel(callback: CallbackQuery, press: Args, admin: PersonId, db: Writes, voice: Voice) -> None:
    """Let go of a file."""
    await voice.redraw(callback, await db.write(files.cancel, admin, number(press, 0)))
