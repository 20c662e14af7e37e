"""Numbered `.sql` files bring the database to the present shape: all of what is missing or nothing."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from importlib.resources import files
from typing import Any, NamedTuple

from sqlcipher3 import dbapi2

from staffroom.kernel.db import Tx, transaction
from staffroom.kernel.failpoints import reach
from staffroom.kernel.refusal import CONFIGURATION, Trouble
from staffroom.kernel.shape import Contents, Shape, look, named, shape

_MADE = "CREATE TABLE IF NOT EXISTS schema_versions (version INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT"
_CHANGES_ROWS = re.compile(r"(?:INSERT INTO|DELETE FROM) \"?(\w+)")
_SAYS_SO = re.compile(r"^-- changes the rows of: ([\w, ]+)$", re.MULTILINE)
"""What a step says that makes a table anew and leaves some of its rows behind on purpose."""
_COMMENT = re.compile(r"^--.*$", re.MULTILINE)
_NAME = re.compile(r"(\d{4})_([a-z_]+)\.sql")


class Migration(NamedTuple):
    """One step: its number, its name, its statements."""

    version: int
    name: str
    sql: str

    @property
    def counted(self) -> set[str]:
        """Return the tables that it gives rows, or takes some from."""
        bare = (_COMMENT.sub("", statement).strip() for statement in statements(self.sql))
        said = (name.strip() for names in _SAYS_SO.findall(self.sql) for name in names.split(","))
        return {found[1] for statement in bare if (found := _CHANGES_ROWS.match(statement))} | set(said)


class NotRight(Trouble):
    """An upgrade that did not come out right and was undone."""

    def __init__(self, file: str, before: int, after: int, what: str) -> None:
        super().__init__(
            f"{file}: the upgrade of the database from version {before} to {after} did not come out right ({what})."
            " Nothing was changed: start the program that you had before, and report this line.",
            CONFIGURATION,
        )


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
    connection.execute(_MADE)
    return int(connection.execute("SELECT coalesce(max(version), 0) FROM schema_versions").fetchone()[0])


def migrate(connection: Any, backup: Callable[[int], None], steps: list[Migration] | None = None) -> int:  # noqa: ANN401
    """Apply all that is missing in one transaction, and look at the outcome before it is committed.

    A file that holds something is handed to `backup` first. Return how many steps were applied.
    Raises Trouble where the file is newer than this program, saw other steps, cannot be written to, or is not
    as it should be afterwards (NotRight); nothing was changed then.
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
    if present == newest:
        return 0
    if present:
        backup(present)
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        with transaction(connection) as tx:
            missing = [step for step in steps if step.version > version_of(connection)]
            if missing:
                _apply(connection, tx, steps, missing)
                reach("upgrade-proved")
    finally:
        connection.execute("PRAGMA foreign_keys = ON")
    reach("upgrade-committed")
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


def _apply(connection: Any, tx: Tx, steps: Sequence[Migration], missing: Sequence[Migration]) -> None:  # noqa: ANN401
    """Take the missing steps, and prove what came of it; a file that holds nothing yet has nothing to lose."""
    before, file = look(connection), _path(connection)
    first, last = missing[0].version - 1, missing[-1].version
    try:
        for step in missing:
            _take(tx, step)
        reach("upgrade-applied")
        wrong = _wrong(before, look(connection), steps, missing) if first else ""
        broken = tx.all("PRAGMA foreign_key_check")
    except dbapi2.IntegrityError as error:
        raise NotRight(file, first, last, str(error)) from None
    if broken:
        raise NotRight(file, first, last, f"it breaks {len(broken)} references")
    if wrong:
        raise NotRight(file, first, last, wrong)


def _take(tx: Tx, step: Migration) -> None:
    for statement in statements(step.sql):
        tx.run(statement)
        reach("upgrade-statement")
    tx.run("INSERT INTO schema_versions (version, name) VALUES (:version, :name)", version=step.version, name=step.name)


def _wrong(before: Contents, after: Contents, steps: Sequence[Migration], missing: Sequence[Migration]) -> str:
    """Say in what the outcome differs from a new file's tables, or what rows it has lost; empty where nothing does.

    What somebody else has put into the file stays as it was, and is no fault.
    """
    older, newer = _new_files(steps, len(steps) - len(missing))
    wanted = newer | (before.shape - older)
    if strange := wanted ^ after.shape:
        return f"not as in a new file: {named(strange)}"
    may_change = {"schema_versions"}.union(*(step.counted for step in missing))
    for table, rows in before.rows.items():
        now = after.rows.get(table, rows)
        if now != rows and table not in may_change and not table.startswith("sqlite_"):
            return f"{table} had {rows} rows and has {now}"
    return ""


def _new_files(steps: Sequence[Migration], seen: int) -> tuple[Shape, Shape]:
    """Return what a new file consists of after the first so many steps, and after all of them."""
    with closing(dbapi2.connect(":memory:", isolation_level=None)) as fresh:
        fresh.execute(_MADE)
        found = shape(fresh)
        for number, step in enumerate(steps, start=1):
            for statement in statements(step.sql):
                fresh.execute(statement)
            if number == seen:
                found = shape(fresh)
        return found, shape(fresh)
