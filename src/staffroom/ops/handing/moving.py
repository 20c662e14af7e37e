"""To another machine: all of an installation in one file, without its key; the old folder then refuses to run.

In the file are config.yaml, what it names beside itself, the list of the forgotten, and the database, encrypted as
ever; the bot's token travels inside the database, so that nobody without the key learns it.
"""

import json
import os
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from staffroom import data_files
from staffroom.config import MOODLE_TOKEN, TOKEN, Config, find_config, home_folder, write_env, write_private
from staffroom.kernel import facts
from staffroom.kernel.db import Error, LocalDatabase, Tx
from staffroom.kernel.db_file import connect, discard, encrypted_copy, opens
from staffroom.kernel.ids import Instant
from staffroom.kernel.refusal import CONFIGURATION, Trouble
from staffroom.ops import keys, moved, sheets
from staffroom.ops.copying import forgotten, restore, retention, upgrade
from staffroom.ops.handing import rotation
from staffroom.ops.lock import ProcessLock
from staffroom.ops.program import program
from staffroom.ops.sheets import Ask, Say
from staffroom.rooms import conduct

DATABASE, CONFIG, LIST = "staffroom.db", "config.yaml", "forgotten.list"
SECRETS = "moving.secrets"
"""In the copy that travels: what stood in `.env`."""
MOST_FILES, MOST_BYTES = 5000, 8_000_000_000


def pack(config: Config, file: Path, now: Instant) -> None:
    """Write an installation into a file that only its owner may read, and let it run here no more.

    Raises Trouble where the bot runs (exit code 2), or where there is no database or key (78), or no room.
    """
    upgrade.refuse_broken_off(config)
    key = keys.existing_key(config)
    if key is None or not config.database.exists():
        raise Trouble(f"{config.database}: there is nothing to pack, or its key is missing.", CONFIGURATION)
    fresh = file.with_name(file.name + ".part")
    try:
        with ProcessLock(config.lock_file), _room(config.database.parent) as folder:
            rotation.finish(config)
            copy = folder / DATABASE
            with closing(connect(config.database, key)) as source:
                encrypted_copy(source, copy, key)
            _seal_in(copy, key, config)
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
                _write(out, config, copy)
                out.flush()
                os.fsync(out.fileno())
            _put_out(fresh, file, config, now)
    except (OSError, Error) as error:
        raise Trouble(f"{file}: cannot be written ({_reason(error)}). Check the folder and the disk.") from None
    finally:
        fresh.unlink(missing_ok=True)


def _put_out(fresh: Path, file: Path, config: Config, now: Instant) -> None:
    """Let the bot run here no more, and only then give the file its name: nobody starts from it while this one runs."""
    write_private(moved.mark(config.home), f"on {retention.stamp(now)[:10]}, into {file.name}\n")
    try:
        fresh.replace(file)
    except OSError:
        moved.mark(config.home).unlink(missing_ok=True)
        raise


def _reason(error: Exception) -> str:
    """Return what the system, or SQLite, says of what went wrong."""
    return str(getattr(error, "strerror", None) or error)


@contextmanager
def _room(beside: Path) -> Iterator[Path]:
    """Have a folder for a while, and remove those of earlier times that were broken off."""
    beside.mkdir(parents=True, exist_ok=True, mode=0o700)
    moved.sweep_folder(beside)
    with TemporaryDirectory(prefix=moved.FOLDER, dir=beside) as folder:
        yield Path(folder)


def _seal_in(copy: Path, key: bytes, config: Config) -> None:
    """Put the tokens into the encrypted copy, and fold its log in."""
    secrets = {TOKEN: config.secrets.bot_token, MOODLE_TOKEN: config.secrets.moodle_token}
    local = LocalDatabase(copy, key)
    try:
        local.write(facts.put, SECRETS, json.dumps({name: value for name, value in secrets.items() if value}))
    finally:
        local.close()
    restore.check(copy, key, called=copy)


def _write(out: object, config: Config, copy: Path) -> None:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:  # type: ignore[call-overload]
        packed.write(config.file, CONFIG)
        packed.write(copy, DATABASE)
        beside = forgotten.file_beside(config.database)
        if beside.exists():
            packed.write(beside, LIST)
        for found in _beside(config):
            packed.write(found, found.relative_to(config.file.parent.resolve()).as_posix())


def _beside(config: Config) -> Iterator[Path]:
    """Yield what config.yaml names and lies beside it: courses of one's own, word lists, logo, a certificate."""
    own = config.file.parent.resolve()
    folders = [config.course_folder(section).resolve() for section in config.settings.programmes]
    named = [own / conduct.FOLDER, *(own / one for one in _files_named(config) if one)]
    theirs = data_files.locales_folder().parent.resolve() / "programmes"
    for place in dict.fromkeys([*(one for one in folders if not one.is_relative_to(theirs)), *named]):
        inside = sorted(place.rglob("*")) if place.is_dir() else [place]
        yield from (one for one in inside if one.is_file() and one.is_relative_to(own))


def _files_named(config: Config) -> tuple[str, ...]:
    return config.settings.organisation.logo, config.settings.moodle.ca_file


def unpack(file: Path, environment: Mapping[str, str], ask: Ask, say: Say) -> list[str]:
    """Set an installation up from a file, where none is yet; ask for the four lines of the key where it is not here.

    Of what lies in the file only what its config.yaml names is put beside that.

    Raises Trouble where the file is none of ours or damaged, the key is another, or a database is here already.
    """
    home = home_folder(environment, find_config(environment)).resolve()
    with _opened(file, home) as folder:
        config = Config.load(folder / CONFIG, {**environment, "STAFFROOM_HOME": str(home)})
        if config.database.exists():
            raise Trouble(f"{config.database}: there is a database already. Choose another folder.")
        key, typed = _key(config, ask, say)
        if not typed and not opens(folder / DATABASE, key):
            raise Trouble(
                f"{config.key_file}: there is a key here, and it is not that of the packed bot. Move this file away, "
                "and give the command again: it asks for the recovery sheet then.",
                CONFIGURATION,
            )
        restore.check(folder / DATABASE, key, called=file)
        try:
            with ProcessLock(config.lock_file):
                if typed:
                    write_private(config.key_file, key.hex() + "\n")
                _put_in_place(folder, config, home, key)
        except (OSError, Error) as error:
            raise Trouble(f"{home}: cannot be written ({_reason(error)}). Check the folder and the disk.") from None
    return [
        f"Unpacked into {home}.",
        f"Now: {program()} check, then {program()} run.",
        f"When it runs, delete {file}, and the whole folder on the old machine.",
    ]


def _key(config: Config, ask: Ask, say: Say) -> tuple[bytes, bool]:
    """Return the key, and whether it was typed."""
    found = keys.existing_key(config)
    if found is not None:
        return found, False
    return sheets.typed_in(ask, say), True


def _put_in_place(folder: Path, config: Config, home: Path, key: bytes) -> None:
    config.database.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if (folder / LIST).exists():
        forgotten.keep(forgotten.file_beside(config.database), forgotten.read(folder / LIST))
    for name, value in _secrets(folder / DATABASE, key).items():
        write_env(home / ".env", name, value)
    _keep_old(home / CONFIG)
    shutil.copyfile(folder / CONFIG, home / CONFIG)
    for found in _beside(config):
        target = home / found.relative_to(folder.resolve())
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(found, target)
    moved.mark(home).unlink(missing_ok=True)
    restore.note_beside(config.database).unlink(missing_ok=True)
    discard(config.database)  # a log of what was there before would be taken for that of this one
    fresh = config.database.with_name(config.database.name + ".restoring")
    shutil.copyfile(folder / DATABASE, fresh)
    fresh.chmod(0o600)
    fresh.replace(config.database)


def _keep_old(file: Path) -> None:
    """Keep a config.yaml that was here: it may be somebody's, or the example of a fresh checkout."""
    kept = file.with_name("config.before-unpack.yaml")
    if file.exists() and not kept.exists():  # else it is what an attempt before this one unpacked
        file.replace(kept)


def _secrets(copy: Path, key: bytes) -> dict[str, str]:
    """Take the tokens out of the copy."""

    def take(tx: Tx) -> str:
        found = facts.get(tx, SECRETS) or "{}"
        facts.forget(tx, SECRETS)
        return found

    local = LocalDatabase(copy, key)
    try:
        found = dict(json.loads(local.write(take)))
    finally:
        local.close()
    restore.check(copy, key, called=copy)
    return found


@contextmanager
def _opened(file: Path, home: Path) -> Iterator[Path]:
    """Take a packed file apart into a folder that is gone afterwards; names that lead out of it are refused."""
    with _room(home) as folder:
        _take_apart(file, folder)
        yield folder


def _take_apart(file: Path, folder: Path) -> None:
    try:
        with zipfile.ZipFile(file) as packed:
            inside = packed.infolist()
            if not {CONFIG, DATABASE} <= set(packed.namelist()) or not _is_ours(inside):
                raise Trouble(f"{file}: this was not written by `{program()} pack`.")
            packed.extractall(folder)
    except FileNotFoundError:
        raise Trouble(f"{file}: there is no such file. Check the name and the folder.") from None
    except OSError as error:
        raise Trouble(f"{file}: cannot be unpacked ({_reason(error)}). Check the file, the folder, the disk.") from None
    except zipfile.BadZipFile:
        raise Trouble(
            f"{file}: this was not written by `{program()} pack`, or it was damaged on the way and cannot be read. "
            "Copy it from the old machine once more."
        ) from None


def _is_ours(inside: list[zipfile.ZipInfo]) -> bool:
    names = [PurePosixPath(one.filename) for one in inside]
    plain = all(not name.is_absolute() and ".." not in name.parts and "\\" not in str(name) for name in names)
    return plain and len(inside) <= MOST_FILES and sum(one.file_size for one in inside) <= MOST_BYTES
