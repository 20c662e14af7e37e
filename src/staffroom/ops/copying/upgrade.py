"""A database gets the shape that this program needs: a copy before, all of it or nothing, looked at, else put back.

While that lasts, a note lies beside the database. Whoever finds one at a start knows that the upgrade was broken off,
and finishes it or goes back: the file has the old shape or the new one, never one between (`kernel/migrate.py`).
"""

import json
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from staffroom import data_files
from staffroom.config import Config
from staffroom.kernel import facts
from staffroom.kernel.clock import SECOND
from staffroom.kernel.db import Error, Tx
from staffroom.kernel.db_file import connect, encrypted_copy, sync_folder, written_anew
from staffroom.kernel.failpoints import reach
from staffroom.kernel.ids import Instant
from staffroom.kernel.migrate import known, migrate, version_of
from staffroom.kernel.refusal import BROKEN, CONFIGURATION, Trouble
from staffroom.ops import store
from staffroom.ops.copying import retention
from staffroom.ops.copying.restore import note_beside, put_in_place
from staffroom.ops.lock import ProcessLock
from staffroom.ops.program import program

PROGRAM = "program.version"
"""The fact that says which program used the database last."""


class Note(NamedTuple):
    """What is under way: from which version, by which copy it can be taken back, and whether it is being so."""

    before: int
    copy: str
    back: bool = False


def bring_up(config: Config, key: bytes, now: Instant, *, locked: bool) -> None:
    """Bring the database to the shape of this program, made where there is none; `locked`: by the caller, for itself.

    Raises Trouble: 78 where the file is newer, cannot be written to, or did not come out right and is as it was; 2
    where a bot runs with it meanwhile.
    """
    if note_beside(config.database).exists():
        with _alone(config, locked=locked):
            _end_what_was_broken_off(config, key, now)
    with closing(connect(config.database, key)) as connection:
        version = version_of(connection)
        if version in (0, known()[-1].version):
            migrate(connection, lambda _version: None)
            return
        if version > known()[-1].version:
            raise _too_new(connection, config, key, version)
    with _alone(config, locked=locked):
        _upgrade(config, key)
        _look_at_it(config, key, now)


def refuse_broken_off(config: Config) -> None:
    """Raise Trouble where an upgrade was broken off: what its note says must come true before anything else is done."""
    if note_beside(config.database).exists():
        raise Trouble(
            f"{config.database}: an upgrade of the database was broken off. Start the bot once, or run"
            f" `{program()} backup`: either ends it, or goes back. Then give this command again.",
            CONFIGURATION,
        )


@contextmanager
def _alone(config: Config, *, locked: bool) -> Iterator[None]:
    """Let no bot run meanwhile: an older one would go on with tables that it does not know."""
    lock = ProcessLock(config.lock_file)
    if not locked:
        try:
            lock.acquire()
        except Trouble as trouble:
            why = "The database is to get a new shape for this version of Staffroom."
            raise Trouble(f"{why} {trouble}", trouble.exit_code) from None
    try:
        yield
    finally:
        lock.release()


def _upgrade(config: Config, key: bytes) -> None:
    """Copy, note, change: what fails changes nothing."""
    with closing(connect(config.database, key)) as connection, _in_plain_words(config):
        migrate(connection, lambda version: _begin(connection, config, key, version))


def _begin(connection: Any, config: Config, key: bytes, version: int) -> None:  # noqa: ANN401
    """Keep a checked copy from before, and note that it is what to go back to."""
    copy = config.backups / retention.before_upgrade(version)
    try:
        config.backups.mkdir(parents=True, exist_ok=True, mode=0o700)
        with written_anew(copy) as fresh:
            encrypted_copy(connection, fresh, key)
            reach("upgrade-copying")
        sync_folder(copy.parent)
    except (OSError, Error) as error:
        raise Trouble(
            f"{config.backups}: before the database is upgraded a copy of it is made, and that cannot be written"
            f" ({error}). Nothing was changed. Check the folder and the disk, then start again.",
            CONFIGURATION,
        ) from None
    reach("upgrade-copied")
    _write(config.database, Note(version, str(copy)))
    reach("upgrade-noted")


@contextmanager
def _in_plain_words(config: Config) -> Iterator[None]:
    """Tell of what stopped an upgrade; it was undone."""
    try:
        yield
    except Error as error:
        _done(config.database)
        busy = "locked" in str(error)
        raise Trouble(
            f"{config.database}: the database could not be upgraded ({error}). Nothing was changed."
            f" {'Another program holds it: end that, then' if busy else 'Check the disk, then'} start again.",
            BROKEN if busy else CONFIGURATION,
        ) from None
    except Trouble:
        _done(config.database)
        raise


def _look_at_it(config: Config, key: bytes, now: Instant) -> None:
    """Read the new file as it lies on the disk; one that is not sound gives way to the copy from before."""
    if (verdict := _verdict(config.database, key)) != "ok":
        _go_back(config, key, now, verdict)
    reach("upgrade-looked")
    _done(config.database)


def _verdict(database: Path, key: bytes) -> str:
    """Return `ok`, or what is wrong with a file; its log is folded in, if there is room, and all is read anew."""
    try:
        with closing(connect(database, key)) as connection, suppress(Error):
            store.fold(connection)
        reach("upgrade-folded")
        with closing(connect(database, key)) as connection:
            return store.integrity(connection)
    except (Error, Trouble) as error:
        return str(error)


def _end_what_was_broken_off(config: Config, key: bytes, now: Instant) -> None:
    """Go on from where a start was broken off."""
    note = _read(config.database)
    verdict = "going back was broken off" if note.back else _verdict(config.database, key)
    if verdict != "ok":
        _go_back(config, key, now, verdict)
    _done(config.database)


def _go_back(config: Config, key: bytes, now: Instant, verdict: str) -> None:
    """Put the copy from before in the place of a file that is not sound.

    Raises Trouble in any case.
    """
    note = _read(config.database)
    _write(config.database, note._replace(back=True))
    reach("back-noted")
    aside = put_in_place(Path(note.copy), config.database, key, now, as_it_is=True).aside
    reach("back-placed")
    _done(config.database)
    raise Trouble(
        f"{config.database}: the upgrade left a file that is not sound ({verdict}). The database from before the"
        f" upgrade was put back, and nothing is lost; the other file is {aside}."
        " Check the disk, then start again, or start the program that you had before.",
        CONFIGURATION,
    )


def _read(database: Path) -> Note:
    """Return what is under way.

    Raises Trouble where the note cannot be read.
    """
    file = note_beside(database)
    try:
        return Note(**json.loads(file.read_text("utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise Trouble(
            f"{file}: says that an upgrade was broken off, and cannot be read ({error}). Restore the newest"
            f" before-upgrade-… out of the backups (`{program()} restore FILE`), or delete the note if all is well.",
            CONFIGURATION,
        ) from None


def _write(database: Path, note: Note) -> None:
    """Write the note in one step, so that it is whole or not there."""
    file = note_beside(database)
    fresh = Path(f"{file}.part")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as written:
        json.dump(note._asdict(), written)
        written.flush()
        os.fsync(written.fileno())
    fresh.replace(file)
    sync_folder(file.parent)


def _done(database: Path) -> None:
    note_beside(database).unlink(missing_ok=True)
    sync_folder(database.parent)


def sign(tx: Tx) -> None:
    """Keep which program used the database last: an older one can then say which to install."""
    if facts.get(tx, PROGRAM) != data_files.version():
        facts.put(tx, PROGRAM, data_files.version())


def _too_new(connection: Any, config: Config, key: bytes, version: int) -> Trouble:  # noqa: ANN401
    """Say by which program the file was used, and both ways out."""
    newest = known()[-1].version
    try:
        used_by = f"Staffroom {facts.get(Tx(connection), PROGRAM) or 'of a later day'}"
    except Error:
        used_by = "a later Staffroom"
    older = _newest_known(config.backups, key, newest)
    if older is None:
        back = f"There is no copy in {config.backups} that this one could open, so it is the only way."
    else:
        made = datetime.fromtimestamp(retention.made_at(older) / SECOND, UTC).strftime("%Y-%m-%d %H:%M UTC")
        back = (
            f"Or go back to the copy of {made}: `{program()} restore {older}`. What happened after it the bot does not"
            " know then; the present file is kept beside it for a week."
        )
    return Trouble(
        f"{config.database}: {used_by} used this database last (version {version} of its shape); this is Staffroom"
        f" {data_files.version()}, which knows {newest} at most. Nothing was changed. Install that one again. {back}",
        CONFIGURATION,
    )


def _newest_known(backups: Path, key: bytes, newest: int) -> Path | None:
    """Return the latest copy that a program can open which knows a version."""
    dated = sorted(((retention.made_at(file), file) for file in backups.glob("*.db")), reverse=True)
    for _, file in dated:
        try:
            with closing(connect(file, key, read_only=True)) as copy:
                if store.version(copy) <= newest:
                    return file
        except (Error, Trouble):
            continue
    return None
