"""What a rehearsal finds out: for each group, or groups alike, every message with its moment and what is odd in it."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from staffroom.rooms.programmes import SchoolCalendar


@dataclass(frozen=True)
class Message:
    """One entry of the calendar in one group; `at` None where it is not posted at all."""

    slug: str
    kind: str
    week: int
    at: datetime | None
    """In the group's own zone."""
    wanted_on: date
    """The day that the calendar names."""
    words: str
    """As they stand in the group; empty where they are chosen on the day."""
    notes: tuple[str, ...] = ()
    """What is as it should be, but may surprise: moved to another day, merged, dropped."""
    warnings: tuple[str, ...] = ()
    """What somebody should look at."""


@dataclass(frozen=True)
class Timetable:
    """What groups with the same calendar, zone and language will read, in the order of time."""

    programme: str
    cohorts: tuple[str, ...]
    language: str
    calendar: SchoolCalendar
    messages: tuple[Message, ...]
    warnings: tuple[str, ...] = ()
    """What is odd between messages: two on a day, nothing for ten days."""

    @property
    def zone(self) -> ZoneInfo:
        """Return where the groups live."""
        return self.calendar.zone

    @property
    def count_of_warnings(self) -> int:
        """Return how many places somebody should look at."""
        return len(self.warnings) + sum(len(message.warnings) for message in self.messages)
