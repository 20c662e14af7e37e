"""Decisions on values: when a workshop is, and what somebody meant by a day or a time that they typed."""

import re
from datetime import date, datetime, time, timedelta

from staffroom.kernel.clock import at_wall, in_zone
from staffroom.rooms.programmes import SchoolCalendar
from staffroom.rooms.workshops.values import Workshop

FURTHEST = timedelta(days=366)
DRAFT_DAYS = 12
"""School days that are offered as buttons."""
_FIGURES = re.compile(r"\d+")


def span(workshop: Workshop, start: date, calendar: SchoolCalendar) -> tuple[datetime, datetime]:
    """Return when a workshop begins and ends on a group's clock."""
    if workshop.day is not None:
        day = date.fromisoformat(workshop.day)
    else:
        day = calendar.day_of(start, workshop.week, workshop.weekday)
    begins = in_zone(at_wall(day, workshop.wall, calendar.zone), calendar.zone)
    return begins, begins + timedelta(minutes=workshop.minutes)


def offered_days(today: date, calendar: SchoolCalendar) -> list[date]:
    """Return the next school days, today among them."""
    days, day = [calendar.next_open(today)], today
    while len(days) < DRAFT_DAYS:
        day = calendar.next_open(days[-1] + timedelta(days=1))
        if day <= days[-1]:
            break
        days.append(day)
    return days


def read_day(said: str, today: date) -> date | None:
    """Return the day that somebody typed (12.10., 10月12日, 2026-10-12, in figures of any script), None if unclear.

    Without a year it is the next such day.
    """
    figures = [int(found) for found in _FIGURES.findall(said)]
    try:
        if len(figures) == 3 and figures[0] > 31:  # noqa: PLR2004  no day of a month: the year comes first
            return date(*figures)
        if len(figures) == 3:  # noqa: PLR2004  day, month, year
            day, month, year = figures
            return date(year + 2000 if year < 100 else year, month, day)  # noqa: PLR2004  26 means 2026
        if len(figures) == 2:  # noqa: PLR2004  day and month; in Chinese the month comes first and is named
            day, month = reversed(figures) if "月" in said else figures
            here = date(today.year, month, day)
            return here if here >= today else date(today.year + 1, month, day)
    except ValueError:
        return None
    return None


def read_time(said: str) -> time | None:
    """Return the time of day that somebody typed (14:30, 14.30, 14), None if unclear."""
    figures = [int(found) for found in _FIGURES.findall(said)]
    if not 1 <= len(figures) <= 2:  # noqa: PLR2004  hours, perhaps minutes
        return None
    try:
        return time(figures[0], figures[1] if len(figures) > 1 else 0)
    except ValueError:
        return None
