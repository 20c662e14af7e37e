"""Use cases of those who had their data deleted: remembered by digests alone, so that nothing brings them back unasked.

A digest is made with a secret that lies in this database only; without it nobody can tell who is meant.
"""

import hmac
import secrets
from collections.abc import Callable, Iterable, Sequence

from staffroom.kernel import facts
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import PersonId
from staffroom.rooms import programmes
from staffroom.rooms.people import store, store_forgotten
from staffroom.rooms.people.values import RosterRow

_SALT = "people.forgotten"
_LENGTH = 32


def remember(tx: Tx, person: PersonId) -> None:
    """Remember somebody who is about to be erased at their own wish."""
    found = store.get(tx, person)
    course = programmes.get(tx, found.programme_id).slug
    store_forgotten.add(tx, [_digest(_secret(tx), course, found.roster, found.roster_id)])


def remember_course(tx: Tx, course: str) -> None:
    """Remember that a course ended and everything of its people was deleted."""
    store_forgotten.add(tx, [_digest(_secret(tx), course)])


def is_course_forgotten(tx: Tx, course: str) -> bool:
    """Say whether that was done, be it after this file, an older copy, was written."""
    return store_forgotten.count(tx) > 0 and store_forgotten.holds(tx, _digest(_secret(tx), course))


def agree(tx: Tx, told: Iterable[str], let_go: Callable[[Tx, PersonId], None]) -> set[str]:
    """Bring in digests from outside, let go of whoever they mean, and return all that are known now.

    A restored backup may hold people who were erased after it was made.
    """
    known, secret = store_forgotten.every(tx), _secret(tx)
    fresh = set(told) - known
    if fresh:
        store_forgotten.add(tx, fresh)
        for person, *name in store_forgotten.listed(tx):
            if _digest(secret, *name) in fresh:
                let_go(tx, PersonId(person))
    return known | fresh


def part(tx: Tx, rows: Sequence[RosterRow]) -> tuple[list[RosterRow], list[RosterRow]]:
    """Part a roster into those who may be brought in and those who had their data deleted."""
    known = store_forgotten.every(tx)
    if not known:
        return list(rows), []
    secret = _secret(tx)
    gone = [row for row in rows if _digest(secret, row.course, row.roster, row.id) in known]
    left_out = {(row.course, row.roster, row.id) for row in gone}
    return [row for row in rows if (row.course, row.roster, row.id) not in left_out], gone


def readmit(tx: Tx, course: str, roster: str, roster_id: str) -> bool:
    """Let a roster bring somebody back who wishes it; say whether they had been forgotten."""
    return store_forgotten.remove(tx, _digest(_secret(tx), course, roster, roster_id))


def _secret(tx: Tx) -> bytes:
    """Return the secret of this database, made at the first start, so that every backup holds it."""
    found = facts.get(tx, _SALT)
    if found is None:
        found = secrets.token_hex(_LENGTH)
        facts.put(tx, _SALT, found)
    return bytes.fromhex(found)


def _digest(secret: bytes, *name: str) -> str:
    return hmac.digest(secret, "\0".join(name).encode(), "sha256").hex()[:_LENGTH]
