"""Use cases: how far in a teacher is, and who leads whom."""

from collections.abc import Iterable
from dataclasses import replace

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId, ProgrammeId
from staffroom.rooms import people, programmes
from staffroom.rooms.cohorts import group_rules, store, store_places, store_rest
from staffroom.rooms.cohorts.values import Cohort, Overview, Placement
from staffroom.rooms.people import Person


def count_in(tx: Tx, cohort: CohortId) -> int:
    """Return how many rostered teachers are in the group; staff and bots never count."""
    return store_places.count(tx, cohort, "in")


def mark_asked(tx: Tx, teacher: PersonId, at: Instant) -> bool:
    """Note that a teacher asked to join; old news and news of someone who is in change nothing."""
    place = store_places.placement(tx, teacher)
    if place is None or place.state == "in" or not _is_news(place, at):
        return False
    store_places.set_state(tx, replace(place, state="asked"))
    return True


def mark_in(tx: Tx, teacher: PersonId, at: Instant) -> bool:
    """Note that a teacher came in; news that is older than the last coming or going changes nothing."""
    place = store_places.placement(tx, teacher)
    if place is None or not _is_news(place, at):
        return False
    store_places.set_state(tx, replace(place, state="in", joined_at=_coming(place, at)))
    return True


def mark_arrived(tx: Tx, teacher: PersonId, at: Instant) -> bool:
    """Remember when a teacher came in who has not agreed: only once they do, they are `in`."""
    place = store_places.placement(tx, teacher)
    if place is None or not _is_news(place, at):
        return False
    store_places.set_state(tx, replace(place, joined_at=_coming(place, at)))
    return True


def mark_agreed(tx: Tx, teacher: PersonId) -> bool:
    """Let a teacher who agreed be `in` where they came in before and have not gone out since."""
    place = store_places.placement(tx, teacher)
    if place is None or place.state == "in" or not _came_last(place):
        return False
    store_places.set_state(tx, replace(place, state="in"))
    return True


def takes_seat(place: Placement) -> bool:
    """Say whether a teacher is in the group or about to be, agreed or not."""
    return place.state in ("asked", "in") or _came_last(place)


def is_inside(place: Placement) -> bool:
    """Say whether a teacher is in the group, agreed or not."""
    return place.state == "in" or _came_last(place)


def _came_last(place: Placement) -> bool:
    return place.joined_at is not None and (place.left_at is None or place.joined_at > place.left_at)


def _coming(place: Placement, at: Instant) -> Instant:
    """Return a coming's moment, behind a going of the same second."""
    return Instant(max(at, place.joined_at or 0, 0 if place.left_at is None else place.left_at + 1))


def mark_expected(tx: Tx, teacher: PersonId) -> None:
    """Keep a teacher's place for another account of theirs: nobody has asked or come in by it yet."""
    place = store_places.placement(tx, teacher)
    if place is not None:
        store_places.set_state(tx, replace(place, state="placed", joined_at=None))


def mark_out(tx: Tx, teacher: PersonId, at: Instant) -> bool:
    """Note that a teacher went out; news that is older than the last coming or going changes nothing."""
    place = store_places.placement(tx, teacher)
    if place is None or not _is_news(place, at):
        return False
    store_places.set_state(
        tx, replace(place, state="out", left_at=Instant(max(at, place.left_at or 0, place.joined_at or 0)))
    )
    return True


def _is_news(place: Placement, at: Instant) -> bool:
    return group_rules.counts_as_news(at, place.joined_at, place.left_at)


def is_admin(tx: Tx, person: PersonId, programme: ProgrammeId) -> bool:
    """Say whether a person is an admin of a programme, be it under another of their account's names."""
    return programme in people.administered(tx, person)


def may_lead(tx: Tx, cohort: Cohort, staff: PersonId) -> bool:
    """Say whether a person may act for a cohort, by their account: its coordinator, or an admin of its programme."""
    leads = any(cohort.coordinator_id == name.id for name in people.names_of(tx, staff))
    return leads or is_admin(tx, staff, cohort.programme_id)


def led_by(tx: Tx, staff: PersonId) -> list[Cohort]:
    """Return the cohorts of a person's account by name; of a programme where an admin leads none, all."""
    own = coordinated_by(tx, staff)
    known = {cohort.programme_id for cohort in own}
    looked_after = (programme for programme in people.administered(tx, staff) if programme not in known)
    others = [cohort for programme in looked_after for cohort in store.of_programme(tx, programme)]
    return sorted([*own, *others], key=lambda cohort: cohort.name)


def coordinated_by(tx: Tx, staff: PersonId) -> list[Cohort]:
    """Return the cohorts whose coordinator a person's account is, under any of its names, by name."""
    found = (cohort for name in people.names_of(tx, staff) for cohort in store.of_coordinator(tx, name.id))
    return sorted(found, key=lambda cohort: cohort.name)


def tended(tx: Tx, staff: PersonId) -> list[Cohort]:
    """Return the open groups that somebody looks after day by day: an admin's only where there are no coordinators.

    Those of a programme that is over need nobody for that.
    """
    own = {cohort.id for cohort in coordinated_by(tx, staff)}
    led = (one for one in led_by(tx, staff) if not programmes.is_over(tx, one.programme_id))
    found = (one for one in led if one.id in own or programmes.get(tx, one.programme_id).solo)
    return [cohort for cohort in found if cohort.is_open and cohort.chat_id is not None]


def stop_leading(tx: Tx, coordinator: PersonId) -> list[Cohort]:
    """Let nobody lead the cohorts that a coordinator leads, or that wait for them; return them."""
    resting = [store.get(tx, number) for number in store_rest.waiting_for(tx, coordinator)]
    led = [*store.of_coordinator(tx, coordinator), *resting]
    for cohort in led:
        store.set_coordinator(tx, cohort.id, None)
    return led


def hand_to(tx: Tx, cohort: CohortId, leader: PersonId) -> None:
    """Let somebody else lead a cohort from now on."""
    store.set_coordinator(tx, cohort, leader)


def leaders(tx: Tx, cohort: Cohort) -> list[Person]:
    """Return who is written to about a cohort: its coordinator, else the programme's admins."""
    if cohort.coordinator_id is not None:
        coordinator = people.get(tx, cohort.coordinator_id)
        if coordinator.private_chat is not None:
            return [coordinator]
    return reachable_admins(tx, cohort.programme_id)


def readers(found: Iterable[Person]) -> list[Person]:
    """Return those of some people who can be written to, one for each account: the first of its names."""
    by_chat: dict[ChatId, Person] = {}
    for person in found:
        if person.private_chat is not None:
            by_chat.setdefault(person.private_chat, person)
    return list(by_chat.values())


def reachable_admins(tx: Tx, programme: ProgrammeId) -> list[Person]:
    """Return the admins of a programme who can be written to."""
    return readers(people.admins(tx, programme))


def overview(tx: Tx, staff: PersonId) -> list[Overview]:
    """Return the cohorts that a person leads, with their totals."""
    return [
        Overview(cohort, count_in(tx, cohort.id), len(store_places.placements(tx, cohort.id)))
        for cohort in led_by(tx, staff)
    ]
