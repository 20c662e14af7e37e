"""How long copies of the database are kept: the last few, and none longer than the erase screen promises."""

import logging
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from staffroom.kernel.clock import DAY, HOUR, SECOND, instant
from staffroom.kernel.ids import Instant

log = logging.getLogger(__name__)

LONGEST_KEPT = 7 * DAY - 2 * HOUR
"""A week of nights; the seventh may come a little early, by the change of clocks for instance."""
PREFIX = "staffroom-"
ASIDE = "-before-restore-"
STAMP = "????-??-??-??????"
_STAMP = re.compile(r"\d{4}-\d\d-\d\d-\d{6}")
_FORMAT = "%Y-%m-%d-%H%M%S"


def stamp(at: Instant) -> str:
    """Return a moment as it stands in file names, in UTC, so that names sort by age."""
    return datetime.fromtimestamp(at / SECOND, UTC).strftime(_FORMAT)


def copies(folder: Path) -> list[Path]:
    """Return the copies in a folder, the latest first."""
    return sorted(folder.glob(f"{PREFIX}{STAMP}.db"), reverse=True)


def made_at(file: Path) -> Instant:
    """Return when a copy was made: as its name says, else as the disk says.

    Raises OSError where it is gone.
    """
    try:
        return instant(datetime.strptime(_STAMP.findall(file.name)[-1], _FORMAT).replace(tzinfo=UTC))
    except (IndexError, ValueError):
        return Instant(int(file.stat().st_mtime * SECOND))


def tidy(made: Path, database: Path, keep: int, now: Instant) -> None:
    """After a good copy was made: remove the surplus, and whatever holds the data of more than a week ago."""
    surplus = copies(made.parent)[keep:]
    outdated = [file for file in _holding_data(made.parent, database) if _is_outdated(file, now)]
    for file in {*surplus, *outdated} - {made}:
        _remove(file)


def _holding_data(backups: Path, database: Path) -> Iterator[Path]:
    """Find each file that we once made of the database, left-overs of crashes included."""
    for folder, pattern in (
        (backups, f"{PREFIX}{STAMP}.db"),
        (backups, f"{PREFIX}{STAMP}.part"),
        (backups, "before-upgrade-from-????.db"),
        (database.parent, f"{database.stem}{ASIDE}{STAMP}{database.suffix}*"),
        (database.parent, f"{database.name}.restoring*"),
    ):
        yield from (file for file in folder.glob(pattern) if file.is_file())


def _is_outdated(file: Path, now: Instant) -> bool:
    try:
        return now - made_at(file) > LONGEST_KEPT
    except OSError:  # somebody else removed it
        return False


def _remove(file: Path) -> None:
    try:
        file.unlink(missing_ok=True)
    except OSError as error:  # the new copy is good all the same
        log.warning("%s: the old copy cannot be removed (%s)", file, error.strerror)
