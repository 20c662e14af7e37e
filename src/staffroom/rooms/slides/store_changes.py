"""The table `card_changes`."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.rooms.slides.values import Change

_CHANGE = "SELECT id, person_id, prompt_id, what, language, value, at FROM card_changes"


def add(tx: Tx, change: Change) -> int:
    """Write a change that is to be looked at; return its number."""
    return int(
        tx.value(
            "INSERT INTO card_changes (person_id, prompt_id, what, language, value, at)"
            " VALUES (:person, :prompt, :what, :language, :value, :at) RETURNING id",
            person=change.person_id,
            prompt=change.prompt_id,
            what=change.what,
            language=change.language,
            value=change.value,
            at=change.at,
        )
    )


def find(tx: Tx, number: int) -> Change | None:
    """Return a change, None where it is gone."""
    return tx.one_as(Change, f"{_CHANGE} WHERE id = :id", id=number)


def put(tx: Tx, number: int, value: str) -> None:
    """Write what a change has become."""
    tx.run("UPDATE card_changes SET value = :value WHERE id = :id", value=value, id=number)


def drop(tx: Tx, number: int) -> None:
    """Forget a change that was saved."""
    tx.run("DELETE FROM card_changes WHERE id = :id", id=number)


def oldest(tx: Tx) -> Instant | None:
    """Return when the oldest change was begun, None where none is."""
    found = tx.value("SELECT min(at) FROM card_changes")
    return None if found is None else Instant(found)


def drop_before(tx: Tx, moment: Instant) -> None:
    """Forget changes that nobody saved."""
    tx.run("DELETE FROM card_changes WHERE at <= :moment", moment=moment)
