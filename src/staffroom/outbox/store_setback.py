"""The outbox's table after a clock was set back: nothing waits for a future that is far away again."""

from staffroom.kernel import facts
from staffroom.kernel.clock import DAY, MINUTE
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.outbox.values import Priority

NOTICED = MINUTE
"""A step back of less than this is no setback."""
SOON = 10 * MINUTE
"""What is to go within this is left as it is."""


_SHOWN = "outbox.clock"
"""The fact that says what the clock showed last, to the minute."""


def follow(tx: Tx, now: Instant) -> None:
    """Notice a clock that shows an earlier moment than it did, also before a restart, and follow it once."""
    shown = facts.get(tx, _SHOWN)
    before = now if shown is None else Instant(int(shown))
    if now < before - NOTICED:
        set_back(tx, before, now)
    if shown is None or abs(now - before) >= NOTICED:
        facts.put(tx, _SHOWN, str(now))


def set_back(tx: Tx, before: Instant, now: Instant) -> None:
    """Follow a clock that showed one moment before, and shows an earlier one now.

    What somebody waits for and was tried already is tried again at once, as are deeds, which make no noise. All other
    messages keep their hour of the day, so that none comes at night, or within a pause.
    """
    tx.run(
        "UPDATE outbox SET not_before = :now WHERE state = 'queued' AND not_before > :now + :soon AND"
        " (method <> 'say' AND (attempt > 0 OR created_at > :now)"
        " OR attempt > 0 AND priority = :person AND chat_id > 0)",
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
