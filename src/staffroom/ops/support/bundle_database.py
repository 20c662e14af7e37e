"""What a support bundle tells of the database: its shape, how many rows, what waits; never what stands in a row."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from staffroom import inbox, outbox
from staffroom.config import Config
from staffroom.kernel.db import Error, Tx
from staffroom.kernel.db_file import connect
from staffroom.kernel.ids import Instant
from staffroom.kernel.migrate import known
from staffroom.kernel.refusal import Trouble
from staffroom.ops import alerts, keys, recovery, store
from staffroom.ops.copying import backup, drill
from staffroom.ops.support.scrub import Scrub
from staffroom.ops.watching.watch import oldest_wait

Json = dict[str, Any]
MOST = 50
_REASON = re.compile(r"^[\w.]+|\([\w/]+\.py:\d+\)$")
"""Of why an update was set aside: the kind of error, and the place."""
NAMING = {
    "people": ("full_name", "email"),
    "cohorts": ("name",),
    "group_facts": ("title", "kept_title"),
    "strangers": ("name",),
    "conduct_cases": ("name",),
    "workshops": ("title",),
}
"""Where names stand."""


@contextmanager
def opened(config: Config) -> Iterator[Any]:
    """Open the database as it is, beside a running bot if need be, without changing or making anything.

    Raises Trouble where there is none, no key, or where the key does not open it.
    """
    if not config.database.exists():
        raise Trouble("there is no database yet")
    key = keys.existing_key(config)
    if key is None:
        raise Trouble(keys.missing_key(config))
    connection = connect(config.database, key, read_only=True)
    try:
        yield connection
    finally:
        connection.close()


def names(connection: Any) -> Iterator[str]:  # noqa: ANN401
    """Return every name and address that the database knows, so that none of them is sent."""
    for table, columns in NAMING.items():
        for column in columns:
            yield from store.texts(connection, table, column)


class _Asked:
    """A database that is asked one thing after the other; after a damaged page on a new connection."""

    def __init__(self, config: Config, stack: ExitStack) -> None:
        self._config, self._stack = config, stack
        self._connection: Any = None

    def say(self, ask: Callable[..., object], *args: object) -> object:
        """Return an answer, or why there is none: one damaged table hides no other."""
        if self._connection is None:
            self._connection = self._stack.enter_context(opened(self._config))
        try:
            return ask(self._connection, *args)
        except Error as error:
            self._connection = None  # one that met a damaged page tells nothing more
            return f"cannot be read: {error}"


def shape(config: Config) -> Json:
    """Return which migrations the file has seen, and how many rows each table holds."""
    with ExitStack() as stack:
        say = _Asked(config, stack).say
        tables = say(store.tables)
        return {
            "version": say(store.version),
            "version_of_the_program": known()[-1].version,
            "migrations": say(store.migrations),
            "rows": {table: say(store.count, table) for table in tables} if isinstance(tables, list) else tables,
            "strays": say(store.strays),
        }


def work(connection: Any, scrub: Scrub, now: Instant) -> Json:  # noqa: ANN401
    """Return what waits, what is stuck and how it stands with copies, by kinds and numbers."""
    tx = Tx(connection)
    boxes = inbox.counts(tx)
    return {
        "incoming": {"waiting": boxes.waiting, "set_aside": boxes.parked},
        "outgoing": outbox.counts(tx),
        "outgoing_by_kind": [{**row._asdict(), "reason": scrub.unquoted(row.reason)} for row in outbox.by_kind(tx)],
        "oldest_wait_ms": oldest_wait(tx, now),
        "set_aside": [
            {"update": one.update_id, "at": one.finished_at, "error": " ".join(_REASON.findall(one.error))}
            for one in inbox.parked(tx, MOST)
        ],
    }


def care(connection: Any, config: Config) -> Json:  # noqa: ANN401
    """Return when copies were made and tried, and which faults admins were told of."""
    tx = Tx(connection)
    key = keys.existing_key(config)
    standing = {fault: alerts.standing(tx, fault) for fault in alerts.FAULTS}
    return {
        "last_backup": backup.last(tx),
        "last_drill": drill.last(tx),
        "recovery_sheet_confirmed": key is not None and recovery.is_confirmed(tx, key),
        "alerts": {fault: {"since": how.since, "told": how.told} for fault, how in standing.items() if how is not None},
    }
