"""The inbox: updates are committed before they are acknowledged; per chat in order; each effect once."""

from staffroom.inbox.once import Once
from staffroom.inbox.poller import Poller
from staffroom.inbox.service import sweep
from staffroom.inbox.store import Counts, counts, parked
from staffroom.inbox.workers import Workers

__all__ = ["Counts", "Once", "Poller", "Workers", "counts", "parked", "sweep"]
