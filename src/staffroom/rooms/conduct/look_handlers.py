"""The Telegram door of what programmes have looked for: every message of a group passes it, and authors may press."""

import re
from collections.abc import Awaitable, Callable
from typing import Any, Literal

from aiogram import Router
from aiogram.types import CallbackQuery, Chat, Message, MessageOriginUser

from staffroom.kernel.clock import Clock, instant
from staffroom.kernel.db import Writes
from staffroom.kernel.ids import ChatId, UserId
from staffroom.kernel.text import tidy
from staffroom.rooms import prompts
from staffroom.rooms.conduct import hinting, rules, spotting
from staffroom.rooms.conduct.lookout import Lookout
from staffroom.rooms.conduct.values import Said, Target
from staffroom.telegram.beside import noted
from staffroom.telegram.filters import Pressed, is_group
from staffroom.telegram.presses import required
from staffroom.telegram.render import Voice
from staffroom.telegram.who import Who

router = Router(name="conduct-look")
_TELLS = re.compile(r"/(?:report|offtopic)(?:@\w+)?(?:\s|$)", re.IGNORECASE)
"""The commands that tell of somebody else's words, and may repeat them."""


async def notice(
    event: Message | CallbackQuery, handed: dict[str, Any], handle: Callable[[dict[str, Any]], Awaitable[None]]
) -> None:
    """Handle a message, and act in the same write on what it holds of what its programme has looked for."""
    lookout: Lookout = handed["lookout"]
    said = _said(event) if lookout.is_on and isinstance(event, Message) and is_group(event.chat) else None
    if said is None or not (
        lookout.finds(said.words) or lookout.shares(said.chat, said.links, forwarded=said.forwarded)
    ):
        await handle(handed)
        return
    now = handed["clock"].now()
    await noted(handed, handle, lambda tx: spotting.spot(tx, lookout, said, now))


def _said(message: Message) -> Said | None:
    """Return what somebody says, None where nobody does; whoever reports somebody's words does not say them."""
    words = _words(message)
    user = None if message.sender_chat is not None else message.from_user
    forwarded, marked = _is_forwarded(message), message.entities or message.caption_entities or ()
    links = prompts.links_of(words, ((one.type, one.offset, one.length, one.url) for one in marked))
    if not (words or forwarded) or _TELLS.match(words) or (user is not None and user.is_bot):
        return None
    album = message.media_group_id or ""
    return Said(ChatId(message.chat.id), as_target(message), words, links, forwarded, album)


def _words(message: Message) -> str:
    """Return all the words of a message: its own, what a poll asks and offers, the number of a contact."""
    if message.poll is not None:
        return "\n".join((message.poll.question, *(one.text for one in message.poll.options)))
    if message.contact is not None:
        return message.contact.phone_number
    return message.text or message.caption or ""


def _is_forwarded(message: Message) -> bool:
    """Say whether a message was forwarded from elsewhere: neither its author's own nor the bot's."""
    origin, own = message.forward_origin, (message.from_user, message.bot)
    wrote = origin.sender_user.id if isinstance(origin, MessageOriginUser) else None
    return origin is not None and wrote not in {one.id for one in own if one is not None}


def as_target(about: Message) -> Target:
    """Return a message as it stands, and whose it is."""
    chat, user = about.sender_chat, about.from_user
    us = user is not None and about.bot is not None and user.id == about.bot.id
    return Target(
        about.message_id,
        _voice(chat, about.chat) if chat is not None else "us" if us else "person",
        None if chat is not None or user is None else UserId(user.id),
        tidy((chat.title if chat is not None else user.full_name if user is not None else "") or ""),
        str(about.content_type),
        rules.kept(about.text or about.caption or "") if about.text or about.caption else "",
        instant(about.date),
        edited=bool(about.edit_date),
    )


def _voice(sender: Chat, group: Chat) -> Literal["channel", "group"]:
    return "group" if sender.id == group.id else "channel"


@router.callback_query(Pressed("conduct.takeout"))
async def take_out(
    callback: CallbackQuery, press: tuple[str, ...], who: Who, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Remove somebody's message for them."""
    await voice.redraw(callback, await db.write(hinting.take_out, required(press), who.anyone, clock.now()))
