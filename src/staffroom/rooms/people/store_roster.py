"""What rosters say of people, in the table `people`, and the table `imports`."""

from collections.abc import Collection, Mapping

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, ProgrammeId
from staffroom.rooms.people.values import KEPT

_SAID = tuple(name for name in KEPT if name != "id")
"""The columns that a roster fills; what it calls `id` is `roster_id` here."""
_AT_SCHOOL = (
    "roster = 'teachers' AND EXISTS (SELECT 1 FROM roles r WHERE r.person_id = people.id AND r.role = 'teacher')"
)
"""Teachers, without those who have left the school."""


def put(tx: Tx, programme: ProgrammeId, roster: str, values: Mapping[str, str], now: Instant) -> PersonId:
    """Write what a roster says of a person, new or known; what they chose themselves stays."""
    return PersonId(
        tx.value(
            f"INSERT INTO people (programme_id, roster, roster_id, {', '.join(_SAID)}, created_at)"
            f" VALUES (:programme, :roster, :id, {', '.join(f':{name}' for name in _SAID)}, :now)"
            " ON CONFLICT (programme_id, roster, roster_id)"
            f" DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in _SAID)} RETURNING id",
            programme=programme,
            roster=roster,
            now=now,
            **values,
        )
    )


def rostered(tx: Tx, programme: ProgrammeId, roster: str) -> dict[str, dict[str, str]]:
    """Return what the roster said of each who still has a role when it was last imported, by the roster's id."""
    said = ", ".join(f"coalesce({name}, '') AS {name}" for name in _SAID)
    rows = tx.all(
        f"SELECT roster_id AS id, {said} FROM people"
        " WHERE programme_id = :programme AND roster = :roster AND EXISTS (SELECT 1 FROM roles r"
        " WHERE r.person_id = people.id AND r.programme_id = people.programme_id)",
        programme=programme,
        roster=roster,
    )
    return {row["id"]: {name: row[name] for name in row.keys()} for row in rows}  # noqa: SIM118


def wishes(tx: Tx, person: PersonId) -> str:
    """Return which cohorts the coordinators' roster wishes for a person, as it was written."""
    return str(tx.value("SELECT wishes FROM people WHERE id = :person", person=person) or "")


def emails(tx: Tx, programme: ProgrammeId, roster: str) -> dict[PersonId, str]:
    """Return the e-mail addresses that a roster names."""
    rows = tx.tuples(
        "SELECT id, email FROM people WHERE programme_id = :programme AND roster = :roster AND email <> ''",
        programme=programme,
        roster=roster,
    )
    return {PersonId(number): str(email) for number, email in rows}


def preferred_apps(tx: Tx, programme: ProgrammeId) -> dict[tuple[str, str], int]:
    """Return how many teachers of each location prefer which chat app; '' where nobody asked them."""
    rows = tx.all(
        "SELECT location, coalesce(preferred_app, '') AS app, count(*) AS n FROM people"
        f" WHERE programme_id = :programme AND {_AT_SCHOOL} GROUP BY 1, 2 ORDER BY 1, 2",
        programme=programme,
    )
    return {(row["location"], row["app"]): row["n"] for row in rows}


def not_in_yet(tx: Tx, programme: ProgrammeId) -> list[tuple[str, ...]]:
    """Return id, name, place, school and preferred app ('' where nobody asked) of teachers without an account."""
    return tx.tuples(
        "SELECT roster_id, full_name, location, school, coalesce(preferred_app, '') FROM people"
        f" WHERE programme_id = :programme AND {_AT_SCHOOL} AND telegram_id IS NULL AND left_at IS NULL"
        " ORDER BY location, full_name, roster_id",
        programme=programme,
    )


def apps_of_absent(tx: Tx, persons: Collection[PersonId]) -> list[tuple[PersonId, str]]:
    """Return the preferred app of each of these teachers without an account who named one and has not left."""
    return tx.among(
        "SELECT id, preferred_app FROM people WHERE id IN (:many)"
        " AND roster = 'teachers' AND telegram_id IS NULL AND left_at IS NULL"
        " AND trim(coalesce(preferred_app, '')) <> ''",
        persons,
    )


def note_import(tx: Tx, what: str, checksum: str, rows: int, by: str, now: Instant) -> None:
    """Write down an import."""
    tx.run(
        "INSERT INTO imports (what, checksum, rows, by_whom, at) VALUES (:what, :checksum, :rows, :by, :now)",
        what=what,
        checksum=checksum,
        rows=rows,
        by=by,
        now=now,
    )
