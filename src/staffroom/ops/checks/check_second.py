"""The part of the check that looks at the second place of the copies: there, writable, room, how old its newest is."""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from staffroom.config import Config
from staffroom.kernel.clock import DAY, HOUR
from staffroom.kernel.db import Error
from staffroom.kernel.ids import Instant
from staffroom.kernel.refusal import Trouble
from staffroom.kernel.screen import Plain
from staffroom.ops import keys
from staffroom.ops.checks.check_database import OLD_BACKUP
from staffroom.ops.checks.check_files import next_copy
from staffroom.ops.checks.findings import Finding, ok, place, problem, warning
from staffroom.ops.copying import retention, second


def of_second(config: Config, now: Instant) -> Iterator[Finding]:
    """Look at the folder to which each nightly copy goes as well, where one is named."""
    folder = config.second_folder
    if folder is None:
        return
    try:
        yield _found(folder, config, now)
    except OSError:
        yield _missing(folder)


def _found(folder: Path, config: Config, now: Instant) -> Finding:
    if not folder.is_dir():
        return _missing(folder)
    if second.is_away(folder, config.backups, apart=_was_apart(config)):
        return problem("check-second-unmounted", folder=place(folder))
    return _standing(folder, next_copy(config), now)


def _was_apart(config: Config) -> bool:
    """Ask the database; that it cannot be read is told by itself."""
    with suppress(Error, Trouble):
        key = keys.existing_key(config)
        return key is not None and second.is_noted_apart(config, key)
    return False


def _missing(folder: Path) -> Finding:
    return problem("check-second-missing", folder=place(folder))


def _standing(folder: Path, needed: int, now: Instant) -> Finding:
    """Say how a folder that is there is.

    Raises OSError where it cannot be read.
    """
    if not os.access(folder, os.W_OK):
        return problem("check-second-locked", folder=place(folder))
    free = shutil.disk_usage(folder).free
    if free < needed:
        figures = {"free": Plain(f"{free / 1e9:.1f}"), "needed": Plain(f"{needed / 1e9:.1f}")}
        return problem("check-second-full", folder=place(folder), **figures)
    there = retention.copies(folder)
    if not there:
        return warning("check-second-none", folder=place(folder))
    age = max(0, now - retention.made_at(there[0]))
    if age > OLD_BACKUP:
        return warning("check-second-old", days=age // DAY)
    return ok("check-second", hours=age // HOUR)
