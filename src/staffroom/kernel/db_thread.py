"""The way to a connection's thread: what waits for it is done together, in one hop there and one hop back."""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any, TypeVar, cast

import aiosqlite

from staffroom.kernel import trail

T = TypeVar("T")


class OneHop(aiosqlite.Connection):
    """aiosqlite's connection and thread, with a whole unit of work done in one hop."""

    async def hop(self, work: Callable[[Any], T]) -> T:
        """Run the work on the thread; cancelling the waiting task does not undo it."""
        return cast("T", await self._execute(lambda: work(self._conn)))  # type: ignore[no-untyped-call]

    @property
    def is_open(self) -> bool:
        """Say whether the thread still takes work."""
        return bool(self._running and self._connection)

    def post(self, work: Callable[[Any], None]) -> None:
        """Let the thread run the work and tell nobody."""
        self._tx.put_nowait((None, lambda: work(self._conn)))


async def opened(connector: Callable[[], Any]) -> OneHop:
    """Return a connection, opened on a thread of its own."""
    connection = OneHop(connector, 64)
    await connection
    return connection


class Unit:
    """A unit of work that waits for the thread, what it belongs to, and how it ended."""

    def __init__(self, work: Callable[[Any], Any], end: "asyncio.Future[None]") -> None:
        self.work, self.end, self.at = work, end, trail.at()
        self.answer: Any = None
        self.error: BaseException | None = None


class Together:
    """Brings units of work to a thread; `run` does those that wait, on the thread, and raises nothing."""

    def __init__(self, thread: OneHop, run: Callable[[Any, Sequence[Unit]], None]) -> None:
        self._thread, self._run = thread, run
        self._waiting: deque[Unit] = deque()
        self._called = False

    async def do(self, work: Callable[[Any], T], patience: float = 0.0) -> T:
        """Run a unit of work with whatever waits beside it; it waits so many seconds at most for others to go along.

        Cancelling the waiting task does not undo it. Raises what the work, or the commit, raises.
        """
        if not self._thread.is_open:
            raise ValueError("the database is closed")
        loop = asyncio.get_running_loop()
        unit = Unit(work, loop.create_future())
        self._waiting.append(unit)
        if patience:
            loop.call_later(patience, self.call)
        else:
            self.call()
        await unit.end
        if unit.error is not None:
            raise unit.error
        return cast("T", unit.answer)

    def call(self) -> None:
        """Call the thread to what waits, unless it has been called and has not come yet."""
        if self._waiting and not self._called:
            self._called = True
            self._thread.post(self._on_thread)

    def _on_thread(self, connection: Any) -> None:  # noqa: ANN401
        self._called = False  # from now on whoever comes too late for this hop calls for another one
        units = [self._waiting.popleft() for _ in range(len(self._waiting))]
        if units:
            self._run(connection, units)
            units[0].end.get_loop().call_soon_threadsafe(_tell, units)


def _tell(units: Sequence[Unit]) -> None:
    """In the loop: wake whoever still waits."""
    for unit in units:
        if not unit.end.done():
            unit.end.set_result(None)
