"""Use cases of the private message about a card: opened, its groups ticked, its pages turned."""

from staffroom import outbox
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId, UserId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Line
from staffroom.rooms import people
from staffroom.rooms.cascade import boards, offers, screens, service, store_decisions, views
from staffroom.rooms.cascade.boards import Shown
from staffroom.rooms.cascade.values import Offer, View
from staffroom.rooms.prompts import Posting


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
    if chat is None:
        return
    programme = views.programme_of(tx, offer)
    key, _state = outbox.last_attempt(tx, offers.key_of(own[0], programme, staff), again=True)
    place = outbox.place_of(tx, key)
    if place is not None:
        outbox.call(tx, f"offer-gone:{key}", "deleteMessage", place[0], now, message_id=place[1])
    offers.say(tx, offer, programme, own, chat, staff, now)


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
