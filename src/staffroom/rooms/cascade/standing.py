"""Use cases of a standing yes: asked once after two cards; then what is offered goes by itself unless it is stopped."""

from collections.abc import Sequence
from dataclasses import replace

from staffroom.kernel.clock import HOUR
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.rooms import cohorts, people, programmes, prompts
from staffroom.rooms.cascade import store_decisions, store_standing
from staffroom.rooms.cascade.values import Offer, StandingYes
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.people import Person
from staffroom.rooms.programmes import Programme
from staffroom.rooms.prompts import Posting

CARDS_FIRST = 2
"""So many cards somebody posts themselves before they are asked whether the next ones may go by themselves."""
TO_STOP = HOUR
"""What is due sooner does not go by itself: there would be no time to stop it."""


def propose(tx: Tx, programme: Programme, offer: Offer, person: Person, now: Instant) -> None:
    """Ask somebody on the message of a card whether their cards may go by themselves, once, after two of them."""
    if store_standing.find(tx, programme.id, person.id) is None:
        own = cohorts.coordinated_by(tx, person.id)
        groups = own or (cohorts.of_programme(tx, programme.id) if programme.solo else [])
        posted = {card for group in groups for card in prompts.posted_by(tx, group.id, person.id, now)}
        if len(posted) >= CARDS_FIRST:
            store_standing.put(tx, StandingYes(programme.id, person.id, offer.id, "asked"))


def let_go(tx: Tx, programme: Programme, postings: Sequence[Posting], now: Instant) -> list[Posting]:
    """Approve what goes by a standing yes of whoever leads its group and can be told of it in time; return it."""
    going = []
    for posting in postings:
        holder = _holder(tx, programme, cohorts.get(tx, posting.cohort_id))
        if holder is not None and posting.due_at >= now + TO_STOP:
            going += prompts.decide(tx, [posting.id], "approved", holder, now)
            store_standing.mark(tx, posting.id, holder)
    return going


def _holder(tx: Tx, programme: Programme, cohort: Cohort) -> PersonId | None:
    """Return whose standing yes holds in a group: its coordinator's, else an admin's where one person does it all."""
    if cohort.coordinator_id is not None:
        leaders = [people.get(tx, cohort.coordinator_id)]
    else:
        leaders = people.admins(tx, programme.id) if programme.solo else []
    for leader in leaders:
        said = store_standing.find(tx, programme.id, leader.id)
        if said is not None and said.state == "on" and leader.private_chat is not None:
            return leader.id
    return None


def ask_again(tx: Tx, postings: Sequence[Posting], now: Instant, state: str = "offered") -> None:
    """Take a standing yes back from postings; what somebody decided on by hand meanwhile stays so."""
    for posting in postings:
        if goes_by_itself(tx, posting):
            prompts.restore(tx, replace(posting, state=state, decided_by=None), now)
        store_standing.unmark(tx, posting.id)


def next_masterless(tx: Tx, now: Instant) -> Instant | None:
    """Return when a posting is next to be taken back whose standing yes holds no more: at once, where there is one."""
    return now if _masterless(tx) else None


def take_back(tx: Tx, now: Instant) -> None:
    """Offer anew what would go by the standing yes of somebody who rests, or leads the group no more."""
    ask_again(tx, _masterless(tx), now, "planned")


def _masterless(tx: Tx) -> list[Posting]:
    strange = [(prompts.posting(tx, number), person) for number, person in store_standing.not_led(tx)]
    return [posting for posting, person in strange if not _stands_in_for_all(tx, person, posting)]


def _stands_in_for_all(tx: Tx, person: PersonId, posting: Posting) -> bool:
    """Say whether somebody does it all in a programme, and so decides for a group that no coordinator leads."""
    cohort = cohorts.get(tx, posting.cohort_id)
    alone = cohort.coordinator_id is None and programmes.get(tx, cohort.programme_id).solo
    return alone and cohorts.is_admin(tx, person, cohort.programme_id)


def going(tx: Tx, person: PersonId) -> list[Posting]:
    """Return what goes by itself by the word of somebody's account, oldest first."""
    names = people.names_of(tx, person)
    found = (prompts.posting(tx, number) for name in names for number in store_standing.marked_by(tx, name.id))
    return [posting for posting in found if posting.state == "approved"]


def goes_by_itself(tx: Tx, posting: Posting) -> bool:
    """Say whether a posting goes by a standing yes, and nobody decided on it by hand since."""
    by_hand = store_decisions.find(tx, posting.id) is not None
    return posting.state == "approved" and not by_hand and store_standing.is_marked(tx, posting.id)
