"""The database as a handler sees it: its one write also marks the update as processed."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from staffroom.inbox import store
from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Database, Tx

P = ParamSpec("P")
T = TypeVar("T")


class AlreadyDone(Exception):  # noqa: N818  a fact, not a fault
    """Raised where an update's effect is committed already: it is not repeated."""


class Once:
    """Effect and mark are one commit, so a crash repeats nothing."""

    def __init__(self, db: Database, clock: Clock, update_id: int) -> None:
        self._db, self._clock, self._update_id = db, clock, update_id
        self.done = False
        self.wrote = False

    async def write(self, work: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run the handler's unit of work and mark the update; a second write is a mistake in the handler."""
        if self.done:
            raise RuntimeError("a handler writes at most once; put both facts into one service function")

        def unit(tx: Tx) -> T:
            if not store.mark_done(tx, self._update_id, self._clock.now()):
                raise AlreadyDone(self._update_id)
            return work(tx, *args, **kwargs)

        answer = await self._db.write(unit)
        self.done = self.wrote = True
        return answer

    async def read(self, work: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run reading work."""
        return await self._db.read(work, *args, **kwargs)

    async def finish(self, *, hurry: bool) -> None:
        """Mark the update where its handler wrote nothing: at once, or together with whatever is written next."""
        if self.done:
            return
        write = self._db.write if hurry else self._db.write_along
        await write(store.mark_done, self._update_id, self._clock.now())
        self.done = True
