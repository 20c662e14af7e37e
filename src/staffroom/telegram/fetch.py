"""Files that people send: fetched from Telegram under a limit, never laid on the disk."""

import io

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import Document
from aiohttp import ClientError

FETCH_SECONDS = 60


class TooLarge(Exception):  # noqa: N818  a limit, not an error
    """Raised where a file has more bytes than are wanted."""


class Vanished(Exception):  # noqa: N818  a fact, not a fault
    """Raised where Telegram does not have a file any more."""


class Unreachable(Exception):  # noqa: N818  the line is broken, not the program
    """Raised where the line broke; another attempt may succeed. It never names the address, which holds the token."""


class _Bounded(io.BytesIO):
    """Takes so many bytes and no more, whatever was announced."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._left = most

    def write(self, piece: bytes, /) -> int:  # type: ignore[override]
        self._left -= len(piece)
        if self._left < 0:
            raise TooLarge
        return super().write(piece)


async def fetch(bot: Bot, document: Document, most: int) -> bytes:
    """Return what is in a file of at most so many bytes; one that is larger is not even asked for.

    Raises TooLarge, Vanished, Unreachable.
    """
    if (document.file_size or 0) > most:
        raise TooLarge
    try:
        found = await bot.get_file(document.file_id)
    except TelegramBadRequest as error:
        raise (TooLarge if "too big" in error.message else Vanished) from None
    if (found.file_size or 0) > most:
        raise TooLarge
    if found.file_path is None:
        raise Vanished
    bounded = _Bounded(most)
    try:
        await bot.download_file(found.file_path, bounded, timeout=FETCH_SECONDS)
    except (ClientError, TimeoutError, OSError) as error:
        raise Unreachable(f"a file could not be fetched: {type(error).__name__}") from None
    return bounded.getvalue()
