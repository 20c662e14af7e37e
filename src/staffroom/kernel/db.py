"""The cellar: one encrypted SQLite file, one writing thread, one hop for a whole unit of work."""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import zip_longest
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast

import aiosqlite
from sqlcipher3 import dbapi2

from staffroom.kernel.refusal import CONFIGURATION, Trouble

P = ParamSpec("P")
T = TypeVar("T")
Parameter = str | int | float | bytes | None

Error: type[Exception] = dbapi2.Error
IntegrityError: type[Exception] = dbapi2.IntegrityError
BUSY_SECONDS = 5.0
LEAST_SQLITE = (3, 51, 3)
"""Older ones have the WAL-reset bug."""
KEY_BYTES = 32
PAGES_KIB = 12_000
"""Pages kept decrypted: what counting asks of a school of 100,000 teachers fits; a small one never fills it."""
_NAMES = tuple(f"n{number}" for number in range(100))
_MANY = ", ".join(f":{name}" for name in _NAMES)


class Row(Protocol):
    """A row whose values are found by column name or by position."""

    def __getitem__(self, column: str | int) -> Any: ...  # noqa: ANN401  a column may hold any SQL value
    def keys(self) -> list[str]: ...  # noqa: D102


class Tx:
    """One transaction: statements with `:named` parameters; it ends when the unit of work returns or raises."""

    def __init__(self, connection: Any) -> None:  # noqa: ANN401  sqlcipher3 carries no types
        self._connection = connection

    def run(self, sql: str, **values: Parameter) -> int:
        """Run one statement; return how many rows it changed."""
        return int(self._connection.execute(sql, values).rowcount)

    def run_many(self, sql: str, rows: Iterable[Mapping[str, object]]) -> None:
        """Run one statement for each of many rows of values."""
        self._connection.executemany(sql, rows)

    def one(self, sql: str, **values: Parameter) -> Row | None:
        """Return the first row, or None."""
        return cast("Row | None", self._connection.execute(sql, values).fetchone())

    def all(self, sql: str, **values: Parameter) -> list[Row]:
        """Return all rows."""
        return cast("list[Row]", self._connection.execute(sql, values).fetchall())

    def tuples(self, sql: str, **values: Parameter) -> list[tuple[Any, ...]]:
        """Return all rows as plain tuples, for statements that run for every message."""
        cursor = self._connection.cursor()
        cursor.row_factory = None
        return cast("list[tuple[Any, ...]]", cursor.execute(sql, values).fetchall())

    def among(self, sql: str, numbers: Iterable[int], **values: Parameter) -> list[tuple[Any, ...]]:
        """Return the rows, as plain tuples, of a statement with `IN (:many)` for any number of numbers."""
        every, found = sorted(set(numbers)), list[tuple[Any, ...]]()
        whole = sql.replace(":many", _MANY)
        for start in range(0, len(every), len(_NAMES)):
            part = every[start : start + len(_NAMES)]
            chosen = dict(zip_longest(_NAMES, part))
            found += self.tuples(whole, **chosen, **values)
        return found

    def value(self, sql: str, **values: Parameter) -> Any:  # noqa: ANN401  a column may hold any SQL value
        """Return the first column of the first row, or None."""
        row = self.one(sql, **values)
        return None if row is None else row[0]

    def one_as(self, shape: Callable[..., T], sql: str, **values: Parameter) -> T | None:
        """Return the first row as a value object whose fields are the columns, or None."""
        row = self.one(sql, **values)
        return None if row is None else shape(**{name: row[name] for name in row.keys()})  # noqa: SIM118

    def all_as(self, shape: Callable[..., T], sql: str, **values: Parameter) -> list[T]:
        """Return all rows as value objects whose fields are the columns."""
        return [shape(**{name: row[name] for name in row.keys()}) for row in self.all(sql, **values)]  # noqa: SIM118

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Hold a part of the unit of work that may fail alone: raising undoes it, and nothing before it."""
        self._connection.execute("SAVEPOINT attempt")
        try:
            yield
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK TO attempt")
                self._connection.execute("RELEASE attempt")
            raise
        self._connection.execute("RELEASE attempt")


class Writes(Protocol):
    """Whatever runs a unit of work in a transaction: the database, or a handler's share of it."""

    async def write(self, work: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run the work in one transaction and commit it."""

    async def read(self, work: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run the work on the reading connection."""


def connect(path: Path, key: bytes, *, read_only: bool = False) -> Any:  # noqa: ANN401  sqlcipher3 carries no types
    """Open the encrypted file.

    Raises Trouble (exit code 78) for a wrong key, a damaged or an unreachable file, and for a SQLite that is too old.
    """
    if dbapi2.sqlite_version_info < LEAST_SQLITE:
        raise Trouble(f"SQLite {dbapi2.sqlite_version} is too old; reinstall the package sqlcipher3.", CONFIGURATION)
    try:
        connection = dbapi2.connect(str(path), timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    except dbapi2.Error as error:
        raise Trouble(
            f"{path}: the database cannot be opened ({error}). Check the folder and its rights.", CONFIGURATION
        ) from None
    try:
        _prepare(connection, key, read_only=read_only)
    except dbapi2.Error as error:
        connection.close()
        raise _opening_trouble(path, error) from None
    connection.row_factory = dbapi2.Row
    return connection


def _opening_trouble(path: Path, error: Exception) -> Trouble:
    if "not a database" in str(error):
        return Trouble(
            f"{path}: this key does not open the database. Use the key from your recovery sheet "
            "(STAFFROOM_DB_KEY or the key file named in config.yaml).",
            CONFIGURATION,
        )
    return Trouble(f"{path}: the database cannot be opened ({error}). Check the file and its rights.", CONFIGURATION)


def _prepare(connection: Any, key: bytes, *, read_only: bool) -> None:  # noqa: ANN401
    # Without this line a wrong key makes SQLCipher print to the screen.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if read_only:
        connection.execute("PRAGMA query_only = ON")
    else:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(f"PRAGMA cache_size = -{PAGES_KIB}")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


@contextmanager
def transaction(connection: Any) -> Iterator[Tx]:  # noqa: ANN401
    """Hold the write lock for a unit of work: commit when it returns, undo when it raises."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield Tx(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


class LocalDatabase:
    """The file for the command line and for tests: no event loop, one transaction for each unit of work."""

    def __init__(self, path: Path, key: bytes) -> None:
        self.path = path
        self.connection = connect(path, key)

    def write(self, work: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run the work in one transaction and commit it."""
        with transaction(self.connection) as tx:
            return work(tx, *args, **kwargs)

    def close(self) -> None:
        """Close the file."""
        self.connection.close()


class _OneHop(aiosqlite.Connection):
    """aiosqlite's connection and thread, with a whole unit of work done in one hop."""

    async def hop(self, work: Callable[[Any], T]) -> T:
        """Run the work on the thread; cancelling the waiting task does not undo it."""
        return cast("T", await self._execute(lambda: work(self._conn)))  # type: ignore[no-untyped-call]


async def _opened(connector: Callable[[], Any]) -> _OneHop:
    connection = _OneHop(connector, 64)
    await connection
    return connection


class Database:
    """The running bot's file: one writing connection on its thread, one reading connection on another."""

    def __init__(self, writer: _OneHop, reader: _OneHop) -> None:
        self._writer = writer
        self._reader = reader

    @classmethod
    async def open(cls, path: Path, key: bytes) -> "Database":
        """Open both connections.

        Raises Trouble as `connect` does.
        """
        writer = await _opened(lambda: connect(path, key))
        try:
            reader = await _opened(lambda: connect(path, key, read_only=True))
        except BaseException:
            await writer.close()
            raise
        return cls(writer, reader)

    async def write(self, work: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a unit of work in one transaction: returning commits, raising undoes."""

        def unit(connection: Any) -> T:  # noqa: ANN401
            with transaction(connection) as tx:
                return work(tx, *args, **kwargs)

        return await self._writer.hop(unit)

    async def read(self, work: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run reading work on the second connection; it sees what was committed."""
        return await self._reader.hop(lambda connection: work(Tx(connection), *args, **kwargs))

    async def on_writer(self, work: Callable[[Any], T]) -> T:
        """Run work that needs the bare writing connection, such as a backup."""
        return await self._writer.hop(work)

    async def close(self) -> None:
        """Close both connections, the writer last so that it folds the log into the file."""
        await asyncio.shield(self._reader.close())
        await asyncio.shield(self._writer.close())


def encrypted_copy(connection: Any, target: Path, key: bytes) -> None:  # noqa: ANN401
    """Copy the open database to a new encrypted file by the backup API and check the copy.

    Raises Trouble where the copy is not sound.
    """
    copy = dbapi2.connect(str(target), isolation_level=None)
    try:
        copy.execute("PRAGMA cipher_log_level = NONE")
        copy.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.backup(copy)
        verdict = copy.execute("PRAGMA integrity_check").fetchone()[0]
    finally:
        copy.close()
    if verdict != "ok":
        target.unlink(missing_ok=True)
        raise Trouble(f"{target}: the copy is damaged ({verdict}); it was removed. Try again, then check the disk.")
