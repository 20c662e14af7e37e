"""Make a batch last before it is acknowledged: counted at once, or as it came where Telegram is far and more waits."""

import logging
from collections import deque
from collections.abc import Callable, Sequence
from typing import NamedTuple

from staffroom.inbox import service, store
from staffroom.inbox.service import Counter, Raw
from staffroom.kernel import trail
from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Database, Tx
from staffroom.kernel.failpoints import reach
from staffroom.kernel.ids import Instant

log = logging.getLogger(__name__)

FAR_SECONDS = 0.02
"""From such a time on an answer was long on its way: counting then waits until the next request is on its way too."""

Beside = Callable[[Tx, Sequence[Raw], Instant], None]
"""Looks through a batch in the transaction that counts it."""


class Wakes(NamedTuple):
    """Who is handed what was kept for handlers, and who is to be woken when something is to be sent."""

    workers: Callable[[Sequence[store.Kept]], None]
    sender: Callable[[], None]


class Fetched(NamedTuple):
    """An answer of Telegram's: its updates, None where they are better decoded later; all of it as it came."""

    updates: list[Raw] | None
    body: bytes
    next_offset: int
    """What acknowledges it."""
    is_full: bool
    """Whether more may wait."""


def glanced_at(body: bytes, seconds: float, most: int) -> Fetched | None:
    """Return a full answer that was long on its way, undecoded; None where it is to be decoded at once."""
    if seconds < FAR_SECONDS or not (body.startswith(b'{"ok":true') and body.endswith(b"]}")):
        return None
    numbers = service.NUMBER.findall(body)
    return Fetched(None, body, int(numbers[-1]) + 1, is_full=True) if len(numbers) >= most else None


def decoded(result: object, body: bytes, most: int) -> Fetched:
    """Return an answer with its updates; what is none is passed over."""
    updates = service.updates_in(result)
    following = updates[-1]["update_id"] + 1 if updates else 0
    return Fetched(updates, body, following, len(updates) >= most)


class Keeper:
    """Keeps batches in the order in which they came."""

    def __init__(self, db: Database, clock: Clock, wakes: Wakes, beside: Beside, counter: Counter) -> None:
        self._db, self._clock, self._wakes, self._beside, self._counter = db, clock, wakes, beside, counter
        self._as_they_came: deque[tuple[int, bytes]] = deque()

    async def open(self) -> None:
        """Take up what was kept as it came before the program ended; it is counted beside the first request."""
        self._as_they_came.extend(await self._db.read(store.raw))

    @property
    def is_behind(self) -> bool:
        """Say whether something was kept that is not counted yet."""
        return bool(self._as_they_came)

    async def keep(self, fetched: Fetched) -> None:
        """Make a batch last; from then on it may be acknowledged.

        Raises what the database raises; then nothing of the batch was kept.
        """
        await self.catch_up()
        if fetched.updates is None:
            number = await self._db.write(service.keep_raw, fetched.body, fetched.next_offset)
            reach("inbox")
            self._as_they_came.append((number, fetched.body))
        else:
            await self._count(fetched.updates)
            reach("inbox")

    async def catch_up(self) -> None:
        """Count what was kept as it came.

        Raises what the database raises; then it stays to be counted.
        """
        while self._as_they_came:
            number, body = self._as_they_came[0]
            try:
                updates = service.read_raw(body)
            except ValueError:
                await self._db.write(service.set_batch_aside, number, body, self._clock.now())
                log.exception("batch %d cannot be read; it is set aside, and everything else goes on", number)
            else:
                await self._count(updates, number)
            self._as_they_came.popleft()

    async def _count(self, updates: Sequence[Raw], number: int | None = None) -> None:
        span = f"{updates[0]['update_id']}-{updates[-1]['update_id']}" if updates else ""
        with trail.during("updates", span):
            batch = await self._db.write(self._counted, updates, number, self._clock.now())
        if batch.waits:
            self._wakes.workers(batch.waits)
        if batch.spoke:
            self._wakes.sender()

    def _counted(self, tx: Tx, updates: Sequence[Raw], number: int | None, now: Instant) -> service.Batch:
        """Settle first what these updates show to have arrived, so that a reply finds its card open; then count."""
        if number is not None and not store.drop_raw(tx, number):
            return service.Batch()  # counted before, by a write whose end nobody heard
        if not updates:
            return service.Batch()
        self._beside(tx, updates, now)
        return service.keep_batch(tx, updates, now, self._counter)
