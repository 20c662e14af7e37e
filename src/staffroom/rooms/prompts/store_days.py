"""The table `taken_days`: days of a group on which something is posted that the calendar does not hold."""

from collections import Counter
from datetime import date

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId


def put(tx: Tx, key: str, cohort: CohortId, day: date) -> None:
    """Take a day for something that has a name, in place of the one that it had."""
    tx.run(
        "INSERT INTO taken_days (key, cohort_id, day) VALUES (:key, :cohort, :day)"
        " ON CONFLICT (key) DO UPDATE SET day = excluded.day",
        key=key,
        cohort=cohort,
        day=day.isoformat(),
    )


def delete(tx: Tx, key: str) -> None:
    """Give a day back."""
    tx.run("DELETE FROM taken_days WHERE key = :key", key=key)


def of_cohort(tx: Tx, cohort: CohortId) -> Counter[date]:
    """Return how often each day of a group is taken."""
    rows = tx.tuples("SELECT day, count(*) FROM taken_days WHERE cohort_id = :cohort GROUP BY day", cohort=cohort)
    return Counter({date.fromisoformat(day): number for day, number in rows})
