"""Helpers of the stand-in's tests."""

import re
from typing import Any

import aiohttp
import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import Update

from telegram_emulator import Emulator

EVERY_KIND = [
    "message", "edited_message", "callback_query", "my_chat_member", "chat_member", "chat_join_request",
    "message_reaction", "poll", "poll_answer",
]  # fmt: skip


async def raw(emulator: Emulator, method: str, **given: object) -> dict[str, Any]:
    """Call a method with a JSON body and give the whole answer."""
    url = f"{emulator.url}/bot{emulator.token}/{method}"
    async with aiohttp.ClientSession() as session, session.post(url, json=given) as answer:
        decoded: dict[str, Any] = await answer.json()
        return decoded


async def listen(bot: Bot) -> None:
    """Ask for every kind of update from now on and forget what waits."""
    updates = await bot.get_updates(allowed_updates=EVERY_KIND)
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1)


async def heard(bot: Bot) -> list[Update]:
    """Give what waits, and confirm it."""
    updates = await bot.get_updates(timeout=0)
    if updates:
        await bot.get_updates(offset=updates[-1].update_id + 1)
    return updates


def refusal(text: str, code: str = "Bad Request") -> Any:  # noqa: ANN401 (pytest's context)
    """Expect the bot's call to be refused with exactly these words."""
    return pytest.raises(TelegramAPIError, match=re.escape(f"{code}: {text}") + "$")
