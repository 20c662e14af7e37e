"""Use cases: what each group will read next, shown to whoever leads it, skipped, and back."""

import hashlib
from dataclasses import replace

from staffroom.kernel import pages
from staffroom.kernel.clock import DAY
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId, PostingId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Rows, Screen
from staffroom.rooms import cohorts, people, programmes, prompts
from staffroom.rooms.cheers import milestones, rules, screens, service, store, store_own
from staffroom.rooms.cheers.rules import Milestone
from staffroom.rooms.cheers.screens import Ahead, Upcoming
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.prompts import Posting

AHEAD = 14 * DAY
"""So far ahead the calendar's slots are shown."""
NOTHING = "-"
"""Stands in callback data for a slot that tells no news."""


def rows(tx: Tx, staff: PersonId) -> Rows:
    """Return the home screen's buttons for whoever has groups to encourage."""
    return (screens.menu(),) if cohorts.tended(tx, staff) else ()


def show(tx: Tx, staff: PersonId, page: int, now: Instant, skipped: tuple[int, str] | None = None) -> Screen:
    """Show what one of somebody's groups will read next, a group on each page."""
    groups = cohorts.tended(tx, staff)
    if not groups:
        return screens.nobody()
    (cohort,), where = pages.part(groups, page, 1)
    bank = service.bank(tx, cohort)
    fresh = sum(not message.times for message in bank)
    own = len(store_own.of(tx, [name.id for name in people.names_of(tx, staff)]))
    return screens.ahead(Ahead(cohort, _coming(tx, cohort, now), fresh, len(bank), own), where, skipped)


def _coming(tx: Tx, cohort: Cohort, now: Instant) -> Upcoming | None:
    """Return what a group will read next: at the next look, or in the calendar's next slot if that comes first."""
    milestone, slot = milestones.pending(tx, cohort, now), _slot(tx, cohort, now)
    looked_at = max(now, milestones.look_at(tx, programmes.get(tx, cohort.programme_id)))
    if milestone is not None and (slot is None or slot.due_at > looked_at + DAY):
        return _upcoming(tx, cohort, looked_at, milestone, None)
    return None if slot is None else _upcoming(tx, cohort, slot.due_at, milestone, slot)


def _slot(tx: Tx, cohort: Cohort, now: Instant) -> Posting | None:
    slots = (one for one in milestones.slots_of(tx, cohort) if now < one.due_at <= now + AHEAD)
    return next(slots, None)


def _upcoming(
    tx: Tx, cohort: Cohort, at: Instant, milestone: Milestone | None, slot: Posting | None
) -> Upcoming | None:
    if milestone is not None:
        occasion = milestone.occasion
    elif slot is not None:
        occasion = service.occasion_of(tx, cohort, slot, at)
    else:
        return None
    shown = service.shown(tx, cohort, rules.next_message(service.bank(tx, cohort), occasion), milestone)
    if shown is None:
        return None
    return Upcoming(at, shown, 0 if slot is None else slot.id, _mark(milestone))


def _mark(milestone: Milestone | None) -> str:
    """Return what tells a milestone from all others in the few bytes of a button."""
    return NOTHING if milestone is None else hashlib.sha256(milestone.name.encode()).hexdigest()[:10]


def skip(tx: Tx, staff: PersonId, shown: tuple[CohortId, int, str, int], now: Instant) -> Screen:
    """Leave out what was shown as the next: a slot of the calendar, what it would have told, or that alone.

    Raises Refusal for whoever does not lead the group, and where something else comes next by now.
    """
    number, slot, mark, page = shown
    cohort = cohorts.led_or_refused(tx, number, staff)
    coming = _coming(tx, cohort, now)
    if coming is None or (coming.slot, coming.mark) != (slot, mark):
        raise Refusal("cheers-changed")
    if slot:
        prompts.decide(tx, [PostingId(slot)], "skipped", staff, now)
    milestone = milestones.pending(tx, cohort, now)
    if milestone is not None:
        milestones.notice(tx, cohort, now)
        store.put_state(tx, cohort.id, milestone.name, "skipped", now)
    return show(tx, staff, page, now, (slot, mark))


def undo(tx: Tx, staff: PersonId, shown: tuple[CohortId, int, str, int], now: Instant) -> Screen:
    """Put back what was skipped.

    Raises Refusal for whoever does not lead the group, and where its day is over.
    """
    number, slot, mark, page = shown
    cohort = cohorts.led_or_refused(tx, number, staff)
    posting = prompts.find_posting(tx, PostingId(slot)) if slot else None
    if posting is not None and posting.cohort_id == cohort.id and posting.state == "skipped":
        if posting.due_at <= now:
            raise Refusal("cheers-undo-late")
        prompts.restore(tx, replace(posting, state="planned", decided_by=None), now)
    for found in store.milestones(tx, cohort.id):
        if found.state == "skipped" and _mark(rules.named(found.name)) == mark:
            store.put_state(tx, cohort.id, found.name, "waiting", now)
    return show(tx, staff, page, now)
