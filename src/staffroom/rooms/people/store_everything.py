"""Everything kept about a person, found by how columns refer to people, so that a new table is not forgotten."""

from typing import Any

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import PersonId

HIDDEN = {
    ("conduct_cases", "person_id"): "state = 'closed' AND decision_id IN"
    " (SELECT id FROM conduct_decisions WHERE action NOT IN ('dismiss', 'expire'))",
    ("conduct_pairs", "one_id"): "state = 'private'",
    ("conduct_pairs", "other_id"): "state = 'private'",
    ("conduct_decisions", "person_id"): "action NOT IN ('dismiss', 'expire') AND case_id IN"
    " (SELECT id FROM conduct_cases WHERE state = 'closed')",
}
"""Of rows about somebody, those that they are told of, by table and column: of a message of theirs that was reported,
what came of it, and never that somebody reported it and nothing did; a small group would guess who."""


def by_person(tx: Tx) -> list[tuple[str, str]]:
    """Return each table and column that refers to `people`, or is called `person_id` for want of a reference."""
    rows = tx.all(
        'SELECT m.name AS name, f."from" AS via FROM sqlite_master m, pragma_foreign_key_list(m.name) f'
        " WHERE m.type = 'table' AND f.\"table\" = 'people'"
        " UNION SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c"
        " WHERE m.type = 'table' AND c.name = 'person_id' ORDER BY 1, 2"
    )
    return [(row["name"], row["via"]) for row in rows]


def by_account(tx: Tx) -> list[tuple[str, str]]:
    """Return each table and column, beside `people`, that holds the number of somebody's account."""
    rows = tx.all(
        "SELECT m.name AS name, c.name AS via FROM sqlite_master m, pragma_table_info(m.name) c"
        " WHERE m.type = 'table' AND m.name <> 'people' AND c.name IN ('telegram_id', 'user_id') ORDER BY 1, 2"
    )
    return [(row["name"], row["via"]) for row in rows]


def of_person(tx: Tx, person: PersonId) -> dict[str, list[dict[str, Any]]]:
    """Return every row about a person by table; digests of links, which say nothing, are left out."""
    found = {"people": _rows(tx, "people", "id", person)}
    account = tx.value("SELECT telegram_id FROM people WHERE id = :person", person=person)
    for table, column in by_person(tx):
        found.setdefault(table, []).extend(_rows(tx, table, column, person))
    for table, column in by_account(tx):
        found.setdefault(table, []).extend(_rows(tx, table, column, account))
    return {table: rows for table, rows in found.items() if rows}


def _rows(tx: Tx, table: str, column: str, value: int | None) -> list[dict[str, Any]]:
    """Return the rows in which a column has a value; none where there is no value."""
    told = HIDDEN.get((table, column), "1")
    rows = tx.all(f"SELECT * FROM {table} WHERE {column} = :value AND {told} ORDER BY 1", value=value)
    return [{name: row[name] for name in row.keys() if not isinstance(row[name], bytes)} for row in rows]  # noqa: SIM118
