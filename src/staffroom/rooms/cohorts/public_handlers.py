"""The Telegram door beside every message: a group of ours that carries a public name is told of, once."""

from collections.abc import Awaitable, Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

from aiogram.types import Message

from staffroom.kernel.db import Tx, Writes
from staffroom.kernel.ids import ChatId
from staffroom.rooms.cohorts import watch
from staffroom.telegram.filters import is_group

P = ParamSpec("P")
T = TypeVar("T")


class Beside:
    """The database of a handler that is to note something more in its one write."""

    def __init__(self, db: Writes, more: Callable[[Tx], None]) -> None:
        self._db, self._more = db, more
        self.done = False

    async def write(self, work: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do both in one transaction."""

        def both(tx: Tx) -> T:
            self._more(tx)
            return work(tx, *args, **kwargs)

        answer = await self._db.write(both)
        self.done = True
        return answer

    async def read(self, work: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run reading work."""
        return await self._db.read(work, *args, **kwargs)


async def notice(message: Message, handed: dict[str, Any], handle: Callable[[dict[str, Any]], Awaitable[None]]) -> None:
    """Handle a message, and note in the same write what its chat gives away."""
    chat, now, db = ChatId(message.chat.id), handed["clock"].now(), handed["db"]
    is_public = is_group(message.chat) and message.chat.username is not None
    if not is_public or await db.read(watch.is_known_public, chat):
        await handle(handed)
        return
    beside = Beside(db, lambda tx: watch.made_public(tx, chat, now))
    await handle({**handed, "db": beside})
    if not beside.done:
        await beside.write(lambda _tx: None)
