"""Run the calendar through on a copy of the database: the real planning and posting code, on a clock that leaps."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from staffroom import wiring
from staffroom.clockwork import Tick
from staffroom.kernel.clock import DAY, at_wall
from staffroom.kernel.db import LocalDatabase, Tx, transaction
from staffroom.kernel.db_file import encrypted_copy
from staffroom.kernel.ids import CohortId, Instant
from staffroom.kernel.refusal import Trouble
from staffroom.outbox import Sent
from staffroom.rehearsal import store
from staffroom.rooms import cohorts, programmes, prompts
from staffroom.rooms.programmes import Programme

WEEK = 7 * DAY
TICKS = ("prompts.late", "prompts.post_due")
"""What runs: planning is done once, since nothing changes meanwhile."""
SPARE = 1000
"""Steps beyond two for each entry after which a replay has lost its way."""


@contextmanager
def played(
    local: LocalDatabase, key: bytes, now: Instant, weeks: int | None, only: str | None
) -> Iterator[tuple[Tx, Mapping[CohortId, tuple[str, ...]]]]:
    """Hold a copy in which the next weeks (None: the whole course) are over; nothing of it remains.

    Groups that can only read the same are played once; beside the copy stands which groups stand for which names.

    Raises Trouble where there is no group of the name `only`.
    """
    with TemporaryDirectory(prefix="staffroom-rehearsal-") as folder:
        path = Path(folder) / "copy.db"
        encrypted_copy(local.connection, path, key)
        copy = LocalDatabase(path, key)
        try:
            copy.connection.execute("PRAGMA synchronous = OFF")
            with transaction(copy.connection) as tx:
                yield tx, _play(tx, now, weeks, only)
        finally:
            copy.close()


def _play(tx: Tx, now: Instant, weeks: int | None, only: str | None) -> dict[CohortId, tuple[str, ...]]:
    known = {programme.id: programme for programme in programmes.all_of(tx)}
    now = _beginning(tx, known.values(), now)
    store.set_the_stage(tx, list(known.values()), only, now)
    names = [cohort.name for programme in known for cohort in cohorts.of_programme(tx, programme)]
    if only is not None and only not in names:
        raise Trouble(f"There is no group called “{only}”; `cohorts list` shows their names.")
    stand_for = store.fold(tx)
    for programme in known:
        prompts.plan(tx, programme, now)
    store.approve(tx)
    last = store.last_due(tx, known)
    if last is not None:
        _leap(tx, now, last + WEEK if weeks is None else now + weeks * WEEK)
    return stand_for


def _beginning(tx: Tx, known: Iterable[Programme], now: Instant) -> Instant:
    """Return now, or the day before a course none of whose groups was opened: its dates are rehearsed as written."""
    if store.is_under_way(tx):
        return now
    starts = (at_wall(one.starts_on - timedelta(days=1), time(0), one.zone) for one in known)
    return min((now, *starts))


def _leap(tx: Tx, now: Instant, end: int) -> None:
    """Let time pass from one due moment to the next."""
    known = {tick.name: tick for tick in wiring.ticks()}
    ticks = [known[name] for name in TICKS]
    ways, moment = wiring.ways(), now
    for number in range(2 * store.count_of_postings(tx) + SPARE):
        tick, due = _next(tx, ticks, moment)
        if tick is None or due > end:
            return
        moment = Instant(max(moment, due))
        tick.run(tx, moment)
        for note in store.said(tx):
            sent = Sent(note.key, note.kind, note.chat_id, None, json.loads(note.payload), number + 1, moment)
            ways.after_sent[note.kind](tx, sent)
    raise RuntimeError("the rehearsal does not come to an end")


def _next(tx: Tx, ticks: list[Tick], now: Instant) -> tuple[Tick | None, Instant]:
    moments = [(tick.next_due(tx, now), tick) for tick in ticks]
    coming = [(due, number) for number, (due, _) in enumerate(moments) if due is not None]
    if not coming:
        return None, now
    due, number = min(coming)
    return ticks[number], due
