"""Numbered `.sql` files bring the database to the present shape: all of a file or nothing of it."""

import re
from collections.abc import Callable, Iterator
from importlib.resources import files
from typing import Any, NamedTuple

from sqlcipher3 import dbapi2

from staffroom.kernel.db import transaction
from staffroom.kernel.refusal import CONFIGURATION, Trouble

_NAME = re.compile(r"(\d{4})_([a-z_]+)\.sql")


class Migration(NamedTuple):
    """One step: its number, its name, its statements."""

    version: int
    name: str
    sql: str


def known() -> list[Migration]:
    """Return the packaged migrations in order."""
    folder = files("staffroom").joinpath("migrations").iterdir()
    named = [(entry, match) for entry in folder if (match := _NAME.fullmatch(entry.name))]
    return sorted(Migration(int(match[1]), match[2], entry.read_text("utf-8")) for entry, match in named)


def statements(sql: str) -> Iterator[str]:
    """Split a script into whole statements, as SQLite itself would see them."""
    pending = ""
    for line in sql.splitlines(keepends=True):
        pending += line
        if dbapi2.complete_statement(pending):
            yield pending.strip()
            pending = ""
    if pending.strip() and not pending.strip().startswith("--"):
        raise Trouble(f"a migration ends in the middle of a statement: {pending.strip()[:60]}", CONFIGURATION)


def version_of(connection: Any) -> int:  # noqa: ANN401  sqlcipher3 carries no types
    """Return the number of the last migration that the file has seen, 0 for a new file."""
    connection.execute(
        "CREATE TABLE IF NOT EXISTS schema_versions (version INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT"
    )
    return int(connection.execute("SELECT coalesce(max(version), 0) FROM schema_versions").fetchone()[0])


def migrate(connection: Any, backup: Callable[[int], None], steps: list[Migration] | None = None) -> int:  # noqa: ANN401
    """Apply what is missing, after a backup of a file that holds something; return how many steps were applied.

    Raises Trouble where the file is newer than this program, saw other steps or cannot be written to, or where a step
    breaks a reference.
    """
    steps = known() if steps is None else steps
    present = version_of(connection)
    newest = max((step.version for step in steps), default=0)
    if present > newest:
        raise Trouble(
            f"the database has version {present}, this program knows {newest}: install the newer program again.",
            CONFIGURATION,
        )
    _refuse_other_steps(connection, steps)
    _refuse_read_only(connection)
    missing = [step for step in steps if step.version > present]
    if missing and present:
        backup(present)
    for step in missing:
        _apply(connection, step)
    return len(missing)


def _refuse_other_steps(connection: Any, steps: list[Migration]) -> None:  # noqa: ANN401
    """Refuse a file that another line of the program has shaped: equal numbers, other tables."""
    names = {step.version: step.name for step in steps}
    for version, name in connection.execute("SELECT version, name FROM schema_versions ORDER BY version").fetchall():
        if names.get(version, name) != name:
            raise Trouble(
                f"{_path(connection)}: step {version:04} of this database is {name}, this program's is"
                f" {names[version]}. Start the program that made the file, or begin with a new home.",
                CONFIGURATION,
            )


def _path(connection: Any) -> str:  # noqa: ANN401
    return str(connection.execute("PRAGMA database_list").fetchone()[2])


def _refuse_read_only(connection: Any) -> None:  # noqa: ANN401
    """Try a write that changes nothing: a file that is opened for reading only tells of it no earlier."""
    try:
        with transaction(connection) as tx:
            tx.run(f"PRAGMA user_version = {tx.value('PRAGMA user_version')}")
    except dbapi2.OperationalError as error:
        if "readonly" not in str(error):
            raise
        raise Trouble(
            f"{_path(connection)}: the database cannot be written to."
            " Check the rights of the file and its folder, and the disk.",
            CONFIGURATION,
        ) from None


def _apply(connection: Any, step: Migration) -> None:  # noqa: ANN401
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        with transaction(connection) as tx:
            for statement in statements(step.sql):
                tx.run(statement)
            if broken := tx.all("PRAGMA foreign_key_check"):
                raise Trouble(f"migration {step.version:04}_{step.name} breaks {len(broken)} references", CONFIGURATION)
            tx.run(
                "INSERT INTO schema_versions (version, name) VALUES (:version, :name)",
                version=step.version,
                name=step.name,
            )
    finally:
        connection.execute("PRAGMA foreign_keys = ON")
