"""The time door: add up what was heard, and forget the counts of weeks long past."""

from datetime import UTC, datetime, timedelta

from staffroom.clockwork import Tick
from staffroom.kernel import facts
from staffroom.kernel.clock import MINUTE, SECOND
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
        store.forget_talk(tx, (datetime.fromtimestamp(now / SECOND, UTC) - KEPT).date().isoformat())
        facts.put(tx, _COUNTED, str(now))


TICKS = (Tick("activity.count", next_count, count),)
