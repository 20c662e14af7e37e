"""The Telegram door of records: asked for in private, answered with two documents."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Writes
from staffroom.kernel.ids import PersonId
from staffroom.kernel.text import Translator
from staffroom.rooms.records import page, screens, service
from staffroom.rooms.records.seals import Signer
from staffroom.telegram.filters import Pressed
from staffroom.telegram.presses import required
from staffroom.telegram.render import Voice
from staffroom.telegram.who import Who

router = Router(name="records")


@router.callback_query(Pressed("records.make"))
async def make(
    callback: CallbackQuery,
    press: tuple[str, ...],
    who: Who,
    voice: Voice,
    db: Writes,
    clock: Clock,
    words: Translator,
    signer: Signer,
) -> None:
    """Hand a teacher their own record, on paper and as a page; both are signed, and nothing is kept."""
    found = await db.read(service.own, who.user, PersonId(required(press)), clock.now())
    code = signer.text(found.summary)
    await voice.redraw(callback, screens.printed(found, code, lambda drawn: signer.seal(drawn, code, "pdf")))
    if isinstance(callback.message, Message):
        whole = signer.seal(page.as_html(found, code, words.plain), code, "html")
        await voice.answer(callback.message, screens.as_page(whole))
