"""Use cases of the private message about a card: opened, its groups ticked, its pages turned, sent anew."""

from collections.abc import Mapping

from staffroom import outbox
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId, ProgrammeId, PromptId, UserId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Line
from staffroom.rooms import people, prompts
from staffroom.rooms.cascade import boards, offers, screens, service, store, store_decisions, views
from staffroom.rooms.cascade.boards import Shown
from staffroom.rooms.cascade.values import Offer, View
from staffroom.rooms.prompts import Posting

Look = tuple[object, object]
"""What an offer shows: its card, and when it is due in each group."""
Looks = Mapping[int, Look]
"""By the offer's number."""


def open_mine(tx: Tx, number: int, user: UserId, now: Instant) -> Line:
    """Send somebody their own message about a card anew, so that it is the newest one in their chat.

    Raises Refusal where they cannot be written to, where nothing is left to decide, and as `service.press` does.
    """
    offer, staff, own = service.own_of(tx, number, user)
    if people.get(tx, staff).private_chat is None:
        raise Refusal("cascade-write-first")
    if views.render_mine(tx, offer, staff, View()) is None:
        raise Refusal("cascade-too-late")
    bring_anew(tx, offer, staff, own, now)
    return screens.opened()


def bring_anew(tx: Tx, offer: Offer, staff: PersonId, own: list[Posting], now: Instant) -> None:
    """Send somebody's message about a card in place of the one that stands there, so that its picture is right."""
    chat = people.get(tx, staff).private_chat
    if chat is not None:
        _replace(tx, offer, chat, staff, own, now)


def _replace(tx: Tx, offer: Offer, chat: ChatId, staff: PersonId | None, postings: list[Posting], now: Instant) -> None:
    programme = views.programme_of(tx, offer)
    key, _state = outbox.last_attempt(tx, offers.key_of(postings[0], programme, staff or chat), again=True)
    offers.unsay(tx, key, now)
    offers.say(tx, offer, programme, postings, chat, staff, now)


def show_anew(tx: Tx, prompt: PromptId, now: Instant) -> None:
    """Send every message about a card anew that somebody can still decide on: the card is another now."""
    for offer in store.unfinished(tx):
        if offer.prompt_id == prompt:
            _show_to_all(tx, offer, now)


def looks(tx: Tx, programme: ProgrammeId) -> Looks:
    """Return what the offers of a programme show that somebody can still decide on, to compare it later."""
    found = (offer for offer in store.unfinished(tx) if views.programme_of(tx, offer).id == programme)
    return {offer.id: _look(tx, offer) for offer in found}


def _look(tx: Tx, offer: Offer) -> Look:
    due = tuple((posting.id, posting.due_at) for posting in prompts.postings_on(tx, offer.prompt_id, offer.due_day))
    return prompts.look(tx, offer.prompt_id), due


def follow(tx: Tx, before: Looks, now: Instant) -> None:
    """Send the messages about a card anew whose card, or its hour, is another now than it was."""
    for offer in store.unfinished(tx):
        if offer.id in before and before[offer.id] != _look(tx, offer):
            _show_to_all(tx, offer, now)


def _show_to_all(tx: Tx, offer: Offer, now: Instant) -> None:
    for reader in offers.told(tx, offer).values():
        _show_anew(tx, offer, reader, now)


def _show_anew(tx: Tx, offer: Offer, reader: int, now: Instant) -> None:
    """Send one reader's message about a card anew: a chat's below zero, else a person's."""
    person = None if reader < 0 else people.find(tx, PersonId(reader))
    if views.render_offer(tx, {"offer": offer.id, "person": reader if reader > 0 else None}) is None:
        return
    postings = prompts.postings_on(tx, offer.prompt_id, offer.due_day)
    if reader < 0:
        _replace(tx, offer, ChatId(reader), None, postings, now)
    elif person is not None:
        found = views.concerned(tx, views.programme_of(tx, offer), postings, people.names_of(tx, person.id))
        bring_anew(tx, offer, person.id, postings if found is None else found[1], now)


def turn(tx: Tx, number: int, user: UserId, view: View, shown: Shown) -> None:
    """Turn a private message to one of its pages.

    Raises Refusal as `service.press` does.
    """
    offer, staff, own = service.own_of(tx, number, user)
    if view.page == "edit" and not view.ticked:
        store_decisions.untick(tx, offer.id, [posting.cohort_id for posting in own])
    boards.redraw(tx, offer, shown, staff, view)


def tick(tx: Tx, number: int, user: UserId, cohort: CohortId, view: View, shown: Shown) -> None:
    """Tick one of somebody's groups, or take its tick away.

    Raises Refusal for a group that is not theirs, and as `service.press` does.
    """
    offer, staff, own = service.own_of(tx, number, user)
    if cohort not in {posting.cohort_id for posting in own}:
        raise Refusal("cascade-not-yours")
    store_decisions.turn_tick(tx, offer.id, cohort)
    boards.redraw(tx, offer, shown, staff, view)
