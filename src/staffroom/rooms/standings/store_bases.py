"""The tables `week_bases` and `week_members`: who counted on the first school day of a week."""

from collections.abc import Collection

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, PersonId
from staffroom.rooms.standings.talk_rules import Base


def put(tx: Tx, cohort: CohortId, week: str, people: Collection[PersonId]) -> None:
    """Freeze who counts in a week; what was frozen stays as it is."""
    written = tx.run(
        "INSERT INTO week_bases (cohort_id, week, eligible) VALUES (:cohort, :week, :n)"
        " ON CONFLICT (cohort_id, week) DO NOTHING",
        cohort=cohort,
        week=week,
        n=len(people),
    )
    if written:
        tx.run_many(
            "INSERT INTO week_members (cohort_id, week, person_id) VALUES (:cohort, :week, :person)",
            ({"cohort": cohort, "week": week, "person": person} for person in people),
        )


def find(tx: Tx, cohort: CohortId, week: str) -> Base | None:
    """Return who counted in a week; None where that was not frozen."""
    size = tx.value(
        "SELECT eligible FROM week_bases WHERE cohort_id = :cohort AND week = :week", cohort=cohort, week=week
    )
    if size is None:
        return None
    rows = tx.tuples(
        "SELECT person_id FROM week_members WHERE cohort_id = :cohort AND week = :week", cohort=cohort, week=week
    )
    return Base(int(size), frozenset(PersonId(person) for (person,) in rows))


def forget(tx: Tx, before: str) -> None:
    """Forget who counted in weeks long closed; how many, stays with the closed week."""
    tx.run("DELETE FROM week_members WHERE week < :before", before=before)
    tx.run("DELETE FROM week_bases WHERE week < :before", before=before)
