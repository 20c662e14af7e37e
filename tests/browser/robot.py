"""A small bot that speaks the Bot API over HTTP and nothing else, for looking at the page."""

import asyncio
import json
import struct
import zlib
from typing import Any, Self

import aiohttp

from telegram_emulator import Emulator

KINDS = ["message", "callback_query", "chat_join_request", "message_reaction", "chat_member", "my_chat_member"]


class Robot:
    """Answers /start with a question, presses with a word, and keeps what it heard."""

    def __init__(self, emulator: Emulator) -> None:
        self._base = f"{emulator.url}/bot{emulator.token}/"
        self._session = aiohttp.ClientSession()
        self.heard: list[dict[str, Any]] = []
        self._listening = asyncio.ensure_future(self._listen())

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        self._listening.cancel()
        await asyncio.gather(self._listening, return_exceptions=True)
        await self._session.close()

    async def call(self, method: str, **given: object) -> Any:  # noqa: ANN401 (each method has its own shape)
        """Call a method and give its result."""
        async with self._session.post(self._base + method, json=given) as answer:
            decoded = await answer.json()
        assert decoded["ok"], decoded
        return decoded["result"]

    async def send(self, chat: int, text: str, *rows: list[dict[str, Any]], **more: object) -> int:
        """Send a text in HTML with rows of inline buttons; give its message id."""
        markup = {"reply_markup": {"inline_keyboard": list(rows)}} if rows else {}
        sent = await self.call("sendMessage", chat_id=chat, text=text, parse_mode="HTML", **markup, **more)
        return int(sent["message_id"])

    async def photo(self, chat: int, data: bytes, caption: str = "", *rows: list[dict[str, Any]]) -> int:
        """Send a picture with a caption in HTML and rows of inline buttons."""
        form = aiohttp.FormData({"chat_id": str(chat), "caption": caption, "parse_mode": "HTML"})
        if rows:
            form.add_field("reply_markup", json.dumps({"inline_keyboard": list(rows)}))
        form.add_field("photo", data, filename="card.png", content_type="image/png")
        async with self._session.post(self._base + "sendPhoto", data=form) as answer:
            return int((await answer.json())["result"]["message_id"])

    async def until(self, kind: str) -> dict[str, Any]:
        """Wait for an update of a kind and take it."""
        while True:
            for update in self.heard:
                if kind in update:
                    self.heard.remove(update)
                    found: dict[str, Any] = update[kind]
                    return found
            await asyncio.sleep(0.02)

    async def _listen(self) -> None:
        offset = 0
        while True:
            updates = await self.call("getUpdates", offset=offset, timeout=20, allowed_updates=KINDS)
            for update in updates:
                offset = update["update_id"] + 1
                self.heard.append(update)
                await self._react(update)

    async def _react(self, update: dict[str, Any]) -> None:
        said = update.get("message", {})
        if said.get("text", "").startswith("/start"):
            row = [button("Join", "join"), button("Why?", "why", style="primary")]
            await self.send(said["chat"]["id"], f"Welcome! <b>Ready</b>? {said['text'][7:]}".strip(), row)
        press = update.get("callback_query")
        if press and press["data"] == "join":
            await self.call("answerCallbackQuery", callback_query_id=press["id"], text="You are on the list")
            at = {"chat_id": press["message"]["chat"]["id"], "message_id": press["message"]["message_id"]}
            await self.call("editMessageText", text="You are on the list", **at)
        elif press:
            await self.call("answerCallbackQuery", callback_query_id=press["id"], text="Because!", show_alert=True)


def button(text: str, data: str = "", **more: object) -> dict[str, Any]:
    """Describe an inline button."""
    return {"text": text} | ({"callback_data": data} if data else {}) | more


def png(width: int = 640, height: int = 360) -> bytes:
    """Draw a picture: two soft colours."""
    line = b"".join(bytes((20 + 120 * x // width, 118, 110)) for x in range(width))
    rows = (b"\0" + line) * height

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
