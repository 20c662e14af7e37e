"""Use cases: whether a group has room for one more post on a day, and taking that day."""

from collections import Counter
from datetime import date, time, timedelta
from typing import Literal

from staffroom.kernel.clock import DAY, at_wall, local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, ProgrammeId
from staffroom.rooms import cohorts, programmes
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.prompts import rules, service, store, store_days, store_prompts
from staffroom.rooms.prompts.values import Posting, Prompt

USUAL = time(16)
"""When a course posts that does not say so."""
AHEAD = 14
"""Days of the calendar that are looked at for one with room."""
_FAR = 9 * DAY
_STANDS = ("planned", "offered", "approved", "posting", "posted")
_LIGHT = ("planned", "offered", "approved")

Obstacle = Literal["closed", "quiet", "full"]
"""Why one more post may not stand in a group at a moment."""


def take_day(tx: Tx, key: str, cohort_id: CohortId, moment: Instant) -> None:
    """Count something that is posted at a moment, beside the calendar, for the caps of a group."""
    store_days.put(tx, key, cohort_id, local_day(moment, _calendar(tx, cohorts.get(tx, cohort_id)).zone))


def give_day_back(tx: Tx, key: str) -> None:
    """Count it no more."""
    store_days.delete(tx, key)


def obstacle(tx: Tx, cohort: Cohort, moment: Instant, *, behind: bool = False) -> Obstacle | None:
    """Return what stands against one more post in a group at a moment: no school (any more), quiet hours, or the caps.

    Encouragement and figures that are still to come make room, but not for a post that stands `behind` them.
    """
    calendar = _calendar(tx, cohort)
    day = local_day(moment, calendar.zone)
    if not calendar.is_open(day) or programmes.is_over(tx, cohort.programme_id):
        return "closed"
    if calendar.is_quiet(moment):
        return "quiet"
    caps = service.caps_of(programmes.get(tx, cohort.programme_id))
    days = _filled(tx, cohort, Instant(moment - _FAR), Instant(moment + _FAR), behind=behind)
    return None if rules.has_room(days, day, calendar, caps) else "full"


def free_moments(tx: Tx, cohort: Cohort, now: Instant, moving: Prompt | None = None) -> dict[date, Instant]:
    """Return the next days on which a group has room, each with the moment at which its course usually posts.

    For a prompt that is to move: the days that have room without it, at its own hour. After the farewell none has.
    """
    if programmes.is_over(tx, cohort.programme_id):
        return {}
    calendar, programme = _calendar(tx, cohort), programmes.get(tx, cohort.programme_id)
    usual, caps = usual_time(tx, programme.id) if moving is None else moving.wall, service.caps_of(programme)
    days = _filled(tx, cohort, Instant(now - _FAR), Instant(now + AHEAD * DAY + _FAR), moving=moving)
    found = {}
    for ahead in range(AHEAD):
        day = local_day(now, calendar.zone) + timedelta(days=ahead)
        moment = calendar.next_loud(at_wall(day, usual, calendar.zone))
        if moment > now and calendar.is_open(day) and rules.has_room(days, day, calendar, caps):
            found[day] = moment
    return found


def usual_time(tx: Tx, programme: ProgrammeId) -> time:
    """Return the hour at which most of a course is posted."""
    hours = Counter(prompt.wall for prompt in store_prompts.active(tx, programme))
    return hours.most_common(1)[0][0] if hours else USUAL


def _filled(
    tx: Tx,
    cohort: Cohort,
    first: Instant,
    end: Instant,
    *,
    behind: bool = False,
    moving: Prompt | None = None,
) -> Counter[date]:
    calendar, without = _calendar(tx, cohort), None if moving is None else moving.id
    known = store.around(tx, cohort.id, first, end)
    found = (posting for posting in known if posting.state in _STANDS and posting.prompt_id != without)
    near = [posting for posting in found if behind or not _gives_way(posting)]
    return store_days.of_cohort(tx, cohort.id) + Counter(service.day_of(posting, calendar) for posting in near)


def _gives_way(posting: Posting) -> bool:
    """Say whether a posting makes room: encouragement or figures that have not gone out yet."""
    return rules.rank(posting.kind) > rules.rank("question") and posting.state in _LIGHT


def _calendar(tx: Tx, cohort: Cohort) -> programmes.SchoolCalendar:
    return service.calendar_of(programmes.get(tx, cohort.programme_id), cohort)
