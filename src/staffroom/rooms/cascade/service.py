"""Take the coordinators' decisions, show how the groups stand and what waits."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from staffroom import outbox
from staffroom.kernel import pages
from staffroom.kernel.clock import local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, PostingId, UserId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Line, Rows, Screen
from staffroom.rooms import cohorts, people, programmes, prompts
from staffroom.rooms.cascade import boards, offers, screens, store, store_decisions, views
from staffroom.rooms.cascade.boards import Shown
from staffroom.rooms.cascade.values import Decided, Decision, Offer, View
from staffroom.rooms.programmes import Programme
from staffroom.rooms.prompts import Posting

WAITING_LINES = 8
"""Cards on the home screen, or on one page of the list."""


def press(tx: Tx, number: int, decision: Decision, user: UserId, now: Instant, shown: Shown | None = None) -> Line:
    """Take a coordinator's decision for their groups, or an admin's for the rest; return what was decided for whom.

    Raises Refusal for strangers, for an offer that is gone, where nothing is ticked, and where it is too late.
    """
    offer, staff, chosen = own_of(tx, number, user)
    if decision.ticked:
        ticked = store_decisions.ticks(tx, offer.id)
        chosen = [posting for posting in chosen if posting.cohort_id in ticked]
        if not chosen:
            raise Refusal("cascade-tick-first")
    decided = _decide(tx, decision, chosen, staff, now)
    if not decided:
        raise Refusal("cascade-too-late")
    store_decisions.untick(tx, offer.id, [posting.cohort_id for posting in decided])
    refresh(tx, offer, shown, staff, View(undo=True, now=now))
    return screens.decided(decision.state, [_named(tx, posting, now) for posting in decided])


def _decide(tx: Tx, decision: Decision, chosen: list[Posting], staff: PersonId, now: Instant) -> list[Posting]:
    """Write a decision; where it names another day, for the postings that may go on that day."""
    moments: dict[PostingId, Instant] = {}
    if decision.day is not None:
        moments = {one.id: at for one in chosen if (at := _moment_on(tx, one, decision.day, now)) is not None}
        chosen = [posting for posting in chosen if posting.id in moments]
    before = {posting.id: posting for posting in chosen}
    decided = prompts.decide(tx, list(before), decision.state, staff, now)
    for posting in decided:
        store_decisions.put(tx, before[posting.id], staff, decision.reason, now)
        if posting.id in moments:
            prompts.delay(tx, posting.id, moments[posting.id], now)
    return [prompts.posting(tx, posting.id) for posting in decided]


def _moment_on(tx: Tx, posting: Posting, day: str, now: Instant) -> Instant | None:
    zone = ZoneInfo(cohorts.get(tx, posting.cohort_id).zone)
    later = prompts.later_moments(tx, posting, now)
    return next((moment for moment in later if local_day(moment, zone).isoformat() == day), None)


def undo(tx: Tx, number: int, user: UserId, now: Instant, shown: Shown | None = None) -> Line:
    """Take the last decision of somebody's account on an offer back, within a minute and before anything is posted.

    Raises Refusal where it is too late, and as `press` does.
    """
    offer, staff, own = own_of(tx, number, user)
    found = [(posting, last) for posting in own if (last := store_decisions.find(tx, posting.id)) is not None]
    names = {name.id for name in people.by_account(tx, user)}
    fresh = [(one, last) for one, last in found if last.person_id in names and now < last.at + boards.UNDO_LASTS]
    latest = max((last.at for _, last in fresh), default=None)
    undone = [posting for posting, last in fresh if last.at == latest and _restore(tx, posting, last, now)]
    if not undone:
        raise Refusal("cascade-undo-late")
    refresh(tx, offer, shown, staff, View(now=now))
    return screens.undone()


def _restore(tx: Tx, posting: Posting, last: Decided, now: Instant) -> bool:
    store_decisions.forget(tx, posting.id)
    before = replace(posting, state=last.state_before, not_before=last.held_before, decided_by=last.by_before)
    return prompts.restore(tx, before, now)


def refresh(tx: Tx, offer: Offer, shown: Shown | None, staff: PersonId, view: View) -> None:
    """Bring every message about an offer up to date that whoever pressed may look at: pressed, private, the group's."""
    if shown is not None:
        boards.redraw(tx, offer, shown, staff, view)
    programme = views.programme_of(tx, offer)
    posting = next(iter(prompts.postings_on(tx, offer.prompt_id, offer.due_day)), None)
    if posting is None:
        return
    readers = ((staff, staff), (programme.staff_chat, None))
    for reader, person in readers:
        if reader is not None:
            key, _state = outbox.last_attempt(tx, offers.key_of(posting, programme, reader), again=True)
            place = outbox.place_of(tx, key)
            if place is not None and (shown is None or place != (shown.chat, shown.message_id)):
                boards.redraw_unasked(tx, offer, key, person, view)


def own_of(tx: Tx, number: int, user: UserId) -> tuple[Offer, PersonId, list[Posting]]:
    """Return an offer, as whom an account decides on it, and on which postings.

    Raises Refusal for strangers and for an offer that is gone.
    """
    offer, programme = _open(tx, number)
    postings = prompts.postings_on(tx, offer.prompt_id, offer.due_day)
    if not postings:
        raise Refusal("cascade-gone")
    found = views.concerned(tx, programme, postings, people.by_account(tx, user))
    if found is None:
        raise Refusal("cascade-not-yours")
    return offer, *found


def _open(tx: Tx, number: int) -> tuple[Offer, Programme]:
    offer = store.find(tx, number)
    if offer is None:
        raise Refusal("cascade-gone")
    return offer, views.programme_of(tx, offer)


def _named(tx: Tx, posting: Posting, now: Instant) -> tuple[str, Any]:
    cohort = cohorts.get(tx, posting.cohort_id)
    return cohort.name, prompts.soon(prompts.expected(tx, posting, now), cohort.zone, now)


def how_many(tx: Tx, number: int, user: UserId) -> Line:
    """Return how the groups of an offer stand.

    Raises Refusal for strangers.
    """
    offer, programme = _open(tx, number)
    if not any(people.is_staff(tx, person.id, programme.id) for person in people.by_account(tx, user)):
        raise Refusal("cascade-not-yours")
    return screens.line_of(views.tally_of(programme, prompts.postings_on(tx, offer.prompt_id, offer.due_day)))


def waiting(tx: Tx, staff: PersonId, now: Instant) -> tuple[list[Line], Rows]:
    """Return the first cards that wait for a person's decision, numbered, soonest first, and the way to the others."""
    found = _waiting(tx, staff, now)
    lines, rows = _numbered(tx, found[:WAITING_LINES], 0, None)
    if (more := len(found) - WAITING_LINES) <= 0:
        return lines, rows
    return [*lines, screens.waiting_more(more)], (*rows, screens.to_waiting(len(found)))


def waiting_list(tx: Tx, staff: PersonId, page: int, now: Instant) -> Screen:
    """Show a page of all cards that wait for a person's decision."""
    shown, where = pages.part(_waiting(tx, staff, now), page, WAITING_LINES)
    return screens.waiting(*_numbered(tx, shown, where.before, where.number), where)


def _numbered(
    tx: Tx, found: Sequence[tuple[Offer, list[Posting]]], before: int, page: int | None
) -> tuple[list[Line], Rows]:
    """Return a line and a row of buttons for each; `page` is the page of the list, None on the home screen."""
    numbered = list(enumerate(found, before + 1))
    lines: list[Line] = [
        screens.waiting_line(place, prompts.title(tx, offer.prompt_id), views.when_of(tx, postings), len(postings))
        for place, (offer, postings) in numbered
    ]
    return lines, tuple(screens.waiting_row(place, offer.id, page) for place, (offer, _postings) in numbered)


def _waiting(tx: Tx, staff_person: PersonId, now: Instant) -> list[tuple[Offer, list[Posting]]]:
    by_offer: dict[int, tuple[Offer, list[Posting]]] = {}
    for posting in _undecided(tx, staff_person, now):
        offer = store.of_prompt(tx, posting.prompt_id, posting.due_day)
        if offer is not None:
            by_offer.setdefault(offer.id, (offer, []))[1].append(posting)
    return sorted(by_offer.values(), key=lambda one: one[1][0].due_at)


def _undecided(tx: Tx, staff: PersonId, now: Instant) -> Iterator[Posting]:
    """Yield what a person's account is to decide: for the groups that it leads, in solo mode for all of them."""
    own = cohorts.coordinated_by(tx, staff)
    for cohort in cohorts.led_by(tx, staff):
        programme = programmes.get(tx, cohort.programme_id)
        for posting in prompts.postings_of(tx, cohort.id) if cohort in own or programme.solo else ():
            if posting.state in prompts.UNDECIDED and now < prompts.lapses_at(programme, posting):
                yield posting
