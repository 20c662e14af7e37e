"""What SQLite says of the database file as a whole."""

from typing import Any

from staffroom.kernel.db import Error
from staffroom.kernel.shape import count, counts, tables

__all__ = ["count", "counts", "fold", "integrity", "migrations", "strays", "tables", "texts", "version"]


def integrity(connection: Any) -> str:  # noqa: ANN401  sqlcipher3 carries no types
    """Return `ok`, or what is damaged."""
    return str(connection.execute("PRAGMA integrity_check").fetchone()[0])


def strays(connection: Any) -> int:  # noqa: ANN401
    """Return how many rows point to nothing."""
    return len(connection.execute("PRAGMA foreign_key_check").fetchall())


def version(connection: Any) -> int:  # noqa: ANN401
    """Return the number of the last migration that the file has seen, without changing the file."""
    return int(connection.execute("SELECT coalesce(max(version), 0) FROM schema_versions").fetchone()[0])


def migrations(connection: Any) -> list[str]:  # noqa: ANN401
    """Return the migrations that the file has seen, in order."""
    rows = connection.execute("SELECT version, name FROM schema_versions ORDER BY version").fetchall()
    return [f"{row[0]:04} {row[1]}" for row in rows]


def fold(connection: Any) -> None:  # noqa: ANN401
    """Fold the log into the file."""
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def texts(connection: Any, table: str, column: str) -> list[str]:  # noqa: ANN401
    """Return the different texts of a column, none where it is damaged or not there."""
    try:
        rows = connection.execute(f'SELECT DISTINCT "{column}" FROM "{table}" WHERE "{column}" <> \'\'').fetchall()
    except Error:
        return []
    return [str(row[0]) for row in rows]
