"""Decisions on values: who counts as silent, which response is low, when the daily message is due."""

from datetime import date, time, timedelta

from staffroom.kernel.clock import DAY, HOUR, MINUTE, at_wall, in_zone, local_day
from staffroom.kernel.ids import Instant
from staffroom.rooms.programmes import SchoolCalendar

AHEAD = 14 * DAY
BEHIND = 14 * DAY
"""No card is open for longer, holidays included, that anybody would ask about once more."""
LOW_AFTER = 2
"""School days after which a card that few have answered may be asked once more: 48 school hours."""
LASTS = 4 * HOUR
"""A daily message that could not be sent for so long is left out: the next one says the same."""
LISTED_FOR = 3
"""School days for which a post stands in the list of what is to be sent on."""
REMIND_AFTER, REMIND_UNTIL = 3, 8
"""School days after a link was made from which, and until which, reminding its teacher is suggested: once, warmly."""
UNDO_LASTS = MINUTE
"""How long asking a group again may be taken back."""


def week_of(calendar: SchoolCalendar, now: Instant) -> date:
    """Return the first day of the school week of a moment."""
    return calendar.first_of_week(local_day(now, calendar.zone))


def silent_weeks(calendar: SchoolCalendar, starts_on: date, now: Instant) -> list[date]:
    """Return the weeks, by their first day, in which nobody may have given a sign who is silent; this one is the last.

    They begin with the latest earlier week in which school was held: a holiday makes nobody silent. None while the
    course has not run for a whole week.
    """
    weeks, begins = [week_of(calendar, now)], calendar.first_of_week(starts_on)
    while weeks[0] > begins:
        weeks.insert(0, weeks[0] - timedelta(weeks=1))
        if any(calendar.is_open(weeks[0] + timedelta(days=day)) for day in range(7)):
            return weeks
    return []


def is_low(answered: int, eligible: int | None, wanted: float) -> bool:
    """Say whether few have answered a card, of those who could; unknown is not low."""
    return bool(eligible) and answered / (eligible or 1) < wanted


def may_ask_again(calendar: SchoolCalendar, posted: Instant, closes: Instant, now: Instant) -> bool:
    """Say whether a card has stood for 48 school hours and is open still."""
    return calendar.school_days_later(posted, LOW_AFTER) <= now < closes


def may_remind(calendar: SchoolCalendar, invited: Instant, now: Instant) -> bool:
    """Say whether somebody who was invited and has not come in has had some days, and not yet too many."""
    return calendar.school_days_later(invited, REMIND_AFTER) <= now < calendar.school_days_later(invited, REMIND_UNTIL)


def may_take_back(asked_at: Instant, now: Instant) -> bool:
    """Say whether asking again may still be taken back."""
    return now < asked_at + UNDO_LASTS


def next_daily(calendar: SchoolCalendar, at: time, last: date | None, now: Instant) -> Instant:
    """Return when the daily message is due after the day of the last one: on a school day, outside quiet hours."""
    today = local_day(now, calendar.zone)
    day = calendar.next_open(today if last is None or last < today else last + timedelta(days=1))
    moment = calendar.next_loud(at_wall(day, at, calendar.zone))
    if moment + LASTS > now:
        return moment
    return calendar.next_loud(at_wall(calendar.next_open(day + timedelta(days=1)), at, calendar.zone))


def a_school_day_ago(calendar: SchoolCalendar, now: Instant) -> Instant:
    """Return this hour of the last school day before today: what came since then belongs in one daily message."""
    here = in_zone(now, calendar.zone)
    return at_wall(calendar.last_open(here.date() - timedelta(days=1)), here.time(), calendar.zone)


def opens_a_week(calendar: SchoolCalendar, now: Instant) -> bool:
    """Say whether a moment lies on the first open day of its school week."""
    day = local_day(now, calendar.zone)
    return calendar.first_day_near(day) == day
