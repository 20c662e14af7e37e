"""Use cases of the training: reading its cards, one after the other, whenever one likes."""

from collections.abc import Sequence

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.screen import Line, Rows, Screen
from staffroom.rooms import people, programmes
from staffroom.rooms.training import questions, screens, store
from staffroom.rooms.training.values import Open

LAST = len(screens.CARDS) - 1


def open_next(tx: Tx, staff: PersonId) -> Screen:
    """Show the first card that somebody has not read yet; the first of all where none is left."""
    progress = store.progress(tx, staff)
    return show(tx, staff, 0 if progress.done_at is not None else progress.reached)


def show(tx: Tx, staff: PersonId, number: int) -> Screen:
    """Show a card; of one that there is not, the nearest."""
    return screens.card(Open(min(max(number, 0), LAST), questions.may_ask(tx, staff)))


def cancel(tx: Tx, staff: PersonId, number: int) -> Screen:
    """Take the next message for no question any more, and go back to the card that it was about."""
    questions.stop(tx, staff)
    return open_next(tx, staff) if number == screens.GENERAL else show(tx, staff, number)


def read(tx: Tx, staff: PersonId, number: int, now: Instant) -> Screen:
    """Write that somebody has read a card, and show the next; after the last, say so."""
    card = min(max(number, 0), LAST)
    store.reach(tx, staff, card + 1, now if card == LAST else None)
    if card == LAST:
        return screens.finished(may_ask=questions.may_ask(tx, staff))
    return show(tx, staff, card + 1)


def news(tx: Tx, staff: PersonId) -> tuple[Sequence[Line], Rows]:
    """Return what the home screen says of it to whoever leads groups; nothing to those who only administer."""
    if not _leads(tx, staff):
        return (), ()
    return screens.news(store.progress(tx, staff))


def _leads(tx: Tx, staff: PersonId) -> bool:
    """Say whether the training is for somebody: a coordinator, or whoever is all in one."""
    held = people.roles(tx, staff)
    return any(role == "coordinator" or programmes.get(tx, programme).solo for programme, role in held)
