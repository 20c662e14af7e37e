"""What groups gained in a week: of many groups at once, from what was said in the week."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from staffroom.kernel.clock import local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId
from staffroom.rooms import programmes
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.programmes import Programme, SchoolCalendar
from staffroom.rooms.progress import groups, rules, store
from staffroom.rooms.progress.store import Said


@dataclass(frozen=True)
class Gain:
    """Points gained in a week and points due in it, over the people of whom anything is known."""

    points: float
    due: int
    people: int


@dataclass(frozen=True)
class GroupInWeek:
    """A group, who counts in it, and the first midnight of its week and of the next; `people` None: its members."""

    cohort: Cohort
    calendar: SchoolCalendar
    start: Instant
    end: Instant
    people: Collection[PersonId] | None = None


def gains(tx: Tx, programme: Programme, found: Sequence[GroupInWeek]) -> dict[CohortId, Gain | None]:
    """Return what each of some groups of a programme gained in a week."""
    weeks = Counter(section.due_week for section in programmes.sections(tx, programme.id))
    due = {one.cohort.id: weeks[_week(one)] for one in found}
    asked = [one for one in found if due[one.cohort.id]]
    people = {
        one.cohort.id: groups.members_of(tx, one.cohort.id, one.end) if one.people is None else one.people
        for one in asked
    }
    said = {span: store.said_between(tx, *span) for span in {(one.start, one.end) for one in asked}}
    known = set[PersonId]().union(*(here.done for here in said.values()))
    known |= store.known(tx, set().union(*people.values()) - known)
    gained: dict[CohortId, Gain | None] = dict.fromkeys(due)
    order = programme.settings.progress_order
    for one in asked:
        members, most = known.intersection(people[one.cohort.id]), due[one.cohort.id]
        if rules.enough(len(members), len(people[one.cohort.id])):
            counts = _counts(tx, members, said[one.start, one.end], one, order)
            points = sum(rules.gain_of(count, most) for count in counts)
            gained[one.cohort.id] = Gain(points, most * len(members), len(members))
    return gained


def _week(found: GroupInWeek) -> int:
    """Return which week of its course a group is in."""
    last = local_day(Instant(found.end - 1), found.calendar.zone)
    return found.calendar.week_of(date.fromisoformat(found.cohort.starts_on), last)


def _counts(tx: Tx, members: set[PersonId], said: Said, week: GroupInWeek, order: Sequence[str]) -> list[int]:
    """Return how many sections each member finished in the week of whom anything was said in it."""
    here = members & said.done.keys()
    counts = [said.done[person] for person in here - said.unsure]
    for person in here & said.unsure:
        told = store.of_person(tx, person)
        counts.append(len(rules.finished(told, week.end, order) - rules.finished(told, week.start, order)))
    return counts
