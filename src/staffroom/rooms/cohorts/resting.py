"""Use cases: a coordinator who is out of the coordinators' group rests until they are back, or an admin calls them.

Whoever rests has no rights of staff; their groups wait for them, and what concerns these comes to the admins.
"""

from collections.abc import Sequence

from staffroom import outbox
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId, UserId
from staffroom.kernel.pages import Page
from staffroom.kernel.refusal import Refusal
from staffroom.rooms import people, programmes
from staffroom.rooms.cohorts import leading, letters, places, store, store_rest
from staffroom.rooms.cohorts.values import Absence, Cohort
from staffroom.rooms.people import Person
from staffroom.rooms.programmes import Programme


def follow_staff(tx: Tx, programme: Programme, account: UserId, at: Instant, *, inside: bool) -> None:
    """Let a coordinator rest who is out of the coordinators' group, and lead again once they are back in it.

    After the farewell nobody rests who goes: the figures wait on their menu until the last day.
    """
    if inside:
        _come_in(tx, programme, account, at)
    elif not (programmes.is_over(tx, programme.id) or _looks_after(tx, programme, account)):
        _go(tx, programme, account, at)


def _looks_after(tx: Tx, programme: Programme, account: UserId) -> bool:
    return any(places.is_admin(tx, one.id, programme.id) for one in people.by_account(tx, account))


def _go(tx: Tx, programme: Programme, account: UserId, at: Instant) -> None:
    for person in people.by_account(tx, account):
        if people.let_rest(tx, person.id, programme.id, at):
            store_rest.let_leaders_rest(tx, person.id)
            outbox.withdraw(tx, person.id, at)
            letters.tell_resting(tx, programme, person, at)


def _come_in(tx: Tx, programme: Programme, account: UserId, at: Instant) -> None:
    for person in people.by_account(tx, account):
        people.note_met(tx, person.id, programme.id, at)
        if people.wake(tx, person.id, programme.id):
            _lead_again(tx, programme, person, at)


def _lead_again(tx: Tx, programme: Programme, person: Person, at: Instant) -> list[Cohort]:
    store_rest.give_back(tx, person.id)
    letters.tell_back(tx, programme, person, at)
    return store.of_coordinator(tx, person.id)


def yours(tx: Tx, account: UserId) -> Absence | None:
    """Return as whom an account rests, None where it does not."""
    found = next(iter(people.resting(tx, account)), None)
    return None if found is None else absence(tx, found)


def absence(tx: Tx, person: PersonId) -> Absence | None:
    """Return who rests, and which groups wait for them; None for somebody who does not rest."""
    found = people.find(tx, person)
    if found is None or people.resting_since(tx, found.id, found.programme_id) is None:
        return None
    waiting = [store.get(tx, number) for number in store_rest.waiting_for(tx, found.id)]
    return Absence(found.id, found.full_name, found.language, programmes.get(tx, found.programme_id).title, waiting)


def look(tx: Tx, person: PersonId, admin: PersonId) -> Absence:
    """Return who rests, for an admin of their programme.

    Raises Refusal for everybody else, and where the person does not rest any more.
    """
    found = people.find(tx, person)
    if found is None or not places.is_admin(tx, admin, found.programme_id):
        raise Refusal("cohorts-admins-only")
    seen = absence(tx, person)
    if seen is None:
        raise Refusal("cohorts-rests-no-more")
    return seen


def call_back(tx: Tx, person: PersonId, admin: PersonId, now: Instant) -> tuple[str, list[Cohort]]:
    """Let somebody coordinate although they are out of the coordinators' group; return their name and groups."""
    seen = look(tx, person, admin)
    found = people.get(tx, person)
    people.wake(tx, found.id, found.programme_id)
    return seen.name, _lead_again(tx, programmes.get(tx, found.programme_id), found, now)


def choose(
    tx: Tx, cohort_id: CohortId, admin: PersonId, page: int
) -> tuple[Cohort, str | None, Sequence[Person], Page]:
    """Return a group with the name of who leads it, if anybody does, and a page of those who could.

    Raises Refusal for anyone but an admin.
    """
    cohort = leading.administered(tx, cohort_id, admin)
    leader = None if cohort.coordinator_id is None else people.get(tx, cohort.coordinator_id).full_name
    return cohort, leader, *leading.candidates(tx, cohort, page)
