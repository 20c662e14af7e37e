"""Which copies of the database are kept: of the last days, weeks and months; older ones freed of who was forgotten."""

import logging
import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from staffroom.config import Config
from staffroom.kernel.clock import DAY, HOUR, SECOND, instant, local_day
from staffroom.kernel.ids import Instant

log = logging.getLogger(__name__)

LONGEST_KEPT = 7 * DAY - 2 * HOUR
"""A week of nights; the seventh may come a little early, by the change of clocks for instance. So long what was made of
the database may hold people who had their data deleted; what is kept longer is freed of them (`cleansing`).
"""
PREFIX = "staffroom-"
ASIDE = "-before-restore-"
BEFORE_UPGRADE = "before-upgrade-from-"
STAMP = "????-??-??-??????"
_STAMP = re.compile(r"\d{4}-\d\d-\d\d-\d{6}")
_FORMAT = "%Y-%m-%d-%H%M%S"


def stamp(at: Instant) -> str:
    """Return a moment as it stands in file names, in UTC, so that names sort by age."""
    return datetime.fromtimestamp(at / SECOND, UTC).strftime(_FORMAT)


def before_upgrade(version: int) -> str:
    """Return the file name of the copy that is made before a database of a version is upgraded."""
    return f"{BEFORE_UPGRADE}{version:04}.db"


def copies(folder: Path) -> list[Path]:
    """Return the copies in a folder, the latest first."""
    return sorted(folder.glob(f"{PREFIX}{STAMP}.db"), reverse=True)


def made_at(file: Path) -> Instant:
    """Return when a copy was made: as its name says, else as the disk says.

    Raises OSError where it is gone.
    """
    named = named_at(file)
    return Instant(int(file.stat().st_mtime * SECOND)) if named is None else named


def named_at(file: Path) -> Instant | None:
    """Return when a copy was made as its name says, None where it says nothing."""
    try:
        return instant(datetime.strptime(_STAMP.findall(file.name)[-1], _FORMAT).replace(tzinfo=UTC))
    except (IndexError, ValueError):
        return None


class Keep(NamedTuple):
    """How many days, weeks and months leave a copy behind, each its newest one, in the installation's zone."""

    days: int
    weeks: int
    months: int
    zone: ZoneInfo


def wanted(config: Config) -> Keep:
    """Return what the settings ask for."""
    chosen = config.settings.backup
    return Keep(chosen.keep, chosen.weekly, chosen.monthly, config.zone)


def kept(made: Iterable[Instant], keep: Keep) -> set[Instant]:
    """Choose among copies by when they were made: the newest of each of the latest days, ISO weeks and months.

    The latest are those that have a copy at all, so that a machine that stood still for a month loses nothing by that.
    """
    latest_first = sorted(set(made), reverse=True)

    def newest_of(period: Callable[[Instant], Hashable], most: int) -> list[Instant]:
        newest: dict[Hashable, Instant] = {}
        for at in latest_first:
            newest.setdefault(period(at), at)
        return list(newest.values())[:most]

    def day(at: Instant) -> Hashable:
        return local_day(at, keep.zone)

    def week(at: Instant) -> Hashable:
        return local_day(at, keep.zone).isocalendar()[:2]

    def month(at: Instant) -> Hashable:
        return local_day(at, keep.zone).replace(day=1)

    return {*newest_of(day, keep.days), *newest_of(week, keep.weeks), *newest_of(month, keep.months)}


def remove_surplus(made: Path, keep: Keep, now: Instant, database: Path | None = None) -> None:
    """After a good copy was made: remove in its folder, and beside the database, what is not kept any more.

    No copy of the last 24 hours is removed, so that one made by hand lasts a day whatever was made after it.
    """
    there = {file: made_at(file) for file in copies(made.parent)}
    chosen = kept(there.values(), keep)
    surplus = {file for file, at in there.items() if at not in chosen and now - at >= DAY}
    outdated = {file for file in _left_over(made.parent, database) if is_outdated(file, now)}
    for file in (surplus | outdated) - {made}:
        remove(file)


def other_copies(backups: Path, database: Path | None) -> Iterator[Path]:
    """Find each copy that stood before an upgrade or a restore; none is kept for more than a week."""
    yield from backups.glob(f"{BEFORE_UPGRADE}????.db")
    if database is not None:
        yield from database.parent.glob(f"{database.stem}{ASIDE}{STAMP}{database.suffix}")


def _left_over(backups: Path, database: Path | None) -> Iterator[Path]:
    """Find each file beside the nightly copies that we once made of the database, left-overs of crashes included."""
    found = [*other_copies(backups, database), *backups.glob(f"{PREFIX}{STAMP}.part*")]
    found += backups.glob(f"{BEFORE_UPGRADE}????.part*")
    if database is not None:
        found += database.parent.glob(f"{database.stem}{ASIDE}{STAMP}{database.suffix}-*")
        found += database.parent.glob(f"{database.name}.restoring*")
    yield from (file for file in found if file.is_file())


def is_outdated(file: Path, now: Instant) -> bool:
    """Say whether a file holds the data of more than a week ago."""
    try:
        return now - made_at(file) > LONGEST_KEPT
    except OSError:  # somebody else removed it
        return False


def remove(file: Path) -> None:
    """Remove an old copy; one that cannot be removed is told in the log."""
    try:
        file.unlink(missing_ok=True)
    except OSError as error:  # the new copy is good all the same
        log.warning("%s: the old copy cannot be removed (%s)", file, error.strerror)
