"""Tells admins of what the watch sees, and when it is over."""

import logging
import shutil
from collections.abc import Callable
from pathlib import Path

from staffroom.kernel.clock import Clock
from staffroom.kernel.db import Database, Tx
from staffroom.kernel.db import Error as DatabaseError
from staffroom.kernel.ids import Instant
from staffroom.ops import alerts
from staffroom.ops.alerts import Fault
from staffroom.ops.checks.check_files import NO_SPACE
from staffroom.ops.watching.vitals import Vitals
from staffroom.telegram.line import LineState

log = logging.getLogger(__name__)

SEEN: tuple[Fault, ...] = ("contested", "parked", "disk")
"""The faults that are seen here; who makes the backups tells of those."""
OF_LINE: dict[LineState, Fault] = {LineState.CONTESTED: "contested", LineState.PARKED: "parked"}
QUIET = 600.0
"""Seconds without a fault after which it counts as over: two programs that poll take turns in hearing of each other."""
EVERY = 60.0
"""Seconds between two looks at the disk, and at what was told."""


class Telltale:
    """Follows the faults; seconds are those of the watch."""

    def __init__(
        self, db: Database, clock: Clock, folder: Path, after: Callable[[], None], enough: int = NO_SPACE
    ) -> None:
        self._db, self._clock, self._folder, self._after, self._enough = db, clock, folder, after, enough
        self._seen: dict[Fault, float] = {}
        self._looked: float | None = None

    async def follow(self, found: Vitals, at: float) -> None:
        """Tell of what is there, and of what has not been for ten minutes; while the database refuses, the log must do."""  # noqa: E501
        fault = OF_LINE.get(found.line)
        if fault is not None:
            self._seen[fault] = at
        if self._looked is not None and at - self._looked < EVERY:
            return
        if self._looked is None:
            self._seen = dict.fromkeys(SEEN, at) | self._seen  # what was told before a new start may be there still
        self._looked = at
        present = {one for one in (fault, self._of_disk(at)) if one is not None}
        try:
            if await self._db.read(_differs, present, self._gone(at)):
                await self._db.write(_tell, present, self._gone(at), self._clock.now())
                self._after()
        except DatabaseError:
            log.exception("the admins could not be told of what the watch sees")

    def _of_disk(self, at: float) -> Fault | None:
        if shutil.disk_usage(self._folder).free >= self._enough:
            return None
        self._seen["disk"] = at
        return "disk"

    def _gone(self, at: float) -> set[Fault]:
        return {fault for fault, seen in self._seen.items() if at - seen >= QUIET}


def _differs(tx: Tx, present: set[Fault], gone: set[Fault]) -> bool:
    """Say whether anything is to be written: a fault that lasts is told anew once a day."""
    return bool(present) or any(alerts.standing(tx, fault) for fault in gone)


def _tell(tx: Tx, present: set[Fault], gone: set[Fault], now: Instant) -> None:
    for fault in sorted(present):
        alerts.tell_admins(tx, fault, now)
    for fault in sorted(gone):
        alerts.over(tx, fault, now)
