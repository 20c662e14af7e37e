"""Use cases of the switch for a standing yes: on the message of the card that asks, and in the menu."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, ProgrammeId, UserId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Line, Rows, Screen
from staffroom.rooms import cohorts, people, programmes, prompts
from staffroom.rooms.cascade import service, standing, standing_screens, store, store_standing, views
from staffroom.rooms.cascade.boards import Shown
from staffroom.rooms.cascade.values import StandingYes, View
from staffroom.rooms.prompts import Posting


def say_yes(tx: Tx, number: int, user: UserId, now: Instant, shown: Shown) -> Line:
    """Let somebody's cards go out by themselves from this one on, which asks.

    Raises Refusal where it does not ask them, and as `service.press` does.
    """
    offer, staff, _own = service.own_of(tx, number, user)
    said = store_standing.find(tx, views.programme_of(tx, offer).id, staff)
    if said is None or (said.state == "asked" and said.offer_id != offer.id):
        raise Refusal("cascade-not-yours")
    _switch(tx, said, now, on=True)
    service.refresh(tx, offer, shown, staff, View(now=now))
    return standing_screens.switched(on=True)


def _switch(tx: Tx, said: StandingYes, now: Instant, *, on: bool) -> None:
    """Write it, let go what is being asked and may go now, or ask again; show it on every card that is concerned."""
    store_standing.put(tx, StandingYes(said.programme_id, said.person_id, None, "on" if on else "off"))
    programme = programmes.get(tx, said.programme_id)
    if on:
        changed = standing.let_go(tx, programme, prompts.being_asked(tx, programme, now), now)
    else:
        changed = [one for one in standing.going(tx, said.person_id) if _is_of(tx, one, said.programme_id)]
        standing.ask_again(tx, changed, now)
    for card in dict.fromkeys((posting.prompt_id, posting.due_day) for posting in changed):
        offer = store.of_prompt(tx, *card)
        if offer is not None:
            service.refresh(tx, offer, None, said.person_id, View(now=now))


def _is_of(tx: Tx, posting: Posting, programme: ProgrammeId) -> bool:
    return cohorts.get(tx, posting.cohort_id).programme_id == programme


def menu(tx: Tx, staff: PersonId) -> Rows:
    """Return the button that leads to the switch, for whoever was asked once."""
    return standing_screens.menu(_said(tx, staff))


def _said(tx: Tx, staff: PersonId) -> list[StandingYes]:
    """Return what somebody's account said, programme by programme."""
    names = people.names_of(tx, staff)
    found = (store_standing.find(tx, one.id, name.id) for one in programmes.all_of(tx) for name in names)
    return [said for said in found if said is not None]


def screen(tx: Tx, staff: PersonId) -> Screen:
    """Show how it is switched, and the way to switch it."""
    titles = {one.id: one.title for one in programmes.all_of(tx)}
    return standing_screens.switches([(said, titles[said.programme_id]) for said in _said(tx, staff)])


def turn(tx: Tx, staff: PersonId, programme: int, *, on: bool, now: Instant) -> Screen:
    """Switch it for somebody's cards of a programme.

    Raises Refusal for whoever was never asked there.
    """
    said = next((one for one in _said(tx, staff) if one.programme_id == programme), None)
    if said is None:
        raise Refusal("cascade-not-yours")
    _switch(tx, said, now, on=on)
    return screen(tx, staff)
