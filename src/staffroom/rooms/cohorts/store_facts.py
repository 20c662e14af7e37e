"""The table `group_facts`."""

from dataclasses import asdict

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId
from staffroom.rooms.cohorts.values import GroupFacts

_COLUMNS = ("title", "titled_at", "kept_title", "renames", "restoring", "loose", "read_at", "roll_due")


def get(tx: Tx, cohort: CohortId) -> GroupFacts:
    """Return what was last read of a cohort's group."""
    sql = f"SELECT cohort_id, {', '.join(_COLUMNS)} FROM group_facts WHERE cohort_id = :cohort"
    return tx.one_as(GroupFacts, sql, cohort=cohort) or GroupFacts(cohort)


def put(tx: Tx, facts: GroupFacts) -> None:
    """Write it anew."""
    changes = ", ".join(f"{name} = excluded.{name}" for name in _COLUMNS)
    tx.run(
        f"INSERT INTO group_facts (cohort_id, {', '.join(_COLUMNS)})"
        f" VALUES (:cohort_id, {', '.join(f':{name}' for name in _COLUMNS)})"
        f" ON CONFLICT (cohort_id) DO UPDATE SET {changes}",
        **asdict(facts),
    )
