"""Bare python-telegram-bot whose one handler does nothing. Arguments: address, number."""

import sys

import httpx
from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

TOKEN = "42:TEST"  # noqa: S105


def main() -> None:
    """Poll until stopped; tell the far end when the number is reached."""
    address, wanted, seen = sys.argv[1], int(sys.argv[2]), [0]

    async def handle(_update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        seen[0] += 1
        if seen[0] == wanted:
            async with httpx.AsyncClient() as client:
                await client.post(f"{address}/bot{TOKEN}/done")

    application = Application.builder().token(TOKEN).base_url(f"{address}/bot").build()
    application.add_handler(MessageHandler(filters.ALL, handle))
    application.run_polling()


if __name__ == "__main__":
    main()
