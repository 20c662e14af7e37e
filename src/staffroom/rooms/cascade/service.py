"""Take the coordinators' decisions, show how the groups stand and what waits."""

from collections.abc import Iterator
from typing import Any, Literal

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, UserId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Button, Line
from staffroom.rooms import cohorts, people, programmes, prompts
from staffroom.rooms.cascade import boards, rules, screens, store, views
from staffroom.rooms.cascade.boards import Shown
from staffroom.rooms.cascade.values import Offer
from staffroom.rooms.programmes import Programme
from staffroom.rooms.prompts import Posting

BOARD_LINES = 10
BOARD_SEARCH = 200
WAITING_LINES = 8

Decision = Literal["approved", "skipped"]


def press(tx: Tx, number: int, decision: Decision, user: UserId, now: Instant, shown: Shown | None = None) -> Line:
    """Take a coordinator's decision for their groups, or an admin's for the rest; return what was decided for whom.

    Raises Refusal for strangers, for an offer that is gone, and where it is too late.
    """
    offer, programme = _open(tx, number)
    postings = prompts.postings_on(tx, offer.prompt_id, offer.due_day)
    if not postings:
        raise Refusal("cascade-gone")
    staff, chosen = _concerned(tx, programme, postings, user)
    decided = prompts.decide(tx, [posting.id for posting in chosen], decision, staff, now)
    if not decided:
        raise Refusal("cascade-too-late")
    if shown is not None:
        boards.redraw(tx, offer, shown, staff, now)
    return screens.decided(decision, [_named(tx, posting, now) for posting in decided])


def _open(tx: Tx, number: int) -> tuple[Offer, Programme]:
    offer = store.find(tx, number)
    if offer is None:
        raise Refusal("cascade-gone")
    return offer, views.programme_of(tx, offer)


def _concerned(tx: Tx, programme: Programme, postings: list[Posting], user: UserId) -> tuple[PersonId, list[Posting]]:
    """Return who decides as what, and on which postings: a coordinator on their own, else an admin on the rest."""
    known = people.by_account(tx, user)
    for person in known:
        own = rules.places_led(postings, {cohort.id for cohort in cohorts.of_coordinator(tx, person.id)})
        if own:
            return person.id, [postings[place] for place in own]
    for person in known:
        if people.has_role(tx, person.id, programme.id, "admin"):
            admins = {admin.id for admin in people.by_role(tx, programme.id, "admin")}
            return person.id, [postings[place] for place in rules.undecided_by_others(postings, admins)]
    raise Refusal("cascade-not-yours")


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


def board(tx: Tx, admin: PersonId) -> list[Line]:
    """Return how the groups that an admin looks after stand with each of the latest cards, latest first."""
    looked_after = people.administered(tx, admin)
    lines: list[Line] = []
    for offer in store.latest(tx, BOARD_SEARCH):
        prompt = prompts.prompt(tx, offer.prompt_id)
        postings = prompts.postings_on(tx, offer.prompt_id, offer.due_day)
        if prompt.programme_id in looked_after and postings and len(lines) < BOARD_LINES:
            tally = views.tally_of(programmes.get(tx, prompt.programme_id), postings)
            lines.append(screens.board_line(prompt.texts, views.when_of(tx, postings), tally))
    return lines


def waiting(tx: Tx, staff_person: PersonId, now: Instant) -> tuple[list[Line], tuple[tuple[Button, ...], ...]]:
    """Return the cards that wait for a person's decision, numbered, soonest first: a line and a row of buttons each."""
    found = list(enumerate(_waiting(tx, staff_person, now), 1))
    lines: list[Line] = [
        screens.waiting_line(
            place, prompts.prompt(tx, offer.prompt_id).texts, views.when_of(tx, postings), len(postings)
        )
        for place, (offer, postings) in found
    ]
    return lines, tuple(screens.waiting_row(place, offer.id) for place, (offer, _postings) in found)


def _waiting(tx: Tx, staff_person: PersonId, now: Instant) -> list[tuple[Offer, list[Posting]]]:
    by_offer: dict[int, tuple[Offer, list[Posting]]] = {}
    for posting in _undecided(tx, staff_person, now):
        offer = store.of_prompt(tx, posting.prompt_id, posting.due_day)
        if offer is not None:
            by_offer.setdefault(offer.id, (offer, []))[1].append(posting)
    return sorted(by_offer.values(), key=lambda one: one[1][0].due_at)[:WAITING_LINES]


def _undecided(tx: Tx, staff: PersonId, now: Instant) -> Iterator[Posting]:
    """Yield what a person's account is to decide: for the groups that it leads, in solo mode for all of them."""
    own = cohorts.coordinated_by(tx, staff)
    for cohort in cohorts.led_by(tx, staff):
        programme = programmes.get(tx, cohort.programme_id)
        for posting in prompts.postings_of(tx, cohort.id) if cohort in own or programme.solo else ():
            if posting.state in prompts.UNDECIDED and now < posting.due_at + prompts.relevance_of(programme):
                yield posting
