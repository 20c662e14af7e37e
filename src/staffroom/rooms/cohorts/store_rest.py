"""The table `cohorts`, as far as its leaders rest."""

from collections.abc import Iterable

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, PersonId, ProgrammeId


def let_leaders_rest(tx: Tx, leader: PersonId) -> None:
    """Write that nobody leads a person's groups until they are back."""
    tx.run(
        "UPDATE cohorts SET coordinator_id = NULL, resting_person_id = :person"
        " WHERE coordinator_id = :person AND closed_at IS NULL",
        person=leader,
    )


def waiting_for(tx: Tx, leader: PersonId) -> list[CohortId]:
    """Return the groups, by name, that a person leads again once they are back."""
    rows = tx.tuples(
        "SELECT id FROM cohorts WHERE resting_person_id = :person AND closed_at IS NULL ORDER BY name", person=leader
    )
    return [CohortId(number) for (number,) in rows]


def waiting(tx: Tx, programme: ProgrammeId) -> set[CohortId]:
    """Return the groups of a programme that wait for a coordinator who rests."""
    rows = tx.tuples(
        "SELECT id FROM cohorts WHERE programme_id = :programme"
        " AND resting_person_id IS NOT NULL AND closed_at IS NULL",
        programme=programme,
    )
    return {CohortId(number) for (number,) in rows}


def wait_no_more(tx: Tx, cohort: CohortId, leaders: Iterable[PersonId]) -> None:
    """Write that a group waits no more for somebody who goes by these names."""
    for leader in leaders:
        tx.run(
            "UPDATE cohorts SET resting_person_id = NULL WHERE id = :id AND resting_person_id = :person",
            id=cohort,
            person=leader,
        )


def give_back(tx: Tx, leader: PersonId) -> None:
    """Let a person lead again what waited for them."""
    tx.run(
        "UPDATE cohorts SET coordinator_id = :person, resting_person_id = NULL WHERE resting_person_id = :person",
        person=leader,
    )
