"""From rows to what coordinators see."""

from collections.abc import Mapping, Sequence
from typing import Any

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import PersonId
from staffroom.kernel.screen import Text
from staffroom.outbox import Rendered
from staffroom.rooms import cohorts, people, programmes, prompts
from staffroom.rooms.cascade import rules, screens, store
from staffroom.rooms.cascade.rules import Tally
from staffroom.rooms.cascade.values import Offer
from staffroom.rooms.programmes import Programme
from staffroom.rooms.prompts import Posting


def render_offer(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Render an offer for the coordinators' group or for one person; nothing where nothing is left to decide."""
    offer = store.find(tx, int(args["offer"]))
    if offer is None:
        return None
    programme = programme_of(tx, offer)
    person = None if args["person"] is None else people.find(tx, PersonId(args["person"]))
    postings = prompts.postings_on(tx, offer.prompt_id, offer.due_day)
    if not any(posting.state in prompts.DECIDABLE for posting in postings):
        return None
    screen = screens.offer(
        offer.id,
        prompts.card_screen(tx, offer.prompt_id),
        when_of(tx, postings),
        tally_of(programme, postings),
        unattended=is_unattended(programme, postings),
    )
    return Rendered(screen, person.language if person else programme.language)


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
