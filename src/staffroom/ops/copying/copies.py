"""What becomes of the copies: the surplus goes, old ones are freed, and another place has each new one, too."""

import filecmp
import logging
import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from staffroom.config import Config
from staffroom.kernel.db import Error
from staffroom.kernel.db_file import opens, written_anew
from staffroom.kernel.ids import Instant
from staffroom.kernel.refusal import Trouble
from staffroom.ops.copying import forgotten, retention, second
from staffroom.ops.copying.cleansing import Broom, cleanse

log = logging.getLogger(__name__)


class Care(NamedTuple):
    """How a night went: the copies that had to go because they could not be freed, and whether a place failed."""

    lost: tuple[Path, ...]
    second_failed: bool = False
    apart: bool = False
    """Whether the second folder lies on a disk of its own."""


def look_after(made: Path, config: Config, broom: Broom, now: Instant, *, apart: bool = False) -> Care:
    """Tidy the folder of a good copy, and take the copy to the second folder, where there is one.

    `apart` where that was on a disk of its own before.
    Raises BrokenOff where the bot ends meanwhile.
    """
    retention.remove_surplus(made, retention.wanted(config), now, config.database)
    lost = cleanse(made.parent, broom, now)
    folder = config.second_folder
    if folder is None:
        return Care(tuple(lost))
    try:
        second.refuse_away(folder, config.backups, apart=apart)
        apart = second.is_apart(folder, config.backups)
        lost += bring(made, folder, config, broom, now)
    except (Error, OSError, Trouble) as error:
        plain = f"The nightly copy could not be taken to the second folder: is its disk plugged in? {second.MOVED}"
        log.warning("the copy could not be taken to the second folder: %s", error, extra={"plain": plain})
        return Care(tuple(lost), second_failed=True, apart=apart)
    return Care(tuple(lost), apart=apart)


def bring(made: Path, folder: Path, config: Config, broom: Broom, now: Instant) -> list[Path]:
    """Take a finished copy, and the list of the forgotten, to another folder, and tidy that in the same way.

    Returns the copies there that had to go. Raises OSError, or Trouble where the folder is another installation's.
    """
    refuse_strangers(folder, made.name, broom.keys)
    with written_anew(folder / made.name) as fresh:
        shutil.copyfile(made, fresh)
        _settle(fresh)
        if not filecmp.cmp(made, fresh, shallow=False):
            raise Trouble(f"{folder}: what was written there is not what was copied. Have the disk looked at.")
        broom.look_up()
    forgotten.keep(forgotten.file_among(folder), broom.told)
    retention.remove_surplus(folder / made.name, retention.wanted(config), now)
    return cleanse(folder, broom, now)


def _settle(file: Path) -> None:
    """Wait until a file is on the disk: it may be unplugged in a moment."""
    with file.open("rb+") as written:
        os.fsync(written.fileno())


def refuse_strangers(folder: Path, mine: str, keys: Sequence[bytes]) -> None:
    """Raise Trouble where another installation uses a folder: none of our keys opens any of the copies there."""
    others = [copy for copy in retention.copies(folder) if copy.name != mine]
    if others and not any(opens(copy, key) for key in keys for copy in others):
        raise Trouble(
            f"{folder}: the copies there are another installation's, or of a key that was given up. "
            "Name a folder of this installation's own at backup.second_folder, or remove them."
        )
