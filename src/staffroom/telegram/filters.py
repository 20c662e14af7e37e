"""Async filters (aiogram runs synchronous ones in threads)."""

from collections.abc import Callable
from typing import Any

from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Chat, Message

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Tx, Writes
from staffroom.kernel.ids import Instant, PersonId
from staffroom.telegram.presses import parse
from staffroom.telegram.who import Who


class Private(Filter):
    """In the private chat with the bot."""

    async def __call__(self, message: Message) -> bool:  # noqa: D102
        return message.chat.type == "private"


class InGroup(Filter):
    """In a group."""

    async def __call__(self, message: Message) -> bool:  # noqa: D102
        return is_group(message.chat)


class Pressed(Filter):
    """A button with this action; hands its arguments on as `press`."""

    def __init__(self, action: str) -> None:
        self.action = action

    async def __call__(self, callback: CallbackQuery) -> bool | dict[str, Any]:  # noqa: D102
        press, _ = parse(callback.data or "")
        return {"press": press.args} if press.action == self.action else False


class Teacher(Filter):
    """From a teacher of a roster; hands the person on as `teacher`."""

    async def __call__(self, _event: object, who: Who) -> bool | dict[str, Any]:  # noqa: D102
        return {"teacher": who.teacher} if who.teacher else False


class Staff(Filter):
    """From a coordinator or an admin; hands the person on as `staff`."""

    async def __call__(self, _event: object, who: Who) -> bool | dict[str, Any]:  # noqa: D102
        return {"staff": who.staff} if who.staff else False


class Admin(Filter):
    """From an admin; hands the person on as `admin`."""

    async def __call__(self, _event: object, who: Who) -> bool | dict[str, Any]:  # noqa: D102
        return {"admin": who.admin} if who.admin else False


class Awaited(Filter):
    """Words of somebody of staff for which a room waits: `find` says for what, and it is handed on by a name."""

    def __init__(self, name: str, find: Callable[[Tx, PersonId, Instant], object]) -> None:
        self.name, self.find = name, find

    async def __call__(self, message: Message, who: Who, db: Writes, clock: Clock) -> bool | dict[str, Any]:  # noqa: D102
        if who.staff is None or not message.text or message.text.startswith("/"):
            return False
        found = await db.read(self.find, who.staff, clock.now())
        return {"staff": who.staff, self.name: found} if found else False


def is_group(chat: Chat) -> bool:
    """Say whether a chat is a group of either kind."""
    return chat.type in ("group", "supergroup")
