"""Put a backup in the place of the database: checked first, the present file kept aside, swapped in one step."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from staffroom.kernel.db import Error, Tx
from staffroom.kernel.db_file import SIDE_FILES, connect, discard, sync_folder
from staffroom.kernel.failpoints import reach
from staffroom.kernel.ids import Instant
from staffroom.kernel.migrate import known
from staffroom.kernel.refusal import CONFIGURATION, Trouble
from staffroom.ops import store
from staffroom.ops.copying import carrying, forgotten
from staffroom.ops.copying.retention import ASIDE, copies, stamp
from staffroom.ops.lock import ProcessLock
from staffroom.outbox import Lost
from staffroom.rooms import people


class Restored(NamedTuple):
    """What was done: the database, where the former one lies now (None: there was none), and which hours are lost."""

    database: Path
    aside: Path | None
    lost: Lost | None


def restore(backup: Path, database: Path, key: bytes, lock: Path, now: Instant, *, as_it_is: bool = False) -> Restored:
    """Put a checked backup in place of the database while no bot runs; for practice `as_it_is`.

    Raises Trouble where the bot runs (exit code 2), or where the file is missing, of another key, or damaged (78).
    """
    refuse_no_file(backup)
    with ProcessLock(lock):
        done = put_in_place(backup, database, key, now, as_it_is=as_it_is)
        note_beside(database).unlink(missing_ok=True)  # what a broken upgrade would go back to is of no interest now
    return done


def refuse_no_file(backup: Path) -> None:
    """Raise Trouble where there is no file of that name; of a folder it names the newest copy."""
    if backup.is_dir():
        newest = next(iter(copies(backup)), None)
        way = f"The newest copy in it: {newest}" if newest else "There is no copy of ours in it."
        raise Trouble(f"{backup}: this is a folder; name one of the files in it. {way}")
    if not backup.is_file():
        raise Trouble(f"{backup}: there is no such file. List the backups' folder and give one of its files.")


def note_beside(database: Path) -> Path:
    """Return where a note lies while the database is upgraded (`ops/copying/upgrade.py`)."""
    return Path(f"{database}.upgrade")


def put_in_place(backup: Path, database: Path, key: bytes, now: Instant, *, as_it_is: bool = False) -> Restored:
    """Put a checked copy of a backup in place of the database, which is kept aside.

    `as_it_is` where no bot has run since the copy was made: there is nothing to take over, and nothing is lost.

    Raises Trouble (78) where the backup is of another key, or damaged.
    """
    with _checked_copy(backup, database, key) as fresh:
        reach("restore-checked")
        _keep_forgotten(backup, database, key)
        lost = None if as_it_is else carrying.carry(fresh, backup, database, key, now)
        aside = _keep_aside(database, key, now)
        reach("restore-aside")
        fresh.replace(database)
        sync_folder(database.parent)
    return Restored(database, aside, lost)


@contextmanager
def _checked_copy(backup: Path, database: Path, key: bytes) -> Iterator[Path]:
    """Copy the backup beside the database and check the copy, so that the backup itself is never touched."""
    fresh = database.with_name(database.name + ".restoring")
    try:
        discard(fresh)
        os.close(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        shutil.copyfile(backup, fresh)
        check(fresh, key, called=backup)
        yield fresh
    except OSError as error:
        raise Trouble(f"{backup}: cannot be restored ({error.strerror}). Check the disk and the folders.") from None
    finally:
        discard(fresh)


def check(file: Path, key: bytes, *, called: Path) -> None:
    """Open a copy with the key, check that it is sound and of a version that this program knows.

    Raises Trouble (exit code 78) under the name that the person gave.
    """
    try:
        connection = connect(file, key)
    except Trouble:
        raise Trouble(
            f"{called}: cannot be opened. It is damaged or cut off (is it smaller than the others?), it was made with "
            "another key, or it is no Staffroom backup. Take another copy; where none can be opened, use the key from "
            "the recovery sheet of that time.",
            CONFIGURATION,
        ) from None
    try:
        verdict, version = store.integrity(connection), store.version(connection)
        store.fold(connection)
    except Error as error:
        verdict, version = str(error), 0
    finally:
        connection.close()
    if verdict != "ok":
        raise Trouble(f"{called}: the backup is damaged ({verdict}). Take an older one.", CONFIGURATION)
    if version > known()[-1].version:
        raise Trouble(f"{called}: comes from a newer Staffroom. Install that one first.", CONFIGURATION)


def _keep_aside(database: Path, key: bytes, now: Instant) -> Path | None:
    """Keep a dated second name for the present database, its log folded in; a broken one keeps its log beside."""
    if not database.exists():
        discard(database)
        return None
    aside = database.with_name(f"{database.stem}{ASIDE}{stamp(now)}{database.suffix}")
    _fold(database, key)
    for side in SIDE_FILES:
        if (log := Path(f"{database}{side}")).exists():
            log.replace(f"{aside}{side}")
    _second_name(database, aside)
    return aside


def _keep_forgotten(backup: Path, database: Path, key: bytes) -> None:
    """Let those stay forgotten who are so by the list beside the backup, or in the present database if it can say."""
    beside = forgotten.file_beside(database)
    forgotten.keep(beside, forgotten.read(forgotten.file_among(backup.parent)))
    if not database.exists():
        return
    try:
        connection = connect(database, key)
    except Trouble:
        return
    try:
        forgotten.keep(beside, people.all_forgotten(Tx(connection)))
    except Error:
        return
    finally:
        connection.close()


def _fold(database: Path, key: bytes) -> None:
    try:
        connection = connect(database, key)
    except Trouble:
        return
    try:
        store.fold(connection)
    except Error:
        return
    finally:
        connection.close()


def _second_name(database: Path, aside: Path) -> None:
    try:
        os.link(database, aside)
    except FileExistsError:
        aside.unlink()
        os.link(database, aside)
    except OSError:  # a file system without hard links
        shutil.copy2(database, aside)
