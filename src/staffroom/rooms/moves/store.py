"""The table `move_wishes`."""

from dataclasses import replace

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.rooms.moves.values import Wish

_WISH = "id, kind, source_id, target_id, person_id, placed, by_id, due_at"


def add(tx: Tx, wish: Wish) -> Wish:
    """Write what somebody wants; the same, wanted again, is wanted once, as it was looked at and wanted last."""
    found = tx.one_as(
        Wish,
        f"SELECT {_WISH} FROM move_wishes WHERE kind = :kind AND source_id = :source AND target_id IS :target"
        " AND person_id IS :person",
        kind=wish.kind,
        source=wish.source_id,
        target=wish.target_id,
        person=wish.person_id,
    )
    if found is not None:
        return put(tx, replace(found, placed=wish.placed, due_at=wish.due_at))
    number = tx.value(
        "INSERT INTO move_wishes (kind, source_id, target_id, person_id, placed, by_id, due_at)"
        " VALUES (:kind, :source, :target, :person, :placed, :by, :due) RETURNING id",
        kind=wish.kind,
        source=wish.source_id,
        target=wish.target_id,
        person=wish.person_id,
        placed=wish.placed,
        by=wish.by_id,
        due=wish.due_at,
    )
    return replace(wish, id=int(number))


def find(tx: Tx, number: int) -> Wish | None:
    """Return what somebody wants; None where it was done or taken back."""
    return tx.one_as(Wish, f"SELECT {_WISH} FROM move_wishes WHERE id = :id", id=number)


def due(tx: Tx, now: Instant) -> list[Wish]:
    """Return what is to be done now, in the order in which it was wanted."""
    return tx.all_as(Wish, f"SELECT {_WISH} FROM move_wishes WHERE due_at <= :now ORDER BY id", now=now)


def next_due(tx: Tx) -> Instant | None:
    """Return when something is next to be done."""
    found = tx.value("SELECT min(due_at) FROM move_wishes")
    return None if found is None else Instant(found)


def put(tx: Tx, wish: Wish) -> Wish:
    """Let something be done at another time, or as it was looked at since; return it."""
    tx.run(
        "UPDATE move_wishes SET placed = :placed, due_at = :due WHERE id = :id",
        placed=wish.placed,
        due=wish.due_at,
        id=wish.id,
    )
    return wish


def drop(tx: Tx, number: int) -> None:
    """Forget what somebody wanted."""
    tx.run("DELETE FROM move_wishes WHERE id = :id", id=number)
