"""The second folder of the copies: whether the disk that it was on is there."""

from contextlib import closing
from pathlib import Path

from staffroom.config import Config
from staffroom.kernel import facts
from staffroom.kernel.db import Tx
from staffroom.kernel.db_file import connect
from staffroom.kernel.refusal import Trouble

_APART = "backup.second"
"""The folder, where it was on a disk of its own when it was last there."""
MOVED = "Moved on purpose? Name another folder at backup.second_folder, or leave that setting empty for one night."


def note(tx: Tx, folder: Path | None, *, apart: bool) -> None:
    """Keep whether the folder is on a disk of its own."""
    facts.put(tx, _APART, str(folder) if apart else "")


def was_apart(tx: Tx, folder: Path | None) -> bool:
    """Say whether the folder was on a disk of its own when it was last there."""
    return facts.get(tx, _APART) == str(folder)


def is_noted_apart(config: Config, key: bytes) -> bool:
    """Say the same of a database that nobody has open here.

    Raises Error or Trouble where it cannot be read.
    """
    if not config.database.exists():
        raise Trouble(f"{config.database}: the database is not there.")
    with closing(connect(config.database, key, read_only=True)) as connection:
        return was_apart(Tx(connection), config.second_folder)


def is_apart(folder: Path, first: Path) -> bool:
    """Say whether a folder is on another disk than the first one, which may still have to be made."""
    there = next(place for place in (first, *first.parents) if place.exists())
    return folder.stat().st_dev != there.stat().st_dev


def is_away(folder: Path, first: Path, *, apart: bool) -> bool:
    """Say whether the disk of a folder is not there: no folder, or only the place at which that disk is mounted.

    `apart` where it was on a disk of its own before: then it is so still, or that disk is not mounted.
    """
    return not folder.is_dir() or (apart and not is_apart(folder, first))


def refuse_away(folder: Path, first: Path, *, apart: bool) -> None:
    """Raise Trouble where its disk is not there.

    What is laid there then is on the first one's, and hides from a change of the key that the copies of before are
    away.
    """
    if not folder.is_dir():
        raise Trouble(f"{folder}: the second folder for copies is not there. Plug its disk in, or make the folder.")
    if is_away(folder, first, apart=apart):
        raise Trouble(f"{folder}: its disk is not mounted. Plug it in. {MOVED}")
