"""The encrypted file: opening it, with a clear word where that cannot be, and copying it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from staffroom.kernel.refusal import CONFIGURATION, Trouble

BUSY_SECONDS = 5.0
LEAST_SQLITE = (3, 51, 3)
"""Older ones have the WAL-reset bug."""
KEY_BYTES = 32
SIDE_FILES = ("-wal", "-shm", "-journal")
PAGES_KIB = 12_000
"""Pages kept decrypted: what counting asks of a school of 100,000 teachers fits; a small one never fills it."""


class WrongKey(Trouble):
    """The file is there and can be read, and a key does not open it."""


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


@contextmanager
def held(path: Path, key: bytes) -> Iterator[Any]:
    """Open a database that nobody else has open, and let nobody in meanwhile; all that lasts is in the file alone.

    Raises Trouble where somebody has it open, and as `connect` does.
    """
    connection = connect(path, key)
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        try:
            connection.execute("PRAGMA journal_mode = DELETE").fetchone()  # while another has it open, its log stays
        except dbapi2.OperationalError as error:
            raise Trouble(
                f"{path}: somebody works at the database, at another terminal perhaps ({error}). "
                "End that, and try again."
            ) from None
        yield connection
    finally:
        connection.close()


def opens(path: Path, key: bytes) -> bool:
    """Say whether a key opens a file."""
    try:
        connect(path, key, read_only=True).close()
    except Trouble:
        return False
    return True


def refuses(path: Path, key: bytes) -> bool:
    """Say whether a file that can be read is of another key, or damaged from its first page on.

    Raises Trouble where it cannot be read now.
    """
    try:
        connect(path, key, read_only=True).close()
    except WrongKey:
        return True
    return False


def _opening_trouble(path: Path, error: Exception) -> Trouble:
    if "not a database" in str(error):
        return WrongKey(
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
        # What is deleted is overwritten with zeros, or it would stand in unused pages and go into the next backups.
        connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


def sqlite_version() -> str:
    """Return the version of SQLite that is used."""
    return str(dbapi2.sqlite_version)


def fold_log(connection: Any) -> None:  # noqa: ANN401
    """Copy what lasts in the log into the file, as far as nobody is in the way; it holds up nobody who writes."""
    connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()


def empty_log(connection: Any) -> bool:  # noqa: ANN401
    """Take all that stands in the log into the file, and leave nothing there; say whether nobody was in the way."""
    return bool(connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0)


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


def shrink(connection: Any) -> None:  # noqa: ANN401
    """Write the file anew without what was deleted, and check it.

    Raises Trouble where it is not sound.
    """
    connection.execute("VACUUM")
    empty_log(connection)
    verdict = connection.execute("PRAGMA integrity_check").fetchone()[0]
    if verdict != "ok":
        raise Trouble(f"the file is damaged ({verdict})")


@contextmanager
def written_anew(target: Path) -> Iterator[Path]:
    """Give an empty file beside a copy, which only its owner may read, and put it in the copy's place at the end.

    Where the block raises, the copy is as it was, and nothing is left.
    """
    fresh = target.with_suffix(".part")
    try:
        discard(fresh)
        os.close(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        yield fresh
        for side in SIDE_FILES:
            Path(f"{target}{side}").unlink(missing_ok=True)
        fresh.replace(target)
    finally:
        with suppress(OSError):
            discard(fresh)


def discard(file: Path) -> None:
    """Remove a database and its log, where they are there."""
    for name in (str(file), *(f"{file}{side}" for side in SIDE_FILES)):
        Path(name).unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make a new name durable; Windows cannot and need not."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
