"""Decisions about what Moodle says, on values: what is finished, when to ask again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from zoneinfo import ZoneInfo

from staffroom.kernel.clock import MINUTE, SECOND, at_wall, local_day
from staffroom.kernel.ids import Instant

RETRY = 15 * MINUTE
WHOLE = 100


@dataclass(frozen=True)
class Run:
    """How fetching stands in a programme; `fault` is what went wrong last, empty where nothing did."""

    begun_at: Instant | None = None
    asked_at: Instant | None = None
    asked_by: int | None = None
    ended_at: Instant | None = None
    retry_at: Instant | None = None
    taken_at: Instant | None = None
    fault: str = ""


def due(run: Run, at: time, zone: ZoneInfo) -> Instant | None:
    """Return when Moodle is asked next: when somebody wishes, after a break, every night; None before any run began."""
    if run.asked_at is not None:
        return run.asked_at
    if run.retry_at is not None:
        return run.retry_at
    if run.ended_at is None:
        return None
    day = local_day(run.ended_at, zone)
    night = at_wall(day, at, zone)
    return night if night > run.ended_at else at_wall(day + timedelta(days=1), at, zone)


def retry_at(now: Instant, seconds: int) -> Instant:
    """Return when a platform that was away is asked again, not before it wishes."""
    return Instant(now + max(RETRY, seconds * SECOND))


def of_section(
    activities: Sequence[tuple[int, int | None]], said: Mapping[int, tuple[bool, Instant]]
) -> tuple[bool, int, Instant | None] | None:
    """Return whether a section is finished, its share in per cent, and when it was; None for unknown.

    A section is finished when all that is tracked in it is. Where Moodle does not tell of an activity it is unknown, so
    the section is, too, unless something else in it is certainly not finished.
    """
    tracked = [cmid for cmid, completion in activities if (cmid in said if completion is None else completion)]
    known = [said[cmid] for cmid in tracked if cmid in said]
    done = [at for is_done, at in known if is_done]
    if not tracked or (len(known) < len(tracked) and len(done) == len(known)):
        return None
    if len(done) == len(tracked):
        return True, WHOLE, max(done) or None
    return False, len(done) * WHOLE // len(tracked), None
