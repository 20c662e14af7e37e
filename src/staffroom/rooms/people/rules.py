"""Decisions about people on values: who is written to, who is counted, what a failure says of them."""

from collections.abc import Collection

from staffroom.kernel.clock import DAY, HOUR
from staffroom.kernel.ids import Instant
from staffroom.rooms.people.values import STAFF, Person

LINK_DAYS = 60
ADMIN_LINK_DAYS = 7
WRONG_TRIES = 10
"""How many links that are none an account may try before it has to wait."""
TRIES_WINDOW = HOUR
MOST_TRIES_KEPT = 10_000
UNREACHABLE = (
    "bot was blocked by the user",
    "user is deactivated",
    "bot can't initiate conversation with a user",
)
"""The only refusals that mean that a person cannot be written to."""
MOST_UNASKED = 2
"""Unasked private messages to a teacher within a week; what is more waits."""
UNASKED_WEEK = 7 * DAY


def is_counted(person: Person, now: Instant) -> bool:
    """Say whether a teacher takes part at this moment: not paused, not quiet, not left."""
    return not person.is_paused(now) and not person.quiet and person.left_at is None


def may_write(person: Person, roles: Collection[str], now: Instant) -> bool:
    """Say whether a person may be written to unasked: staff whenever reachable, teachers while they take part.

    Whoever has no role any more is not written to.
    """
    return bool(person.reachable) and bool(roles) and (not set(STAFF).isdisjoint(roles) or is_counted(person, now))


def means_unreachable(reason: str) -> bool:
    """Say whether a refusal of Telegram concerns this person's private chat and nothing else."""
    return any(phrase in reason.lower() for phrase in UNREACHABLE)


def expiry(now: Instant, days: int) -> Instant:
    """Return when a link made now stops working."""
    return Instant(now + days * DAY)
