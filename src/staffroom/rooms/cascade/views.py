"""From rows to what coordinators see."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Literal
from zoneinfo import ZoneInfo

from staffroom.kernel.clock import local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId
from staffroom.kernel.screen import Text
from staffroom.outbox import Rendered
from staffroom.rooms import cohorts, people, programmes, prompts
from staffroom.rooms.cascade import mine_screens, rules, screens, standing, store, store_decisions, store_standing
from staffroom.rooms.cascade.rules import Tally
from staffroom.rooms.cascade.values import Group, Offer, View
from staffroom.rooms.people import Person
from staffroom.rooms.programmes import Programme
from staffroom.rooms.prompts import Posting


def render_offer(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Render an offer for the coordinators' group or for one person; nothing where nothing is left to decide."""
    offer = store.find(tx, int(args["offer"]))
    if offer is None:
        return None
    if args["person"] is not None:
        return render_mine(tx, offer, PersonId(args["person"]), View())
    programme = programme_of(tx, offer)
    postings = prompts.postings_on(tx, offer.prompt_id, offer.due_day)
    if not any(posting.state in prompts.DECIDABLE for posting in postings):
        return None
    screen = screens.offer(
        offer.id,
        prompts.card_screen(tx, offer.prompt_id),
        when_of(tx, postings),
        tally_of(programme, postings),
        unattended=is_unattended(programme, postings),
        here=any(_decides_in_the_group(tx, posting) for posting in postings),
    )
    return Rendered(screen, programme.language)


def _decides_in_the_group(tx: Tx, posting: Posting) -> bool:
    """Say whether the coordinator of a posting's group cannot be written to in private."""
    leader = cohorts.get(tx, posting.cohort_id).coordinator_id
    return leader is not None and people.get(tx, leader).private_chat is None


def render_mine(tx: Tx, offer: Offer, reader: PersonId, view: View) -> Rendered | None:
    """Render a page of the private message about a card; nothing where nothing of it is left to decide."""
    person = people.find(tx, reader)
    programme = programme_of(tx, offer)
    postings = prompts.postings_on(tx, offer.prompt_id, offer.due_day)
    own = None if person is None else concerned(tx, programme, postings, people.names_of(tx, reader))
    decidable = [] if own is None else [posting for posting in own[1] if posting.state in prompts.DECIDABLE]
    if person is None or own is None or not decidable:
        return None
    ticked = store_decisions.ticks(tx, offer.id)
    edited = [posting for posting in decidable if prompts.words_on(tx, posting.id) is not None]
    shown = mine_screens.Mine(
        offer.id,
        prompts.posting_screen(tx, (edited or decidable)[0]),
        when_of(tx, own[1]),
        [_group(tx, posting, ticked, view.now) for posting in own[1]],
        days_of(tx, [one for one in decidable if not view.ticked or one.cohort_id in ticked], view.now),
        tally_of(programme, own[1]),
        several_clocks=len({cohorts.get(tx, posting.cohort_id).zone for posting in own[1]}) > 1,
        unattended=is_unattended(programme, own[1]),
        edited=len(edited),
        given_up=any(prompts.words_given_up(tx, posting.id) is not None for posting in decidable),
        by_itself=all(standing.goes_by_itself(tx, posting) for posting in decidable),
        asks=_asks(tx, programme, offer, own[0]),
    )
    return Rendered(mine_screens.mine(shown, view), person.language)


def _asks(tx: Tx, programme: Programme, offer: Offer, person: PersonId) -> bool:
    """Say whether the message of this card asks somebody whether their cards may go by themselves."""
    said = store_standing.find(tx, programme.id, person)
    return said is not None and said.state == "asked" and said.offer_id == offer.id


_STATES: dict[str, Literal["open", "posting", "posted", "skipped", "late"]] = {
    "approved": "posting",
    "posting": "posting",
    "posted": "posted",
    "skipped": "skipped",
    "dropped": "skipped",
    "late": "late",
}


def _group(tx: Tx, posting: Posting, ticked: Collection[CohortId], now: Instant) -> Group:
    cohort = cohorts.get(tx, posting.cohort_id)
    when = prompts.soon(prompts.expected(tx, posting, now), cohort.zone, now)
    return Group(cohort.id, cohort.name, _STATES.get(posting.state, "open"), when, cohort.id in ticked)


def days_of(tx: Tx, postings: Sequence[Posting], now: Instant) -> dict[str, Text]:
    """Return the later days to which some of the postings may be moved, soonest first, in words."""
    found: dict[str, Text] = {}
    for posting in postings:
        zone = cohorts.get(tx, posting.cohort_id).zone
        for moment in prompts.later_moments(tx, posting, now):
            found.setdefault(local_day(moment, ZoneInfo(zone)).isoformat(), prompts.when(moment, zone))
    return dict(sorted(found.items()))


def concerned(
    tx: Tx, programme: Programme, postings: Sequence[Posting], known: Sequence[Person]
) -> tuple[PersonId, list[Posting]] | None:
    """Return who decides as what, and on which postings: a coordinator on their own, else an admin on the rest."""
    for person in known:
        own = rules.places_led(postings, {cohort.id for cohort in cohorts.of_coordinator(tx, person.id)})
        if own:
            return person.id, [postings[place] for place in own]
    for person in known:
        if people.has_role(tx, person.id, programme.id, "admin"):
            admins = {admin.id for admin in people.by_role(tx, programme.id, "admin")}
            return person.id, [postings[place] for place in rules.undecided_by_others(postings, admins)]
    return None


def programme_of(tx: Tx, offer: Offer) -> Programme:
    """Return the programme that an offer belongs to."""
    return programmes.get(tx, prompts.prompt(tx, offer.prompt_id).programme_id)


def is_unattended(programme: Programme, postings: Sequence[Posting]) -> bool:
    """Say whether these postings go by themselves where nobody decides."""
    return any(posting.kind in programme.settings.post_unattended for posting in postings)


def tally_of(programme: Programme, postings: Sequence[Posting]) -> Tally:
    """Return how the groups of an offer stand."""
    return rules.tally(postings, unattended=is_unattended(programme, postings))


def when_of(tx: Tx, postings: Sequence[Posting]) -> Text:
    """Return the first moment at which one of the postings is due, on its own group's clock."""
    first = min(postings, key=lambda posting: posting.due_at)
    return prompts.when(first.due_at, cohorts.get(tx, first.cohort_id).zone)
