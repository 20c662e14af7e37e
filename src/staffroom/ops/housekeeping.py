"""Once a day: delete what has been kept long enough."""

from staffroom import inbox, outbox
from staffroom.clockwork import Tick
from staffroom.kernel import facts
from staffroom.kernel.clock import DAY
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant

_SWEPT = "housekeeping.swept"


def next_sweep(tx: Tx, now: Instant) -> Instant | None:
    """Return when the next sweep is due: a day after the last."""
    last = facts.get(tx, _SWEPT)
    return now if last is None else Instant(int(last) + DAY)


def sweep(tx: Tx, now: Instant) -> None:
    """Delete processed updates that Telegram cannot repeat any more, parked ones after two weeks, old books."""
    inbox.sweep(tx, now)
    outbox.sweep(tx, now)
    facts.put(tx, _SWEPT, str(now))


TICKS = (Tick("housekeeping.sweep", next_sweep, sweep),)
