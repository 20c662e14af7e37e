"""The Telegram door: a group of ours that carries a public name is told of, once, and its leaders decide."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Writes
from staffroom.kernel.ids import ChatId, CohortId, PersonId
from staffroom.kernel.refusal import Refusal
from staffroom.rooms.cohorts import screens, watch
from staffroom.telegram.beside import Beside
from staffroom.telegram.filters import Pressed, Staff, is_group
from staffroom.telegram.presses import number
from staffroom.telegram.render import Voice

router = Router(name="cohorts.public")


@router.callback_query(Pressed("cohorts.keeppublic"), Staff())
@router.callback_query(Pressed("cohorts.stoppublic"), Staff())
async def decide_in_public(
    callback: CallbackQuery, press: tuple[str, ...], staff: PersonId, db: Writes, voice: Voice, clock: Clock
) -> None:
    """Go on posting in a group although it is public, or stop."""
    keep, cohort = (callback.data or "").startswith("cohorts.keeppublic"), number(press, 0)
    if cohort is None:
        raise Refusal("cohorts-unknown")
    after = await db.write(watch.decide_in_public, CohortId(cohort), staff, clock.now(), keep=keep)
    await voice.redraw(callback, screens.again(after))


async def notice(
    message: Message | CallbackQuery, handed: dict[str, Any], handle: Callable[[dict[str, Any]], Awaitable[None]]
) -> None:
    """Handle a message, and note in the same write what its chat gives away."""
    if not isinstance(message, Message):
        await handle(handed)
        return
    chat, now, db = ChatId(message.chat.id), handed["clock"].now(), handed["db"]
    is_public = is_group(message.chat) and message.chat.username is not None
    if not is_public or await db.read(watch.is_known_public, chat):
        await handle(handed)
        return
    beside = Beside(db, lambda tx: watch.made_public(tx, chat, now))
    await handle({**handed, "db": beside})
    await beside.finish()
