"""The bot's own side of the line: how it speaks to a Bot API server."""

import json
import logging
from datetime import datetime
from typing import Any, cast

from aiogram import Bot
from aiogram.client.default import Default, DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.exceptions import TelegramNetworkError, TelegramUnauthorizedError
from aiogram.methods import Response, SendMessage, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import (
    LinkPreviewOptions,
    TelegramObject,
)
from aiohttp import ClientError, ClientSession, ClientTimeout

from staffroom.telegram.wire import Wire

log = logging.getLogger(__name__)

Unauthorized = TelegramUnauthorizedError
"""Raised where Telegram does not accept the token."""

LIMITS = ClientTimeout(total=30.0, sock_connect=10.0)
"""A request that takes longer is given up as ambiguous; what fails before a connection stands was not sent."""


_KEPT: dict[Any, type[Response[Any]]] = {}
"""pydantic holds the models of answers by weak references: once let go, each is built anew, for a tenth of a second."""


def keep_answer_of(method: type[TelegramMethod[Any]]) -> type[Response[Any]]:
    """Return the model of a method's answer and never let go of it."""
    returned = method.__returning__
    if returned not in _KEPT:
        _KEPT[returned] = Response[returned]  # type: ignore[valid-type]
    return _KEPT[returned]


_DEFAULTS = {"parse_mode": ParseMode.HTML.value, "link_preview_options": {"is_disabled": True}}
"""What is said of every text, as JSON knows it."""
_WRITTEN = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class _Text:
    """A text to be sent. aiogram's own model of it, and of the answer, cost a fifth of an answer to a person."""

    __api_method__ = "sendMessage"

    def __init__(self, fields: dict[str, Any]) -> None:
        self.fields = fields


class _Session(AiohttpSession):
    """aiogram's session, which sends what carries no file as JSON over a wire of our own."""

    _wire: tuple[ClientSession, Wire] | None = None

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109  aiogram's
    ) -> TelegramType:
        """Send a request and return what Telegram gave back for it.

        Raises what aiogram raises.
        """
        try:
            fields = _said(bot, method.fields) if isinstance(method, _Text) else _fields(bot, method)
        except _CarriesFile:
            return await super().make_request(bot, method, timeout)
        url = self.api.api_url(token=bot.token, method=method.__api_method__)
        try:
            answer = await (await self._open_wire()).call(url, _WRITTEN(fields).encode())
        except TimeoutError as error:
            raise TelegramNetworkError(method=method, message="Request timeout error") from error
        except ClientError as error:
            raise TelegramNetworkError(method=method, message=f"{type(error).__name__}: {error}") from error
        content = answer.body.decode(errors="replace")
        return cast("TelegramType", self.check_response(bot, method, answer.status, content).result)

    async def close(self) -> None:
        """Close the connections; only an end of TLS is waited for, as aiogram does."""
        if self._session is not None and not self.api.base.startswith("https:"):
            await self._session.close()
        await super().close()

    async def _open_wire(self) -> Wire:
        session = await self.create_session()
        if self._wire is None or self._wire[0] is not session:
            self._wire = session, Wire(session, LIMITS)
        return self._wire[1]

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        """Return what Telegram answered.

        Raises what aiogram raises for an answer that is none, or a refusal.
        """
        if isinstance(method, _Text):
            if (number := _number(content)) is not None:
                return Response.model_construct(ok=True, result=number)
            keep_answer_of(SendMessage)
            return super().check_response(bot, SendMessage.model_construct(**method.fields), status_code, content)  # type: ignore[arg-type]
        keep_answer_of(type(method))
        return super().check_response(bot, method, status_code, content)


def _number(content: str) -> int | None:
    """Return the number under which a sent message stands, None where the answer does not say so."""
    try:
        return int(json.loads(content)["result"]["message_id"])
    except (ValueError, KeyError, TypeError):
        return None


async def say(bot: Bot, fields: dict[str, Any]) -> int:
    """Send a text with the fields of `sendMessage` and the bot's defaults; return its number.

    Raises what aiogram raises.
    """
    return int(await bot(_Text({**_DEFAULTS, **fields})))  # type: ignore[arg-type]


class _CarriesFile(Exception):  # noqa: N818
    """Raised where a value has no place in JSON."""


def _fields(bot: Bot, method: TelegramMethod[Any]) -> dict[str, Any]:
    """Return what is said in a call, with the bot's defaults where nothing was said."""
    fields = method.model_dump(warnings=False, exclude_none=True)
    return _said(bot, fields)


def _said(bot: Bot, fields: dict[str, Any]) -> dict[str, Any]:
    plain = ((name, _plain(bot, value)) for name, value in fields.items())
    return {name: value for name, value in plain if value is not None}


def _plain(bot: Bot, value: Any) -> Any:  # noqa: ANN401  one way for each kind of value
    """Return a value as JSON knows it."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, dict):
        return _said(bot, value)
    if isinstance(value, list):
        return [_plain(bot, part) for part in value]
    if isinstance(value, Default):
        return _plain(bot, bot.default[value.name])
    if isinstance(value, TelegramObject):
        return _said(bot, value.model_dump(warnings=False, exclude_none=True))
    if isinstance(value, datetime):
        return round(value.timestamp())
    raise _CarriesFile


def build(token: str, api_server: str) -> Bot:
    """Return the bot that speaks to a Bot API server."""
    session = _Session(api=TelegramAPIServer.from_base(api_server))
    session.timeout = LIMITS  # type: ignore[assignment]
    quiet = LinkPreviewOptions(is_disabled=True)
    return Bot(token, session=session, default=DefaultBotProperties(parse_mode=ParseMode.HTML, link_preview=quiet))
