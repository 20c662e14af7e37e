"""The cellar: one encrypted SQLite file, one writing thread, one hop for a whole unit of work."""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import zip_longest
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast

from sqlcipher3 import dbapi2

from staffroom.kernel import trail
from staffroom.kernel.db_file import connect, fold_log
from staffroom.kernel.db_thread import OneHop, Together, Unit, opened

P = ParamSpec("P")
T = TypeVar("T")
Parameter = str | int | float | bytes | None

Error: type[Exception] = dbapi2.Error
IntegrityError: type[Exception] = dbapi2.IntegrityError
A_MOMENT = 0.02
"""Seconds that a write waits at most for others to share its commit, where its writer is in no hurry."""
FOLD_EVERY = 32
"""Commits after which the log is folded into the file beside them; a commit that finds it long folds all of it."""
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

    @property
    def is_open(self) -> bool:
        """Say whether the transaction still stands: a full disk may have undone all of it."""
        return bool(self._connection.in_transaction)

    def run(self, sql: str, **values: Parameter) -> int:
        """Run one statement; return how many rows it changed."""
        return int(self._connection.execute(sql, values).rowcount)

    def run_many(self, sql: str, rows: Iterable[Mapping[str, object] | Sequence[object]]) -> None:
        """Run one statement for each of many rows of values, by name or, for very many, by place (`?`)."""
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
        cursor = self._connection.cursor()
        cursor.row_factory = None
        rows = cursor.execute(sql, values).fetchall()
        names = [column[0] for column in cursor.description]
        return [shape(**dict(zip(names, row, strict=True))) for row in rows]

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Hold a part of the unit of work that may fail alone: raising undoes it, and nothing before it."""
        self._connection.execute("SAVEPOINT attempt")
        try:
            yield
        except BaseException:
            if self.is_open:
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

    def read(self, work: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run work that changes nothing, without waiting for whoever writes; it sees one state of the file."""
        self.connection.execute("PRAGMA query_only = ON")
        self.connection.execute("BEGIN")
        try:
            return work(Tx(self.connection), *args, **kwargs)
        finally:
            self.connection.execute("ROLLBACK")
            self.connection.execute("PRAGMA query_only = OFF")

    def close(self) -> None:
        """Close the file."""
        self.connection.close()


def _do(unit: Unit, tx: Tx) -> None:
    """Do a unit of work in a transaction that it shares; where it raises, undo it alone."""
    trail.follow(unit.at)
    try:
        with tx.attempt():
            unit.answer = unit.work(tx)
    except BaseException as error:
        unit.error = error
        if not tx.is_open:  # the file refused in a way that undoes everything
            raise


def _write_all(connection: Any, units: Sequence[Unit]) -> bool:  # noqa: ANN401
    """Run units of work in one transaction: one commit makes all of them last; if it fails, none has happened.

    Return whether it did not fail.
    """
    try:
        with transaction(connection) as tx:
            for unit in units:
                _do(unit, tx)
    except BaseException as error:
        for unit in units:
            unit.error = error
        return False
    return True


def _read_all(connection: Any, units: Sequence[Unit]) -> None:  # noqa: ANN401
    """Run reading units of work one after the other."""
    tx = Tx(connection)
    for unit in units:
        trail.follow(unit.at)
        try:
            unit.answer = unit.work(tx)
        except BaseException as error:
            unit.error = error


class Database:
    """The running bot's file: one writing connection on its thread, one reading connection on another."""

    def __init__(self, writer: OneHop, reader: OneHop) -> None:
        self._writer, self._writes = writer, Together(writer, self._write_and_fold)
        self._reader, self._reads = reader, Together(reader, _read_all)
        self._commits = 0
        self.refuses = False
        """Whether a write failed and none was kept since: the file is locked, or its disk is full or read only."""
        self.refusals = 0
        """How often a write failed."""

    @classmethod
    async def open(cls, path: Path, key: bytes) -> "Database":
        """Open both connections.

        Raises Trouble as `connect` does.
        """
        writer = await opened(lambda: connect(path, key))
        try:
            reader = await opened(lambda: connect(path, key, read_only=True))
        except BaseException:
            await writer.close()
            raise
        return cls(writer, reader)

    async def write(self, work: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a unit of work in one transaction: returning commits, raising undoes.

        What waits while another commit is on its way shares the next one; each is undone by itself all the same.
        """
        return await self._writes.do(lambda tx: work(tx, *args, **kwargs))

    async def write_along(self, work: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a unit of work like `write`, in the transaction of whoever writes next, or alone after a moment."""
        return await self._writes.do(lambda tx: work(tx, *args, **kwargs), A_MOMENT)

    def _write_and_fold(self, connection: Any, units: Sequence[Unit]) -> None:  # noqa: ANN401
        """On the writing thread: write; let the other thread fold the log now and then, so that no commit has to."""
        before = connection.total_changes
        if not _write_all(connection, units):
            self.refuses, self.refusals = True, self.refusals + 1
        elif connection.total_changes != before:  # where nothing is written, nothing is refused
            self.refuses = False
        self._commits += 1
        if self._commits % FOLD_EVERY == 0:
            self._reader.post(fold_log)

    async def read(self, work: Callable[Concatenate[Tx, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run reading work on the second connection; it sees what was committed."""
        return await self._reads.do(lambda tx: work(tx, *args, **kwargs))

    async def on_writer(self, work: Callable[[Any], T]) -> T:
        """Run work that needs the bare writing connection, such as a backup."""
        return await self._writer.hop(work)

    async def close(self) -> None:
        """Close both connections, the writer last so that it folds the log into the file."""
        self._writes.call()
        await asyncio.shield(self._reader.close())
        await asyncio.shield(self._writer.close())
