"""Use case: a coordinator is none any more."""

from dataclasses import dataclass

from staffroom import outbox
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.rooms import cohorts, people
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.people import Person


@dataclass(frozen=True)
class Dismissed:
    """The groups that nobody leads now, and whether the person is kept."""

    cohorts: list[Cohort]
    kept: bool


def dismiss(tx: Tx, coordinator: PersonId, now: Instant) -> Dismissed:
    """Take a coordinator's role, links and groups away; who never opened a link is forgotten altogether."""
    person = people.get(tx, coordinator)
    led = cohorts.stop_leading(tx, person.id)
    people.take_role(tx, person.id, person.programme_id, "coordinator")
    outbox.withdraw(tx, person.id, now)
    kept = _is_needed(tx, person)
    if not kept:
        people.erase(tx, person.id)
    return Dismissed(led, kept)


def _is_needed(tx: Tx, person: Person) -> bool:
    used = person.telegram_id is not None or people.opened_links(tx, person.id) > 0
    return used or bool(people.roles(tx, person.id))
