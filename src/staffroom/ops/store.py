"""What SQLite says of the database file as a whole."""

from typing import Any


def integrity(connection: Any) -> str:  # noqa: ANN401  sqlcipher3 carries no types
    """Return `ok`, or what is damaged."""
    return str(connection.execute("PRAGMA integrity_check").fetchone()[0])


def strays(connection: Any) -> int:  # noqa: ANN401
    """Return how many rows point to nothing."""
    return len(connection.execute("PRAGMA foreign_key_check").fetchall())


def version(connection: Any) -> int:  # noqa: ANN401
    """Return the number of the last migration that the file has seen, without changing the file."""
    return int(connection.execute("SELECT coalesce(max(version), 0) FROM schema_versions").fetchone()[0])


def fold(connection: Any) -> None:  # noqa: ANN401
    """Fold the log into the file."""
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def counts(connection: Any) -> dict[str, int]:  # noqa: ANN401
    """Return how many rows each table holds."""
    return {
        table: int(connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]) for table in _tables(connection)
    }


def _tables(connection: Any) -> list[str]:  # noqa: ANN401
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    return [str(row[0]) for row in rows]
