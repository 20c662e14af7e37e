"""Async filters (aiogram runs synchronous ones in threads)."""

from typing import Any

from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Chat, Message

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


def is_group(chat: Chat) -> bool:
    """Say whether a chat is a group of either kind."""
    return chat.type in ("group", "supergroup")
