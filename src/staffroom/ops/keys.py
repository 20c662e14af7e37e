"""The database's key: from the environment or from a file that lies apart from the data; what is made from it."""

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from staffroom.config import KEY, Config
from staffroom.kernel.db_file import KEY_BYTES, opens
from staffroom.kernel.refusal import CONFIGURATION, Trouble
from staffroom.ops import recovery
from staffroom.ops.program import program

LARGEST_KEY_FILE = 4096


def database_key(config: Config) -> bytes:
    """Return the key; on the first run, while there is no database, make one.

    Raises Trouble (exit code 78) where the key lies with the data, is unreadable, or is missing for a database.
    """
    if config.secrets.db_key:
        return _from_environment(config.secrets.db_key)
    refuse_key_beside_data(config)
    if config.key_file.exists():
        return _that_opens(config)
    if config.database.exists():
        raise Trouble(missing_key(config), CONFIGURATION)
    return create(config.key_file)


def refuse_before_set_up(config: Config) -> None:
    """Raise Trouble (exit code 78) where no set-up has made a database: nothing else makes one, nor a key."""
    if not config.database.exists():
        raise Trouble(
            f"Staffroom is not set up here yet: {config.database} is not there. Run `{program()} setup`; or, with a "
            f"backup and the recovery sheet of another machine, `{program()} recovery-sheet --type`, then "
            f"`{program()} restore FILE`. Nothing was written.",
            CONFIGURATION,
        )


def existing_key(config: Config) -> bytes | None:
    """Return the key where there is one; make none.

    Raises Trouble as `database_key` does.
    """
    if config.secrets.db_key:
        return _from_environment(config.secrets.db_key)
    refuse_key_beside_data(config)
    return _that_opens(config) if config.key_file.exists() else None


def _that_opens(config: Config) -> bytes:
    """Return the key of the key file, or the next one where a change of keys was broken off after the database's."""
    key, waiting = read_file(config.key_file), next_file(config.key_file)
    if waiting.exists() and config.database.exists() and not opens(config.database, key):
        new = read_file(waiting)
        return new if opens(config.database, new) else key
    return key


def known(config: Config, key: bytes) -> tuple[bytes, ...]:
    """Return the key, and the former one while copies may still be under it: a change of keys that is not done."""
    file = former_file(config.key_file)
    return (key, read_file(file)) if file.exists() else (key,)


def former_file(key_file: Path) -> Path:
    """Return where the former key lies while a change of keys is not done."""
    return key_file.with_name(f"{key_file.name}.former")


def next_file(key_file: Path) -> Path:
    """Return where the next key waits until the database is under it."""
    return key_file.with_name(f"{key_file.name}.next")


def is_changing(config: Config) -> bool:
    """Say whether a change of keys is not done."""
    return any(file.exists() for file in (next_file(config.key_file), former_file(config.key_file)))


def missing_key(config: Config) -> str:
    """Say that a database is there and its key is not."""
    return (
        f"{config.key_file}: the key of the database {config.database} is not there. "
        f"Have the recovery sheet at hand and run `{program()} recovery-sheet --type`, or set {KEY}."
    )


def refuse_key_beside_data(config: Config) -> None:
    """Raise Trouble where the key would be carried away together with the data or the backups."""
    places = (
        (config.database.parent, "the database"),
        (config.backups, "the backups"),
        (config.second_folder, "copies"),
    )
    for folder, what in places:
        if folder is not None and config.key_file.is_relative_to(folder):
            raise Trouble(
                f"{config.file}: database.key_file: {config.key_file} lies in the folder of {what}; whoever copies "
                "that folder could read everything. Write a path elsewhere, such as ~/.config/staffroom/db.key",
                CONFIGURATION,
            )


def signing_seed(key: bytes) -> bytes:
    """Return the seed of the key with which records are signed.

    It is made from the database's key, so that it is kept, copied onto paper and restored with it, and needs no care of
    its own; from the seed nobody gets back to the key.
    """
    return hmac.digest(key, b"staffroom: key for signing records, 1", hashlib.sha256)


def _from_environment(written: str) -> bytes:
    try:
        return recovery.read(written)
    except Trouble as trouble:
        raise Trouble(f"{KEY}: {trouble}", CONFIGURATION) from None


def read_file(path: Path) -> bytes:
    """Return the key in a file.

    Raises Trouble (exit code 78) where it cannot be read, or is none.
    """
    try:
        with path.open(encoding="ascii") as file:
            return recovery.read(file.read(LARGEST_KEY_FILE))
    except (OSError, UnicodeDecodeError):
        raise Trouble(
            f"{path}: the database's key cannot be read. Check the file's owner (`ls -l`) and its content.",
            CONFIGURATION,
        ) from None
    except Trouble as trouble:
        raise Trouble(f"{path}: {trouble}", CONFIGURATION) from None


def create(path: Path) -> bytes:
    """Write a new random key that only its owner may read."""
    key = secrets.token_bytes(KEY_BYTES)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(key.hex() + "\n")
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:  # another start was faster
        return read_file(path)
    except OSError as error:
        raise Trouble(
            f"{path}: the database's key cannot be written ({error.strerror}). "
            "Name another place in config.yaml: database.key_file",
            CONFIGURATION,
        ) from None
    return key
