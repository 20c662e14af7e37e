"""The inbox: updates are committed before they are acknowledged; per chat in order; each effect once."""

from staffroom.inbox.keeper import Wakes
from staffroom.inbox.once import Once
from staffroom.inbox.poller import ALLOWED_UPDATES, Poller
from staffroom.inbox.service import Aside, Counter, forget_account, set_aside, sweep, take_out
from staffroom.inbox.store import Counts, counts, delete_parked, drop, oldest, parked, take_up
from staffroom.inbox.workers import Workers

__all__ = [
    "ALLOWED_UPDATES",
    "Aside",
    "Counter",
    "Counts",
    "Once",
    "Poller",
    "Wakes",
    "Workers",
    "counts",
    "delete_parked",
    "drop",
    "forget_account",
    "oldest",
    "parked",
    "set_aside",
    "sweep",
    "take_out",
    "take_up",
]
