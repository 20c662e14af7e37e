"""The nightly copy: made by the backup API, encrypted, checked; the last few are kept, none over a week."""

import asyncio
import logging
import math
import os
from collections.abc import Callable
from contextlib import suppress
from datetime import time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from staffroom import inbox
from staffroom.config import Config
from staffroom.kernel import facts
from staffroom.kernel.clock import HOUR, Clock, at_wall, local_day
from staffroom.kernel.db import Database, Error, LocalDatabase, Tx
from staffroom.kernel.db_file import empty_log, encrypted_copy
from staffroom.kernel.ids import Instant
from staffroom.kernel.refusal import Trouble
from staffroom.ops import alerts, drill, forgotten, retention, store
from staffroom.ops.keys import database_key
from staffroom.ops.retention import PREFIX, stamp, tidy
from staffroom.rooms import conduct, people

log = logging.getLogger(__name__)

LAST = "backup.last"
RETRY_AFTER = HOUR
REPORTED = ("/report", "/offtopic", '"conduct.')
"""What a report holds, a message called back to the topic, a press on what is shown of one: what somebody said stands
in each until it is done.
"""
ONE_DAY = timedelta(days=1)
A_MINUTE = 60.0


def name_at(now: Instant) -> str:
    """Return the file name of a copy made at a moment, in UTC, so that names sort by age."""
    return f"{PREFIX}{stamp(now)}.db"


def copy_now(connection: Any, folder: Path, key: bytes, now: Instant) -> Path:  # noqa: ANN401
    """Write a checked copy of the open database.

    Raises Trouble where the copy cannot be written or is not sound.
    """
    target = folder / name_at(now)
    fresh = target.with_suffix(".part")
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh.unlink(missing_ok=True)
        os.close(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        encrypted_copy(connection, fresh, key)
        _scrub(fresh, key)
        fresh.replace(target)
    except (OSError, Error) as error:
        raise Trouble(f"{folder}: no backup can be written ({error}). Check the folder and the disk.") from None
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
    return target


def _scrub(copy: Path, key: bytes) -> None:
    """Take out of a copy what is kept only while a case is open: the copy outlives it."""
    local = LocalDatabase(copy, key)
    try:
        local.write(conduct.scrub)
        for naming in REPORTED:
            local.write(inbox.take_out, naming)
        empty_log(local.connection)
    finally:
        local.close()


def note(tx: Tx, now: Instant) -> None:
    """Keep when the last good copy was made."""
    facts.put(tx, LAST, str(now))


def last(tx: Tx) -> Instant | None:
    """Return when the last good copy was made."""
    found = facts.get(tx, LAST)
    return Instant(int(found)) if found else None


def newest(tx: Tx, folder: Path) -> Instant | None:
    """Return when the newest copy was made, as was noted or as the files say: a restored database knows less."""
    files = (retention.made_at(file) for file in retention.copies(folder)[:1])
    return max((at for at in (last(tx), *files) if at is not None), default=None)


def due_after(made: Instant | None, at: time, zone: ZoneInfo) -> Instant:
    """Return when the next copy is due: at once where there is none, else at the next time of day after the last."""
    if made is None:
        return Instant(0)
    day = local_day(made, zone)
    due = at_wall(day, at, zone)
    return due if due > made else at_wall(day + ONE_DAY, at, zone)


def back_up(local: LocalDatabase, folder: Path, key: bytes, keep: int, now: Instant) -> Path:
    """Make a copy from the command line, beside a running bot if need be."""
    made = copy_now(local.connection, folder, key, now)
    local.write(note, now)
    forgotten.keep(forgotten.file_among(folder), local.write(people.all_forgotten))
    tidy(made, local.path, keep, now)
    return made


def _made(tx: Tx, now: Instant) -> None:
    note(tx, now)
    alerts.over(tx, "backup", now)


def _nobody() -> None:
    """Tell nobody."""


class BackupKeeper:
    """Makes the copy each day at a time of day; after a night switched off, as soon as it is on again."""

    def __init__(self, db: Database, clock: Clock, config: Config, key: bytes | None = None) -> None:
        self._db, self._clock, self._config = db, clock, config
        self._key = key or database_key(config)
        self._at = time.fromisoformat(config.settings.backup.at)
        self._copied = 0.0
        self.after: Callable[[], None] = _nobody
        """Told when something is to be sent."""

    @property
    def copying(self) -> bool:
        """Say whether a copy is being made, or was within the last minute: others wait for the writing thread then."""
        return asyncio.get_running_loop().time() < self._copied

    async def run(self) -> None:
        """Make each copy when it is due, until cancelled; a failed one is tried again after an hour."""
        while True:
            await self._sleep(await self.next_due())
            try:
                await self.back_up()
            except Exception:  # a full disk tonight must not stop tomorrow's copy
                log.exception("the backup failed; it is tried again in an hour")
                await self._tell_of("backup")
                await self._sleep(Instant(self._clock.now() + RETRY_AFTER))

    async def next_due(self) -> Instant:
        """Return when the next copy is due."""
        return due_after(await self._db.read(last), self._at, self._config.zone)

    async def back_up(self) -> Path:
        """Make a copy now.

        Raises Trouble where it cannot be written or is not sound.
        """
        now, keep = self._clock.now(), self._config.settings.backup.keep
        await asyncio.to_thread(drill.sweep, self._config)
        self._copied = math.inf
        try:
            made, went_in = await self._db.on_writer(lambda link: self._copy(link, now))
        finally:
            self._copied = asyncio.get_running_loop().time() + A_MINUTE
        await self._db.write(_made, now)
        self.after()
        await asyncio.to_thread(tidy, made, self._config.database, keep, now)
        log.info("backup written: %s", made.name)
        if await self._db.read(drill.is_due, now):
            await self._hold_drill(made, went_in)
        return made

    def _copy(self, connection: Any, now: Instant) -> tuple[Path, dict[str, int]]:  # noqa: ANN401
        """On the writing thread, where nothing is written meanwhile: copy, and for a drill count what goes in."""
        went_in = store.counts(connection) if drill.is_due(Tx(connection), now) else {}
        return copy_now(connection, self._config.backups, self._key, now), went_in

    async def _hold_drill(self, made: Path, went_in: dict[str, int]) -> None:
        """Restore the copy on a thread of its own; one that fails is told to admins, and held again tomorrow."""
        try:
            await asyncio.to_thread(drill.hold, made, self._config, went_in, self._clock.now())
        except (Trouble, OSError):
            log.exception("a copy could not be restored")
            await self._tell_of("drill")
        else:
            await self._db.write(drill.passed, self._clock.now())
            self.after()

    async def _tell_of(self, fault: alerts.Fault) -> None:
        """Let admins know; while the database refuses, the log must do."""
        try:
            await self._db.write(alerts.tell_admins, fault, self._clock.now())
        except Error:
            log.exception("the admins could not be told: %s", fault)
        self.after()

    async def _sleep(self, until: Instant) -> None:
        while self._clock.now() < until:
            await self._clock.sleep_until(until)
