"""Decisions on values: who has been away for school days, who may be written to."""

from staffroom.kernel.clock import DAY, MINUTE
from staffroom.kernel.ids import Instant
from staffroom.rooms.programmes import SchoolCalendar

IDLE_SCHOOL_DAYS = 5
"""As many whole school days without a sign of a coordinator are shown to admins."""
STILL_RUNNING = 7 * DAY
"""So long after its last post a group still needs its coordinator."""
BETWEEN_NUDGES = 7 * DAY
QUESTION_KEPT = 30 * DAY
UNDO_LASTS = MINUTE
"""So long a question, an answer or a kind word waits before it goes, and may be taken back."""


def is_idle(last: Instant, calendar: SchoolCalendar, now: Instant) -> bool:
    """Say whether five whole school days have passed since the day of somebody's last act."""
    return calendar.after_school_days(last, IDLE_SCHOOL_DAYS) <= now


def needs_somebody(due: list[Instant], now: Instant) -> bool:
    """Say whether a group needs its coordinator: until a week after its last post, and while nothing is planned yet."""
    return not due or max(due) + STILL_RUNNING > now


def may_nudge(last: Instant | None, now: Instant) -> bool:
    """Say whether somebody may be written to again: at most once a week."""
    return last is None or last + BETWEEN_NUDGES <= now
