"""The Telegram door of reports: the last closed week as a picture, as a page, as a table."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from staffroom.kernel.db import Writes
from staffroom.kernel.ids import PersonId, ProgrammeId
from staffroom.kernel.text import Translator
from staffroom.rooms.reports import formats, screens, service
from staffroom.rooms.reports.values import Style
from staffroom.telegram.filters import Pressed, Staff
from staffroom.telegram.presses import required
from staffroom.telegram.render import Voice

router = Router(name="reports")

_STYLES: dict[str, Style] = {"html": "html", "xlsx": "xlsx"}


@router.callback_query(Pressed("reports.week"), Staff())
async def week(callback: CallbackQuery, press: tuple[str, ...], staff: PersonId, voice: Voice, db: Writes) -> None:
    """Show the last closed week of the groups that somebody may see."""
    found = await db.read(service.read_by, staff, ProgrammeId(required(press)))
    await voice.redraw(callback, screens.nothing() if found is None else screens.week(found))


@router.callback_query(Pressed("reports.file"), Staff())
async def file(
    callback: CallbackQuery, press: tuple[str, ...], staff: PersonId, voice: Voice, db: Writes, words: Translator
) -> None:
    """Hand the same over as a file."""
    found = await db.read(service.read_by, staff, ProgrammeId(required(press)))
    await voice.toast(callback)
    if found is None or not isinstance(callback.message, Message):
        return
    style = _STYLES.get(press[1] if len(press) > 1 else "", "html")
    language = voice.language
    data = formats.written(found, style, lambda line: words.plain(line, language), language)
    await voice.answer(callback.message, screens.file(formats.name(found, style), data))
