"""The Telegram door of notices; in private chats only."""

from collections.abc import Callable
from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Tx, Writes
from staffroom.kernel.ids import CohortId, Instant, PersonId
from staffroom.kernel.screen import Screen, text
from staffroom.rooms.notices import posting, results, writing
from staffroom.rooms.notices.values import Content, Notice
from staffroom.telegram.filters import Pressed, Private, Staff
from staffroom.telegram.presses import number
from staffroom.telegram.render import Voice
from staffroom.telegram.who import Who

router = Router(name="notices")

Args = tuple[str, ...]


class ForANotice(Filter):
    """What somebody of staff sends who is writing to their groups; hands on which notice, and what was sent."""

    async def __call__(self, message: Message, who: Who, db: Writes, clock: Clock) -> bool | dict[str, Any]:  # noqa: D102
        if who.staff is None or (message.text or "").startswith("/"):
            return False
        said = _content(message)
        notice = await db.read(writing.awaited, who.staff, said, clock.now())
        return False if notice is None else {"notice": notice, "said": said}


def _content(message: Message) -> Content | None:
    """Return what can be posted of a message, None where nothing can."""
    album = message.media_group_id or ""
    if message.photo:
        return Content("photo", _words(message), message.photo[-1].file_id, album)
    if message.document and not message.animation:
        return Content("document", _words(message), message.document.file_id, album)
    return Content("text", _words(message)) if message.text else None


def _words(message: Message) -> str:
    return message.html_text if message.text or message.caption else ""


def _message(callback: CallbackQuery) -> int | None:
    return None if callback.message is None else callback.message.message_id


@router.message(Private(), ForANotice())
async def sent(message: Message, notice: Notice, said: Content | None, db: Writes, voice: Voice, clock: Clock) -> None:
    """Take what is to be posted."""
    answer = await db.write(writing.take, notice, said, clock.now())
    if answer is not None:
        await voice.answer(message, answer)


@router.callback_query(Pressed("notices.begin"), Staff())
async def begin(callback: CallbackQuery, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Ask for what is to be posted."""
    await voice.redraw(callback, await db.write(writing.begin, staff, clock.now()))


@router.callback_query(Pressed("notices.who"), Staff())
async def who_reads(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice) -> None:
    """Ask for the groups."""
    await _draft(callback, press, staff, db, voice, writing.who)


@router.callback_query(Pressed("notices.all"), Staff())
async def to_own(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice) -> None:
    """Choose all groups of one's own."""
    await _draft(callback, press, staff, db, voice, writing.to_own)


@router.callback_query(Pressed("notices.every"), Staff())
async def to_every(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice) -> None:
    """Choose all groups of the programme."""
    await _draft(callback, press, staff, db, voice, writing.to_every)


@router.callback_query(Pressed("notices.look"), Staff())
async def look(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice) -> None:
    """Show how it will stand."""
    await _draft(callback, press, staff, db, voice, writing.look)


async def _draft(
    callback: CallbackQuery,
    press: Args,
    staff: PersonId,
    db: Writes,
    voice: Voice,
    do: Callable[[Tx, Notice], Screen],
) -> None:
    """Do something with a notice that is written and not sent, and show what comes next."""
    await voice.redraw(callback, await db.write(lambda tx: do(tx, writing.mine(tx, staff, number(press, 0)))))


@router.callback_query(Pressed("notices.choose"), Staff())
async def choose(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice) -> None:
    """Show a page of the groups to be ticked."""
    page = number(press, 1) or 0
    await _draft(callback, press, staff, db, voice, lambda tx, notice: writing.choosing(tx, notice, page))


@router.callback_query(Pressed("notices.tick"), Staff())
async def tick(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice) -> None:
    """Choose a group, or leave it out again."""
    cohort, page = CohortId(number(press, 1) or 0), number(press, 2) or 0
    await _draft(callback, press, staff, db, voice, lambda tx, notice: writing.tick(tx, notice, cohort, page))


@router.callback_query(Pressed("notices.days"), Staff())
async def days(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Offer later days."""
    now = clock.now()
    await _draft(callback, press, staff, db, voice, lambda tx, notice: posting.days(tx, notice, now))


@router.callback_query(Pressed("notices.rewrite"), Staff())
async def rewrite(
    callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Wait for other words."""
    now = clock.now()
    await _draft(callback, press, staff, db, voice, lambda tx, notice: writing.rewrite(tx, notice, now))


@router.callback_query(Pressed("notices.drop"), Staff())
async def drop(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice) -> None:
    """Post nothing."""

    def work(tx: Tx) -> Screen:
        return writing.drop(tx, writing.mine(tx, staff, number(press, 0), "writing", "written"))

    await voice.redraw(callback, await db.write(work))


@router.callback_query(Pressed("notices.now"), Staff())
async def post_now(
    callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Post now, or say why not."""
    now, preview = clock.now(), _message(callback)

    def work(tx: Tx) -> Screen | None:
        return posting.post_now(tx, writing.mine(tx, staff, number(press, 0)), preview, now)

    instead = await db.write(work)
    if instead is None:
        await voice.toast(callback, text("notices-on-its-way"))
    else:
        await voice.redraw(callback, instead)


@router.callback_query(Pressed("notices.at"), Staff())
async def post_at(
    callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Post on a later day."""
    now, preview = clock.now(), _message(callback)

    def work(tx: Tx) -> None:
        posting.post_at(tx, writing.mine(tx, staff, number(press, 0)), number(press, 1), preview, now)

    await db.write(work)
    await voice.toast(callback)


@router.callback_query(Pressed("notices.result"), Staff())
async def result(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice) -> None:
    """Show another page of how it stands."""
    page = number(press, 1) or 0
    shown = await db.read(lambda tx: results.page_of(tx, writing.mine(tx, staff, number(press, 0), "sent"), page))
    await voice.redraw(callback, shown)


@router.callback_query(Pressed("notices.retry"), Staff())
async def retry(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Try again where it failed."""
    await _sent(callback, press, staff, db, voice, clock, posting.retry)


@router.callback_query(Pressed("notices.undo"), Staff())
async def undo(callback: CallbackQuery, press: Args, staff: PersonId, db: Writes, voice: Voice, clock: Clock) -> None:
    """Take it back."""
    await _sent(callback, press, staff, db, voice, clock, posting.undo)


async def _sent(
    callback: CallbackQuery,
    press: Args,
    staff: PersonId,
    db: Writes,
    voice: Voice,
    clock: Clock,
    do: Callable[[Tx, Notice, Instant], None],
) -> None:
    """Do something with a notice that was sent; its result follows by itself."""
    now = clock.now()
    await db.write(lambda tx: do(tx, writing.mine(tx, staff, number(press, 0), "sent"), now))
    await voice.toast(callback)
