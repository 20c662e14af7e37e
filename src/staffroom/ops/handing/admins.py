"""What the command line does about admins: who they are, and somebody is one no more."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.kernel.refusal import Refusal, Trouble
from staffroom.ops.by_hand.mistakes import in_english
from staffroom.rooms import joining, people, programmes
from staffroom.rooms.people import Person

REMOVING = (
    "{name}: buttons and commands of an admin stop working at once, on old messages too, and every invitation of an\n"
    "admin that nobody has opened yet is void. In Telegram's groups the account stays what it is: take it out there."
)


def every(tx: Tx) -> list[Person]:
    """Return everybody who looks after a programme, each once."""
    found = (admin for programme in programmes.all_of(tx) for admin in people.admins(tx, programme.id))
    return list({admin.id: admin for admin in found}.values())


def lines(tx: Tx) -> list[str]:
    """Return each admin's number and name."""
    return [f"{admin.roster_id}  {admin.full_name}" for admin in every(tx)] or ["There is no admin yet."]


def known_as(tx: Tx, number: str) -> Person:
    """Return the admin with a number.

    Raises Trouble where there is none.
    """
    for admin in every(tx):
        if admin.roster_id == number:
            return admin
    raise Trouble(f"There is no admin with the number '{number}'. `admin list` shows them.")


def removed(tx: Tx, admin: Person, now: Instant) -> str:
    """Take an admin's role away, and say so.

    Raises Trouble where it is the only one.
    """
    try:
        joining.remove_admin(tx, admin.id, now)
    except Refusal as refusal:
        raise Trouble(in_english(refusal.text)) from None
    return f"{admin.full_name} is no admin any more. The others are told."
