"""The table `roles`, as far as roles rest there, and who was seen in the coordinators' group."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, ProgrammeId, UserId


def let_rest(tx: Tx, person: PersonId, programme: ProgrammeId, now: Instant) -> bool:
    """Write that a coordinator's role rests; say whether it did not before."""
    sql = (
        "UPDATE roles SET resting_since = :now, met_at = NULL WHERE person_id = :person"
        " AND programme_id = :programme AND role = 'coordinator' AND resting_since IS NULL"
    )
    return bool(tx.run(sql, person=person, programme=programme, now=now))


def wake(tx: Tx, person: PersonId, programme: ProgrammeId) -> bool:
    """Write that a role is in force again; say whether it rested."""
    sql = (
        "UPDATE roles SET resting_since = NULL WHERE person_id = :person AND programme_id = :programme"
        " AND resting_since IS NOT NULL"
    )
    return bool(tx.run(sql, person=person, programme=programme))


def note_met(tx: Tx, person: PersonId, programme: ProgrammeId, at: Instant) -> None:
    """Write when a coordinator was seen in the coordinators' group."""
    tx.run(
        "UPDATE roles SET met_at = max(coalesce(met_at, 0), :at) WHERE person_id = :person"
        " AND programme_id = :programme AND role = 'coordinator'",
        person=person,
        programme=programme,
        at=at,
    )


def met_at(tx: Tx, person: PersonId, programme: ProgrammeId) -> Instant | None:
    """Return when a coordinator was last seen in the coordinators' group, None where they were not since it began."""
    found = tx.value(
        "SELECT met_at FROM roles WHERE person_id = :person AND programme_id = :programme AND role = 'coordinator'",
        person=person,
        programme=programme,
    )
    return None if found is None else Instant(found)


def meet_anew(tx: Tx, programme: ProgrammeId) -> None:
    """Write that nobody was seen yet in a programme's coordinators' group: it is another one now."""
    tx.run("UPDATE roles SET met_at = NULL WHERE programme_id = :programme", programme=programme)


def resting_since(tx: Tx, person: PersonId, programme: ProgrammeId) -> Instant | None:
    """Return since when a person's role in a programme rests, None where it does not."""
    sql = (
        "SELECT resting_since FROM roles WHERE person_id = :person AND programme_id = :programme"
        " AND resting_since IS NOT NULL"
    )
    found = tx.value(sql, person=person, programme=programme)
    return None if found is None else Instant(found)


def resting(tx: Tx, user: UserId) -> list[PersonId]:
    """Return as whom an account rests, the latest person first."""
    sql = (
        "SELECT DISTINCT p.id FROM people p JOIN roles r ON r.person_id = p.id"
        " WHERE p.telegram_id = :user AND r.resting_since IS NOT NULL ORDER BY p.id DESC"
    )
    return [PersonId(person) for (person,) in tx.tuples(sql, user=user)]


def staff_of(tx: Tx, programme: ProgrammeId) -> set[UserId]:
    """Return the accounts of all who coordinate or administer a programme, those who rest among them."""
    sql = (
        "SELECT p.telegram_id FROM people p JOIN roles r ON r.person_id = p.id WHERE r.programme_id = :programme"
        " AND r.role IN ('coordinator', 'admin') AND p.telegram_id IS NOT NULL"
    )
    return {UserId(user) for (user,) in tx.tuples(sql, programme=programme)}
