"""The Telegram door: the choice of a language, and whether the private chat is open."""

from dataclasses import replace

from aiogram import Router
from aiogram.enums import ChatMemberStatus
from aiogram.filters import Command, Filter
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message

from staffroom.kernel.db import Writes
from staffroom.kernel.ids import UserId
from staffroom.rooms.people import roster_handlers, screens, service
from staffroom.rooms.people.tongues import languages
from staffroom.telegram.filters import Pressed, Private
from staffroom.telegram.render import Voice
from staffroom.telegram.who import Who

router = Router(name="people")
router.include_router(roster_handlers.router)


class InPrivateChat(Filter):
    """The bot's own standing changed in a private chat."""

    async def __call__(self, changed: ChatMemberUpdated) -> bool:  # noqa: D102
        return changed.chat.type == "private"


@router.my_chat_member(InPrivateChat())
async def private_chat_changed(changed: ChatMemberUpdated, db: Writes) -> None:
    """Somebody blocked us or opened the chat again: only that is noted."""
    closed = changed.new_chat_member.status in (ChatMemberStatus.KICKED, ChatMemberStatus.LEFT)
    await db.write(service.mark_unreachable if closed else service.mark_reachable, UserId(changed.chat.id))


@router.message(Command("language", "settings"), Private())
async def ask_language(message: Message, voice: Voice) -> None:
    """Show the languages."""
    await voice.answer(message, screens.languages())


@router.callback_query(Pressed("people.language"))
async def choose_language(callback: CallbackQuery, press: tuple[str, ...], who: Who, voice: Voice, db: Writes) -> None:
    """Speak another language from now on."""
    language = press[0] if press and press[0] in languages() else voice.language
    await db.write(service.set_language, who.user, language)
    await replace(voice, language=language).redraw(callback, screens.language_chosen())
