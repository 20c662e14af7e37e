"""The part of the check that looks into the database."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from staffroom import inbox, outbox
from staffroom.config import Config
from staffroom.kernel.clock import DAY
from staffroom.kernel.db import Error, Tx
from staffroom.kernel.db_file import connect
from staffroom.kernel.ids import Instant
from staffroom.kernel.migrate import known
from staffroom.kernel.refusal import Trouble
from staffroom.ops import backup, keys, recovery, retention, store
from staffroom.ops.findings import Finding, ok, problem, warning
from staffroom.ops.program import program

OLD_BACKUP = 2 * DAY
EXAMPLE = 80


def of_database(config: Config, now: Instant) -> Iterator[Finding]:
    """Open the database, where there is one, without changing it."""
    if not config.database.exists():
        yield warning(f"no database at {config.database}", "the bot never ran here", f"run `{program()} setup`")
        return
    try:
        key = keys.database_key(config)
        connection = connect(config.database, key, read_only=True)
    except Trouble as trouble:
        what, _, remedy = str(trouble).partition(". ")
        yield problem(what, "", remedy)
        return
    try:
        yield from _inside(connection, config, key, now)
    except Error as error:
        yield problem(
            f"{config.database}: cannot be read ({error})", "the file is damaged", f"run `{program()} restore FILE`"
        )
    finally:
        connection.close()


def _inside(connection: Any, config: Config, key: bytes, now: Instant) -> Iterator[Finding]:  # noqa: ANN401
    yield from _soundness(connection, config)
    version, newest = store.version(connection), known()[-1].version
    if version > newest:
        yield problem(
            "the database is newer than this program", f"{version}, known {newest}", "install the newer program"
        )
    if version < newest:
        yield warning(
            f"database: {newest - version} changes of shape wait",
            "a new version was installed",
            f"run `{program()} run`",
        )
    if version != newest:
        return
    tx = Tx(connection)
    yield _recovery(tx, key)
    yield _backup(tx, config.backups, now)
    yield from _boxes(tx)


def _soundness(connection: Any, config: Config) -> Iterator[Finding]:  # noqa: ANN401
    verdict, strays = store.integrity(connection), store.strays(connection)
    if verdict != "ok" or strays:
        why = verdict if verdict != "ok" else f"{strays} rows point to nothing"
        yield problem(f"{config.database}: the database is damaged", why, f"stop the bot and run `{program()} restore`")
    else:
        yield ok("database: opens with its key and is sound")


def _recovery(tx: Tx, key: bytes) -> Finding:
    if recovery.is_confirmed(tx, key):
        return ok("recovery sheet: confirmed")
    return warning(
        "the recovery sheet is not confirmed",
        "without the key on paper a broken disk loses everything",
        f"run `{program()} recovery-sheet`, write it down, then `{program()} recovery-sheet --confirm`",
    )


def _backup(tx: Tx, folder: Path, now: Instant) -> Finding:
    """Look at what was noted and at the files: a database that was restored knows nothing of its own copy."""
    files = (retention.made_at(file) for file in retention.copies(folder)[:1])
    made = max((at for at in (backup.last(tx), *files) if at is not None), default=None)
    if made is None:
        return warning("no backup yet", "it is made while the bot runs", f"run `{program()} backup`")
    days = (now - made) // DAY
    if now - made > OLD_BACKUP:
        return warning(
            f"the last backup is {days} days old", "the bot was off, or the copy fails", f"run `{program()} backup`"
        )
    return ok(f"backup: the last one is {max(0, now - made) // 3_600_000} hours old")


def _boxes(tx: Tx) -> Iterator[Finding]:
    parked = inbox.parked(tx)
    if parked:
        yield warning(
            f"{len(parked)} messages could not be handled",
            parked[0].error[:EXAMPLE],
            "send the log's lines about them to whoever looks after the program",
        )
    counts = outbox.counts(tx)
    if failed := counts.get("failed", 0):
        last = outbox.failures(tx, 1)[0]
        yield warning(
            f"{failed} messages were refused by Telegram", f"{last.key}: {last.reason[:EXAMPLE]}", "see the log"
        )
    if unsure := len(outbox.unsure(tx)):
        yield warning(
            f"of {unsure} messages nobody knows whether they arrived",
            "the connection broke while they were sent",
            "look into the groups; the bot's menu lets you send them again",
        )
    if not (parked or failed or unsure):
        yield ok(f"boxes: nothing parked, failed or uncertain; {counts.get('sent', 0)} messages sent")
