"""Use cases: who is shown a reported message and may decide about it; never whoever wrote it."""

from datetime import date
from zoneinfo import ZoneInfo

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Line, text
from staffroom.rooms import cohorts, deputies, people, programmes, ready
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.conduct import rules, store, store_decisions
from staffroom.rooms.conduct.values import Author, Case, Decision, Settled
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


def looks_after(tx: Tx, cohort: Cohort, staff: PersonId) -> bool:
    """Say whether somebody leads a group, stands in there, or is an admin of its programme."""
    beside, above = _around(tx, cohort, None)
    return _is_among(tx, staff, [*beside, *above])


def calm_from(tx: Tx, cohort: Cohort, now: Instant) -> Instant:
    """Return from when on more than harm may interrupt: after a group's first days, in which everybody greets."""
    programme = programmes.get(tx, cohort.programme_id)
    calendar = programme.calendar_in(ZoneInfo(cohort.zone), cohort.holidays)
    return max(now, rules.greeted(calendar, date.fromisoformat(cohort.starts_on)))


def writer(tx: Tx, case: Case) -> Person | None:
    """Return who wrote a reported message, None where the roster does not know them."""
    return None if case.person_id is None else people.find(tx, case.person_id)


def may_decide(tx: Tx, case: Case, staff: PersonId) -> bool:
    """Say whether somebody may decide about a case: whoever is shown such a message, and every admin but its author."""
    return may_judge(tx, cohorts.get(tx, case.cohort_id), case.author, case.person_id, staff)


def may_judge(tx: Tx, cohort: Cohort, author: Author, person: PersonId | None, staff: PersonId) -> bool:
    """Say whether somebody may decide about a message of an author; `person` is who of the roster that is."""
    beside, above = _around(tx, cohort, person)
    of_staff = author in ("staff", "group") and above
    return _is_among(tx, staff, above if of_staff else [*beside, *above])


def _is_among(tx: Tx, staff: PersonId, some: list[Person]) -> bool:
    own = {name.id for name in people.names_of(tx, staff)}
    return any(one.id in own for one in some)


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
    domains = programmes.get(tx, cohort.programme_id).settings.domains
    says = reminder(tx, cohort, decision) if decision.action == "remind" else None
    return Settled(case, decision, cohort.name, cohort.zone, "" if by is None else by.full_name, told, domains, says)


def reminder(tx: Tx, cohort: Cohort, decision: Decision) -> Line:
    """Return what a group is kindly reminded of: its topic, in the ready words, or its guidelines."""
    if decision.rule == "topic":
        return ready.words(tx, cohort.programme_id, "off-topic")
    return text("conduct-reminder")
