"""The Telegram door, beside the handlers of others: when a member of staff last did something."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram.types import CallbackQuery, Message

from staffroom.rooms.activity import store
from staffroom.telegram.beside import noted


async def notice(
    event: Message | CallbackQuery, handed: dict[str, Any], handle: Callable[[dict[str, Any]], Awaitable[None]]
) -> None:
    """Handle what somebody presses or writes to the bot; of staff note in the same write when that was."""
    staff = handed["who"].staff
    if staff is None or (isinstance(event, Message) and event.chat.type != "private"):
        await handle(handed)
        return
    now = handed["clock"].now()
    await noted(handed, handle, lambda tx: store.acted(tx, staff, now))
