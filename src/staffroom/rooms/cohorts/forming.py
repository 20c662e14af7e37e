"""Use cases: an admin forms the groups from the roster: shown with all that it leads to, then applied."""

import hashlib

from staffroom.kernel import pages
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, ProgrammeId
from staffroom.kernel.screen import Rows, Screen
from staffroom.rooms import people, programmes
from staffroom.rooms.cohorts import forming_screens as screens
from staffroom.rooms.cohorts import planning, service, store
from staffroom.rooms.cohorts.planning import Placed
from staffroom.rooms.cohorts.values import Plan

SHOWN = 12
"""Groups on one page."""


def rows(tx: Tx, admin: PersonId) -> Rows:
    """Return the button on an admin's desk, where somebody waits for a group or a group for a coordinator."""
    waiting = sum(store.count_waiting(tx, programme) for programme in people.administered(tx, admin))
    return ((screens.way(),),) if waiting else ()


def look(tx: Tx, admin: PersonId, programme: ProgrammeId | None, page: int, now: Instant) -> Screen:
    """Show a page of the groups as they would be; of several programmes, ask which.

    Raises Refusal for anyone but an admin of the programme.
    """
    known = people.administered(tx, admin)
    if programme is None and len(known) > 1:
        return screens.which([programmes.get(tx, one) for one in known])
    chosen = service.administered(tx, programme or known[0], admin)
    return _shown(tx, planning.plan(tx, chosen.id, now), page)


def _shown(tx: Tx, made: Plan, page: int, *, again: bool = False) -> Screen:
    shown, where = pages.part(made.cohorts, page, SHOWN)
    return screens.plan(made, shown, where, _stamp(made) if _is_news(tx, made) else "", again=again)


def _is_news(tx: Tx, made: Plan) -> bool:
    return any(
        one.id is None or one.added or store.get(tx, one.id).coordinator_id != one.coordinator_id
        for one in made.cohorts
    )


def _stamp(made: Plan) -> str:
    """Return what tells a plan from every other."""
    return hashlib.sha256(repr(made).encode()).hexdigest()[:12]


def apply(tx: Tx, admin: PersonId, programme: ProgrammeId, seen: str, now: Instant, placed: Placed) -> Screen:
    """Form the groups as they were shown; where something has changed since, show them anew.

    Raises Refusal for anyone but an admin of the programme.
    """
    chosen = service.administered(tx, programme, admin)
    made = planning.plan(tx, chosen.id, now)
    if _stamp(made) != seen:
        return _shown(tx, made, 0, again=True)
    planning.write(tx, made, now, placed)
    return screens.formed(made, solo=chosen.solo)
