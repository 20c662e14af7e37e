"""The Telegram door: a group of ours that is open to others is told of, once, and its leaders decide."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Writes
from staffroom.kernel.ids import ChatId, CohortId, PersonId
from staffroom.rooms.cohorts import screens, watch
from staffroom.rooms.cohorts.group_rules import OPENINGS
from staffroom.telegram.beside import noted
from staffroom.telegram.filters import Pressed, Staff, is_group
from staffroom.telegram.presses import required
from staffroom.telegram.render import Voice

router = Router(name="cohorts.public")


@router.callback_query(Pressed("cohorts.linkgone"), Staff())
async def link_is_gone(
    callback: CallbackQuery, press: tuple[str, ...], staff: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Take somebody's word that a foreign link does not work any more."""
    after = await db.write(watch.link_is_gone, CohortId(required(press)), staff, clock.now())
    await voice.redraw(callback, screens.again(after))


@router.callback_query(Pressed("cohorts.keeppublic"), Staff())
@router.callback_query(Pressed("cohorts.stoppublic"), Staff())
async def decide_in_public(
    callback: CallbackQuery, press: tuple[str, ...], staff: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Go on posting in a group although it is open to others, or stop."""
    keep, cohort = (callback.data or "").startswith("cohorts.keeppublic"), CohortId(required(press))
    after = await db.write(watch.decide_in_public, cohort, staff, clock.now(), keep=keep)
    await voice.redraw(callback, screens.again(after))


async def notice(
    message: Message | CallbackQuery, handed: dict[str, Any], handle: Callable[[dict[str, Any]], Awaitable[None]]
) -> None:
    """Handle a message, and note in the same write what its chat gives away."""
    if not isinstance(message, Message):
        await handle(handed)
        return
    chat, now, db = ChatId(message.chat.id), handed["clock"].now(), handed["db"]
    found = _openings(message) if is_group(message.chat) else []
    if not found or await db.read(watch.are_known, chat, found):
        await handle(handed)
        return
    await noted(handed, handle, lambda tx: watch.note_openings(tx, chat, found, now))


def _openings(message: Message) -> list[str]:
    """Return what a message gives away of its chat: a public name, a channel whose posts arrive here, a community."""
    joined = message.community_chat_added or message.community_chat_joined
    found = (message.chat.username is not None, bool(message.is_automatic_forward), joined is not None)
    return [name for name, is_so in zip(OPENINGS, found, strict=False) if is_so]
