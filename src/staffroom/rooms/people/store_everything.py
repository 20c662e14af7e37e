"""Everything kept about a person, found through the references to `people`, so that a new table is never forgotten."""

from typing import Any

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import PersonId


def references(tx: Tx) -> list[tuple[str, str]]:
    """Return each table and column that refers to `people`."""
    rows = tx.all(
        'SELECT m.name AS name, f."from" AS via FROM sqlite_master m, pragma_foreign_key_list(m.name) f'
        " WHERE m.type = 'table' AND f.\"table\" = 'people' ORDER BY m.name, f.\"from\""
    )
    return [(row["name"], row["via"]) for row in rows]


def of_person(tx: Tx, person: PersonId) -> dict[str, list[dict[str, Any]]]:
    """Return every row about a person by table; digests of links, which say nothing, are left out."""
    found = {"people": _rows(tx, "people", "id", person)}
    for table, column in references(tx):
        found.setdefault(table, []).extend(_rows(tx, table, column, person))
    return {table: rows for table, rows in found.items() if rows}


def _rows(tx: Tx, table: str, column: str, person: PersonId) -> list[dict[str, Any]]:
    rows = tx.all(f"SELECT * FROM {table} WHERE {column} = :person ORDER BY 1", person=person)
    return [{name: row[name] for name in row.keys() if not isinstance(row[name], bytes)} for row in rows]  # noqa: SIM118
