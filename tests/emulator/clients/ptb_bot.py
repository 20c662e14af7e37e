"""A bot as python-telegram-bot's documentation shows one; only the address of the API is ours."""

import base64
import os
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatJoinRequestHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

PICTURE = base64.b64decode(os.environ["BOT_PICTURE"])


async def start(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Greet, with a button."""
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Press me", callback_data="press")]])
    if update.message and update.effective_user:
        await update.message.reply_text(f"Hello, {update.effective_user.first_name}!", reply_markup=keyboard)


async def press(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Answer a press and change the message."""
    if update.callback_query:
        await update.callback_query.answer("Thank you")
        await update.callback_query.edit_message_text("You pressed the button.")


async def picture(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Send a picture."""
    if update.message:
        await update.message.reply_photo(PICTURE, caption="A picture")


async def photo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Fetch a picture that somebody sent."""
    if update.message:
        stored = await update.message.photo[-1].get_file()
        await update.message.reply_text(f"Your picture has {len(await stored.download_as_bytearray())} bytes")


async def join(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Let everybody in."""
    if update.chat_join_request:
        await update.chat_join_request.approve()


def main() -> None:
    """Poll until stopped."""
    builder = Application.builder().token(os.environ["BOT_TOKEN"])
    builder = builder.base_url(f"{os.environ['BOT_API']}/bot").base_file_url(f"{os.environ['BOT_API']}/file/bot")
    application: Application[Any, Any, Any, Any, Any, Any] = builder.build()
    application.add_handler(CommandHandler("start", start))
    application.add_handler(CommandHandler("picture", picture))
    application.add_handler(CallbackQueryHandler(press, pattern="press"))
    application.add_handler(MessageHandler(filters.PHOTO, photo))
    application.add_handler(ChatJoinRequestHandler(join))
    application.run_polling()


if __name__ == "__main__":
    main()
