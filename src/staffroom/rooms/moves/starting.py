"""Use cases of a group's own start, for admins: from that day on it lives its own weeks of the course."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from staffroom.kernel.clock import local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen
from staffroom.rooms import programmes, prompts
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.moves import choice_screens, service

AHEAD = 8
"""School weeks in which a group may be let begin."""


def ask(tx: Tx, cohort_id: CohortId, admin: PersonId, now: Instant) -> Screen:
    """Ask on which day a group begins: with the course, or on the first day of one of the next school weeks.

    Raises Refusal for whoever is no admin of its programme.
    """
    cohort = service.theirs(tx, cohort_id, admin)
    return choice_screens.choose_start(cohort, _days(tx, cohort, now))


def _days(tx: Tx, cohort: Cohort, now: Instant) -> list[date]:
    programme = programmes.get(tx, cohort.programme_id)
    calendar = prompts.calendar_of(programme, cohort)
    first = calendar.first_of_week(max(local_day(now, calendar.zone), programme.starts_on))
    weeks = (first + timedelta(weeks=ahead) for ahead in range(1, AHEAD + 1))
    return [day for day in (programme.starts_on, *weeks) if day.isoformat() != cohort.starts_on]


def begin(tx: Tx, cohort_id: CohortId, day: int, admin: PersonId, now: Instant) -> Screen:
    """Let a group begin on a day (`20260906`); the day before is offered again.

    Raises Refusal where something was posted there already, where no such day was offered, and as `ask` does.
    """
    cohort = service.theirs(tx, cohort_id, admin)
    offered = {int(f"{one:%Y%m%d}"): one for one in _days(tx, cohort, now)}
    if day not in offered:
        raise Refusal("button-old")
    if not prompts.begin_anew(tx, cohort.id, offered[day], ZoneInfo(cohort.zone), now):
        raise Refusal("moves-begun")
    return choice_screens.begins(cohort, offered[day])
