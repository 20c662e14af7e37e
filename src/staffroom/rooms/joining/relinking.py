"""Use case: a personal link anew for somebody whose link was used by an account that is not theirs any more."""

from staffroom import outbox
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.rooms import cohorts, people
from staffroom.rooms.joining.service import take_out
from staffroom.rooms.people import Person


def relink(tx: Tx, person: PersonId, now: Instant) -> str:
    """Let go of a teacher's or coordinator's account and return the token of a new link; everything else stays."""
    known = people.get(tx, person)
    outbox.withdraw(tx, person, now)  # what was meant for the account that comes must not reach the one that goes
    _step_back(tx, known, now)
    return people.renew_link(tx, person, people.ROLE_OF[known.roster], now)


def _step_back(tx: Tx, person: Person, now: Instant) -> None:
    """Keep the place for the account that comes; the one that goes leaves the group, unless it leads it."""
    place, cohort = cohorts.placement(tx, person.id), cohorts.of_teacher(tx, person.id)
    if place is None or cohort is None or not cohorts.takes_seat(place):
        return
    if not cohorts.may_lead(tx, cohort, person.id):
        take_out(tx, "relink", person, cohort, now)
    cohorts.mark_expected(tx, person.id)
