"""Use cases: each group is compared with all that are, or once were, in the same week of their own course."""

from collections.abc import Sequence
from datetime import date, timedelta

from staffroom.kernel.db import Tx
from staffroom.rooms import cohorts
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.programmes import Programme
from staffroom.rooms.standings import rules, store
from staffroom.rooms.standings.rules import Group, Standing
from staffroom.rooms.standings.skip_rules import with_skips


def number_of(programme: Programme, cohort: Cohort, first: date) -> int:
    """Return which week of its own course a group is in, in the school week that begins on a day."""
    return programme.calendar.week_of(date.fromisoformat(cohort.starts_on), first)


def ranked(tx: Tx, programme: Programme, groups: Sequence[Group], first: date) -> list[Standing]:
    """Return how each group stands in the school week that begins on a day."""
    found: list[Standing] = []
    for number in sorted({group.number for group in groups}, reverse=True):
        here = [group for group in groups if group.number == number]
        own = {group.cohort for group in here}
        every = with_skips([*here, *_earlier(tx, programme, number, first)])
        league = rules.rank(every, programme.settings.league_weights)
        found += [standing for standing in league if standing.group.cohort in own]
    return found


def _earlier(tx: Tx, programme: Programme, number: int, first: date) -> list[Group]:
    """Return the groups that were in the same week of their course before, as their weeks were closed."""
    found = []
    for cohort in cohorts.every_of_programme(tx, programme.id):
        begun = programme.calendar.first_of_week(date.fromisoformat(cohort.starts_on))
        week = begun + timedelta(weeks=number - 1)
        closed = store.find(tx, cohort.id, week.isoformat()) if week < first else None
        if closed is not None:
            found.append(Group(cohort.id, cohort.name, closed.measures, number))
    return found
