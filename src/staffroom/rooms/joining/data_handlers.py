"""The Telegram door for questions about data, rules and help; in private chats."""

from dataclasses import replace

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Writes
from staffroom.kernel.ids import PersonId
from staffroom.kernel.screen import Screen
from staffroom.kernel.text import Translator
from staffroom.rooms import people
from staffroom.rooms.joining import afterwards, claims, data, data_page, data_screens, screens, service
from staffroom.rooms.joining.values import About
from staffroom.telegram.filters import Pressed, Private
from staffroom.telegram.presses import required
from staffroom.telegram.render import Voice
from staffroom.telegram.who import Who

router = Router(name="joining.data")


@router.message(Command("privacy"), Private())
async def privacy(message: Message, who: Who, voice: Voice, db: Writes) -> None:
    """Say what is kept, how, why and by whom."""
    await voice.answer(message, data_screens.privacy(await db.read(service.about, who.anyone)))


@router.callback_query(Pressed("joining.more"))
async def more(callback: CallbackQuery, press: tuple[str, ...], who: Who, voice: Voice, db: Writes) -> None:
    """Tell below the orientation, in its language, all that it says in few words: the guidelines, and what is kept."""
    person = PersonId(required(press, 1))
    await _tell_more(callback, press, voice, await db.read(service.about_invitation, who.user, person), person)


@router.callback_query(Pressed("joining.claim_more"))
async def claim_more(callback: CallbackQuery, press: tuple[str, ...], who: Who, voice: Voice, db: Writes) -> None:
    """Tell the same to an account that is asked who it is."""
    await _tell_more(callback, press, voice, await db.read(claims.about, who.user, required(press, 1)))


async def _tell_more(
    callback: CallbackQuery, press: tuple[str, ...], voice: Voice, found: About, back_to: PersonId | None = None
) -> None:
    spoken = replace(voice, language=press[0] if press[0] in people.languages() else voice.language)
    await voice.toast(callback)
    if not isinstance(callback.message, Message):
        return
    if found.guidelines:
        await spoken.answer(callback.message, screens.guidelines(found))
    await spoken.answer(callback.message, data_screens.privacy(found, back_to))


@router.message(Command("rules"), Private())
async def guidelines(message: Message, who: Who, voice: Voice, db: Writes) -> None:
    """Show the guidelines of somebody's own programme."""
    await voice.answer(message, await db.read(service.guidelines, who.anyone))


@router.message(Command("help"), Private())
async def help_(message: Message, who: Who, voice: Voice, db: Writes) -> None:
    """Say what can be asked of us."""
    may_report = await db.read(service.may_report, who.teacher)
    await voice.answer(message, screens.help_for(who, may_report=may_report))


@router.callback_query(Pressed("joining.download"))
async def download(callback: CallbackQuery, who: Who, voice: Voice, db: Writes, words: Translator) -> None:
    """Hand over everything that is kept about somebody."""
    readable, document = await _my_data(who, voice, db, words)
    await voice.redraw(callback, readable)
    if isinstance(callback.message, Message):
        await voice.answer(callback.message, document)


@router.message(Command("mydata"), Private())
async def my_data(message: Message, who: Who, voice: Voice, db: Writes, words: Translator) -> None:
    """Hand over everything that is kept about somebody, at a word."""
    for screen in await _my_data(who, voice, db, words):
        await voice.answer(message, screen)


async def _my_data(who: Who, voice: Voice, db: Writes, words: Translator) -> tuple[Screen, Screen]:
    kept, language = await db.read(data.everything, who.user), voice.language
    page = data_page.page(kept, language, lambda line: words.plain(line, language))
    return data_screens.download(page), data_screens.download_fields(data_page.document(kept))


@router.message(Command("delete", "forget"), Private())
async def ask_erase(message: Message, who: Who, voice: Voice, db: Writes) -> None:
    """Say what erasure means."""
    if await db.read(people.by_account, who.user):
        await voice.answer(message, data_screens.erase())
    else:
        await voice.answer(message, screens.show(await db.read(afterwards.stranger, who.language)))


@router.callback_query(Pressed("joining.erase"))
async def ask_erase_again(callback: CallbackQuery, voice: Voice) -> None:
    """Say what erasure means."""
    await voice.redraw(callback, data_screens.erase())


@router.callback_query(Pressed("joining.erase_now"))
async def erase(callback: CallbackQuery, who: Who, voice: Voice, db: Writes, clock: Clock) -> None:
    """Delete everything about somebody."""
    await db.write(data.erase, who.user, clock.now())
    await voice.redraw(callback, data_screens.erased())
