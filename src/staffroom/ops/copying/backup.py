"""The nightly copy: made by the backup API, encrypted, checked; `copies` says what becomes of it."""

import asyncio
import logging
import math
from collections.abc import Callable, Sequence
from datetime import time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from staffroom import inbox
from staffroom.config import Config
from staffroom.kernel import facts
from staffroom.kernel.clock import HOUR, Clock, at_wall, local_day
from staffroom.kernel.db import Database, Error, LocalDatabase, Tx
from staffroom.kernel.db_file import empty_log, encrypted_copy, written_anew
from staffroom.kernel.db_patience import at_last
from staffroom.kernel.ids import Instant
from staffroom.kernel.refusal import Trouble
from staffroom.ops import alerts, keys, store
from staffroom.ops.copying import copies, drill, forgotten, retention, second
from staffroom.ops.copying.cleansing import Broom, Purge
from staffroom.ops.copying.quiet import Stopped, quietly
from staffroom.ops.copying.retention import PREFIX, stamp
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
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with written_anew(target) as fresh:
            encrypted_copy(connection, fresh, key)
            _scrub(fresh, key)
    except (OSError, Error) as error:
        raise Trouble(f"{folder}: no backup can be written ({error}). Check the folder and the disk.") from None
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


def back_up(local: LocalDatabase, config: Config, key: bytes, now: Instant) -> Path:
    """Make a copy from the command line, beside a running bot if need be; old ones are freed by the bot at night."""
    made = copy_now(local.connection, config.backups, key, now)
    local.write(note, now)
    forgotten.keep(forgotten.file_among(config.backups), local.write(people.all_forgotten))
    retention.remove_surplus(made, retention.wanted(config), now, local.path)
    return made


def _made(tx: Tx, now: Instant) -> None:
    note(tx, now)
    alerts.over(tx, "backup", now)


def _cared(tx: Tx, care: copies.Care, folder: Path | None, now: Instant) -> None:
    second.note(tx, folder, apart=care.apart)
    faults: tuple[tuple[alerts.Fault, bool], ...] = (("freeing", bool(care.lost)), ("second", care.second_failed))
    for fault, is_there in faults:
        alerts.tell_admins(tx, fault, now) if is_there else alerts.over(tx, fault, now)


def _nobody() -> None:
    """Tell nobody."""


class BackupKeeper:
    """Makes the copy each day at a time of day; after a night switched off, as soon as it is on again."""

    def __init__(self, db: Database, clock: Clock, config: Config, purges: Sequence[Purge] = ()) -> None:
        self._db, self._clock, self._config, self._purges = db, clock, config, purges
        self._key = keys.database_key(config)
        self._at = time.fromisoformat(config.settings.backup.at)
        self._copied = 0.0
        self._rests_until = Instant(0)
        self.idle = False
        self.after: Callable[[], None] = _nobody
        """Told when something is to be sent."""

    @property
    def copying(self) -> bool:
        """Say whether a copy is being made, or was within the last minute: others wait for the writing thread then."""
        return asyncio.get_running_loop().time() < self._copied

    async def run(self) -> None:
        """Make each copy when it is due, until cancelled; a failed one is tried again after an hour."""
        while True:
            await self._sleep(await at_last(log, "the backup", lambda: self._db.read(self.next_due)))
            try:
                await self.back_up()
            except Exception:  # a full disk tonight must not stop tomorrow's copy
                plain = "The nightly copy of the data could not be made; it is tried again in an hour."
                log.exception("the backup failed; it is tried again in an hour", extra={"plain": plain})
                self._rests_until = Instant(self._clock.now() + RETRY_AFTER)
                await self._tell_of("backup")

    def next_due(self, tx: Tx) -> Instant:
        """Return when the next copy is due, or is tried again."""
        return max(self._rests_until, due_after(last(tx), self._at, self._config.zone))

    def leap(self) -> None:
        """Take note that the clock was moved: a copy may be due now."""
        self.idle = False

    async def back_up(self) -> Path:
        """Make a copy now.

        Raises Trouble where it cannot be written or is not sound.
        """
        now = self._clock.now()
        await asyncio.to_thread(drill.sweep, self._config)
        self._copied = math.inf
        try:
            made, went_in = await self._db.on_writer(lambda link: self._copy(link, now))
        finally:
            self._copied = asyncio.get_running_loop().time() + A_MINUTE
        await self._db.write(_made, now)
        self.after()
        log.info("backup written: %s", made.name)
        await self._look_after(made, now)
        if await self._db.read(drill.is_due, now):
            await self._hold_drill(made, went_in)
        return made

    def _copy(self, connection: Any, now: Instant) -> tuple[Path, dict[str, int]]:  # noqa: ANN401
        """On the writing thread, where nothing is written meanwhile: copy, and for a drill count what goes in."""
        went_in = store.counts(connection) if drill.is_due(Tx(connection), now) else {}
        return copy_now(connection, self._config.backups, self._key, now), went_in

    async def _look_after(self, made: Path, now: Instant) -> None:
        """Tidy the copies, on a thread that gives way to the bot; tell admins of what failed there, and of its end."""
        told = frozenset(await self._db.read(people.all_forgotten))
        known, folder = keys.known(self._config, self._key), self._config.second_folder
        apart = await self._db.read(second.was_apart, folder)

        def work(stopped: Stopped) -> copies.Care:
            return copies.look_after(made, self._config, Broom(known, told, self._purges, stopped), now, apart=apart)

        care = await quietly(work)
        await self._db.write(_cared, care, folder, now)
        self.after()

    async def _hold_drill(self, made: Path, went_in: dict[str, int]) -> None:
        """Restore the copy on such a thread, too; a drill that fails is told to admins, and held again tomorrow."""
        now = self._clock.now()
        try:
            await quietly(lambda stopped: drill.hold(made, self._config, went_in, now, stopped))
        except asyncio.CancelledError:
            drill.sweep(self._config)
            raise
        except (Trouble, OSError):
            log.exception("a copy could not be restored")
            await self._tell_of("drill")
        else:
            await self._db.write(drill.passed, now)
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
            self.idle = True
            await self._clock.sleep_until(until)
        self.idle = False
