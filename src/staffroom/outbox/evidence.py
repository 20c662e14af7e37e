"""Free evidence: whoever presses a button has seen the message that carries it."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import CallbackQuery, TelegramObject

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Database
from staffroom.kernel.ids import ChatId, NoteId
from staffroom.outbox import service, store
from staffroom.outbox.ways import Ways
from staffroom.telegram.presses import parse

Next = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class Evidence(BaseMiddleware):
    """Settles an unknown note when a button of its message is pressed, before the press itself is handled."""

    def __init__(self, db: Database, clock: Clock, ways: Ways) -> None:
        self._db, self._clock, self._ways = db, clock, ways

    async def __call__(self, handler: Next, event: TelegramObject, data: dict[str, Any]) -> Any:  # noqa: ANN401, D102
        if isinstance(event, CallbackQuery) and event.message is not None:
            await self._look(event, ChatId(event.message.chat.id), event.message.message_id)
        return await handler(event, data)

    async def _look(self, callback: CallbackQuery, chat: ChatId, message_id: int) -> None:
        _, note = parse(callback.data or "")
        if note is None or not await self._db.read(store.is_unknown, NoteId(note)):
            return
        await self._db.write(service.seen, note, chat, message_id, self._clock.now(), self._ways)
