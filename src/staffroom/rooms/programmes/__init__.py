"""A programme: one course at one authority or school, with its calendar of school days and its coordinators' group."""

from staffroom.rooms.programmes.calendar import Holiday, SchoolCalendar
from staffroom.rooms.programmes.course import Course, Encouragement, before_start, load_course
from staffroom.rooms.programmes.entries import Entry
from staffroom.rooms.programmes.service import sync
from staffroom.rooms.programmes.store import (
    all_of,
    by_slug,
    by_staff_chat,
    get,
    move_staff_chat,
    sections,
    set_staff_chat,
)
from staffroom.rooms.programmes.values import (
    CARDS,
    KINDS,
    OCCASIONS,
    POLLS,
    SOURCES,
    WEEKDAYS,
    WORDLESS,
    WORKSHOP,
    Kind,
    Programme,
    Schools,
    Section,
    Settings,
    Slug,
    Source,
    Weekday,
)

__all__ = [
    "CARDS",
    "KINDS",
    "OCCASIONS",
    "POLLS",
    "SOURCES",
    "WEEKDAYS",
    "WORDLESS",
    "WORKSHOP",
    "Course",
    "Encouragement",
    "Entry",
    "Holiday",
    "Kind",
    "Programme",
    "SchoolCalendar",
    "Schools",
    "Section",
    "Settings",
    "Slug",
    "Source",
    "Weekday",
    "all_of",
    "before_start",
    "by_slug",
    "by_staff_chat",
    "get",
    "load_course",
    "move_staff_chat",
    "sections",
    "set_staff_chat",
    "sync",
]
