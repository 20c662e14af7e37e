"""Use cases of the monthly count: each admin reads once what was reported and decided in a month, without names."""

import logging
from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Any, Final

from staffroom.kernel import blame, facts
from staffroom.kernel.clock import at_wall, local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId, ProgrammeId
from staffroom.outbox import Rendered
from staffroom.rooms import cohorts, media, people, programmes
from staffroom.rooms.conduct import month_screens, rules, store, store_decisions
from staffroom.rooms.conduct.values import Counted, Origin
from staffroom.rooms.programmes import Programme

log = logging.getLogger(__name__)

_PHOTOS: Final[Mapping[media.Outcome, Counted]] = {
    "none": "photos-stay",
    "permission": "photos-stay",
    "remove": "photos-gone",
    "silence": "photos-gone",
    "rule": "photos-gone",
    "old": "photos-old",
}

_OPENED: Final[Mapping[Origin, Counted]] = {"report": "reported", "words": "found", "share": "shared"}
"""Whatever leads back to its topic is counted by what was decided."""

Counts = dict[CohortId, dict[str, int]]
"""How often what happened in which group; what never did is not there."""


def next_due(tx: Tx, now: Instant) -> Instant | None:
    """Return when admins are next told; a programme that is new is looked at at once, to count from then on."""
    return min((_due(tx, one, now) for one in programmes.running(tx)), default=None)


def _due(tx: Tx, programme: Programme, now: Instant) -> Instant:
    told = _told(tx, programme)
    return now if told is None else _read_at(programme, rules.next_month(told))


def _told(tx: Tx, programme: Programme) -> date | None:
    """Return the first day of the last month that admins were told of, None where they never were."""
    found = facts.get(tx, _fact(programme.id))
    return None if found is None else date.fromisoformat(found)


def _fact(programme: ProgrammeId) -> str:
    return f"conduct.month:{programme}"


def _read_at(programme: Programme, month: date) -> Instant:
    """Return when a month is told of: on the first school day after it, when coordinators read their daily message."""
    day = programme.calendar.next_open(rules.next_month(month))
    wanted = at_wall(day, time.fromisoformat(programme.settings.digest_at), programme.zone)
    return programme.calendar.next_loud(wanted)


def tell(tx: Tx, now: Instant) -> None:
    """Tell the admins of each programme of the month that is over; nothing where nothing happened."""
    for programme in programmes.running(tx):
        told = _told(tx, programme)
        if told is None:
            facts.put(tx, _fact(programme.id), rules.month_before(local_day(now, programme.zone)).isoformat())
        elif _read_at(programme, rules.next_month(told)) <= now:
            month = rules.next_month(told)
            facts.put(tx, _fact(programme.id), month.isoformat())
            _try_to_post(tx, programme, month, now)


def _try_to_post(tx: Tx, programme: Programme, month: date, now: Instant) -> None:
    """Post a count; one that breaks is left out, and keeps nobody else's back."""
    try:
        with tx.attempt():
            _post(tx, programme, month, now)
    except Exception as error:
        if blame.is_the_database(error):
            raise
        blame.tell(log, f"the month of {programme.slug} could not be counted", error)


def _post(tx: Tx, programme: Programme, month: date, now: Instant) -> None:
    """Post the count as it is now: what is deleted before it is read changes nothing."""
    found = list(_counts(tx, programme, month).items())
    if not found:
        return
    key = f"conduct.month:{programme.id}:{month.isoformat()}"
    args = {"month": month.isoformat(), "groups": found}
    cohorts.tell(tx, key, "conduct.month", args, cohorts.reachable_admins(tx, programme.id), now)


def _counts(tx: Tx, programme: Programme, month: date) -> Counts:
    found: Counts = {}
    for cohort, what, number in _counted(tx, programme, month):
        of_group = found.setdefault(cohort, {})
        of_group[what] = of_group.get(what, 0) + number
    return found


def _counted(tx: Tx, programme: Programme, month: date) -> Iterator[tuple[CohortId, Counted, int]]:
    since, until = (at_wall(day, time(), programme.zone) for day in (month, rules.next_month(month)))
    for cohort, origin, number in store.opened_between(tx, programme.id, since, until):
        if origin in _OPENED:
            yield cohort, _OPENED[origin], number
    yield from store_decisions.tally(tx, programme.id, since, until)
    for cohort, outcome, number in media.tally(tx, programme.id, since, until):
        yield cohort, _PHOTOS[outcome], number


def render(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Show an admin the count of a month, group by group."""
    reader = people.find(tx, PersonId(args["reader"]))
    if reader is None:
        return None
    groups = sorted((cohorts.get(tx, CohortId(number)).name, counts) for number, counts in args["groups"])
    return Rendered(month_screens.month(date.fromisoformat(args["month"]), groups), reader.language)
