"""Use cases of what somebody writes to the bot in private and no room takes: who is answered, and with what.

Of each account it is known in memory alone when it was answered last, never what it wrote.
"""

from staffroom.kernel.clock import MINUTE
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, UserId
from staffroom.rooms import programmes
from staffroom.rooms.joining import service

APART = 10 * MINUTE
"""Whoever pours out several lines is answered once."""
MOST_KNOWN = 2_000
"""Whoever was answered longest ago is forgotten first."""


class Answered:
    """Who was answered a little while ago; after a restart nobody was."""

    def __init__(self) -> None:
        self._last: dict[UserId, Instant] = {}

    def lately(self, user: UserId, now: Instant) -> bool:
        """Say whether an account was answered so short a time ago that it knows."""
        last = self._last.get(user)
        return last is not None and 0 <= now - last < APART

    def note(self, user: UserId, now: Instant) -> None:
        """Remember that an account was answered."""
        self._last.pop(user, None)
        self._last[user] = now
        if len(self._last) > MOST_KNOWN:
            del self._last[next(iter(self._last))]


def has_a_group(tx: Tx, user: UserId) -> bool:
    """Say whether an account is a teacher's who takes part, or is invited to, in a course that goes on."""
    known = service.teachers(tx, user)
    return any(one.left_at is None and not programmes.is_over(tx, one.programme_id) for one in known)
