"""Bare aiogram whose handler does nothing (`noop`) or answers commands (`answer`): address, number, mode."""

import asyncio
import sys

import aiohttp
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message

TOKEN = "42:TEST"  # noqa: S105


async def main() -> None:
    """Poll until stopped; tell the far end when the number is reached."""
    address, wanted, mode = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    bot = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(address)))
    dispatcher, seen = Dispatcher(), [0]

    @dispatcher.message()
    async def handle(message: Message) -> None:
        seen[0] += 1
        if mode == "answer" and (message.text or "").startswith("/"):
            await message.answer("ok")
        if seen[0] == wanted:
            async with aiohttp.ClientSession() as session:
                await (await session.post(f"{address}/bot{TOKEN}/done")).read()

    await dispatcher.start_polling(bot, handle_signals=False)


if __name__ == "__main__":
    asyncio.run(main())
