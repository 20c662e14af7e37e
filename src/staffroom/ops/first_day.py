"""Whether a course may begin on its first day: a day that does not suit the school week shuffles the first cards."""

from dataclasses import dataclass
from datetime import date

from staffroom.rooms.programmes import Course, SchoolCalendar, before_start
from staffroom.settings import ProgrammeSection


@dataclass(frozen=True)
class Misfit:
    """What is wrong with a first day, what that leads to, and the nearest one that is right."""

    what: str
    why: str
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
    what = "lies late in its school week" if is_open else "is no school day"
    why = f"{early} of the first week's cards lie before it: they come among the second week's, or not at all"
    return Misfit(what, why if early else "nothing is posted on it", calendar.first_day_near(section.start))
