"""From a screen to a message of the Bot API: the language chosen, the picture drawn, the limits kept."""

import logging
import re
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any, Protocol

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramRetryAfter
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    FSInputFile,
    InputMediaPhoto,
    Message,
    ReplyKeyboardRemove,
    ReplyParameters,
)

from staffroom.kernel import blame
from staffroom.kernel.ids import ChatId
from staffroom.kernel.screen import Drawing, Held, Line, Printout, Screen
from staffroom.kernel.text import CAPTION_LIMIT, MESSAGE_LIMIT, Translator, utf16
from staffroom.telegram.answers import AT_ONCE, GONE, UNCHANGED, Turns, given
from staffroom.telegram.bot import say
from staffroom.telegram.group_key import group_keyboard
from staffroom.telegram.presses import keyboard

log = logging.getLogger(__name__)

TOAST_LIMIT = 200
TOO_OLD = "query is too old"
WRONG_FILE = re.compile("wrong (remote )?file", re.IGNORECASE)


class Paints(Protocol):
    """Whatever draws pictures; it may fail, and then the words go without one."""

    async def draw(self, picture: Any) -> bytes:  # noqa: ANN401  the kit does not know the kinds of pictures
        """Return a PNG."""

    def digest(self, picture: Any) -> bytes:  # noqa: ANN401
        """Return what tells a picture from all others."""


class Shelves(Protocol):
    """Whatever remembers which pictures Telegram holds already."""

    async def find(self, digest: bytes) -> str | None:
        """Return a picture's number, None while it was never uploaded."""

    async def keep(self, digest: bytes, file_id: str) -> None:
        """Remember a picture's number."""

    async def drop(self, digest: bytes) -> None:
        """Forget a number that Telegram refused."""

    def turn(self, digest: bytes) -> AbstractAsyncContextManager[None]:
        """Let one at a time upload a picture."""


@dataclass(frozen=True)
class Kit:
    """What it takes to turn a screen into a message."""

    words: Translator
    painter: Paints
    turns: Turns = AT_ONCE
    """Asked before every direct answer, so that it keeps the outbox's pace, and the silence that Telegram asks for."""
    shelf: Shelves | None = None


def html(screen: Screen, words: Translator, language: str) -> str:
    """Return the lines of a screen as one HTML text."""
    if screen.raw:
        return screen.raw
    return "\n\n".join(filter(None, (words.html(line, language) for line in screen.lines)))


async def send(bot: Bot, chat: ChatId, screen: Screen, language: str, kit: Kit, note_id: int | None = None) -> int:
    """Send a screen as one message; return its number."""
    body = html(screen, kit.words, language)
    common: dict[str, Any] = {
        "chat_id": chat,
        "reply_markup": _markup(screen, language, kit, note_id),
        "disable_notification": not screen.loud and chat < 0,
    }
    if screen.reply_to is not None:
        common["reply_parameters"] = ReplyParameters(message_id=screen.reply_to, allow_sending_without_reply=True)
    if screen.sticker or screen.file is not None:
        return await _send_file(bot, screen, body, common)
    if screen.held is not None:
        return await _send_held(bot, screen.held, body, common)
    if screen.printout is not None:
        return await _send_printout(bot, screen.printout, body, language, kit, common)
    if screen.drawing is not None and utf16(body) <= CAPTION_LIMIT:
        picture = _picture(screen.drawing, language, kit)
        if isinstance(picture, Held):
            return await _send_held(bot, picture, body, common)
        if picture is not None:
            return await _send_captioned(bot, Captioned(picture, body, common), kit)
    return await say(bot, {"text": _whole(body), **common})


async def _send_file(bot: Bot, screen: Screen, body: str, common: dict[str, Any]) -> int:
    """Upload a screen's file with its words, or its sticker, which has none."""
    if screen.file is None:
        return (await bot.send_sticker(sticker=FSInputFile(screen.sticker), **common)).message_id
    document = BufferedInputFile(screen.file.data, screen.file.name)
    return (await bot.send_document(document=document, caption=body, **common)).message_id


async def _send_held(bot: Bot, held: Held, body: str, common: dict[str, Any]) -> int:
    """Send what Telegram holds already by its number; a photo that somebody took is not passed on out of a group."""
    if held.kind == "photo":
        protect = common["chat_id"] < 0
        return (await bot.send_photo(photo=held.file_id, caption=body, protect_content=protect, **common)).message_id
    return (await bot.send_document(document=held.file_id, caption=body, **common)).message_id


async def _send_printout(
    bot: Bot, printout: Printout, body: str, language: str, kit: Kit, common: dict[str, Any]
) -> int:
    """Draw a PDF and send it with its words; where it cannot be drawn, say so."""
    picture = _picture(lambda _say, own: printout.drawing(kit.words.plain, own), language, kit)
    drawn = None if picture is None else await _draw(picture, kit)
    if drawn is None:
        return await say(bot, {"text": kit.words.html(printout.failed, language), **common})
    document = BufferedInputFile(printout.finish(drawn), printout.name)
    return (await bot.send_document(document=document, caption=body, **common)).message_id


@dataclass(frozen=True)
class Captioned:
    """A picture with its words, about to be sent."""

    picture: Any
    body: str
    common: dict[str, Any]


async def _send_captioned(bot: Bot, post: Captioned, kit: Kit) -> int:
    """Send a picture by its number where Telegram holds it; otherwise draw and upload it, one at a time."""
    if kit.shelf is None:
        return (await _upload(bot, post, kit))[0]
    digest = kit.painter.digest(post.picture)
    known = await kit.shelf.find(digest)
    if known is None:
        async with kit.shelf.turn(digest):
            known = await kit.shelf.find(digest)
            if known is None:
                return await _upload_and_keep(bot, post, kit, kit.shelf, digest)
    try:
        return (await bot.send_photo(photo=known, caption=post.body, **post.common)).message_id
    except TelegramBadRequest as error:
        if not WRONG_FILE.search(error.message):
            raise
    await kit.shelf.drop(digest)
    return await _upload_and_keep(bot, post, kit, kit.shelf, digest)


async def _upload_and_keep(bot: Bot, post: Captioned, kit: Kit, shelf: Shelves, digest: bytes) -> int:
    number, file_id = await _upload(bot, post, kit)
    if file_id is not None:
        await shelf.keep(digest, file_id)
    return number


async def _upload(bot: Bot, post: Captioned, kit: Kit) -> tuple[int, str | None]:
    """Draw and upload a picture; return the message's number, and the picture's from now on."""
    drawn = await _draw(post.picture, kit)
    if drawn is None:
        return await say(bot, {"text": _whole(post.body), **post.common}), None
    photo = BufferedInputFile(drawn, "card.png")
    message = await bot.send_photo(photo=photo, caption=post.body, **post.common)
    return message.message_id, message.photo[-1].file_id if message.photo else None


def _whole(body: str) -> str:
    """Return a text that fits one message; the rooms check lengths before, so this only guards."""
    if utf16(body) <= MESSAGE_LIMIT:
        return body
    log.error("a text of %d units was cut", utf16(body))
    return body.encode("utf-16-le")[: 2 * (MESSAGE_LIMIT - 1)].decode("utf-16-le", "ignore") + "…"


def _picture(drawing: Drawing, language: str, kit: Kit) -> object | None:
    try:
        return drawing(lambda line: kit.words.plain(line, language), language)
    except Exception as error:  # a card without its picture is better than no card
        blame.tell(log, "a picture cannot be drawn", error)
        return None


async def _draw(picture: Any, kit: Kit) -> bytes | None:  # noqa: ANN401  the kit does not know the kinds of pictures
    try:
        return await kit.painter.draw(picture)
    except Exception as error:  # a card without its picture is better than no card
        blame.tell(log, "a picture could not be drawn", error)
        return None


def _markup(screen: Screen, language: str, kit: Kit, note_id: int | None) -> Any:  # noqa: ANN401
    if screen.group_wanted is not None:
        return group_keyboard(screen.group_wanted, kit.words, language)
    if screen.forget_keyboard:
        return ReplyKeyboardRemove()
    return keyboard(screen.buttons, kit.words, language, note_id)


@dataclass(frozen=True)
class Voice:
    """Answers the person we are talking to, now, in their language."""

    bot: Bot
    kit: Kit
    language: str

    async def answer(self, message: Message, screen: Screen) -> int:
        """Send a screen into the chat of a message; return the new message's number."""
        chat = ChatId(message.chat.id)
        return await given(self.kit.turns, chat, lambda: send(self.bot, chat, screen, self.language, self.kit))

    async def toast(self, callback: CallbackQuery, line: Line | None = None, *, alert: bool = False) -> None:
        """Answer a press, with a short line or silently; where Telegram asked for silence a line waits for its end."""
        turns, person = self.kit.turns, ChatId(callback.from_user.id)
        said = self.kit.words.plain(line, self.language)[:TOAST_LIMIT] if line else None
        try:
            if not turns.is_silent(person):
                await callback.answer(said, show_alert=alert)
            elif said:
                await given(turns, person, lambda: callback.answer(said, show_alert=alert))
        except TelegramRetryAfter as error:  # later, nobody would look at it any more
            turns.refused(person, error.retry_after)
        except TelegramBadRequest as error:  # pressed while we were away: what was pressed still happens
            if TOO_OLD not in error.message:
                raise

    async def redraw(self, callback: CallbackQuery, screen: Screen) -> int:
        """Answer a press and change the private message that it was pressed on; nothing to change is fine.

        Returns the number of the message that shows the screen now.
        """
        await self.toast(callback)
        return await given(self.kit.turns, ChatId(callback.from_user.id), lambda: self._redraw(callback, screen))

    async def _redraw(self, callback: CallbackQuery, screen: Screen) -> int:
        try:
            if isinstance(callback.message, Message) and (shown := await self._change(callback.message, screen)):
                return shown
        except TelegramBadRequest as error:
            if GONE not in error.message:
                raise
        return await send(self.bot, ChatId(callback.from_user.id), screen, self.language, self.kit)

    async def _change(self, message: Message, screen: Screen) -> int:
        """Let a message become a screen; return its number, 0 where it cannot."""
        if await self._redraw_picture(message, screen):
            return message.message_id
        if not _may_change(message, screen):
            return 0
        markup = keyboard(screen.buttons, self.kit.words, self.language)
        try:
            await message.edit_text(html(screen, self.kit.words, self.language), reply_markup=markup)
        except TelegramBadRequest as error:
            if UNCHANGED not in error.message:
                raise
        return message.message_id

    async def _redraw_picture(self, message: Message, screen: Screen) -> bool:
        """Put a picture and its words in place of those of a private message; say whether that was possible."""
        body = html(screen, self.kit.words, self.language)
        if message.chat.type != "private" or not message.photo or screen.drawing is None or utf16(body) > CAPTION_LIMIT:
            return False
        picture = _picture(screen.drawing, self.language, self.kit)
        drawn = None if picture is None or isinstance(picture, Held) else await _draw(picture, self.kit)
        if drawn is None:
            return False
        photo = InputMediaPhoto(media=BufferedInputFile(drawn, "card.png"), caption=body)
        try:
            await message.edit_media(photo, reply_markup=keyboard(screen.buttons, self.kit.words, self.language))
        except TelegramBadRequest as error:
            if UNCHANGED not in error.message:
                raise
        return True


def _may_change(message: Message, screen: Screen) -> bool:
    """Say whether a message may become a screen: only text in private; what a group sees is not changed by a press."""
    return message.chat.type == "private" and not (
        message.photo or message.document or screen.drawing or screen.file or screen.printout or screen.held
    )
