"""The Telegram door of media: looked at beside the handlers of others, and answered by a button."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from staffroom import outbox
from staffroom.kernel.clock import Clock, instant
from staffroom.kernel.db import Writes
from staffroom.kernel.ids import ChatId, PersonId, UserId
from staffroom.kernel.text import Translator
from staffroom.rooms.media import answers, log, rules, service
from staffroom.rooms.media.values import Shown
from staffroom.telegram.beside import noted
from staffroom.telegram.filters import Admin, Pressed, is_group
from staffroom.telegram.presses import number, parse, required
from staffroom.telegram.render import Voice
from staffroom.telegram.who import Who

router = Router(name="media")


async def notice(
    event: Message | CallbackQuery, handed: dict[str, Any], handle: Callable[[dict[str, Any]], Awaitable[None]]
) -> None:
    """Handle a message, and act in the same write on what it shows."""
    media = _shown(event) if isinstance(event, Message) and is_group(event.chat) else None
    if media is None or not await handed["db"].read(service.is_watched, media.chat):
        await handle(handed)
        return
    now = handed["clock"].now()
    await noted(handed, handle, lambda tx: service.shown(tx, media, now))


def _shown(message: Message) -> Shown | None:
    """Return what a message shows, None where it shows nothing that may be a classroom."""
    file = _file(message)
    user = None if message.sender_chat is not None or message.from_user is None else message.from_user
    if file is None or (user is not None and user.is_bot):
        return None
    chat = ChatId(message.chat.id)
    return Shown(
        chat,
        message.message_id,
        instant(message.date),
        None if user is None else UserId(user.id),
        message.media_group_id or "",
        outbox.anonymous("media", chat, file),
    )


def _file(message: Message) -> str | None:
    """Return what tells a picture or film from others; stickers, sounds and searched GIFs show no classroom."""
    via = message.via_bot.username if message.via_bot else None
    if message.animation:
        searched = rules.is_searched(via, message.animation.file_name)
        return None if searched else message.animation.file_unique_id
    film = message.live_photo or message.video or message.video_note
    if film:
        return film.file_unique_id
    if message.photo:
        return message.photo[-1].file_unique_id
    if message.document and rules.is_seen(message.document.mime_type, message.document.file_name):
        return message.document.file_unique_id
    if message.story:
        return f"story:{message.story.chat.id}:{message.story.id}"
    return "paid" if message.paid_media else None


@router.callback_query(Pressed("media.none"))
@router.callback_query(Pressed("media.permission"))
@router.callback_query(Pressed("media.remove"))
async def says(
    callback: CallbackQuery, press: tuple[str, ...], who: Who, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Note what an author says of their media."""
    said = parse(callback.data or "")[0].action.removeprefix("media.")
    screen = await db.write(answers.answer, who.user, who.staff, required(press), said, clock.now())
    if callback.message is not None and callback.message.chat.type == "private":
        await voice.redraw(callback, screen)
    else:
        await voice.toast(callback, screen.lines[0])


@router.callback_query(Pressed("media.log"), Admin())
async def show_log(callback: CallbackQuery, press: tuple[str, ...], admin: PersonId, db: Writes, voice: Voice) -> None:
    """Show what was decided."""
    await voice.redraw(callback, await db.read(log.show, admin, number(press, 0) or 0))


@router.callback_query(Pressed("media.export"), Admin())
async def export(callback: CallbackQuery, admin: PersonId, db: Writes, voice: Voice, words: Translator) -> None:
    """Hand over the log as a file."""
    found = await db.read(log.export, admin)
    await voice.toast(callback)
    if isinstance(callback.message, Message):
        await voice.answer(callback.message, log.as_file(found, lambda line: words.plain(line, voice.language)))
