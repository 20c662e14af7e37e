"""Whether a course may begin on its first day: a day that does not suit the school week shuffles the first cards."""

from dataclasses import dataclass
from datetime import date

from staffroom.kernel.screen import Text, text
from staffroom.rooms.programmes import Course, SchoolCalendar, before_start
from staffroom.settings import ProgrammeSection


@dataclass(frozen=True)
class Misfit:
    """What is wrong with a first day, what that leads to, and the nearest one that is right."""

    what: Text
    why: Text
    better: date


def calendar_of(section: ProgrammeSection) -> SchoolCalendar:
    """Return the school days of a programme."""
    return SchoolCalendar(section.time_zone, section.school_days, section.closed_days())


def misfit(section: ProgrammeSection, course: Course) -> Misfit | None:
    """Return what is wrong with a programme's first day, or None."""
    calendar = calendar_of(section)
    early = len(before_start(course.entries, section.start, calendar))
    is_open = calendar.is_open(section.start)
    if is_open and not early:
        return None
    what = text("check-day-late") if is_open else text("check-day-closed")
    why = text("check-day-early", n=early) if early else text("check-day-nothing")
    return Misfit(what, why, calendar.first_day_near(section.start))
