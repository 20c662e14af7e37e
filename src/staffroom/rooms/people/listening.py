"""Use cases: for what the next private message of somebody's account is taken, whichever room asked last."""

from staffroom.kernel.clock import HOUR
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.rooms.people import service, store_listening

LASTS = HOUR
"""A private message that comes later is for nothing in particular."""


def listen(tx: Tx, person: PersonId, what: str, now: Instant) -> None:
    """Take the next private messages of somebody's account for one thing, and for nothing that was begun before."""
    for name in service.names_of(tx, person):
        store_listening.drop(tx, name.id)
    store_listening.put(tx, person, what, now)


def listens(tx: Tx, person: PersonId, what: str, now: Instant) -> bool:
    """Say whether the next private message of somebody's account is for one thing."""
    return listening_to(tx, person, now) == what


def listening_to(tx: Tx, person: PersonId, now: Instant) -> str:
    """Return for what the next private message of somebody's account is; nothing for nothing in particular."""
    found = (store_listening.of(tx, name.id) for name in service.names_of(tx, person))
    return next((one.what for one in found if one is not None and now < one.at + LASTS), "")


def stop_listening(tx: Tx, person: PersonId, what: str) -> None:
    """Take the next private message of somebody's account for one thing no more; what was begun later goes on."""
    for name in service.names_of(tx, person):
        found = store_listening.of(tx, name.id)
        if found is not None and found.what == what:
            store_listening.drop(tx, name.id)
