"""The tables `cohorts` and `placements`."""

from dataclasses import dataclass

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId, ProgrammeId

_COLUMNS = (
    "id, programme_id, name, location, number, language, zone, starts_on, coordinator_id, chat_id, invite_link,"
    " opened_at, missing"
)


@dataclass(frozen=True)
class Cohort:
    """A cohort and its private group; `opened_at` is set once the group passed all checks."""

    id: CohortId
    programme_id: ProgrammeId
    name: str
    location: str
    number: int
    language: str
    zone: str
    starts_on: str
    coordinator_id: PersonId | None
    chat_id: ChatId | None
    invite_link: str | None
    opened_at: Instant | None
    missing: str


def get(tx: Tx, cohort: CohortId) -> Cohort:
    """Return a cohort.

    Raises LookupError where there is none.
    """
    found = tx.one_as(Cohort, f"SELECT {_COLUMNS} FROM cohorts WHERE id = :id", id=cohort)
    if found is None:
        raise LookupError(f"no cohort {cohort}")
    return found


def by_chat(tx: Tx, chat: ChatId) -> Cohort | None:
    """Return the cohort whose group a chat is."""
    return tx.one_as(Cohort, f"SELECT {_COLUMNS} FROM cohorts WHERE chat_id = :chat", chat=chat)


def of_programme(tx: Tx, programme: ProgrammeId) -> list[Cohort]:
    """Return a programme's cohorts by name."""
    return tx.all_as(
        Cohort, f"SELECT {_COLUMNS} FROM cohorts WHERE programme_id = :programme ORDER BY name", programme=programme
    )


def of_coordinator(tx: Tx, coordinator: PersonId) -> list[Cohort]:
    """Return the cohorts that a coordinator leads, by name."""
    return tx.all_as(
        Cohort, f"SELECT {_COLUMNS} FROM cohorts WHERE coordinator_id = :person ORDER BY name", person=coordinator
    )


def of_teacher(tx: Tx, teacher: PersonId) -> Cohort | None:
    """Return the cohort that a teacher was allocated to."""
    return tx.one_as(
        Cohort,
        f"SELECT {_COLUMNS} FROM cohorts WHERE id = (SELECT cohort_id FROM placements WHERE person_id = :person)",
        person=teacher,
    )


@dataclass(frozen=True)
class Placement:
    """A teacher's place in a cohort: `placed`, `asked` to join, `in` the group, or `out` again."""

    person_id: PersonId
    cohort_id: CohortId
    state: str
    placed_at: Instant
    joined_at: Instant | None
    left_at: Instant | None


def placement(tx: Tx, teacher: PersonId) -> Placement | None:
    """Return a teacher's place."""
    return tx.one_as(
        Placement,
        "SELECT person_id, cohort_id, state, placed_at, joined_at, left_at FROM placements WHERE person_id = :person",
        person=teacher,
    )


def placements(tx: Tx, cohort: CohortId) -> list[Placement]:
    """Return every place in a cohort."""
    return tx.all_as(
        Placement,
        "SELECT person_id, cohort_id, state, placed_at, joined_at, left_at FROM placements"
        " WHERE cohort_id = :cohort ORDER BY person_id",
        cohort=cohort,
    )
