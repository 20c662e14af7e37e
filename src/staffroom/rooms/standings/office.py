"""Use cases: an admin sees the places of the last closed week, and hides or shows all rankings."""

from staffroom.kernel import pages
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, ProgrammeId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen
from staffroom.rooms import cohorts, people, programmes
from staffroom.rooms.programmes import Programme
from staffroom.rooms.standings import office_screens, service, store, switch

SHOWN = 10


def looked_after(tx: Tx, admin: PersonId, programme: int) -> Programme:
    """Return a programme with rankings that an admin looks after.

    Raises Refusal for every other one.
    """
    number = ProgrammeId(programme)
    if not cohorts.is_admin(tx, admin, number) or not switch.is_possible(found := programmes.get(tx, number)):
        raise Refusal("standings-not-yours")
    return found


def all_of(tx: Tx, admin: PersonId) -> list[Programme]:
    """Return the programmes with rankings that an admin looks after."""
    found = (programmes.get(tx, number) for number in people.administered(tx, admin))
    return [programme for programme in found if switch.is_possible(programme)]


def show(tx: Tx, admin: PersonId, programme: int, page: int) -> Screen:
    """Show how the rankings stand, and what can be done about them."""
    found = looked_after(tx, admin, programme)
    week = store.latest_week(tx, found.id)
    rows = [] if week is None else service.rows_of(tx, found.id, week)
    shown, where = pages.part(rows, page, SHOWN)
    number = 0 if week is None else service.number_of(found, week)
    return office_screens.office(found, shown, where, number, shown_to_all=switch.is_shown(tx, found))


def turn(tx: Tx, admin: PersonId, programme: int, shown: int, now: Instant) -> Screen:
    """Hide all rankings, or show them again."""
    found = looked_after(tx, admin, programme)
    if shown:
        switch.show(tx, found)
    else:
        switch.hide(tx, found, now)
    return show(tx, admin, programme, 0)
