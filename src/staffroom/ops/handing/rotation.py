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
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from staffroom.config import Config, write_private
from staffroom.kernel.db import Error, Tx
from staffroom.kernel.db_file import discard, encrypted_copy, held, opens, sync_folder
from staffroom.kernel.failpoints import reach
from staffroom.kernel.refusal import CONFIGURATION, Trouble
from staffroom.ops import keys, recovery
from staffroom.ops.checks.check_files import NO_SPACE
from staffroom.ops.copying import copies, second, upgrade
from staffroom.ops.handing import rekeying
from staffroom.ops.handing.rekeying import STEP, Rewritten
from staffroom.ops.lock import ProcessLock
from staffroom.ops.program import program

log = logging.getLogger(__name__)

FIRST = """Below is the recovery sheet of a NEW key. Write it down, or print it, before you go on. Nothing is changed
until you prove that you have it; Ctrl-C leaves everything as it is. Keep the old sheet until this is done."""

AS_BEFORE = "Nothing was changed: the key and the sheet that you had are good as before, the new sheet is void."


class NoKeyFits(Trouble):
    """Neither the present key nor the one that waits opens the database: it is damaged, or cannot be read now."""


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
    if keys.is_changing(config):
        raise Trouble(f"{config.key_file}: a change of the key is not done yet. Give this command again.")
    upgrade.refuse_broken_off(config)
    key = keys.database_key(config)
    with held(config.database, key) as connection:  # whoever works at it is told of before a sheet is written down
        apart = second.was_apart(Tx(connection), config.second_folder)
    if config.second_folder is not None:
        _refuse_away(config.second_folder, config.backups, apart=apart)
        copies.refuse_strangers(config.second_folder, "", (key,))
    needed = max(file.stat().st_size for file in (config.database, *rekeying.copies(config))) + NO_SPACE
    if shutil.disk_usage(config.database.parent).free < needed:
        raise Trouble(f"{config.database.parent}: there is no room to write the database anew. Make room on this disk.")
    return keys.create(keys.next_file(config.key_file))


def _refuse_away(folder: Path, first: Path, *, apart: bool) -> None:
    if second.is_away(folder, first, apart=apart):
        where = f"is not on its disk, which is not mounted. {second.MOVED}" if folder.is_dir() else "is not there."
        raise Trouble(
            f"{folder}: the second folder for copies {where} "
            "Copies that it has would need the old key. Plug its disk in, or take backup.second_folder out of "
            "config.yaml and delete those copies.",
            CONFIGURATION,
        )


@contextmanager
def alone(config: Config) -> Iterator[Rewritten | None]:
    """Hold the lock for a change of keys; what was broken off before, or breaks off in here, is ended.

    Gives what became of one that was broken off and had to be gone on with; None where there is to be a new one.

    Raises Trouble where the bot runs, and as `finish` does.
    """
    with ProcessLock(config.lock_file):
        ended = finish(config)
        try:
            yield ended
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
        ended = finish(config)
        for line in told(ended, config) if ended else ():
            log.warning("%s", line, extra={"plain": line})
    except (Error, OSError, Trouble):
        log.exception("a change of the database's key was broken off, and cannot be ended now; it is tried again")


def take(config: Config, new: bytes) -> Rewritten:
    """Put database and copies under the new key, which waits.

    Raises Trouble where somebody works at the database meanwhile, or where it cannot be written anew; it says which
    key and which sheet are good.
    """
    old = keys.database_key(config)
    reach(STEP)
    try:
        with held(config.database, old) as connection:
            _replace_database(config, connection, old, new)
    except (OSError, Error) as error:
        raise Trouble(f"{config.database}: cannot be written anew ({error}). {_which(config, old)}") from None
    reach(STEP)
    return finish(config) or Rewritten()


def _which(config: Config, old: bytes) -> str:
    """Say which key and which sheet are good after a change that was broken off, and what to do."""
    if opens(config.database, old):
        return f"{AS_BEFORE} Make room on the disk, look at the rights of the folders, and begin again."
    return (
        "The database has the new key all the same, and the new sheet is good; the former key is kept beside it. "
        f"Make room on the disk, then give `{program()} rotate key` again, or start the bot: either goes on."
    )


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
    rekeying.note(fresh, new, old)


def finish(config: Config) -> Rewritten | None:
    """End a change of keys, if there is one; None where there was none, or where all is as before it.

    Whoever calls holds the lock. Raises Error, OSError or Trouble where that cannot be done now; the database opens
    all the same.
    """
    waiting, former = keys.next_file(config.key_file), keys.former_file(config.key_file)
    if waiting.exists() and config.database.exists():
        if opens(config.database, keys.read_file(config.key_file)):
            discard(_rekeyed(config))
            former.unlink(missing_ok=True)
            waiting.unlink()
            return None
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
        return None
    done = rekeying.rewrite(config, keys.read_file(config.key_file), keys.read_file(former))
    reach(STEP)
    if not done.waiting:
        former.unlink()
        sync_folder(config.key_file.parent)
    reach(STEP)
    return done


def told(found: Rewritten, config: Config) -> Iterator[str]:
    """Say what was done, and what is left to do."""
    yield f"The database and {found.done} copies have the new key, which lies in {config.key_file}."
    for copy in found.strange:
        yield f"Left as it is, for neither the new key nor the former one opens it: {copy}"
    for copy, why in found.waiting:
        yield f"Not done: {copy} ({why})"
    if found.waiting:
        yield f"It needs the former key, which stays in {keys.former_file(config.key_file)} until then."
        then = f"then `{program()} rotate key`, or the bot, goes on."
        yield f"Put right what is said there, {_given_up(found, config)}; {then}"
        return
    yield "Done. Tear up the old sheet, unless there are copies elsewhere that you still need: those have the old key."
    if (sheet := config.key_file.with_name(recovery.FILE)).exists():
        yield f"Delete {sheet}, too: it is the sheet of the old key, from the set-up."
    yield f"Records that are signed from now on are checked with another public key: `{program()} record key`."


def _given_up(found: Rewritten, config: Config) -> str:
    """Say how what waits for the former key is given up."""
    waiting = {copy for copy, _ in found.waiting}
    ways = ["delete the copy"] if waiting - {config.second_folder} else []
    if config.second_folder in waiting:
        ways.append("take backup.second_folder out of config.yaml where that disk is lost for good")
    return ", ".join(f"or {way}" for way in ways)
