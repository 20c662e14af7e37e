"""Use cases: who is in a group, how many of them are known, and those who were there before say who they are."""

from staffroom.kernel.clock import MINUTE
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId, UserId
from staffroom.kernel.refusal import Refusal
from staffroom.rooms import cohorts, people
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.joining import claims, service, store_strangers, strangers
from staffroom.rooms.joining.values import Arrival, Noted
from staffroom.rooms.joining.values_presence import Here, Present, Seen
from staffroom.rooms.people import Person

MOST_ASKED = 30
"""Accounts about which Telegram is asked one by one: staff who do not administer the chat, and whom nobody knows."""
UNDO_LASTS = MINUTE


def about(tx: Tx, cohort_id: CohortId, staff: PersonId) -> tuple[ChatId, list[UserId]]:
    """Return a group's chat, and the accounts of which Telegram is to be asked whether they are in."""
    cohort = cohorts.led_or_refused(tx, cohort_id, staff)
    if cohort.chat_id is None:
        raise Refusal("joining-here-blind")
    unknown = [one.user_id for one in store_strangers.of_cohort(tx, cohort.id)]
    return cohort.chat_id, [*unknown, *sorted(people.staff_of(tx, cohort.programme_id))][:MOST_ASKED]


def _teachers(tx: Tx, cohort: Cohort) -> set[UserId]:
    """Return the accounts of the teachers who are in, agreed or not."""
    places = [place for place in cohorts.placements(tx, cohort.id) if cohorts.is_inside(place)]
    found = (people.get(tx, place.person_id).telegram_id for place in places)
    return {account for account in found if account is not None}


def look(tx: Tx, cohort_id: CohortId, staff: PersonId, present: Present | None) -> Here:
    """Compare what Telegram says of a chat with what is known, and bring the list of unknown accounts up to date.

    Raises Refusal where Telegram says nothing, because the bot is out of the chat.
    """
    cohort = cohorts.led_or_refused(tx, cohort_id, staff)
    if present is None:
        raise Refusal("joining-here-blind")
    for one in store_strangers.of_cohort(tx, cohort.id):
        if one.state == "in" and one.user_id in present.asked - present.inside:
            store_strangers.forget(tx, cohort.id, one.user_id)
    for admin in present.admins:
        if not strangers.belongs(tx, cohort, admin.user):
            store_strangers.note(tx, cohort.id, admin)
    teachers = _teachers(tx, cohort)
    inside = present.inside | {admin.user for admin in present.admins}
    return Here(
        cohort,
        here=present.count,
        teachers=len(teachers),
        staff=len(people.staff_of(tx, cohort.programme_id) & inside - teachers),
        unknown=tuple(store_strangers.of_cohort(tx, cohort.id)),
    )


def post(tx: Tx, cohort_id: CohortId, staff: PersonId, now: Instant) -> tuple[Cohort, bool]:
    """Ask a group to check in, a minute later; say whether it was not asked today already."""
    cohort = cohorts.led_or_refused(tx, cohort_id, staff)
    return cohort, cohorts.ask_in(tx, cohort, now, goes=Instant(now + UNDO_LASTS))


def take_back(tx: Tx, cohort_id: CohortId, staff: PersonId, now: Instant) -> Cohort:
    """Let a group not be asked to check in.

    Raises Refusal where it has been.
    """
    cohort = cohorts.led_or_refused(tx, cohort_id, staff)
    if not any(cohorts.ask_nobody_in(tx, cohort, at, now) for at in (now, Instant(now - UNDO_LASTS))):
        raise Refusal("joining-check-in-late")
    return cohort


def group(tx: Tx, cohort_id: CohortId) -> Cohort | None:
    """Return the cohort of a check-in, None where there is none: its number may be forged."""
    try:
        return cohorts.get(tx, cohort_id)
    except LookupError:
        return None


def arrive(tx: Tx, cohort_id: CohortId, seen: Seen | None, now: Instant) -> Arrival:
    """Take somebody who is in a group and says so: known ones are counted, others are shown to who leads it.

    Raises Refusal for everybody who is not in the group.
    """
    cohort = group(tx, cohort_id)
    if cohort is None or seen is None:
        raise Refusal("joining-check-in-outside")
    people.mark_reachable(tx, seen.user)
    for person in people.by_account(tx, seen.user):
        place = cohorts.placement(tx, person.id)
        if place is not None and place.cohort_id == cohort.id:
            return _of_teacher(tx, person, seen)
    if strangers.belongs(tx, cohort, seen.user):
        return service.come_home(tx, seen.user, seen.language, now)
    found = strangers.notice(tx, cohort, seen, now, greet=False)
    return claims.claim_of(tx, found) or Noted(found.language, cohort.name)


def _of_teacher(tx: Tx, person: Person, seen: Seen) -> Arrival:
    place = cohorts.placement(tx, person.id)
    if place is not None and not cohorts.is_inside(place):
        agreed = people.consent_of(tx, person.id) is not None
        (cohorts.mark_in if agreed else cohorts.mark_arrived)(tx, person.id, seen.at)
    return service.arrival(tx, person)
