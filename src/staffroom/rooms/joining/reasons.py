"""Use cases of why people step back: asked once, answered freely, told to admins as numbers from five up."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import PersonId, UserId
from staffroom.kernel.refusal import Refusal
from staffroom.rooms import people, programmes
from staffroom.rooms.joining import rules, store
from staffroom.rooms.joining.service import mine
from staffroom.rooms.joining.values import Why


def tell(tx: Tx, user: UserId, teacher: PersonId | None, reason: str) -> PersonId:
    """Count why a teacher stepped back, once for each time that they were asked; who it was is not kept.

    Raises Refusal where nobody asked.
    """
    person = mine(tx, user, teacher)
    if reason not in rules.REASONS or not store.ask_no_more(tx, person.id):
        raise Refusal("joining-button-old")
    store.add_reason(tx, person.programme_id, reason)
    return person.id


def told(tx: Tx, admin: PersonId) -> list[Why]:
    """Return what was told in each programme of an admin, where enough people did that nobody can be recognised."""
    found = [
        Why(programmes.get(tx, number).title, rules.tellable(store.reasons_of(tx, number)))
        for number in people.administered(tx, admin)
    ]
    return [why for why in found if why.told]
