"""Use case: what a group has follows its calendar when that changes."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant
from staffroom.rooms import cohorts, programmes
from staffroom.rooms.programmes import CARDS
from staffroom.rooms.prompts import rules, service, store


def follow_calendar(tx: Tx, number: CohortId, now: Instant) -> None:
    """Plan a group anew: open cards close on its school days, what was approved for a closed day is asked about again.

    Else a card that was approved for a day off would lose its relevance before school begins again.
    """
    cohort = cohorts.get(tx, number)
    calendar = service.calendar_of(programmes.get(tx, cohort.programme_id), cohort)
    for posting in store.of_cohort(tx, number):
        if posting.state == "posted" and posting.kind in CARDS and posting.posted_at and (posting.closes_at or 0) > now:
            closes = calendar.after_school_days(posting.posted_at, rules.ANSWER_SCHOOL_DAYS)
            store.close(tx, posting.id, max(closes, now))
        elif posting.state in ("offered", "approved") and not calendar.is_open(service.day_of(posting, calendar)):
            store.decide(tx, posting.id, "planned", None)
    service.plan_again(tx, number, now)
