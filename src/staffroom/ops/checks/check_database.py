"""The part of the check that looks into the database."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from staffroom.config import Config
from staffroom.kernel.clock import DAY, HOUR
from staffroom.kernel.db import Error, Tx
from staffroom.kernel.db_file import connect, sqlite_version
from staffroom.kernel.ids import Instant
from staffroom.kernel.migrate import known
from staffroom.kernel.refusal import Trouble
from staffroom.kernel.screen import Plain, text
from staffroom.ops import alerts, keys, recovery, store
from staffroom.ops.checks.check_work import of_boxes, of_people
from staffroom.ops.checks.findings import Finding, Owners, mistake, ok, place, problem, warning
from staffroom.ops.copying import backup, drill

OLD_BACKUP = 2 * DAY


def of_database(config: Config, now: Instant) -> Iterator[Finding]:
    """Open the database, where there is one, without changing it."""
    if not config.database.exists():
        yield warning("check-no-database", file=place(config.database))
        return
    try:
        key = keys.database_key(config)
        connection = connect(config.database, key, read_only=True)
    except Trouble as trouble:
        yield mistake(str(trouble), divider=". ")
        return
    try:
        yield from _inside(connection, config, key, now)
    except Error as error:
        yield problem("check-database-unreadable", file=place(config.database), error=Plain(error))
    finally:
        connection.close()


def _inside(connection: Any, config: Config, key: bytes, now: Instant) -> Iterator[Finding]:  # noqa: ANN401
    version, newest = store.version(connection), known()[-1].version
    yield _soundness(connection, config, version)
    if version > newest:
        yield problem("check-database-newer", version=Plain(version), known=Plain(newest))
    if version < newest:
        yield warning("check-database-older", n=newest - version)
    if version != newest:
        return
    tx = Tx(connection)
    yield ok("check-sheet") if recovery.is_confirmed(tx, key) else warning("check-sheet-missing")
    yield from _backup(tx, config.backups, now)
    yield from of_boxes(tx, now)
    yield from of_people(tx, now)


def _soundness(connection: Any, config: Config, version: int) -> Finding:  # noqa: ANN401
    verdict, strays = store.integrity(connection), store.strays(connection)
    if verdict == "ok" and not strays:
        return ok("check-database", version=Plain(version), sqlite=Plain(sqlite_version()))
    why = Owners(verdict) if verdict != "ok" else text("check-strays", n=strays)
    return problem("check-database-damaged", file=place(config.database), why=why)


def _backup(tx: Tx, folder: Path, now: Instant) -> Iterator[Finding]:
    """Look at what was noted and at the files: a database that was restored knows nothing of its own copy."""
    made = backup.newest(tx, folder)
    if made is None:
        yield warning("check-backup-none")
        return
    if now - made > OLD_BACKUP:
        yield warning("check-backup-old", days=(now - made) // DAY)
    else:
        yield ok("check-backup", hours=max(0, now - made) // HOUR)
    yield _drill(tx, now)


def _drill(tx: Tx, now: Instant) -> Finding:
    """Look at when a copy was restored last: the bot does that by itself with the first copy, and then monthly."""
    held = drill.last(tx)
    if alerts.standing(tx, "drill") is not None or (held is not None and now - held > drill.LATE):
        return warning("check-drill-failed")
    return ok("check-drill-none") if held is None else ok("check-drill", days=max(0, now - held) // DAY)
