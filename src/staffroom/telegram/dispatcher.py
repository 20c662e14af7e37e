"""Bring a raw update to the handler that knows it, with the person's name, language and voice beside it."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from aiogram import BaseMiddleware, Bot, Dispatcher, Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.dispatcher.event.telegram import TelegramEventObserver
from aiogram.exceptions import TelegramAPIError
from aiogram.methods import AnswerCallbackQuery, SendMessage
from aiogram.types import CallbackQuery, ErrorEvent, Message, TelegramObject, Update, User

from staffroom.kernel.db import Tx, Writes
from staffroom.kernel.ids import UserId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen, text
from staffroom.telegram.bot import keep_answer_of
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


class _House(Dispatcher):
    """Asks only the rooms that can have something to say: those that know the kind of update, or own the button."""

    def __init__(self, **tools: Any) -> None:  # noqa: ANN401
        super().__init__(disable_fsm=True, **tools)
        self._asked: dict[str, list[Router]] = {}

    async def _propagate_event(
        self,
        observer: TelegramEventObserver | None,
        update_type: str,
        event: TelegramObject,
        **kwargs: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        if update_type == "error":
            return await super()._propagate_event(observer, update_type, event, **kwargs)
        for router in self._rooms(update_type, event):
            answer = await router.propagate_event(update_type, event, **kwargs)
            if answer is not UNHANDLED:
                return answer
        return UNHANDLED

    def _rooms(self, update_type: str, event: TelegramObject) -> list[Router]:
        if update_type not in self._asked:
            self._asked[update_type] = [router for router in self.sub_routers if _knows(router, update_type)]
        rooms = self._asked[update_type]
        if not isinstance(event, CallbackQuery):
            return rooms
        owner = (event.data or "").partition(".")[0]
        return [router for router in rooms if router.name == owner] or rooms


def _knows(router: Router, update_type: str) -> bool:
    """Say whether a room, or a part of it, has a handler for a kind of update."""
    return any(found.observers[update_type].handlers for found in router.chain_tail)


def build(routers: Sequence[Router], identify: Identify, kit: Kit, **tools: Any) -> Dispatcher:  # noqa: ANN401
    """Return the dispatcher with the rooms' routers in order; `tools` are handed to handlers by name."""
    dispatcher = _House(**tools)
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


def build_models() -> None:
    """Build what the first update, and the first answer, would otherwise wait for."""
    for model in (Update, SendMessage, keep_answer_of(SendMessage), keep_answer_of(AnswerCallbackQuery)):
        model.model_rebuild()


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
