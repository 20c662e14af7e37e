"""The table `endings`."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, ProgrammeId
from staffroom.rooms.programmes.store import all_of
from staffroom.rooms.programmes.values import GOES_ON, Ending, Programme

_COLUMNS = "programme_id, by_id, state, due_at, erase_at, reached, told_at"


def ending(tx: Tx, programme: ProgrammeId) -> Ending | None:
    """Return how the end of a programme stands, None where nobody ended it."""
    return tx.one_as(Ending, f"SELECT {_COLUMNS} FROM endings WHERE programme_id = :programme", programme=programme)


def put_ending(tx: Tx, ending: Ending) -> None:
    """Write how the end of a programme stands."""
    tx.run(
        f"INSERT INTO endings ({_COLUMNS})"
        " VALUES (:programme, :by, :state, :due, :erase, :reached, :told) ON CONFLICT (programme_id) DO UPDATE"
        " SET by_id = excluded.by_id, state = excluded.state, due_at = excluded.due_at, erase_at = excluded.erase_at,"
        " reached = excluded.reached, told_at = excluded.told_at",
        programme=ending.programme_id,
        by=ending.by_id,
        state=ending.state,
        due=ending.due_at,
        erase=ending.erase_at,
        reached=ending.reached,
        told=ending.told_at,
    )


def drop_ending(tx: Tx, programme: ProgrammeId) -> None:
    """Let a programme not end."""
    tx.run("DELETE FROM endings WHERE programme_id = :programme", programme=programme)


def remind_anew(tx: Tx, now: Instant) -> None:
    """Let admins be reminded once more of the ends of which they were: what comes after that waits."""
    tx.run("UPDATE endings SET state = 'told', due_at = :now WHERE state = 'reminded'", now=now)


def next_ending(tx: Tx) -> Instant | None:
    """Return when the end of some programme goes on."""
    found = tx.value("SELECT min(due_at) FROM endings WHERE state <> 'erased'")
    return None if found is None else Instant(found)


def endings_due(tx: Tx, now: Instant) -> list[Ending]:
    """Return the ends that go on now."""
    return tx.all_as(
        Ending,
        f"SELECT {_COLUMNS} FROM endings WHERE state <> 'erased' AND due_at <= :now ORDER BY due_at, programme_id",
        now=now,
    )


def is_over(tx: Tx, programme: ProgrammeId) -> bool:
    """Say whether the end of a programme was told: nothing is planned or asked in it any more."""
    found = ending(tx, programme)
    return found is not None and found.is_over


def is_erased(tx: Tx, programme: ProgrammeId) -> bool:
    """Say whether all that was kept of the people of a programme was deleted, or is just being."""
    found = ending(tx, programme)
    return found is not None and found.state in ("erasing", "erased")


def running(tx: Tx) -> list[Programme]:
    """Return every programme whose end was not told."""
    over = _told(tx)
    return [programme for programme in all_of(tx) if programme.id not in over]


def all_over(tx: Tx) -> bool:
    """Say whether there were programmes, and the end of each was told."""
    known = {programme.id for programme in all_of(tx)}
    return bool(known) and known <= _told(tx)


def _told(tx: Tx) -> set[ProgrammeId]:
    """Return the programmes whose end was told."""
    return {number for number, state in tx.tuples("SELECT programme_id, state FROM endings") if state not in GOES_ON}
