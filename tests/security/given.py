"""What several rows of the table ask: whether anything at all has changed in the file."""

from collections.abc import Collection

from staffroom.kernel.db import Tx

Contents = dict[str, list[str]]
"""The rows of each table, as they are written."""


def contents(tx: Tx, without: Collection[str] = ()) -> Contents:
    """Return everything that a file holds, but for some of its tables, and for how far its numbers went."""
    sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'sqlite_sequence'"
    names = [row["name"] for row in tx.all(sql)]
    return {name: [repr(row) for row in tx.tuples(f"SELECT * FROM {name}")] for name in names if name not in without}


def changed(before: Contents, after: Contents) -> dict[str, list[str]]:
    """Return by table what came, went or became something else."""
    found = {name: sorted(set(before[name]) ^ set(rows)) for name, rows in after.items() if rows != before[name]}
    return {name: rows or ["as many rows, in another order or number"] for name, rows in found.items()}
