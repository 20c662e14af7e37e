"""The outbox's table after a clock was set back: nothing waits for a future that is far away again."""

from staffroom.kernel.clock import DAY, MINUTE
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.outbox.values import Priority

NOTICED = MINUTE
"""A step back of less than this is no setback."""
SOON = 10 * MINUTE
"""What is to go within this is left as it is."""


def latest(tx: Tx) -> Instant:
    """Return the latest moment that the queue knows to have been: of a claim, or of a note that waits."""
    claimed = tx.value("SELECT max(claimed_at) FROM outbox WHERE claimed_at IS NOT NULL")
    made = tx.value("SELECT max(created_at) FROM outbox WHERE state = 'queued'")
    return Instant(max(int(claimed or 0), int(made or 0)))


def set_back(tx: Tx, before: Instant, now: Instant) -> None:
    """Follow a clock that showed one moment before, and shows an earlier one now.

    What somebody waits for and was tried already is tried again at once, as are deeds, which make no noise. All other
    messages keep their hour of the day, so that none comes at night, or within a pause.
    """
    tx.run(
        "UPDATE outbox SET not_before = :now WHERE state = 'queued' AND not_before > :now + :soon AND"
        " (method <> 'say' AND (attempt > 0 OR created_at > :now) OR attempt > 0 AND priority = :person)",
        now=now,
        soon=SOON,
        person=int(Priority.PERSON),
    )
    _by_whole_days(tx, now, (before - now + NOTICED) // DAY * DAY)
    tx.run("UPDATE outbox SET finished_at = :now WHERE state = 'unknown' AND finished_at > :now", now=now)


def _by_whole_days(tx: Tx, now: Instant, span: int) -> None:
    """Move what was put off, or was to go within a day of its making; what was made for a later date waits for that."""
    tx.run(
        "UPDATE outbox SET not_before = not_before - :span, created_at = min(created_at, :now) WHERE state = 'queued'"
        " AND method = 'say' AND not_before > :now + :soon AND :span > 0"
        " AND (attempt > 0 AND not_before > :now + :span - :soon"
        " OR attempt = 0 AND created_at > :now AND not_before <= created_at + :day)",
        now=now,
        span=span,
        soon=SOON,
        day=DAY,
    )
