"""The table `activity`."""

from typing import Literal

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId

Kind = Literal["answer", "peer_reply", "active"]
"""An answer's subject is the posting's number; the others' is the first day of the school week in ISO."""


def record(tx: Tx, person: PersonId, cohort: CohortId, kind: Kind, subject: str, at: Instant) -> bool:
    """Write down that somebody did something; say whether it was the first time."""
    return bool(
        tx.run(
            "INSERT INTO activity (person_id, cohort_id, kind, subject, at) VALUES (:person, :cohort, :kind, :subject,"
            " :at) ON CONFLICT (person_id, kind, subject) DO NOTHING",
            person=person,
            cohort=cohort,
            kind=kind,
            subject=subject,
            at=at,
        )
    )


def people_who(tx: Tx, cohort: CohortId, kind: Kind, subject: str) -> set[PersonId]:
    """Return everyone in a cohort who did it."""
    rows = tx.all(
        "SELECT person_id FROM activity WHERE cohort_id = :cohort AND kind = :kind AND subject = :subject",
        cohort=cohort,
        kind=kind,
        subject=subject,
    )
    return {PersonId(row["person_id"]) for row in rows}


def count_of(tx: Tx, person: PersonId, kind: Kind) -> int:
    """Return how often a person did it."""
    return int(
        tx.value("SELECT count(*) FROM activity WHERE person_id = :person AND kind = :kind", person=person, kind=kind)
    )
