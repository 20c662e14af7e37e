"""Use cases: somebody looks after the programmes from now on, or does not any more; the others are told."""

from collections.abc import Mapping, Sequence
from typing import Any

from staffroom import outbox
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, ProgrammeId, UserId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen, text
from staffroom.outbox import Rendered
from staffroom.rooms import cohorts, people, programmes
from staffroom.rooms.people import Person

_SAID = {"new": "joining-admin-new", "gone": "joining-admin-gone"}


def is_one(tx: Tx, user: UserId) -> bool:
    """Say whether an account looks after any programme."""
    known = people.by_account(tx, user)
    return bool(known) and bool(people.administered(tx, known[0].id))


def tell_new(tx: Tx, who: Person, now: Instant) -> None:
    """Tell the other admins of the same programmes that somebody is one from now on."""
    _tell(tx, who, people.administered(tx, who.id), "new", now)


def _tell(tx: Tx, who: Person, held: Sequence[ProgrammeId], what: str, now: Instant) -> None:
    """Tell every other admin once."""
    known = [admin for number in held for admin in cohorts.reachable_admins(tx, number)]
    others = [admin for admin in known if admin.private_chat != who.private_chat]
    args = {"who": who.id, "what": what}
    cohorts.tell(tx, f"joining.admin:{what}:{who.id}:{now}", "joining.admin", args, others, now)


def remove(tx: Tx, admin: PersonId, now: Instant) -> None:
    """Take the role away everywhere, with every invitation of an admin that nobody has opened; the others are told.

    Raises Refusal where a programme would be left without anybody who looks after it.
    """
    person, held = people.get(tx, admin), people.administered(tx, admin)
    if any(_alone(tx, person, number) for number in held if not programmes.is_erased(tx, number)):
        raise Refusal("joining-last-admin")
    for name in people.names_of(tx, admin):
        for number in held:
            people.take_role(tx, name.id, number, "admin")
        outbox.withdraw(tx, name.id, now)
    people.withdraw_admin_links(tx)
    _tell(tx, person, held, "gone", now)


def _alone(tx: Tx, person: Person, number: ProgrammeId) -> bool:
    """Say whether nobody with another account, once opened, looks after a programme."""
    return {one.telegram_id for one in people.admins(tx, number)} <= {person.telegram_id, None}


def render(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Say it to an admin."""
    reader, who = (people.find(tx, PersonId(args[name])) for name in ("reader", "who"))
    if reader is None or who is None:
        return None
    return Rendered(Screen((text(_SAID[args["what"]], name=who.full_name),), loud=True), reader.language)
