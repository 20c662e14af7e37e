"""A new key for the database and its copies, in steps of which each is whole or not there.

1. The new key waits in a file beside the present one (`next`); its sheet is proved to be on paper.
2. The database is written anew under it, beside itself; the present key is kept as the `former` one.
3. The new database takes the place of the old one, then the new key that of the former.
4. Each copy is written anew, one after the other; then the former key goes.

Broken off at any moment, the key that opens the database is there (`keys.database_key` finds it), and whoever holds the
lock next, the bot or this command, goes on (`finish`): before step 3 back to the old key, after it on to the new one.
Only a key that is seen to open the database lets another one go; where none does, all of them stay.
"""

import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from staffroom.config import Config, write_private
from staffroom.kernel.db import Error, LocalDatabase
from staffroom.kernel.db_file import connect, discard, encrypted_copy, held, opens, sync_folder, written_anew
from staffroom.kernel.failpoints import reach
from staffroom.kernel.refusal import CONFIGURATION, Trouble
from staffroom.ops import keys, recovery, store
from staffroom.ops.by_hand import recording
from staffroom.ops.checks.check_files import NO_SPACE
from staffroom.ops.copying import copies, retention
from staffroom.ops.lock import ProcessLock
from staffroom.ops.program import program

log = logging.getLogger(__name__)

STEP = "rotate"
"""The failpoint between any two steps."""


FIRST = """Below is the recovery sheet of a NEW key. Write it down, or print it, before you go on. Nothing is changed
until you prove that you have it; Ctrl-C leaves everything as it is. Keep the old sheet until this is done."""


class NoKeyFits(Trouble):
    """Neither the present key nor the one that waits opens the database: it is damaged, or cannot be read now."""


class Rewritten(NamedTuple):
    """What became of the copies: how many are under the new key, and which could not be read with the former one."""

    done: int
    left: tuple[Path, ...]


def begin(config: Config) -> bytes:
    """Make the new key, which waits beside the present one; nothing else is changed yet.

    Raises Trouble where the key cannot be changed here, or where a copy would be left behind under the old one.
    """
    if config.secrets.db_key:
        raise Trouble(
            f"The key comes from STAFFROOM_DB_KEY. Write it into {config.key_file} (64 digits, or the four lines of "
            "the sheet), take the variable away, and try again.",
            CONFIGURATION,
        )
    if not config.database.exists():
        raise Trouble(f"{config.database}: there is no database yet. Run `{program()} setup`.")
    key = keys.database_key(config)
    with held(config.database, key):
        pass  # whoever works at it is told of before a sheet is written down
    if config.second_folder is not None:
        _refuse_missing(config.second_folder)
        copies.refuse_strangers(config.second_folder, "", (key,))
    needed = max(file.stat().st_size for file in (config.database, *_copies(config))) + NO_SPACE
    if shutil.disk_usage(config.database.parent).free < needed:
        raise Trouble(f"{config.database.parent}: there is no room to write the database anew. Make room on this disk.")
    return keys.create(keys.next_file(config.key_file))


def _refuse_missing(second: Path) -> None:
    if not second.is_dir():
        raise Trouble(
            f"{second}: the second folder for copies is not there, and they would need the old key. "
            "Plug its disk in, or take backup.second_folder out of config.yaml and delete those copies.",
            CONFIGURATION,
        )


@contextmanager
def alone(config: Config) -> Iterator[None]:
    """Hold the lock for a change of keys; what was broken off before, or breaks off in here, is ended.

    Raises Trouble where the bot runs, and as `finish` does.
    """
    with ProcessLock(config.lock_file):
        finish(config)
        try:
            yield
        except BaseException:
            go_on(config)
            raise


def before_a_copy_is_restored(config: Config) -> None:
    """End a change of keys that was broken off; where no key opens the database, its copies have the present one.

    Raises as `alone` does.
    """
    with ProcessLock(config.lock_file), suppress(NoKeyFits):
        finish(config)


def go_on(config: Config) -> None:
    """End a change of keys that was broken off, as far as that can be done now; the log says if it cannot."""
    try:
        finish(config)
    except (Error, OSError, Trouble):
        log.exception("a change of the database's key was broken off, and cannot be ended now; it is tried again")


def take(config: Config, new: bytes) -> Rewritten:
    """Put database and copies under the new key, which waits.

    Raises Trouble where somebody works at the database meanwhile, or where it cannot be written anew.
    """
    old = keys.database_key(config)
    reach(STEP)
    try:
        with held(config.database, old) as connection:
            _replace_database(config, connection, old, new)
    except (OSError, Error) as error:
        raise Trouble(f"{config.database}: cannot be written anew ({error}). Check the disk and the folders.") from None
    reach(STEP)
    return finish(config)


def _replace_database(config: Config, connection: Any, old: bytes, new: bytes) -> None:  # noqa: ANN401
    """Put the held database under the new key into its place; nobody may be at the old one until then."""
    fresh = _rekeyed(config)
    discard(fresh)
    _write_database(connection, fresh, old, new)
    reach(STEP)
    write_private(keys.former_file(config.key_file), f"{old.hex()}\n")
    sync_folder(config.key_file.parent)
    reach(STEP)
    if os.name == "nt":
        connection.close()  # there a file that is open cannot be replaced, whoever has it open
    fresh.replace(config.database)
    sync_folder(config.database.parent)


def _rekeyed(config: Config) -> Path:
    return config.database.with_name(f"{config.database.name}.rekeyed")


def _write_database(connection: Any, fresh: Path, old: bytes, new: bytes) -> None:  # noqa: ANN401
    """Write the database under the new key, whose sheet is known to be on paper."""
    os.close(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    encrypted_copy(connection, fresh, new)
    local = LocalDatabase(fresh, new)
    try:
        local.write(recording.keep_former_key, old)
        local.write(recovery.confirm, new)
    finally:
        local.close()


def finish(config: Config) -> Rewritten:
    """End a change of keys, back or on, if there is one; whoever calls holds the lock.

    Raises Error, OSError or Trouble where that cannot be done now; the database opens all the same.
    """
    waiting, former = keys.next_file(config.key_file), keys.former_file(config.key_file)
    if waiting.exists() and config.database.exists():
        if opens(config.database, keys.read_file(config.key_file)):
            discard(_rekeyed(config))
            former.unlink(missing_ok=True)
            waiting.unlink()
            return Rewritten(0, ())
        if not opens(config.database, keys.read_file(waiting)):
            raise NoKeyFits(
                f"{config.database}: neither the key in {config.key_file} nor the one in {waiting} opens it. "
                f"Check the disk; a backup is put in its place with `{program()} restore`.",
                CONFIGURATION,
            )
        reach(STEP)
        waiting.replace(config.key_file)
        sync_folder(config.key_file.parent)
    if not former.exists():
        return Rewritten(0, ())
    if config.second_folder is not None:
        _refuse_missing(config.second_folder)
    new, old = keys.read_file(config.key_file), keys.read_file(former)
    left = tuple(copy for copy in _copies(config) if not _is_rewritten(copy, new, old))
    reach(STEP)
    former.unlink()
    sync_folder(config.key_file.parent)
    reach(STEP)
    return Rewritten(len(list(_copies(config))) - len(left), left)


def _copies(config: Config) -> Iterator[Path]:
    """Find every copy that we made, in both folders and beside the database."""
    yield from retention.copies(config.backups)
    yield from retention.other_copies(config.backups, config.database)
    if config.second_folder is not None:
        yield from retention.copies(config.second_folder)


def _is_rewritten(copy: Path, new: bytes, old: bytes) -> bool:
    """Put a copy under the new key; say whether it is there now: one that is damaged, or a stranger's, stays as it is.

    Raises Error, OSError or Trouble where it cannot be written.
    """
    if opens(copy, new):
        return True
    if not opens(copy, old):
        return False
    with closing(connect(copy, old, read_only=True)) as source:
        if store.integrity(source) != "ok":
            return False
        reach(STEP)
        with written_anew(copy) as fresh:
            encrypted_copy(source, fresh, new)
            reach(STEP)
    reach(STEP)
    return True


def told(found: Rewritten, config: Config) -> Iterator[str]:
    """Say what was done, and what is left to do."""
    yield f"Done: the database and {found.done} copies have the new key, which lies in {config.key_file}."
    for copy in found.left:
        yield f"Left as it is, for the former key opens it no more than the new one, or it is damaged: {copy}"
    yield "Tear up the old sheet, unless there are copies elsewhere that you still need: those have the old key."
    yield f"Records that are signed from now on are checked with another public key: `{program()} record key`."
    yield "Start the bot again."
