"""The time door: add up what was heard, and forget the counts of weeks long past."""

from datetime import UTC, datetime, timedelta

from staffroom.clockwork import Tick
from staffroom.kernel import facts
from staffroom.kernel.clock import MINUTE, SECOND, instant
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.rooms.activity import store

EVERY = 10 * MINUTE
KEPT = timedelta(weeks=6)
"""By then every week has been closed; its figures are kept without names."""
_COUNTED = "activity.counted"


def next_count(tx: Tx, _now: Instant) -> Instant | None:
    """Return when signs of life are next added up: some minutes after the last time, so that many come together."""
    return Instant(int(facts.get(tx, _COUNTED) or 0) + EVERY) if store.has_uncounted(tx) else None


def count(tx: Tx, now: Instant) -> None:
    """Add up a part; the last part ends the round."""
    store.count_talk(tx)
    if not store.has_uncounted(tx):
        facts.put(tx, _COUNTED, str(now))


def next_forgotten(tx: Tx, _now: Instant) -> Instant | None:
    """Return when the counts of the oldest week are next forgotten, whether anybody still talks or not."""
    week = store.oldest_talk(tx)
    return (
        None if week is None else instant(datetime.fromisoformat(week).replace(tzinfo=UTC) + KEPT + timedelta(days=1))
    )


def forget(tx: Tx, now: Instant) -> None:
    """Forget the counts of weeks long past."""
    store.forget_talk(tx, (datetime.fromtimestamp(now / SECOND, UTC) - KEPT).date().isoformat())


TICKS = (Tick("activity.count", next_count, count), Tick("activity.forget", next_forgotten, forget))
