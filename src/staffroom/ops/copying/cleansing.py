"""Copies kept for longer than a week are freed of whoever had their data deleted, and of what has had its time.

What is promised: seven days after somebody had their data deleted no copy holds them. So each old copy is opened every
night, and written anew where somebody in it is to be forgotten, or where that was not done for some days.
"""

import logging
import os
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from staffroom import inbox
from staffroom.kernel import facts
from staffroom.kernel.clock import DAY, SECOND
from staffroom.kernel.db import Error, LocalDatabase, Tx
from staffroom.kernel.db_file import connect, encrypted_copy, shrink, written_anew
from staffroom.kernel.ids import Instant
from staffroom.kernel.migrate import known, migrate
from staffroom.kernel.refusal import Trouble
from staffroom.ops import store
from staffroom.ops.copying import retention
from staffroom.ops.copying.quiet import BrokenOff, Stopped, never
from staffroom.ops.copying.retention import LONGEST_KEPT
from staffroom.rooms import conduct, joining, people

log = logging.getLogger(__name__)

CLEANSED = "copy.cleansed"
"""In a copy: when it was freed last."""
FREED_FROM = LONGEST_KEPT - DAY
"""So old a copy is freed first, and so often again: a night on which that fails is no breach of the promise yet."""
Purge = Callable[[Tx, Instant], None]
EVERYTHING = ""
"""What every update holds: after a week Telegram repeats none, and nobody waits for an answer."""


@dataclass(frozen=True)
class Broom:
    """What old copies are freed with: the key (and a former one, while a change of keys is not done), who, and what."""

    keys: Sequence[bytes]
    told: frozenset[str]
    """The digests of who had their data deleted."""
    purges: Sequence[Purge] = ()
    """What the rooms forget in time."""
    stopped: Stopped = never

    def look_up(self) -> None:
        """Raise BrokenOff where the bot ends: others may be at the same files in a moment."""
        if self.stopped():
            raise BrokenOff


def cleanse(folder: Path, broom: Broom, now: Instant) -> list[Path]:
    """Free the old copies in a folder; remove, and return, those of which the promise could not be kept otherwise.

    Raises BrokenOff where the bot ends; then each copy is as it was, or freed.
    """
    lost = []
    for copy in retention.copies(folder):
        if _age(copy, now) <= FREED_FROM:
            continue
        broom.look_up()
        try:
            _free_if_needed(copy, broom, now)
        except (Error, OSError, Trouble) as error:
            log.warning("%s: the old copy could not be freed of who was forgotten (%s)", copy.name, error)
            if _is_overdue(copy, broom, now):
                retention.remove(copy)
                lost.append(copy)
    return lost


def _age(copy: Path, now: Instant) -> int:
    try:
        return now - retention.made_at(copy)
    except OSError:  # somebody else removed it
        return 0


def _free_if_needed(copy: Path, broom: Broom, now: Instant) -> None:
    with closing(opened(copy, broom.keys)) as connection:
        needed = _is_needed(connection, broom, now)
    if needed:
        _write_anew(copy, broom, now)
        log.info("%s: freed of who was forgotten, and of what has had its time", copy.name)


def opened(copy: Path, keys: Sequence[bytes]) -> Any:  # noqa: ANN401  sqlcipher3 carries no types
    """Open a copy with the first key that fits.

    Raises Trouble where none does.
    """
    *others, last = keys
    for key in others:
        try:
            return connect(copy, key, read_only=True)
        except Trouble:
            continue
    return connect(copy, last, read_only=True)


def _is_needed(connection: Any, broom: Broom, now: Instant) -> bool:  # noqa: ANN401
    if store.version(connection) < known()[-1].version:
        return True
    tx = Tx(connection)
    return _is_stale(tx, now) or bool(broom.told - people.all_forgotten(tx))


def _is_stale(tx: Tx, now: Instant) -> bool:
    freed = facts.get(tx, CLEANSED)
    return freed is None or not 0 <= now - int(freed) <= FREED_FROM


def _write_anew(copy: Path, broom: Broom, now: Instant) -> None:
    """Write the copy beside itself, freed, checked and without empty pages; then put that in its place.

    Raises Error, OSError, Trouble or BrokenOff; then the copy is as it was.
    """
    with written_anew(copy) as fresh:
        with closing(opened(copy, broom.keys)) as source:
            encrypted_copy(source, fresh, broom.keys[0])
        local = LocalDatabase(fresh, broom.keys[0])
        try:
            migrate(local.connection, lambda _version: None)
            local.write(_free, broom, now)
            shrink(local.connection)
        finally:
            local.close()
        os.utime(fresh, (now / SECOND, now / SECOND))
        broom.look_up()


def _free(tx: Tx, broom: Broom, now: Instant) -> None:
    people.agree_on_forgotten(tx, broom.told, joining.let_go)
    for purge in broom.purges:
        purge(tx, now)
    conduct.scrub(tx)
    inbox.take_out(tx, EVERYTHING)
    facts.put(tx, CLEANSED, str(now))


def _is_overdue(copy: Path, broom: Broom, now: Instant) -> bool:
    """Say whether a copy may hold somebody who asked more than a week ago: it was freed too long ago, or never."""
    try:
        with closing(opened(copy, broom.keys)) as connection:
            freed = int(facts.get(Tx(connection), CLEANSED) or 0)
    except (Error, Trouble):  # damaged, or for tonight only: no file handles left, rights, a disk that stutters
        freed = _written_at(copy, now)
    since = max(now - _age(copy, now), freed)
    return not 0 <= now - since <= LONGEST_KEPT


def _written_at(copy: Path, now: Instant) -> int:
    """Return when a copy was written, as the disk says: at its making, or when it was freed; 0 where that cannot be."""
    try:
        at = int(copy.stat().st_mtime * SECOND)
    except OSError:
        return 0
    return at if at <= now else 0
