"""Bring a raw update to the handler that knows it, with the person's name, language and voice beside it.

Rooms write their doors with aiogram's routers, filters and types. What aiogram's own dispatcher does between them is
not used: it wraps every router in closures and asks each in turn, which cost half of the time of an answer.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from typing import Any

from aiogram import Bot, Router
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.exceptions import TelegramAPIError, TelegramRetryAfter
from aiogram.filters import Command
from aiogram.methods import AnswerCallbackQuery, SendMessage
from aiogram.types import CallbackQuery, Message, TelegramObject, Update, User

from staffroom.kernel.db import Tx, Writes
from staffroom.kernel.ids import ChatId, UserId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen, text
from staffroom.telegram.answers import LongSilence, NobodyThere, Unanswered
from staffroom.telegram.bot import keep_answer_of
from staffroom.telegram.filters import Pressed
from staffroom.telegram.haste import Haste, Heed, Muted
from staffroom.telegram.presses import parse
from staffroom.telegram.render import Kit, Voice
from staffroom.telegram.who import Who

log = logging.getLogger(__name__)

Identify = Callable[[Tx, UserId, str | None], Who]
Around = Callable[
    [Message | CallbackQuery, dict[str, Any], Callable[[dict[str, Any]], Awaitable[None]]], Awaitable[None]
]
"""Looks at a message or a press beside its handler: gets it, what handlers may ask for, and the handling itself."""

ANY = ""
"""The word of an event that names no command and no button."""


class Doors:
    """The handlers of all rooms in the order in which they are asked, found by what an event says of itself."""

    def __init__(self, routers: Iterable[Router]) -> None:
        self._asked: dict[str, dict[str, list[HandlerObject]]] = {}
        inside = [room for router in routers for room in router.chain_tail]
        for kind in {kind for room in inside for kind, observer in room.observers.items() if observer.handlers}:
            self._asked[kind] = _by_word([handler for room in inside for handler in room.observers[kind].handlers])

    def words(self, kind: str) -> set[str]:
        """Return every command or button that some handler for a kind of update waits for."""
        return set(self._asked.get(kind, {}))

    def know(self, kind: str) -> bool:
        """Say whether any room has a handler for a kind of update."""
        return kind in self._asked

    def asked(self, kind: str, word: str) -> Sequence[HandlerObject]:
        """Return who is asked about an event: the owners of its command or button, and whoever looks at everything."""
        handlers = self._asked[kind]
        return handlers.get(word) or handlers[ANY]


def _by_word(handlers: Sequence[HandlerObject]) -> dict[str, list[HandlerObject]]:
    waits = [(handler, _words(handler)) for handler in handlers]
    words = {ANY, *(word for _, its in waits for word in its)}
    return {word: [handler for handler, its in waits if not its or word in its] for word in words}


def _words(handler: HandlerObject) -> frozenset[str]:
    """Return the commands or the button that a handler waits for, nothing where it looks at everything."""
    for asked in handler.filters or ():
        if isinstance(asked.callback, Command):
            return frozenset(f"/{command}" for command in asked.callback.commands)
        if isinstance(asked.callback, Pressed):
            return frozenset({asked.callback.action})
    return frozenset()


def _word(event: TelegramObject) -> str:
    """Return the command or the button that an event is about."""
    if isinstance(event, CallbackQuery):
        return parse(event.data or "")[0].action
    said = (event.text or event.caption or "") if isinstance(event, Message) else ""
    return said.split(maxsplit=1)[0].partition("@")[0] if said.startswith("/") else ANY


class Reception:
    """Receives every update that needs a handler; `tools` are handed to handlers by name."""

    def __init__(
        self,
        routers: Iterable[Router],
        identify: Identify,
        kit: Kit,
        around: Around | None = None,
        haste: Haste | None = None,
        **tools: Any,  # noqa: ANN401
    ) -> None:
        self._doors, self._identify, self._kit, self._around, self._tools = Doors(routers), identify, kit, around, tools
        self._haste = haste

    async def take(self, bot: Bot, raw: Mapping[str, Any], db: Writes) -> None:
        """Decode one raw update and run its handler.

        Raises whatever decoding or the handler raised; Refusals are answered here.
        """
        kind = next((key for key in raw if key != "update_id"), "")
        if not self._doors.know(kind):
            return
        update = Update.model_validate(raw, context={"bot": bot})
        event = getattr(update, kind)
        who = await self._introduced(event, db)
        word, heed = _word(event), self._heed(kind, event, who)
        voice = (Muted if heed == "quietly" else Voice)(bot, self._kit, who.language)
        if self._haste is not None and heed in ("tell", "nothing"):
            if not _is_in_group(event):
                await self._haste.aside(_let_wait(event, voice, tell=heed == "tell"))
                return
            word = ANY  # it counts as what is said there does, and gets no answer
        handed = {**self._tools, "bot": bot, "db": db, "who": who, "voice": voice}
        try:
            if self._around is not None and kind in ("message", "edited_message", "callback_query"):
                await self._around(event, handed, lambda given: self._ask(kind, word, event, given))
            else:
                await self._ask(kind, word, event, handed)
        except Refusal as refusal:
            await _if_anybody_is_there(_tell(event, refusal, voice))
        except TelegramRetryAfter as error:  # not of the answer: of something that was asked on the way to it
            raise LongSilence(self._kit.turns.refused(ChatId(who.user), error.retry_after)) from error
        except LongSilence:
            raise
        except Exception:  # the inbox keeps the update, and says why
            await _say_sorry(event, voice)
            raise

    def _heed(self, kind: str, event: TelegramObject, who: Who) -> Heed:
        """Say whether somebody is answered, or asks for more than anybody reads."""
        if self._haste is None or kind == "edited_message" or not isinstance(event, Message | CallbackQuery):
            return "answer"
        return self._haste.heed(event, _word(event), who)

    async def _introduced(self, event: TelegramObject, db: Writes) -> Who:
        """Name the person behind an event before any handler sees it."""
        user: User | None = getattr(event, "from_user", None) or getattr(event, "user", None)
        if user is None or _is_faceless(event):
            return Who(UserId(0), "en")
        return await db.read(self._identify, UserId(user.id), user.language_code)

    async def _ask(self, kind: str, word: str, event: TelegramObject, handed: dict[str, Any]) -> None:
        """Let the first handler whose filters fit do its work; a button that nobody takes from this person is old."""
        for handler in self._doors.asked(kind, word):
            fits, given = await handler.check(event, **handed)
            if fits:
                await _if_anybody_is_there(handler.call(event, **given))
                return
        if isinstance(event, CallbackQuery):
            raise Refusal("button-old")


async def _if_anybody_is_there(answer: Awaitable[None]) -> None:
    """Let a handler answer; where nobody is there to get it, that is its end, and what it wrote stands."""
    try:
        await answer
    except NobodyThere as error:
        log.info("nobody is there to be answered: %s", type(error.__cause__).__name__)


def _is_faceless(event: TelegramObject) -> bool:
    """Say whether an anonymous admin or a channel speaks: it is nobody, roles are never given to `sender_chat`."""
    return isinstance(event, Message) and event.sender_chat is not None


def _is_in_group(event: TelegramObject) -> bool:
    return isinstance(event, Message) and event.chat.type != "private"


async def _let_wait(event: TelegramObject, voice: Voice, *, tell: bool) -> None:
    """Take what somebody asks beyond what they are answered; the first time they are told that it is so."""
    if isinstance(event, CallbackQuery):
        await voice.toast(event, text("too-fast") if tell else None, alert=tell)
    elif tell and isinstance(event, Message):
        await voice.answer(event, Screen((text("too-fast"),)))


async def _tell(event: TelegramObject, refusal: Refusal, voice: Voice) -> None:
    """Tell a refusal to the person who asked."""
    if isinstance(event, CallbackQuery):
        await voice.toast(event, refusal.text, alert=True)
    elif isinstance(event, Message):
        await voice.answer(event, Screen((refusal.text,)))


async def _say_sorry(event: TelegramObject, voice: Voice) -> None:
    """Stop the waiting sign on a button whose handler failed."""
    if not isinstance(event, CallbackQuery):
        return
    try:
        await voice.toast(event, text("sorry"), alert=True)
    except (TelegramAPIError, Unanswered):
        log.info("the press could not be answered any more")


async def build_models() -> None:
    """Build what the first update, and the first answer, would otherwise wait for; between two, others have their turn.

    Never beside them in another thread: a model that is half built decodes wrongly. The message comes first: whatever
    holds one takes over the built model, in a tenth of the time.
    """
    for model in (Message, Update, SendMessage, keep_answer_of(SendMessage), keep_answer_of(AnswerCallbackQuery)):
        model.model_rebuild()
        await asyncio.sleep(0)
