"""The part of the check that looks at the second place of the copies: there, writable, room, and how old its newest."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from staffroom.config import Config
from staffroom.kernel.clock import DAY, HOUR
from staffroom.kernel.ids import Instant
from staffroom.kernel.screen import Plain
from staffroom.ops.checks.check_database import OLD_BACKUP
from staffroom.ops.checks.check_files import next_copy
from staffroom.ops.checks.findings import Finding, ok, place, problem, warning
from staffroom.ops.copying import retention


def of_second(config: Config, now: Instant) -> Iterator[Finding]:
    """Look at the folder to which each nightly copy goes as well, where one is named."""
    folder = config.second_folder
    if folder is None:
        return
    try:
        yield _standing(folder, next_copy(config), now) if folder.is_dir() else _missing(folder)
    except OSError:
        yield _missing(folder)


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
