"""What a database consists of: its tables and their like as they were written, and how many rows each table holds."""

from typing import Any, NamedTuple

Shape = frozenset[tuple[str, str, str]]
"""Kind, name and statement of each table, index, trigger and view."""
MOST_NAMED = 5


class Contents(NamedTuple):
    """How a database is at one moment."""

    shape: Shape
    rows: dict[str, int]


def look(connection: Any) -> Contents:  # noqa: ANN401  sqlcipher3 carries no types
    """Return how the database is now."""
    return Contents(shape(connection), counts(connection))


def shape(connection: Any) -> Shape:  # noqa: ANN401
    """Return what the database consists of."""
    sql = "SELECT type, name, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite~_%' ESCAPE '~'"
    return frozenset((str(kind), str(name), str(text)) for kind, name, text in connection.execute(sql))


def tables(connection: Any) -> list[str]:  # noqa: ANN401
    """Return the names of all tables, in order."""
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    return [str(row[0]) for row in rows]


def counts(connection: Any) -> dict[str, int]:  # noqa: ANN401
    """Return how many rows each table holds."""
    return {table: count(connection, table) for table in tables(connection)}


def count(connection: Any, table: str) -> int:  # noqa: ANN401
    """Return how many rows a table holds."""
    return int(connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])


def named(things: Shape) -> str:
    """Return what things are called, the first few of them."""
    found = sorted({f"{kind} {name}" for kind, name, _ in things})
    return ", ".join(found[:MOST_NAMED]) + (" …" if len(found) > MOST_NAMED else "")
