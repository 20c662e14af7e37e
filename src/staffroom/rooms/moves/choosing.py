"""Use cases of changing groups from the phone, for admins: look, see what it leads to, apply."""

from staffroom.kernel import pages
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen
from staffroom.rooms import cohorts, joining, people
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.moves import choice_screens, service, waiting
from staffroom.rooms.moves.service import theirs
from staffroom.rooms.moves.values import Change, Headcount, Seats
from staffroom.rooms.people import Person

SHOWN = 12
"""Groups, or teachers, on one page."""


def groups(tx: Tx, admin: PersonId, page: int) -> Screen:
    """Ask of which group, out of all that somebody looks after."""
    known = [one for programme in people.administered(tx, admin) for one in cohorts.of_programme(tx, programme)]
    shown, where = pages.part(known, page, SHOWN)
    return choice_screens.choose_group([_seats(tx, one) for one in shown], where)


def _seats(tx: Tx, cohort: Cohort) -> Seats:
    return Seats(cohort, *service.room_in(tx, cohort))


def group(tx: Tx, cohort_id: CohortId, admin: PersonId) -> Screen:
    """Show how a group stands, in totals, and what can be changed."""
    cohort = theirs(tx, cohort_id, admin)
    places = cohorts.placements(tx, cohort.id)
    _, seats = service.room_in(tx, cohort)
    leaving = sum(place.next_cohort_id is not None for place in places)
    present, coming = cohorts.count_in(tx, cohort.id), cohorts.count_coming(tx, cohort.id)
    return choice_screens.group(Headcount(cohort, len(places), present, seats, leaving, coming))


def teachers(tx: Tx, cohort_id: CohortId, admin: PersonId, page: int) -> Screen:
    """Ask which teacher: everybody of a group alike, whatever they chose and however far they have come."""
    cohort = theirs(tx, cohort_id, admin)
    placed = (people.get(tx, place.person_id) for place in cohorts.placements(tx, cohort.id))
    shown, where = pages.part(sorted(placed, key=lambda one: (one.full_name, one.id)), page, SHOWN)
    return choice_screens.choose_teacher(cohort, shown, where)


def targets(tx: Tx, cohort_id: CohortId, teacher: PersonId, admin: PersonId, page: int) -> Screen:
    """Ask where a teacher is to go: into any other group of the programme."""
    cohort = theirs(tx, cohort_id, admin)
    person = _teacher_of(tx, cohort, teacher)
    others = [one for one in cohorts.of_programme(tx, cohort.programme_id) if one.id != cohort.id]
    shown, where = pages.part(others, page, SHOWN)
    return choice_screens.choose_target(cohort, person, [_seats(tx, one) for one in shown], where)


def _teacher_of(tx: Tx, cohort: Cohort, teacher: PersonId) -> Person:
    """Return a teacher who has a place in a group; raises Refusal for anybody else."""
    place = cohorts.placement(tx, teacher)
    if place is None or place.cohort_id != cohort.id:
        raise Refusal("moves-changed")
    return people.get(tx, teacher)


def ask_gone(tx: Tx, cohort_id: CohortId, teacher: PersonId, admin: PersonId) -> Screen:
    """Ask whether a teacher has left the school."""
    cohort = theirs(tx, cohort_id, admin)
    cohorts.refuse_over(tx, cohort.programme_id)
    return choice_screens.ask_gone(cohort, _teacher_of(tx, cohort, teacher))


def gone(tx: Tx, cohort_id: CohortId, teacher: PersonId, admin: PersonId, now: Instant) -> Screen:
    """Take a teacher out who has left the school."""
    cohort = theirs(tx, cohort_id, admin)
    person = _teacher_of(tx, cohort, teacher)
    return choice_screens.gone(cohort, person.full_name, kept=joining.part(tx, person.id, now))


def into(tx: Tx, cohort_id: CohortId, admin: PersonId, page: int) -> Screen:
    """Ask into which other group all of one is to go."""
    cohort = theirs(tx, cohort_id, admin)
    others = [one for one in cohorts.of_programme(tx, cohort.programme_id) if one.id != cohort.id]
    shown, where = pages.part(others, page, SHOWN)
    return choice_screens.choose_into(cohort, [_seats(tx, one) for one in shown], where)


def move(
    tx: Tx, source: CohortId, teacher: PersonId, target: CohortId, admin: PersonId, now: Instant | None = None
) -> Screen:
    """Show what moving a teacher leads to; with a moment, do it a minute later."""
    person = _teacher_of(tx, theirs(tx, source, admin), teacher)
    return _shown(tx, service.of_move(tx, person.id, theirs(tx, target, admin)), admin, now, person.full_name)


def split(tx: Tx, cohort: CohortId, admin: PersonId, placed: int | None = None, now: Instant | None = None) -> Screen:
    """Show what splitting a group leads to; with a moment, do it a minute later, if as many are placed as shown."""
    change = service.of_split(tx, theirs(tx, cohort, admin))
    if placed not in (None, change.staying + change.size):
        raise Refusal("moves-changed")
    return _shown(tx, change, admin, now)


def merge(tx: Tx, source: CohortId, target: CohortId, admin: PersonId, now: Instant | None = None) -> Screen:
    """Show what merging two groups leads to; with a moment, do it a minute later."""
    return _shown(tx, service.of_merge(tx, theirs(tx, source, admin), theirs(tx, target, admin)), admin, now)


def _shown(tx: Tx, change: Change, admin: PersonId, now: Instant | None, name: str = "") -> Screen:
    if now is None:
        return choice_screens.preview(change, name)
    return choice_screens.soon(change, name, waiting.wish(tx, change, admin, now).id)


def undo(tx: Tx, number: int, admin: PersonId) -> Screen:
    """Let a change not be done that waits for its minute.

    Raises Refusal where it is done or was taken back before, and for whoever is no admin of its programme.
    """
    return choice_screens.undone(waiting.take_back(tx, admin, number))
