"""Decisions about people on values: who is written to, who is counted, what a failure says of them."""

from collections.abc import Collection
from typing import Protocol

from staffroom.kernel.clock import DAY, HOUR
from staffroom.kernel.ids import Instant

LINK_DAYS = 60
ADMIN_LINK_DAYS = 7
WRONG_TRIES = 10
"""How many links that are none an account may try before it has to wait."""
TRIES_WINDOW = HOUR
MOST_TRIES_KEPT = 10_000
STAFF_ROLES = frozenset({"admin", "coordinator", "deputy"})
UNREACHABLE = (
    "bot was blocked by the user",
    "user is deactivated",
    "bot can't initiate conversation with a user",
)
"""The only refusals that mean that a person cannot be written to."""


class Chosen(Protocol):
    """What a person chose."""

    @property
    def paused_until(self) -> Instant | None: ...  # noqa: D102
    @property
    def quiet(self) -> int: ...  # noqa: D102
    @property
    def left_at(self) -> Instant | None: ...  # noqa: D102


class Reachable(Chosen, Protocol):
    """What a person chose, and whether Telegram lets us through."""

    @property
    def reachable(self) -> int: ...  # noqa: D102


def is_counted(person: Chosen, now: Instant) -> bool:
    """Say whether a teacher takes part at this moment: not paused, not quiet, not left."""
    paused = person.paused_until is not None and person.paused_until > now
    return not paused and not person.quiet and person.left_at is None


def may_write(person: Reachable, roles: Collection[str], now: Instant) -> bool:
    """Say whether a person may be written to unasked: staff whenever reachable, teachers while they take part.

    Whoever has no role any more is not written to.
    """
    return bool(person.reachable) and bool(roles) and (bool(STAFF_ROLES & set(roles)) or is_counted(person, now))


def means_unreachable(reason: str) -> bool:
    """Say whether a refusal of Telegram concerns this person's private chat and nothing else."""
    return any(phrase in reason.lower() for phrase in UNREACHABLE)


def expiry(now: Instant, days: int) -> Instant:
    """Return when a link made now stops working."""
    return Instant(now + days * DAY)
