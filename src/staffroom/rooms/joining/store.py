"""The tables `reasons` and `asked_why`: why people stepped back, without their names."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import PersonId, ProgrammeId


def ask_why(tx: Tx, person: PersonId) -> None:
    """Note that somebody is asked why they stepped back."""
    tx.run("INSERT INTO asked_why (person_id) VALUES (:person) ON CONFLICT DO NOTHING", person=person)


def ask_no_more(tx: Tx, person: PersonId) -> bool:
    """Note that somebody is not asked any more; say whether they were."""
    return tx.run("DELETE FROM asked_why WHERE person_id = :person", person=person) > 0


def add_reason(tx: Tx, programme: ProgrammeId, reason: str) -> None:
    """Count a reason once more."""
    tx.run(
        "INSERT INTO reasons (programme_id, reason, told) VALUES (:programme, :reason, 1)"
        " ON CONFLICT (programme_id, reason) DO UPDATE SET told = told + 1",
        programme=programme,
        reason=reason,
    )


def reasons_of(tx: Tx, programme: ProgrammeId) -> dict[str, int]:
    """Return how often each reason was given in a programme."""
    rows = tx.all("SELECT reason, told FROM reasons WHERE programme_id = :programme", programme=programme)
    return {str(row["reason"]): int(row["told"]) for row in rows}
