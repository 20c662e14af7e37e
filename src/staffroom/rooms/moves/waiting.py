"""Use cases of the minute for which a change of groups waits, so that it may be taken back; then it is done."""

import logging
from dataclasses import replace

from staffroom import outbox
from staffroom.kernel import blame
from staffroom.kernel.clock import HOUR, MINUTE
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, PersonId
from staffroom.kernel.refusal import Refusal
from staffroom.rooms import cohorts, people
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.moves import letters, service, store
from staffroom.rooms.moves.values import Change, Wish

log = logging.getLogger(__name__)

UNDO_LASTS = MINUTE


def wish(tx: Tx, change: Change, by: PersonId, now: Instant) -> Wish:
    """Note what an admin wants, for a minute later."""
    target = change.target.id if isinstance(change.target, Cohort) else None
    person = change.movers[0] if change.kind == "move" else None
    placed, due = change.staying + len(change.movers), Instant(now + UNDO_LASTS)
    return store.add(tx, Wish(0, change.kind, change.source.id, target, person, placed, by, due))


def take_back(tx: Tx, admin: PersonId, number: int) -> Cohort:
    """Let a change not be done; return the group that it was about.

    Raises Refusal where it is done or was taken back before, and for whoever is no admin of its programme.
    """
    found = store.find(tx, number)
    if found is None:
        raise Refusal("moves-undo-late")
    cohort = service.theirs(tx, found.source_id, admin)
    store.drop(tx, found.id)
    outbox.trouble_is_over(tx, _about(found))
    return cohort


def next_due(tx: Tx, _now: Instant) -> Instant | None:
    """Return when a change is next to be done."""
    return store.next_due(tx)


def do_due(tx: Tx, now: Instant) -> None:
    """Do what was not taken back; a change that breaks is undone, told to admins, and tried again in an hour."""
    for found in store.due(tx, now):
        try:
            with tx.attempt():
                _do(tx, found, now)
        except Exception as error:
            if blame.is_the_database(error):
                raise
            _put_off(tx, found, error, now)


def _do(tx: Tx, found: Wish, now: Instant) -> None:
    """Do what somebody wanted, and tell them how it went: meanwhile it may be impossible."""
    store.drop(tx, found.id)
    outbox.trouble_is_over(tx, _about(found))
    try:
        change = _worked_out(tx, found)
    except Refusal as refusal:
        letters.not_done(tx, found, refusal, now)
        return
    target = service.apply(tx, change, found.by_id, now)
    letters.done(tx, found, change, target, now)


def _put_off(tx: Tx, found: Wish, error: Exception, now: Instant) -> None:
    blame.tell(log, f"change {found.id} of groups cannot be done; it is tried again in an hour", error)
    store.put(tx, replace(found, due_at=Instant(now + HOUR)))
    chat = cohorts.get(tx, found.source_id).chat_id or ChatId(0)
    outbox.note_trouble(tx, _about(found), chat, f"cannot be done: {type(error).__name__}", now)


def _about(found: Wish) -> str:
    return f"moves.wish:{found.id}"


def _worked_out(tx: Tx, found: Wish) -> Change:
    """Return what a change leads to by now; raises Refusal as the use cases do that work it out."""
    source = cohorts.get(tx, found.source_id)
    if not cohorts.is_admin(tx, found.by_id, source.programme_id):
        raise Refusal("cohorts-admins-only")
    if found.target_id is None:
        change = service.of_split(tx, source)
        if change.staying + len(change.movers) != found.placed:
            raise Refusal("moves-changed")
        return change
    target = cohorts.get(tx, found.target_id)
    if found.person_id is None:
        return service.of_merge(tx, source, target)
    place = cohorts.placement(tx, found.person_id)
    if place is None or place.cohort_id != source.id or people.find(tx, found.person_id) is None:
        raise Refusal("moves-changed")
    return service.of_move(tx, found.person_id, target)
