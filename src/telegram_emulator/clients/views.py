"""Client methods that read what happened."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from telegram_emulator.shapes import Shape
from telegram_emulator.wire import SimError, Wire

T = TypeVar("T")
WAIT_S = 30.0
LOOK_EVERY_S = 0.02


class Views:
    """Chats and calls as they stand."""

    _wire: Wire

    async def chats(self, as_user: int | None = None) -> list[Shape]:
        """List the chats of a person, or all: id, kind, title, unread, last_message, members, requests."""
        listed: list[Shape] = await self._wire.get("chats", **{"as": as_user})
        return listed

    async def messages(
        self,
        chat: int,
        *,
        as_user: int | None = None,
        after: int = 0,
        last: int | None = None,
        ids: list[int] | None = None,
    ) -> list[Shape]:
        """List messages as Bot API Message objects plus `keyboard`, `votes` and `reactions` by user."""
        single = None if ids is None else ",".join(map(str, ids))
        query = {"as": as_user, "after": after, "last": last, "ids": single}
        listed: list[Shape] = await self._wire.get(f"chats/{chat}/messages", **query)
        return listed

    async def private(self, user: int) -> list[Shape]:
        """List the messages of a person's chat with the bot."""
        return await self.messages(user)

    async def transcript(self, chat: int) -> str:
        """Write a chat down as plain text, one line a message: `[time] Name: text [button] 👍1`."""
        written: bytes = await self._wire.get(f"chats/{chat}/transcript")
        return written.decode()

    async def buttons(self, chat: int) -> list[str]:
        """List the labels of the inline buttons that a chat shows now."""
        keyboards = [post.get("reply_markup", {}).get("inline_keyboard", []) for post in await self.messages(chat)]
        return [button["text"] for keyboard in keyboards for row in keyboard for button in row]

    async def calls(self, after: int = 0, limit: int = 1000) -> list[Shape]:
        """List the bot's calls (getUpdates apart): seq, at_ms, method, params, ok, accepted, result or error."""
        listed: list[Shape] = await self._wire.get("calls", after=after, limit=limit)
        return listed

    async def updates(self, after: int = 0, limit: int = 1000) -> list[Shape]:
        """List what was queued for the bot, its latest 1,000 updates: seq, at_ms, update."""
        listed: list[Shape] = await self._wire.get("updates", after=after, limit=limit)
        return listed

    async def events(self, after: int = 0, wait: float = 0) -> list[Shape]:
        """List what happened after an event, waiting so many seconds for the next."""
        listed: list[Shape] = await self._wire.get("events", after=after, wait=wait)
        return listed

    async def file(self, file_id: str) -> bytes:
        """Fetch a file's bytes."""
        data: bytes = await self._wire.get(f"files/{file_id}")
        return data

    async def state(self) -> Shape:
        """Give pending_updates, now_ms, the counts of calls, users, chats, events, faults and `refused` by limits."""
        seen: Shape = await self._wire.get("state")
        return seen

    async def wait_for(self, look: Callable[[], Awaitable[T | None]], *, within: float = WAIT_S, what: str = "") -> T:
        """Await `look()` until it gives something true, and give that; SimError after `within` real seconds."""
        deadline = asyncio.get_running_loop().time() + within
        while True:
            seen = await look()
            if seen:
                return seen
            if asyncio.get_running_loop().time() > deadline:
                raise SimError(f"not seen within {within} s: {what or look}")
            await asyncio.sleep(LOOK_EVERY_S)

    async def wait_for_text(self, chat: int, text: str, *, after: int = 0, within: float = WAIT_S) -> Shape:
        """Wait until a message after `after` holds a text, and give the newest such message."""

        async def look() -> Shape | None:
            listed = await self.messages(chat, after=after)
            holding = [post for post in listed if text in (post.get("text") or post.get("caption") or "")]
            return holding[-1] if holding else None

        try:
            return await self.wait_for(look, within=within, what=f"{text!r} in chat {chat}")
        except SimError as error:
            raise SimError(f"{error}\n{await self.transcript(chat)}") from None

    async def wait_until_idle(self, *, within: float = WAIT_S) -> None:
        """Wait until every update was confirmed by an offset."""

        async def idle() -> bool:
            return bool((await self.state())["pending_updates"] == 0)

        await self.wait_for(idle, within=within, what="an empty queue of updates")
