"""The table `deputies`."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, PersonId


def of_cohort(tx: Tx, cohort: CohortId) -> PersonId | None:
    """Return who stands in for a cohort's coordinator."""
    found = tx.value("SELECT person_id FROM deputies WHERE cohort_id = :cohort", cohort=cohort)
    return None if found is None else PersonId(found)


def of_person(tx: Tx, person: PersonId) -> list[CohortId]:
    """Return the cohorts in which a person stands in."""
    rows = tx.tuples("SELECT cohort_id FROM deputies WHERE person_id = :person ORDER BY cohort_id", person=person)
    return [CohortId(cohort) for (cohort,) in rows]


def put(tx: Tx, cohort: CohortId, person: PersonId) -> None:
    """Write who stands in, in place of whoever did."""
    tx.run(
        "INSERT INTO deputies (cohort_id, person_id) VALUES (:cohort, :person)"
        " ON CONFLICT (cohort_id) DO UPDATE SET person_id = excluded.person_id",
        cohort=cohort,
        person=person,
    )


def remove(tx: Tx, cohort: CohortId) -> bool:
    """Write that nobody stands in; say whether somebody did."""
    return tx.run("DELETE FROM deputies WHERE cohort_id = :cohort", cohort=cohort) > 0
