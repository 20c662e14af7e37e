"""Use cases: a coordinator is out of their group and leads it no more, and an admin names another one."""

from collections.abc import Sequence
from dataclasses import replace

from staffroom.kernel import pages
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId, UserId
from staffroom.kernel.pages import Page
from staffroom.kernel.refusal import Refusal
from staffroom.rooms import people
from staffroom.rooms.cohorts import letters, places, store, store_facts, store_rest
from staffroom.rooms.cohorts.values import Cohort
from staffroom.rooms.people import Person

MOST_NAMED = 8
"""Coordinators on one page, among whom an admin chooses."""


def step_out(tx: Tx, cohort: Cohort, account: UserId, now: Instant) -> bool:
    """Let an account that is out of a group lead it no more, and tell the admins; say whether it led it."""
    names = people.by_account(tx, account)
    if cohort.coordinator_id is None:
        store_rest.wait_no_more(tx, cohort.id, [one.id for one in names])
        return False
    leader = next((one for one in names if one.id == cohort.coordinator_id), None)
    if leader is None:
        return False
    store.set_coordinator(tx, cohort.id, None)
    letters.tell_unled(tx, cohort, leader, now)
    return True


def note_leader(tx: Tx, cohort: Cohort, account: UserId, now: Instant, *, inside: bool) -> None:
    """Note whether a group's leader was found in it; whoever was seen there once and is gone leads it no more."""
    names = [one.id for one in people.by_account(tx, account)]
    if cohort.coordinator_id is None or cohort.coordinator_id not in names:
        return
    known = store_facts.get(tx, cohort.id)
    if inside:
        store_facts.put(tx, replace(known, seen_person_id=cohort.coordinator_id))
    elif known.seen_person_id == cohort.coordinator_id:
        step_out(tx, cohort, account, now)


def administered(tx: Tx, cohort_id: CohortId, admin: PersonId) -> Cohort:
    """Return a cohort for an admin of its programme.

    Raises Refusal for anyone else.
    """
    try:
        cohort = store.get(tx, cohort_id)
    except LookupError:
        raise Refusal("cohorts-unknown") from None
    if not places.is_admin(tx, admin, cohort.programme_id):
        raise Refusal("cohorts-admins-only")
    return cohort


def candidates(tx: Tx, cohort: Cohort, page: int) -> tuple[Sequence[Person], Page]:
    """Return a page of those who may be named to lead a group: its coordinators, those who lead fewest first."""
    found = people.coordinators(tx, cohort.programme_id)
    loads = {one.id: len(store.of_coordinator(tx, one.id)) for one in found}
    return pages.part(sorted(found, key=lambda one: (loads[one.id], one.full_name)), page, MOST_NAMED)


def choose(tx: Tx, cohort_id: CohortId, admin: PersonId, page: int) -> tuple[Cohort, Sequence[Person], Page]:
    """Return a group and a page of those who may be named to lead it.

    Raises Refusal for anyone but an admin.
    """
    cohort = administered(tx, cohort_id, admin)
    return cohort, *candidates(tx, cohort, page)


def appoint(tx: Tx, cohort_id: CohortId, admin: PersonId, leader: PersonId, now: Instant) -> tuple[Cohort, str]:
    """Let a coordinator lead a group that nobody leads, and tell them; return the name of who leads it now.

    Raises Refusal for anyone but an admin, and for somebody who is no coordinator of the programme.
    """
    cohort = administered(tx, cohort_id, admin)
    if cohort.closed_at is not None:
        raise Refusal("cohorts-closed", name=cohort.name)
    if cohort.coordinator_id is not None:
        return cohort, people.get(tx, cohort.coordinator_id).full_name
    if not people.has_role(tx, leader, cohort.programme_id, "coordinator"):
        raise Refusal("cohorts-unknown")
    store.set_coordinator(tx, cohort.id, leader)
    chosen = people.get(tx, leader)
    letters.tell_appointed(tx, cohort, chosen, now)
    return store.get(tx, cohort.id), chosen.full_name
