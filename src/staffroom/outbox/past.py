"""Hours that are lost since an older copy was put in place: nothing that went out in them goes out again by itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from staffroom.kernel import facts
from staffroom.kernel.clock import DAY
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.outbox import settling, store, store_past, troubles
from staffroom.outbox.rules import Outcome, Verdict
from staffroom.outbox.values import SAY, Claimed, Past
from staffroom.outbox.ways import Ways

_LOST = "outbox.lost"
KEPT = 4 * DAY
"""So long after a restore what fell due in the lost hours may still come up: a weekend may lie between."""


class Lost(NamedTuple):
    """From when until when nothing is known, when the copy was put in place, and whether the former file was read."""

    since: Instant
    until: Instant
    restored: Instant
    read: int


def lost(tx: Tx) -> Lost | None:
    """Return the hours that were lost last, None where none ever were."""
    found = facts.get(tx, _LOST)
    return None if found is None else Lost(*map(Instant, map(int, found.split())))


def lose(tx: Tx, hours: Lost) -> None:
    """In a copy that is put in place: hours are lost; what waited may have gone out, where nobody knows of them."""
    facts.put(tx, _LOST, " ".join(map(str, hours)))
    store_past.unclaim_known(tx)
    if not hours.read:
        store_past.doubt_waiting(tx, hours.until)


@contextmanager
def doubting(tx: Tx, due: Instant, now: Instant) -> Iterator[None]:
    """Hold what time does: what it posts that was due in lost hours may have gone out already, and is in doubt.

    Where the former file was read all that went out is known, and nothing is in doubt.
    """
    hours = lost(tx)
    if hours is None or hours.read or due > hours.until or now > hours.restored + KEPT:
        yield
        return
    newest = store_past.newest(tx)
    yield
    store_past.doubt_after(tx, newest, due)


def ended(tx: Tx, note: Claimed, now: Instant, ways: Ways) -> bool:
    """Let a note that is about to be said end as it did in the lost hours; say whether that is known."""
    past = store_past.find(tx, note.key) if note.method == SAY else None
    if past is None:
        return False
    if past.state == "sent":
        _arrived(tx, note, past, now, ways)
    else:
        at = now if past.state == "unknown" else past.ended_at
        store.finish(tx, note.id, past.state, at, error="so it ended in hours that are lost")
        learners = {"cancelled": ways.after_cancelled, "skipped_late": ways.after_late}.get(past.state, {})
        troubles.let_learn(tx, note, learners.get(note.kind), now)
    return True


def _arrived(tx: Tx, note: Claimed, past: Past, now: Instant, ways: Ways) -> None:
    """Write that a note stands in its chat since then, and let its room learn of it."""
    settled = Outcome(Verdict.SENT, message_id=past.message_id)
    try:
        with tx.attempt():
            settling.settle(tx, note, settled, None, past.ended_at, ways)
    except Exception as error:
        troubles.stumbled(tx, note, error, now)
        settling.settle(tx, note, settled, None, past.ended_at, Ways())
