"""Free evidence: whoever presses a button, or replies to a message that carries one, has seen that message."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import CallbackQuery, InaccessibleMessage, Message, TelegramObject

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Database
from staffroom.kernel.ids import ChatId, NoteId
from staffroom.outbox import service, store
from staffroom.outbox.ways import Ways
from staffroom.telegram.presses import parse

Next = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class Evidence(BaseMiddleware):
    """Settles an unknown note by evidence, before the press or the reply itself is handled."""

    def __init__(self, db: Database, clock: Clock, ways: Ways) -> None:
        self._db, self._clock, self._ways = db, clock, ways

    async def __call__(self, handler: Next, event: TelegramObject, data: dict[str, Any]) -> Any:  # noqa: ANN401, D102
        if isinstance(event, CallbackQuery) and event.message is not None:
            await self._look(event.data, event.message)
        elif isinstance(event, Message) and event.reply_to_message is not None:
            await self._look(_any_button(event.reply_to_message), event.reply_to_message)
        return await handler(event, data)

    async def _look(self, button: str | None, message: Message | InaccessibleMessage) -> None:
        _, note = parse(button or "")
        if note is None or not await self._db.read(store.is_unknown, NoteId(note)):
            return
        chat, now = ChatId(message.chat.id), self._clock.now()
        await self._db.write(service.seen, note, chat, message.message_id, now, self._ways)


def _any_button(message: Message) -> str | None:
    """Return what a button of a message carries."""
    rows = message.reply_markup.inline_keyboard if message.reply_markup else []
    return next((button.callback_data for row in rows for button in row if button.callback_data), None)
