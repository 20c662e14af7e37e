"""Bring a raw update to the handler that knows it, with the person's name, language and voice beside it."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from aiogram import BaseMiddleware, Bot, Dispatcher, Router
from aiogram.exceptions import TelegramAPIError
from aiogram.types import CallbackQuery, ErrorEvent, Message, TelegramObject, Update, User

from staffroom.kernel.db import Tx, Writes
from staffroom.kernel.ids import UserId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen, text
from staffroom.telegram.render import Kit, Voice
from staffroom.telegram.who import Who

log = logging.getLogger(__name__)

Identify = Callable[[Tx, UserId, str | None], Who]
Next = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class Introduce(BaseMiddleware):
    """Names the person behind an update before any handler sees it."""

    def __init__(self, identify: Identify, kit: Kit) -> None:
        self._identify, self._kit = identify, kit

    async def __call__(self, handler: Next, event: TelegramObject, data: dict[str, Any]) -> Any:  # noqa: ANN401, D102
        user: User | None = data.get("event_from_user")
        db: Writes = data["db"]
        if user is None or _faceless(event):
            data["who"] = Who(UserId(0), "en")
        else:
            data["who"] = await db.read(self._identify, UserId(user.id), user.language_code)
        data["voice"] = Voice(data["bot"], self._kit, data["who"].language)
        return await handler(event, data)


def _faceless(event: TelegramObject) -> bool:
    """Say whether an anonymous admin or a channel speaks: it is nobody, roles are never given to `sender_chat`."""
    message = event.message if isinstance(event, Update) else None
    return message is not None and message.sender_chat is not None


def build(routers: Sequence[Router], identify: Identify, kit: Kit, **tools: Any) -> Dispatcher:  # noqa: ANN401
    """Return the dispatcher with the rooms' routers in order; `tools` are handed to handlers by name."""
    dispatcher = Dispatcher(disable_fsm=True, **tools)
    dispatcher.update.outer_middleware(Introduce(identify, kit))
    dispatcher.include_routers(*routers)
    dispatcher.errors.register(_answer_refusal)
    return dispatcher


async def _answer_refusal(event: ErrorEvent, voice: Voice) -> None:
    """Tell a refusal to the person who asked; anything else goes up to the inbox, which keeps the update."""
    if not isinstance(event.exception, Refusal):
        await _say_sorry(event.update.callback_query, voice)
        raise event.exception
    if event.update.callback_query is not None:
        await voice.toast(event.update.callback_query, event.exception.text, alert=True)
    elif isinstance(event.update.message, Message):
        await voice.answer(event.update.message, Screen((event.exception.text,)))


async def _say_sorry(callback: CallbackQuery | None, voice: Voice) -> None:
    """Stop the waiting sign on a button whose handler failed."""
    if callback is None:
        return
    try:
        await voice.toast(callback, text("sorry"), alert=True)
    except TelegramAPIError:
        log.info("the press was too old to be answered")


def take_down(dispatcher: Dispatcher) -> None:
    """Let go of the rooms' routers, so that another house may hang them in the same process."""
    for router in dispatcher.sub_routers:
        router._parent_router = None  # noqa: SLF001  aiogram knows no way to exclude a router
    dispatcher.sub_routers.clear()


async def feed(dispatcher: Dispatcher, bot: Bot, update: dict[str, Any], db: Writes) -> None:
    """Decode one raw update and run its handler.

    Raises whatever decoding or the handler raised; Refusals are answered here.
    """
    await dispatcher.feed_update(bot, Update.model_validate(update, context={"bot": bot}), db=db)
