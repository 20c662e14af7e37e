"""Use cases of an offer that is over: where nothing is left to decide, its messages lose their buttons."""

from staffroom import outbox
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.rooms import programmes, prompts
from staffroom.rooms.cascade import boards, offers, store
from staffroom.rooms.cascade.values import Offer


def next_over(tx: Tx, now: Instant) -> Instant | None:
    """Return when an offer is next over; what is on its way to a group at this moment has to arrive first."""
    moments = (_over_at(tx, offer, now) for offer in store.unfinished(tx))
    return min((moment for moment in moments if moment is not None), default=None)


def _over_at(tx: Tx, offer: Offer, now: Instant) -> Instant | None:
    due = prompts.last_undecided(tx, offer.prompt_id, offer.due_day)
    if due is not None:
        card = prompts.prompt(tx, offer.prompt_id)
        return Instant(due + prompts.relevance_of(programmes.get(tx, card.programme_id), card))
    return None if prompts.is_going(tx, offer.prompt_id, offer.due_day) else now


def finish(tx: Tx, now: Instant) -> None:
    """Take the buttons off the messages of one offer that is over."""
    for offer in store.unfinished(tx):
        moment = _over_at(tx, offer, now)
        if moment is not None and moment <= now:
            store.finish(tx, offer.id)
            for base in offers.told(tx, offer):
                boards.take_buttons(tx, outbox.last_attempt(tx, base, again=True)[0], now)
            return
