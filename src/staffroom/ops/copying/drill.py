"""The drill: once a month tonight's copy is restored into a folder of its own, and compared with what went into it.

Restoring opens it with the key and reads every page, each with its checksum; the rows of each table are those that went
in, and the restored file is the copy byte for byte. None of that is done in Python: the bot goes on beside it.
"""

import hashlib
import logging
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from staffroom.config import Config
from staffroom.kernel import facts
from staffroom.kernel.clock import DAY
from staffroom.kernel.db import Error, Tx
from staffroom.kernel.db_file import connect
from staffroom.kernel.ids import Instant
from staffroom.kernel.refusal import Trouble
from staffroom.ops import alerts, keys, store
from staffroom.ops.checks.check_files import NO_SPACE
from staffroom.ops.copying.quiet import BrokenOff, Stopped, never
from staffroom.ops.copying.restore import restore

log = logging.getLogger(__name__)

EVERY = 30 * DAY
LATE = 40 * DAY
"""So old the last drill may be before somebody should look: one that fails is held again the next night."""
LAST = "drill.last"
FOLDER = "drill-"
PIECE = 1 << 20


def last(tx: Tx) -> Instant | None:
    """Return when a copy was restored last and held everything."""
    found = facts.get(tx, LAST)
    return Instant(int(found)) if found else None


def is_due(tx: Tx, now: Instant) -> bool:
    """Say whether a drill is held with tonight's copy."""
    held = last(tx)
    return held is None or now - held >= EVERY


def passed(tx: Tx, now: Instant) -> None:
    """Note that a drill went well."""
    facts.put(tx, LAST, str(now))
    alerts.over(tx, "drill", now)


def sweep(config: Config) -> None:
    """Remove what a drill left behind that was broken off: no copy stays longer than is promised."""
    for left in config.database.parent.glob(f"{FOLDER}*"):
        shutil.rmtree(left, ignore_errors=True)


def hold(
    copy: Path,
    config: Config,
    went_in: Mapping[str, int],
    now: Instant,
    stopped: Stopped = never,
    spare: int = NO_SPACE,
) -> None:
    """Restore a copy as one would after a loss, with the key from where it lies, and compare: rows and contents.

    Raises Trouble where the copy cannot be restored, or does not hold what went into it; BrokenOff where the bot ends.
    """
    key, free = keys.database_key(config), shutil.disk_usage(config.database.parent).free
    if free < copy.stat().st_size + spare:
        raise Trouble(f"{copy}: there is no room to restore it for practice. Make room on this disk.")
    with tempfile.TemporaryDirectory(prefix=FOLDER, dir=config.database.parent) as folder:
        restored = Path(folder) / config.database.name
        restore(copy, restored, key, restored.with_suffix(".lock"), now, as_it_is=True)
        digest, rows = _digest(restored, stopped), _rows(restored, key)
    lacking = sorted(table for table in went_in.keys() | rows.keys() if went_in.get(table) != rows.get(table))
    if lacking:
        raise Trouble(f"{copy}: restored, but the rows of {', '.join(lacking)} are not those that went in.")
    if digest != _digest(copy, stopped):
        raise Trouble(f"{copy}: restored, but what stands in it is not what stands in the copy. Check the disk.")
    log.info("drill: %s was restored, %d rows, digest %s", copy.name, sum(rows.values()), digest[:16])


def _rows(file: Path, key: bytes) -> dict[str, int]:
    """Return how many rows each table holds.

    Raises Trouble where the file cannot be read.
    """
    connection = connect(file, key, read_only=True)
    try:
        return store.counts(connection)
    except Error as error:
        raise Trouble(f"{file}: cannot be read ({error}).") from None
    finally:
        connection.close()


def _digest(file: Path, stopped: Stopped) -> str:
    """Return what is another text where any byte is: of a file whose pages were all read, and proved to be whole."""
    found = hashlib.sha256()
    with file.open("rb") as content:
        while piece := content.read(PIECE):
            if stopped():
                raise BrokenOff
            found.update(piece)
    return found.hexdigest()
