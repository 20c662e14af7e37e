"""Take rows in, whatever their source: first the difference, then all of it or nothing; and take them back."""

from collections.abc import Sequence

from staffroom.kernel import collector
from staffroom.kernel.clock import DAY
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, ProgrammeId
from staffroom.kernel.refusal import Refusal
from staffroom.rooms import people
from staffroom.rooms.progress import store, store_imports, store_results
from staffroom.rooms.progress.values import Change, Difference, Import, Origin, Report, Row, Undone

UNDOABLE = 30 * DAY
"""How long an import can be taken back."""
LAST = 8
"""So many imports are listed."""


@collector.rests()
def compare(
    tx: Tx, programme: ProgrammeId, rows: Sequence[Row], checksum: str, now: Instant, unknown: Sequence[str] = ()
) -> Difference:
    """Return what rows would change, without changing it."""
    names = {person.id: person.roster_id for person in people.by_roster(tx, programme, "teachers")}
    kept = store.of_programme(tx, programme)
    compared = [_change(row, kept.get(row.place), names[row.teacher], now) for row in rows]
    changes = tuple(change for change in compared if change is not None)
    teachers = len({row.teacher for row in rows})
    return Difference(checksum, len(rows), changes, len(rows) - len(changes), teachers, len(names), tuple(unknown))


def _change(row: Row, before: Report | None, roster_id: str, now: Instant) -> Change | None:
    """Return what a row changes; one that does not say when keeps the moment that is known."""
    at = row.at
    if at is None:
        at = before.at if before is not None and before.done == row.done else now
    after = Report(row.section, row.source, row.done, row.minutes, at, row.percent)
    return None if after == before else Change(roster_id, row.teacher, before, after)


@collector.rests()
def write(tx: Tx, programme: ProgrammeId, found: Difference, origin: Origin, now: Instant) -> int | None:
    """Write a difference that was worked out in this same transaction; return the import's number, None for nothing."""
    if not found.changes:
        return None
    store_imports.forget_before(tx, Instant(now - UNDOABLE))
    store_results.forget_before(tx, Instant(now - UNDOABLE))
    number = store_imports.add(tx, programme, origin, found, now)
    store_imports.write(tx, number, found.changes)
    return number


def last(tx: Tx, programme: ProgrammeId) -> list[Import]:
    """Return a programme's last imports, the newest first."""
    return store_imports.last(tx, programme, LAST)


def undoable(found: Import, now: Instant) -> bool:
    """Say whether an import can still be taken back."""
    return found.undone_at is None and found.at > now - UNDOABLE


def undo(tx: Tx, programme: ProgrammeId, number: int, by_whom: str, now: Instant) -> Undone:
    """Take an import of a programme back: its rows stand as they stood before it.

    Raises Refusal where there is none, or it was taken back, or it is too old.
    """
    found = store_imports.find(tx, number)
    if found is None or found.programme_id != programme or not undoable(found, now):
        raise Refusal("progress-no-undo")
    written, restored = store_imports.count_before(tx, number), store_imports.restore(tx, number)
    store_results.restore(tx, number)
    store_imports.note_undone(tx, number, by_whom, now)
    return Undone(found.name, restored, written - restored)
