"""What coordinators are asked about: not yet, now, later again; and what they decide."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from typing import Literal

from staffroom.kernel.clock import HOUR, at_wall, local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, PostingId, ProgrammeId
from staffroom.rooms import cohorts, programmes
from staffroom.rooms.programmes import RELEVANCE_LIMIT, Programme
from staffroom.rooms.prompts import rules, service, store, store_days, store_due, store_prompts
from staffroom.rooms.prompts.values import DECIDABLE, OFFERED, Posting

ASK_AGAIN = HOUR
"""When to look again for somebody to ask."""
FIXED = ("approved", "posting", "posted")
"""States of postings that keep their day."""


def decide(
    tx: Tx, postings: list[PostingId], decision: Literal["approved", "skipped"], by: PersonId, now: Instant
) -> list[Posting]:
    """Write a coordinator's decision on what may still be decided; return the postings concerned.

    It may be changed until the card is on its way; after the relevance window nothing is left to decide.
    """
    decided = [posting.id for number in postings if _is_open(tx, posting := store.get(tx, number), now)]
    for number in decided:
        store.decide(tx, number, decision, by)
    return [store.get(tx, number) for number in decided]


def delay(tx: Tx, posting: PostingId, until: Instant, now: Instant) -> None:
    """Let an approved posting go at a later moment than its own; what nobody decided on yet makes room for it."""
    store.hold(tx, posting, until)
    service.plan_again(tx, store.get(tx, posting).cohort_id, now)


def restore(tx: Tx, before: Posting, now: Instant) -> bool:
    """Take a decision back, so that a posting is again as it was before; say whether it was not on its way yet."""
    if store.get(tx, before.id).state not in DECIDABLE:
        return False
    store.decide(tx, before.id, before.state, before.decided_by)
    store.hold(tx, before.id, before.not_before)
    service.plan_again(tx, before.cohort_id, now)
    return True


def later_moments(tx: Tx, posting: Posting, now: Instant) -> list[Instant]:
    """Return when a posting could go instead: at its hour of the later school days on which it is still of use.

    Days that are full by what was posted, decided or is posted beside the calendar are left out; what is undecided
    makes room.
    """
    cohort = cohorts.get(tx, posting.cohort_id)
    programme = programmes.get(tx, cohort.programme_id)
    calendar, ends = service.calendar_of(programme, cohort), service.lapses_at(programme, posting)
    others = (other for other in store.of_cohort(tx, cohort.id) if other.id != posting.id and other.state in FIXED)
    days = Counter(service.day_of(other, calendar) for other in others) + store_days.of_cohort(tx, cohort.id)
    wall, found = store_prompts.prompt(tx, posting.prompt_id).wall, []
    day = local_day(max(now, posting.due_at), calendar.zone) + timedelta(days=1)
    while (moment := calendar.next_loud(at_wall(day, wall, calendar.zone))) < ends:
        if calendar.is_open(day) and rules.has_room(days, day, calendar, service.caps_of(programme)):
            found.append(moment)
        day += timedelta(days=1)
    return found


def _is_open(tx: Tx, posting: Posting, now: Instant) -> bool:
    programme = programmes.get(tx, cohorts.get(tx, posting.cohort_id).programme_id)
    return posting.state in DECIDABLE and now < service.lapses_at(programme, posting)


def unoffered(tx: Tx, programme: ProgrammeId, until: Instant, now: Instant) -> list[Posting]:
    """Return what is due until a moment, nobody was asked about, and is not held back, oldest first."""
    planned = store_due.due_before(tx, programme, ("planned",), until)
    return [posting for posting in planned if posting.kind in OFFERED and posting.not_before <= now]


def next_unoffered(tx: Tx, programme: ProgrammeId, lead: int) -> Instant | None:
    """Return when coordinators are next to be asked about a posting: `lead` milliseconds before it is due."""
    return store_due.next_unoffered(tx, programme, OFFERED, lead)


def being_asked(tx: Tx, programme: Programme, now: Instant) -> list[Posting]:
    """Return what coordinators were asked about and may still decide, oldest first."""
    found = store_due.offered(tx, programme.id, Instant(now - RELEVANCE_LIMIT * HOUR))
    return [posting for posting in found if now < service.lapses_at(programme, posting)]


def ask_later(tx: Tx, postings: Sequence[Posting], now: Instant) -> None:
    """Write that nobody is being asked about postings, and that this is to be tried again: in an hour, or when due."""
    for posting in postings:
        store.set_state(tx, posting.id, "planned")
        later = Instant(now + ASK_AGAIN)
        store.hold(tx, posting.id, min(later, posting.due_at) if posting.due_at > now else later)


def mark_offered(tx: Tx, postings: Sequence[Posting]) -> None:
    """Write that coordinators are being asked about postings."""
    for posting in postings:
        store.set_state(tx, posting.id, "offered")
