"""Use cases: a week in which one group alone has no school, chosen from the phone and taken back."""

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from staffroom.kernel import pages
from staffroom.kernel.clock import at_wall, local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen
from staffroom.rooms import cohorts, programmes, prompts
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.panel import days_off_screens as screens
from staffroom.rooms.panel.values import WeekOff

GROUPS_SHOWN = 12
"""Groups on one page."""
WEEKS = 8
"""So many weeks, this one first, can be chosen."""
LAST_DAY = timedelta(days=6)


def groups(tx: Tx, staff: PersonId, page: int, now: Instant) -> Screen:
    """Ask of which group; with one group only, show it."""
    led = cohorts.led_by(tx, staff)
    if len(led) == 1:
        return show(tx, led[0].id, staff, now)
    shown, where = pages.part(led, page, GROUPS_SHOWN)
    return screens.choose_group(shown, where)


def show(tx: Tx, cohort_id: CohortId, staff: PersonId, now: Instant) -> Screen:
    """Show the coming school weeks of a group, and which of them it has off."""
    cohort = cohorts.led_or_refused(tx, cohort_id, staff)
    return screens.weeks(cohort, _weeks(tx, cohort, now))


def _weeks(tx: Tx, cohort: Cohort, now: Instant) -> list[WeekOff]:
    """Return the coming weeks in which the programme has school at all.

    This week is none of them once a card was posted or has closed in it: no week is taken off for its few answers.
    """
    calendar = programmes.get(tx, cohort.programme_id).calendar_in(ZoneInfo(cohort.zone))
    this, off = calendar.first_of_week(local_day(now, calendar.zone)), set(cohort.days_off.split())
    stands = _has_cards(tx, cohort, at_wall(this, time(0), calendar.zone), now)
    found = []
    for first in (this + timedelta(weeks=ahead) for ahead in range(int(stands), WEEKS)):
        days = [day for day in (first + timedelta(days=ahead) for ahead in range(7)) if calendar.is_open(day)]
        if days:
            found.append(WeekOff(first, days[0], days[-1], off=_stretch(first) in off))
    return found


def _has_cards(tx: Tx, cohort: Cohort, since: Instant, now: Instant) -> bool:
    """Say whether a card was posted or has closed since a midnight; one that closed then ended the day before."""
    cards = [one for one in prompts.postings_of(tx, cohort.id) if one.kind in prompts.CARDS]
    moments = [(one.posted_at, one.closes_at) for one in cards if one.posted_at is not None]
    return any(posted >= since or since < (closes or since) <= now for posted, closes in moments)


def _stretch(first: date) -> str:
    return f"{first.isoformat()}/{(first + LAST_DAY).isoformat()}"


def turn(tx: Tx, cohort_id: CohortId, staff: PersonId, first: int, now: Instant) -> Screen:
    """Let a group have a week off, or have school in it after all; `first` is the ordinal of the week's first day."""
    cohort = cohorts.led_or_refused(tx, cohort_id, staff)
    chosen = next((week.first for week in _weeks(tx, cohort, now) if week.first.toordinal() == first), None)
    if chosen is None:
        raise Refusal("panel-old-button")
    off = set(cohort.days_off.split()) ^ {_stretch(chosen)}
    cohorts.set_days_off(tx, cohort.id, " ".join(sorted(off)))
    prompts.follow_calendar(tx, cohort.id, now)
    return show(tx, cohort_id, staff, now)
