"""Use cases: who is shown a reported message and may decide about it; never whoever wrote it."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import PersonId
from staffroom.kernel.refusal import Refusal
from staffroom.rooms import cohorts, deputies, people
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.conduct import store, store_decisions
from staffroom.rooms.conduct.values import Author, Case, Settled
from staffroom.rooms.people import Person


def readers(tx: Tx, cohort: Cohort, author: Author, person: PersonId | None) -> list[Person]:
    """Return who is written to about a message: the coordinator and their deputy; of staff's own, the admins."""
    beside, above = _around(tx, cohort, person)
    first, then = (above, beside) if author in ("staff", "group") else (beside, above)
    return cohorts.readers(first) or cohorts.readers(then)


def _around(tx: Tx, cohort: Cohort, author: PersonId | None) -> tuple[list[Person], list[Person]]:
    """Return who leads a group or stands in there, and the admins; without the author, by whatever name."""
    beside = deputies.leaders(tx, cohort)
    own = set() if author is None else {name.id for name in people.names_of(tx, author)}
    above = people.admins(tx, cohort.programme_id)
    return [one for one in beside if one.id not in own], [one for one in above if one.id not in own]


def writer(tx: Tx, case: Case) -> Person | None:
    """Return who wrote a reported message, None where the roster does not know them."""
    return None if case.person_id is None else people.find(tx, case.person_id)


def may_decide(tx: Tx, case: Case, staff: PersonId) -> bool:
    """Say whether somebody may decide about a case: whoever is shown such a message, and every admin but its author."""
    cohort = cohorts.get(tx, case.cohort_id)
    beside, above = _around(tx, cohort, case.person_id)
    of_staff = case.author in ("staff", "group") and above
    own = {name.id for name in people.names_of(tx, staff)}
    return any(one.id in own for one in (above if of_staff else [*beside, *above]))


def case_of(tx: Tx, number: int, staff: PersonId) -> Case:
    """Return a case that somebody may decide about.

    Raises Refusal for everybody else, and where there is none any more.
    """
    case = store.find(tx, number)
    if case is None or not may_decide(tx, case, staff):
        raise Refusal("conduct-gone")
    return case


def settled(tx: Tx, case: Case) -> Settled | None:
    """Return what was decided about a case, or None where it is open or its decision is forgotten."""
    decision = store_decisions.find(tx, case.decision_id)
    if decision is None:
        return None
    cohort, author = cohorts.get(tx, case.cohort_id), writer(tx, case)
    by = None if decision.actor_id is None else people.find(tx, decision.actor_id)
    told = author is not None and author.private_chat is not None
    return Settled(case, decision, cohort.name, cohort.zone, "" if by is None else by.full_name, told)
