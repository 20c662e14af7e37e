"""Something more that is noted in the one write of a handler."""

from collections.abc import Awaitable, Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

from staffroom.kernel.db import Tx, Writes
from staffroom.kernel.refusal import Refusal

P = ParamSpec("P")
T = TypeVar("T")


class Beside:
    """The database of a handler that is to note something more in its one write."""

    def __init__(self, db: Writes, more: Callable[[Tx], None]) -> None:
        self._db, self._more = db, more
        self._done = False

    async def write(self, work: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do both in one transaction."""

        def both(tx: Tx) -> T:
            self._more(tx)
            return work(tx, *args, **kwargs)

        answer = await self._db.write(both)
        self._done = True
        return answer

    async def read(self, work: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run reading work."""
        return await self._db.read(work, *args, **kwargs)

    async def finish(self) -> None:
        """Note it where the handler wrote nothing."""
        if not self._done:
            await self.write(lambda _tx: None)


async def noted(
    handed: dict[str, Any], handle: Callable[[dict[str, Any]], Awaitable[None]], more: Callable[[Tx], None]
) -> None:
    """Let a handler do its work, and note something more in its one write; also where it refuses what was asked."""
    beside = Beside(handed["db"], more)
    try:
        await handle({**handed, "db": beside})
    except Refusal:
        await beside.finish()
        raise
    await beside.finish()
