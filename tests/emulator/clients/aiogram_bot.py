"""A bot as aiogram's documentation shows one; only the address of the API is ours."""

import asyncio
import base64
import os

from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import Command, CommandStart
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    ChatJoinRequest,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
)

PICTURE = base64.b64decode(os.environ["BOT_PICTURE"])
dispatcher = Dispatcher()


@dispatcher.message(CommandStart())
async def start(message: Message) -> None:
    """Greet, with a button."""
    keyboard = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Press me", callback_data="press")]])
    name = message.from_user.first_name if message.from_user else "you"
    await message.answer(f"Hello, {name}!", reply_markup=keyboard)


@dispatcher.callback_query(F.data == "press")
async def press(query: CallbackQuery) -> None:
    """Answer a press and change the message."""
    await query.answer("Thank you")
    if isinstance(query.message, Message):
        await query.message.edit_text("You pressed the button.")


@dispatcher.message(Command("picture"))
async def picture(message: Message) -> None:
    """Send a picture."""
    await message.answer_photo(BufferedInputFile(PICTURE, "picture.png"), caption="A picture")


@dispatcher.message(F.photo)
async def photo(message: Message) -> None:
    """Fetch a picture that somebody sent."""
    if message.bot and message.photo:
        stored = await message.bot.download(message.photo[-1])
        await message.reply(f"Your picture has {len(stored.read()) if stored else 0} bytes")


@dispatcher.chat_join_request()
async def join(request: ChatJoinRequest) -> None:
    """Let everybody in."""
    await request.approve()


async def main() -> None:
    """Poll until stopped."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(os.environ["BOT_API"]))
    await dispatcher.start_polling(Bot(os.environ["BOT_TOKEN"], session=session))


if __name__ == "__main__":
    asyncio.run(main())
