"""When the end of a programme is told, and when everything about its people may be deleted."""

from datetime import date, time, timedelta
from typing import Final

from staffroom.kernel.clock import DAY, MINUTE, at_wall, local_day
from staffroom.kernel.ids import Instant
from staffroom.rooms.programmes import SchoolCalendar

UNDO: Final = MINUTE
"""For so long the end may be taken back before anybody reads of it; in quiet hours longer."""
FEWEST_DAYS, MOST_DAYS = 14, 366
"""From the farewell until everything is deleted: time for records, and for somebody else to stop it."""
OFFERED: Final = (14, 30, 60, 90)
REMINDED_BEFORE: Final = 7 * DAY
LATEST: Final = DAY
"""So long after its moment the deletion still begins without another word: a machine may be off at night."""
COPIES_KEPT: Final = timedelta(days=7)
"""So long may a copy of the database be kept: `ops/copying/retention.py`."""
AT: Final = time(2)
"""Before the nightly copy at its usual hour (`backup.at`), which then holds nothing of them; else that is freed."""


def told_at(calendar: SchoolCalendar, now: Instant) -> Instant:
    """Return when the end is told: in a minute, or when the quiet hours are over."""
    return calendar.next_loud(Instant(now + UNDO))


def days(calendar: SchoolCalendar, now: Instant) -> tuple[date, ...]:
    """Return the days that are offered for deleting everything."""
    today = local_day(now, calendar.zone)
    return tuple(today + timedelta(days=ahead) for ahead in OFFERED)


def is_possible(calendar: SchoolCalendar, day: date, now: Instant) -> bool:
    """Say whether everything may be deleted on a day."""
    ahead = (day - local_day(now, calendar.zone)).days
    return FEWEST_DAYS <= ahead <= MOST_DAYS


def erase_at(calendar: SchoolCalendar, day: date) -> Instant:
    """Return when everything is deleted that is to be on a day."""
    return at_wall(day, AT, calendar.zone)


def with_notice(calendar: SchoolCalendar, wanted: Instant, reminded: Instant) -> Instant:
    """Return when everything is deleted, after a reminder: as wanted, or a week later where the reminder came late.

    It comes late where the bot was away; and where its clock leaps by a year, there is a week to put that right.
    """
    if wanted - reminded >= REMINDED_BEFORE - DAY:
        return wanted
    return erase_at(calendar, local_day(Instant(reminded + REMINDED_BEFORE), calendar.zone) + timedelta(days=1))


def day_of(calendar: SchoolCalendar, erase_at: Instant) -> date:
    """Return on which day everything is deleted."""
    return local_day(erase_at, calendar.zone)
