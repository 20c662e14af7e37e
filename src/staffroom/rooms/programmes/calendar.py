"""The school calendar as pure arithmetic: which days are open, when it is quiet, how long a school day lasts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from staffroom.kernel.clock import HOUR, at_wall, in_zone, local_day
from staffroom.kernel.ids import Instant

LONGEST_CLOSURE = 366
"""No search for an open day goes further than this many days."""


@dataclass(frozen=True)
class Holiday:
    """A stretch of closed days, both ends included."""

    first: date
    last: date


@dataclass(frozen=True)
class SchoolCalendar:
    """School week (weekday numbers, Monday 0), holidays, quiet hours and zone of a programme or cohort."""

    zone: ZoneInfo
    school_week: tuple[int, ...]
    holidays: tuple[Holiday, ...] = ()
    quiet_from: time = time(20)
    quiet_to: time = time(7)

    def is_open(self, day: date) -> bool:
        """Say whether school is held on a day."""
        closed = any(holiday.first <= day <= holiday.last for holiday in self.holidays)
        return day.weekday() in self.school_week and not closed

    def next_open(self, day: date) -> date:
        """Return the day itself or the first open day after it; the day itself where a year has none."""
        return next((candidate for candidate in _days_from(day) if self.is_open(candidate)), day)

    def last_open(self, day: date) -> date:
        """Return the day itself or the last open day before it; the day itself where a year has none."""
        back = (day - timedelta(days=behind) for behind in range(LONGEST_CLOSURE))
        return next((candidate for candidate in back if self.is_open(candidate)), day)

    def first_of_week(self, day: date) -> date:
        """Return the first day of the school week that a day lies in."""
        return day - timedelta(days=(day.weekday() - self.school_week[0]) % 7)

    def first_day_near(self, day: date) -> date:
        """Return the day itself or the nearest later one that is the first open day of its school week."""
        first = self.next_open(self.first_of_week(day))
        return first if first >= day else self.next_open(self.first_of_week(day) + timedelta(weeks=1))

    def week_of(self, start: date, day: date) -> int:
        """Return the programme week of a day, 1 for the week in which the programme starts."""
        return (self.first_of_week(day) - self.first_of_week(start)).days // 7 + 1

    def day_of(self, start: date, week: int, weekday: int) -> date:
        """Return the day of a programme week and weekday, counted from the school week's first day."""
        first = self.first_of_week(start) + timedelta(weeks=week - 1)
        return first + timedelta(days=(weekday - self.school_week[0]) % 7)

    def after_school_days(self, moment: Instant, days: int) -> Instant:
        """Return the end (midnight) of the n-th open day after the day of a moment."""
        day = local_day(moment, self.zone)
        for _ in range(days):
            day = self.next_open(day + timedelta(days=1))
        return at_wall(day + timedelta(days=1), time(0), self.zone)

    def is_quiet(self, moment: Instant) -> bool:
        """Say whether a moment lies in the quiet hours, which may reach over midnight."""
        at = in_zone(moment, self.zone).time()
        if self.quiet_from <= self.quiet_to:
            return self.quiet_from <= at < self.quiet_to
        return at >= self.quiet_from or at < self.quiet_to

    def next_loud(self, moment: Instant) -> Instant:
        """Return the moment itself or the end of the quiet hours that it lies in."""
        if not self.is_quiet(moment):
            return moment
        day = local_day(moment, self.zone)
        ends = (at_wall(day + timedelta(days=ahead), self.quiet_to, self.zone) for ahead in (0, 1))
        return next(end for end in ends if end >= moment)

    def next_school_hour(self, moment: Instant) -> Instant:
        """Return the moment itself in school hours (an open day, not quiet), else the first such moment after it."""
        for _ in range(LONGEST_CLOSURE):
            moment = self.next_loud(moment)
            day = local_day(moment, self.zone)
            opens = self.next_open(day)
            if opens == day:
                break
            moment = at_wall(opens, time(0), self.zone)
        return moment

    def after_school_hours(self, moment: Instant, hours: int) -> Instant:
        """Return when so many school hours have passed since a moment."""
        here, left = moment, hours * HOUR
        while True:
            here = self.next_school_hour(here)
            ends = self._pause_after(here)
            if here + left <= ends:
                return Instant(here + left)
            left -= ends - here
            here = ends

    def school_time_between(self, start: Instant, end: Instant) -> int:
        """Return how many milliseconds of school hours lie between two moments."""
        here, passed = self.next_school_hour(start), 0
        while here < end:
            ends = min(self._pause_after(here), end)
            passed += ends - here
            here = self.next_school_hour(ends)
        return passed

    def _pause_after(self, moment: Instant) -> Instant:
        """Return when the stretch of school hours that a moment lies in may end: quiet begins, or the day is over."""
        day = local_day(moment, self.zone)
        quiet, over = at_wall(day, self.quiet_from, self.zone), at_wall(day + timedelta(days=1), time(0), self.zone)
        return quiet if quiet > moment else over

    def school_days_later(self, moment: Instant, days: int) -> Instant:
        """Return the same time of day on the n-th open day after a moment's."""
        local = in_zone(moment, self.zone)
        day = local.date()
        for _ in range(days):
            day = self.next_open(day + timedelta(days=1))
        return at_wall(day, local.time().replace(tzinfo=None), self.zone)


def _days_from(day: date) -> Iterator[date]:
    return (day + timedelta(days=ahead) for ahead in range(LONGEST_CLOSURE))
