"""The Telegram door: a group of ours, or the coordinators', gets another owner, and whoever leads it is told."""

from aiogram import Router
from aiogram.types import Message

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Writes
from staffroom.kernel.ids import ChatId
from staffroom.rooms.cohorts import watch
from staffroom.telegram.filters import InGroup

router = Router(name="cohorts.owner")


@router.message(InGroup(), lambda message: message.chat_owner_changed or message.chat_owner_left)
async def owner_changed(message: Message, db: Writes, clock: Clock) -> None:
    """Tell of another owner."""
    await db.write(watch.owned_by_another, ChatId(message.chat.id), clock.now())
