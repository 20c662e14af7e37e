"""Make a batch last before it is acknowledged: counted at once, or as it came where Telegram is far and more waits."""

import json
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from staffroom.inbox import service, store
from staffroom.inbox.service import Counter, Raw
from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Database, Tx
from staffroom.kernel.failpoints import reach
from staffroom.kernel.ids import Instant

FAR_SECONDS = 0.02
"""From such a time on an answer was long on its way: counting then waits until the next request is on its way too."""

Beside = Callable[[Tx, Sequence[Raw], Instant], None]
"""Looks through a batch in the transaction that counts it."""


class Wakes(NamedTuple):
    """Who is to be woken when something was kept for handlers, or when something is to be sent."""

    workers: Callable[[], None]
    sender: Callable[[], None]


@dataclass(frozen=True)
class Fetched:
    """An answer of Telegram's: the updates in it, all of it as it came, how long it took, whether more may wait."""

    updates: Sequence[Raw]
    body: bytes = b""
    seconds: float = 0.0
    is_full: bool = False

    @property
    def next_offset(self) -> int:
        """Return the offset that acknowledges it."""
        return int(self.updates[-1]["update_id"]) + 1


def updates_in(answer: object) -> list[Raw]:
    """Return the updates in an answer; what is none is passed over."""
    found = answer if isinstance(answer, list) else []
    return [update for update in found if isinstance(update, dict) and isinstance(update.get("update_id"), int)]


class Keeper:
    """Keeps batches in the order in which they came."""

    def __init__(self, db: Database, clock: Clock, wakes: Wakes, beside: Beside, counter: Counter) -> None:
        self._db, self._clock, self._wakes, self._beside, self._counter = db, clock, wakes, beside, counter
        self._as_they_came: deque[tuple[int, Sequence[Raw]]] = deque()

    async def open(self) -> None:
        """Take up what was kept as it came before the program ended."""
        bodies: list[tuple[int, Any]] = await self._db.read(store.raw)
        self._as_they_came.extend((number, updates_in(json.loads(body)["result"])) for number, body in bodies)
        await self.catch_up()

    @property
    def is_behind(self) -> bool:
        """Say whether something was kept that is not counted yet."""
        return bool(self._as_they_came)

    async def keep(self, fetched: Fetched) -> None:
        """Make a batch last; from then on it may be acknowledged.

        Raises what the database raises; then nothing of the batch was kept.
        """
        await self.catch_up()
        if fetched.is_full and fetched.seconds >= FAR_SECONDS:
            number = await self._db.write(service.keep_raw, fetched.body, fetched.next_offset)
            reach("inbox")
            self._as_they_came.append((number, fetched.updates))
        else:
            await self._count(fetched.updates)
            reach("inbox")

    async def catch_up(self) -> None:
        """Count what was kept as it came.

        Raises what the database raises; then it stays to be counted.
        """
        while self._as_they_came:
            number, updates = self._as_they_came[0]
            await self._count(updates, number)
            self._as_they_came.popleft()

    async def _count(self, updates: Sequence[Raw], number: int | None = None) -> None:
        batch = await self._db.write(self._counted, updates, number, self._clock.now())
        if batch.waits:
            self._wakes.workers()
        if batch.spoke:
            self._wakes.sender()

    def _counted(self, tx: Tx, updates: Sequence[Raw], number: int | None, now: Instant) -> service.Batch:
        """Settle first what these updates show to have arrived, so that a reply finds its card open; then count."""
        if number is not None and not store.drop_raw(tx, number):
            return service.Batch(waits=False, spoke=False)  # counted before, by a write whose end nobody heard
        if not updates:
            return service.Batch(waits=False, spoke=False)
        self._beside(tx, updates, now)
        return service.keep_batch(tx, updates, now, self._counter)
