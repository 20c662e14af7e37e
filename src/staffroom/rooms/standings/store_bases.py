"""The tables `week_bases` and `week_members`: who counted on the first school day of a week."""

from collections import defaultdict
from collections.abc import Collection, Iterable

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
    return of_week(tx, [cohort], week).get(cohort)


def of_week(tx: Tx, cohorts: Iterable[CohortId], week: str) -> dict[CohortId, Base]:
    """Return who counted in a week in those of some groups in which that was frozen."""
    every, people = set(cohorts), defaultdict[CohortId, list[PersonId]](list)
    sql = "SELECT cohort_id, {} FROM {} WHERE week = :week AND cohort_id IN (:many)"
    for cohort, person in tx.among(sql.format("person_id", "week_members"), every, week=week):
        people[cohort].append(person)
    sizes = tx.among(sql.format("eligible", "week_bases"), every, week=week)
    return {cohort: Base(size, frozenset(people[cohort])) for cohort, size in sizes}


def forget(tx: Tx, before: str) -> None:
    """Forget who counted in weeks long closed; how many, stays with the closed week."""
    tx.run("DELETE FROM week_members WHERE week < :before", before=before)
    tx.run("DELETE FROM week_bases WHERE week < :before", before=before)
