"""The table `listening`."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.rooms.people.values import Listening


def put(tx: Tx, person: PersonId, what: str, now: Instant) -> None:
    """Write for what somebody's next private message is."""
    tx.run(
        "INSERT INTO listening (person_id, what, at) VALUES (:person, :what, :now)", person=person, what=what, now=now
    )


def of(tx: Tx, person: PersonId) -> Listening | None:
    """Return for what somebody's next private message is, None for nothing in particular."""
    return tx.one_as(Listening, "SELECT what, at FROM listening WHERE person_id = :person", person=person)


def drop(tx: Tx, person: PersonId) -> None:
    """Write that somebody's next private message is for nothing in particular."""
    tx.run("DELETE FROM listening WHERE person_id = :person", person=person)
