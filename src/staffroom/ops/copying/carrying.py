"""What becomes of the hours between a copy and the moment at which it is put in place of the database."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from staffroom import outbox
from staffroom.kernel import harmless
from staffroom.kernel.clock import SECOND
from staffroom.kernel.db import Error, Tx, transaction
from staffroom.kernel.db_file import SIDE_FILES, connect
from staffroom.kernel.ids import Instant
from staffroom.kernel.migrate import migrate
from staffroom.kernel.refusal import Trouble
from staffroom.ops import recovery, store
from staffroom.ops.copying import retention, store_carried
from staffroom.rooms import cohorts, programmes

log = logging.getLogger(__name__)

_COUNTED_FROM = 1_767_225_600
"""The first second of 2026: numbers after a restore go on from how many seconds that is ago, above all given before."""


class Former(NamedTuple):
    """The database that is replaced: its highest number, until when it knows of anything, and whether it was read.

    One that was restored itself may know of hours only that they are lost.
    """

    numbers: int
    last: Instant
    read: bool


def carry(fresh: Path, backup: Path, database: Path, key: bytes, now: Instant) -> outbox.Lost | None:
    """Bring a copy into the present shape, and let it know which hours it lacks and, if possible, what they held.

    Return these hours, None where nothing happened since.
    Raises Trouble where the copy does not come into shape.
    """
    with _opened(fresh, key) as connection:
        migrate(connection, _nobody)
        since = max(store_carried.last_sign(Tx(connection)), retention.named_at(backup) or Instant(0))
        former = _from_the_former(connection, database, key, since) or Former(0, _touched(database, now), read=False)
        with transaction(connection) as tx:
            store_carried.number_from(tx, max(now // SECOND - _COUNTED_FROM, former.numbers))
            hours = outbox.Lost(since, former.last, now, int(former.read)) if former.last > since else None
            if hours is not None:
                outbox.lose(tx, hours)
                cohorts.ask_anew(tx)
            programmes.remind_anew(tx, now)
        store.fold(connection)
        return hours


def _nobody(_version: int) -> None:
    """Keep no copy: the backup itself stays as it is."""


@contextmanager
def _opened(file: Path, key: bytes) -> Iterator[Any]:
    connection = connect(file, key)
    try:
        yield connection
    finally:
        connection.close()


def _from_the_former(connection: Any, database: Path, key: bytes, since: Instant) -> Former | None:  # noqa: ANN401
    """Take over what the present database knows; None where there is none, or it cannot be read."""
    if not database.exists():
        return None
    try:
        with store_carried.beside(connection, database, key):
            store_carried.carry_fact(connection, recovery.CONFIRMED, recovery.fingerprint(key))
            numbers, last = store_carried.numbers(connection, "replaced"), store_carried.carry(connection, since)
        with _opened(database, key) as opened:
            before = outbox.lost(Tx(opened))
    except (Error, Trouble) as error:
        log.warning("the former database is not read: %s", harmless.words(error))
        return None
    highest = max(numbers.values(), default=0)
    if before is None:
        return Former(highest, last, read=True)
    return Former(highest, max(last, before.until), read=bool(before.read))


def _touched(database: Path, now: Instant) -> Instant:
    """Return when a database that cannot be read was written last, as the disk says; now where it is gone."""
    moments = []
    for file in (database, *(Path(f"{database}{side}") for side in SIDE_FILES)):
        with suppress(OSError):
            moments.append(Instant(int(file.stat().st_mtime * SECOND)))
    return min(now, max(moments, default=now))
