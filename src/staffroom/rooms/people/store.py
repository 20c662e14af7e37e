"""The tables `people`, `roles` and `staff_changes`."""

from collections.abc import Iterable

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, ProgrammeId, UserId
from staffroom.rooms.people.values import STAFF, Person, StaffAccount

_COLUMNS = (
    "id, programme_id, roster, roster_id, full_name, coalesce(chosen_language, language) AS language, location, school,"
    " telegram_id, reachable, paused_until, quiet, left_at, quiet_since"
)
_IN_A_PROGRAMME = "programme_id IN (SELECT id FROM programmes)"
"""Said so that the few with a role of staff are looked up by an index, whose first column is the programme."""
_OF_STAFF = f"{_IN_A_PROGRAMME} AND role IN ({', '.join(map(repr, STAFF))}) AND resting_since IS NULL"
"""It is asked after everything that happens."""


def get(tx: Tx, person: PersonId) -> Person:
    """Return a person.

    Raises LookupError where there is none.
    """
    found = find(tx, person)
    if found is None:
        raise LookupError(f"no person {person}")
    return found


def find(tx: Tx, person: PersonId) -> Person | None:
    """Return a person, or None where they were erased."""
    return tx.one_as(Person, f"SELECT {_COLUMNS} FROM people WHERE id = :id", id=person)


def several(tx: Tx, persons: Iterable[PersonId]) -> dict[PersonId, Person]:
    """Return many people by their numbers; who was erased is left out."""
    rows = tx.among(f"SELECT {_COLUMNS} FROM people WHERE id IN (:many)", persons)
    return {PersonId(row[0]): Person(*row) for row in rows}


def by_account(tx: Tx, user: UserId) -> list[Person]:
    """Return the person of an account in each roster, the latest first."""
    return tx.all_as(Person, f"SELECT {_COLUMNS} FROM people WHERE telegram_id = :user ORDER BY id DESC", user=user)


def known_since(tx: Tx, person: PersonId) -> Instant:
    """Return when a roster first named a person."""
    return Instant(tx.value("SELECT created_at FROM people WHERE id = :id", id=person))


def by_role(tx: Tx, programme: ProgrammeId, role: str) -> list[Person]:
    """Return everyone who holds a role in a programme and does not rest from it."""
    return tx.all_as(
        Person,
        f"SELECT {_COLUMNS} FROM people WHERE id IN"
        " (SELECT person_id FROM roles WHERE programme_id = :programme AND role = :role AND resting_since IS NULL)"
        " ORDER BY id",
        programme=programme,
        role=role,
    )


def staff_accounts(tx: Tx) -> list[StaffAccount]:
    """Return everyone with a role of staff by account, each role in a row of its own, the latest person last."""
    rows = tx.tuples(
        "SELECT DISTINCT telegram_id, role, coalesce(chosen_language, language), reachable, people.id FROM people"
        f" JOIN (SELECT person_id, role FROM roles WHERE {_OF_STAFF}) ON person_id = people.id"
        " WHERE telegram_id IS NOT NULL ORDER BY people.id, role"
    )
    return [StaffAccount(UserId(user), role, language, bool(reachable)) for user, role, language, reachable, _ in rows]


def staff_changes(tx: Tx) -> int:
    """Return a number that is another one whenever the answer of `staff_accounts` may be."""
    return int(tx.value("SELECT n FROM staff_changes"))


def linked_admins(tx: Tx) -> list[PersonId]:
    """Return who became an admin by a link and is one still, in whichever programme."""
    rows = tx.all(
        "SELECT DISTINCT people.id FROM people"
        f" JOIN (SELECT person_id, role FROM roles WHERE {_IN_A_PROGRAMME}) ON person_id = people.id"
        " WHERE roster = 'admins' AND role = 'admin' ORDER BY people.id"
    )
    return [PersonId(row["id"]) for row in rows]


def by_roster(tx: Tx, programme: ProgrammeId, roster: str) -> list[Person]:
    """Return a whole roster of a programme in the order of its ids."""
    return tx.all_as(
        Person,
        f"SELECT {_COLUMNS} FROM people WHERE programme_id = :programme AND roster = :roster ORDER BY roster_id",
        programme=programme,
        roster=roster,
    )


def in_roster(tx: Tx, programme: ProgrammeId, roster: str, roster_id: str) -> Person | None:
    """Return the person whom a roster knows by an id."""
    return tx.one_as(
        Person,
        f"SELECT {_COLUMNS} FROM people"
        " WHERE programme_id = :programme AND roster = :roster AND roster_id = :roster_id",
        programme=programme,
        roster=roster,
        roster_id=roster_id,
    )


def roles(tx: Tx, person: PersonId) -> list[tuple[ProgrammeId, str]]:
    """Return the roles of a person that do not rest, each in its programme, the latest programme first."""
    rows = tx.all(
        "SELECT programme_id, role FROM roles WHERE person_id = :person AND resting_since IS NULL"
        " ORDER BY programme_id DESC, role",
        person=person,
    )
    return [(ProgrammeId(row["programme_id"]), str(row["role"])) for row in rows]


def give_role(tx: Tx, person: PersonId, programme: ProgrammeId, role: str) -> None:
    """Give a person a role in a programme."""
    tx.run(
        "INSERT INTO roles (person_id, programme_id, role) VALUES (:person, :programme, :role)"
        " ON CONFLICT (person_id, programme_id, role) DO NOTHING",
        person=person,
        programme=programme,
        role=role,
    )


def take_role(tx: Tx, person: PersonId, programme: ProgrammeId, role: str) -> None:
    """Take a role in a programme from a person."""
    tx.run(
        "DELETE FROM roles WHERE person_id = :person AND programme_id = :programme AND role = :role",
        person=person,
        programme=programme,
        role=role,
    )


def bind(tx: Tx, person: PersonId, user: UserId) -> None:
    """Note which account a person uses."""
    tx.run("UPDATE people SET telegram_id = :user, reachable = 1 WHERE id = :person", user=user, person=person)


def let_go(tx: Tx, person: PersonId) -> None:
    """Forget which account a person uses."""
    tx.run("UPDATE people SET telegram_id = NULL, reachable = 0 WHERE id = :person", person=person)


def set_reachable(tx: Tx, user: UserId, *, reachable: bool) -> None:
    """Note whether an account's private chat is open to us."""
    tx.run("UPDATE people SET reachable = :reachable WHERE telegram_id = :user", reachable=int(reachable), user=user)


def set_language(tx: Tx, user: UserId, language: str) -> None:
    """Note which language the person behind an account chose."""
    tx.run("UPDATE people SET chosen_language = :language WHERE telegram_id = :user", language=language, user=user)


def choose(
    tx: Tx,
    person: PersonId,
    *,
    paused_until: Instant | None,
    quiet: bool,
    left_at: Instant | None,
    quiet_since: Instant | None = None,
) -> None:
    """Write what a person chose; without `quiet_since` being quiet is no choice of theirs."""
    tx.run(
        "UPDATE people SET paused_until = :paused_until, quiet = :quiet, left_at = :left_at,"
        " quiet_since = CASE WHEN :quiet THEN coalesce(quiet_since, :quiet_since) END WHERE id = :person",
        paused_until=paused_until,
        quiet=int(quiet),
        left_at=left_at,
        quiet_since=quiet_since,
        person=person,
    )


def delete(tx: Tx, person: PersonId) -> bool:
    """Delete a person, and by the references everything kept about them."""
    return bool(tx.run("DELETE FROM people WHERE id = :person", person=person))


def to_forget(tx: Tx, programme: ProgrammeId, most: int) -> list[PersonId]:
    """Return the next people of a programme who look after none."""
    rows = tx.tuples(
        "SELECT id FROM people WHERE programme_id = :programme"
        " AND id NOT IN (SELECT person_id FROM roles WHERE role = 'admin') ORDER BY id LIMIT :most",
        programme=programme,
        most=most,
    )
    return [PersonId(number) for (number,) in rows]


def count_to_forget(tx: Tx, programme: ProgrammeId) -> tuple[int, int]:
    """Return how many teachers of a programme are known, and how many others who do not look after it."""
    rows = tx.tuples(
        "SELECT roster = 'teachers', count(*) FROM people"
        " WHERE programme_id = :programme AND id NOT IN (SELECT person_id FROM roles WHERE role = 'admin') GROUP BY 1",
        programme=programme,
    )
    found = {bool(teachers): int(number) for teachers, number in rows}
    return found.get(True, 0), found.get(False, 0)


def leave_admins_only(tx: Tx, programme: ProgrammeId) -> None:
    """Take every other role in a programme from whoever has one."""
    tx.run("DELETE FROM roles WHERE programme_id = :programme AND role <> 'admin'", programme=programme)
