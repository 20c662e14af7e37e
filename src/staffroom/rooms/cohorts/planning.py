"""Use case: from the roster to cohorts, their names and their coordinators; shown first, then applied."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId, ProgrammeId
from staffroom.kernel.text import pick
from staffroom.rooms import people, programmes
from staffroom.rooms.cohorts import rules, store, store_places, store_rest
from staffroom.rooms.cohorts.rules import Leader
from staffroom.rooms.cohorts.seating_rules import Candidate, Group, allocate, cohort_language, same
from staffroom.rooms.cohorts.values import RESTS, Cohort, NewCohort, Plan, PlannedCohort
from staffroom.rooms.people import Person
from staffroom.rooms.programmes import Programme

Seat = tuple[str, int]
"""A location and a group's number there."""
Placed = Callable[[Tx, Sequence[PersonId], Instant], None]
"""Learns who was given a place."""


def plan(tx: Tx, programme_id: ProgrammeId, _now: Instant) -> Plan:
    """Work out where every teacher of the roster goes; nothing is written."""
    programme = programmes.get(tx, programme_id)
    cohorts = {_seat(known): known for known in store.every_of_programme(tx, programme_id)}
    teachers = {person.id: person for person in people.by_roster(tx, programme_id, "teachers")}
    before = [_group(tx, cohort, teachers) for cohort in cohorts.values()]
    teaching = {person.id for person in people.by_role(tx, programme_id, "teacher")}
    waiting = [candidate(one) for one in teachers.values() if one.left_at is None and one.id in teaching]
    after = allocate(waiting, programme.settings.cohort_size, before, programme.settings.schools)
    seated = {_seat(group): len(group.members) for group in before}
    taken = {cohort.name for cohort in cohorts.values()}
    planned: list[PlannedCohort] = []
    for group in after:
        planned.append(_planned(programme, group, cohorts.get(_seat(group)), seated.get(_seat(group), 0), taken))
        taken.add(planned[-1].name)
    coming = [replace(one, coming=0 if one.id is None else store_places.count_coming(tx, one.id)) for one in planned]
    settings = programme.settings
    most = len(planned) if programme.solo else settings.most_led
    return Plan(programme_id, programme.slug, settings.cohort_size, _led(tx, programme, coming, after), most)


def _seat(group: Group | Cohort) -> Seat:
    return same(group.location), group.number


def _group(tx: Tx, cohort: Cohort, teachers: dict[PersonId, Person]) -> Group:
    """Return a cohort with all who have a place in it, or will have: whoever went out may come back to it."""
    places = [*store_places.placements(tx, cohort.id), *store_places.coming(tx, cohort.id)]
    members = [candidate(teachers[place.person_id]) for place in places]
    return Group(cohort.location, cohort.number, tuple(members), cohort.language, closed=cohort.closed_at is not None)


def candidate(person: Person) -> Candidate:
    """Return a teacher as the allocation sees them."""
    return Candidate(person.id, person.location, person.school, person.language)


def _planned(programme: Programme, group: Group, known: Cohort | None, already: int, taken: set[str]) -> PlannedCohort:
    added = tuple(member.id for member in group.members[already:])
    if known is not None:
        number, language = known.number, known.language
        leader, name = known.coordinator_id, known.name
        return PlannedCohort(known.id, name, known.location, number, language, leader, "", "kept", already, added)
    language = cohort_language(group.members, programme.language)
    name = new_name(programme, group.location, group.number, language, taken)
    return PlannedCohort(None, name, group.location, group.number, language, None, "", "", 0, added)


def new_name(programme: Programme, location: str, number: int, language: str, taken: Collection[str]) -> str:
    """Return the name of a new group by the agreed pattern, unlike any other's."""
    course = pick(programme.title, language) or programme.slug
    return rules.unused_name(rules.cohort_name(programme.settings.naming, location, course, number), taken)


def _led(tx: Tx, programme: Programme, planned: list[PlannedCohort], groups: list[Group]) -> tuple[PlannedCohort, ...]:
    """Find a coordinator for each: the lists in coordinators.csv first, then whoever leads already, then proposals."""
    leaders = [_leader(tx, person) for person in people.by_role(tx, programme.id, "coordinator")]
    names = {leader.id: leader.name for leader in leaders}
    waiting = store_rest.waiting(tx, programme.id)
    settled = [_named(_resting(cohort, waiting), leaders) for cohort in planned]
    loads = Counter(cohort.coordinator_id for cohort in settled if cohort.coordinator_id is not None)
    result: list[PlannedCohort] = []
    for cohort, group in zip(settled, groups, strict=True):
        settles = cohort.coordinator_id or cohort.why == RESTS
        led = cohort if settles else _proposed(cohort, group, leaders, loads, programme.settings.most_led)
        result.append(replace(led, coordinator=names.get(led.coordinator_id or PersonId(0), "")))
    return tuple(result)


def _leader(tx: Tx, person: Person) -> Leader:
    wishes = frozenset(people.cohort_wishes(tx, person.id))
    return Leader(person.id, person.full_name, person.location, person.school, wishes)


def _resting(cohort: PlannedCohort, waiting: Collection[CohortId]) -> PlannedCohort:
    """Let a group wait for its coordinator who rests; only a list that names somebody else gives it away."""
    return replace(cohort, why=RESTS) if cohort.id in waiting else cohort


def _named(cohort: PlannedCohort, leaders: list[Leader]) -> PlannedCohort:
    """Let coordinators.csv decide: the present coordinator stays where several lists name the group."""
    stays = [leader for leader in leaders if leader.id == cohort.coordinator_id]
    leader = rules.named(cohort.name, stays) or rules.named(cohort.name, leaders)
    return cohort if leader is None else replace(cohort, coordinator_id=leader.id, why="named")


def _proposed(
    cohort: PlannedCohort, group: Group, leaders: list[Leader], loads: Counter[PersonId], most: int
) -> PlannedCohort:
    found = rules.propose(cohort.location, group.members, leaders, loads, most)
    if found is None:
        return replace(cohort, why="")
    leader, why = found
    loads[leader.id] += 1
    return replace(cohort, coordinator_id=leader.id, why=why)


def apply_plan(tx: Tx, programme_id: ProgrammeId, now: Instant, placed: Placed) -> Plan:
    """Write the plan as the roster has it now; doing it again changes nothing."""
    made = plan(tx, programme_id, now)
    write(tx, made, now, placed)
    return made


def write(tx: Tx, made: Plan, now: Instant, placed: Placed) -> None:
    """Write a plan that was worked out in this very transaction."""
    programme = programmes.get(tx, made.programme_id)
    for cohort in made.cohorts:
        number = cohort.id or store.add(tx, _new(programme, cohort))
        if cohort.why != RESTS:
            store.set_coordinator(tx, number, cohort.coordinator_id)
        for teacher in cohort.added:
            store_places.place(tx, teacher, number, now)
    placed(tx, [teacher for cohort in made.cohorts for teacher in cohort.added], now)


def _new(programme: Programme, cohort: PlannedCohort) -> NewCohort:
    return NewCohort(
        programme.id,
        cohort.name,
        cohort.location,
        cohort.number,
        cohort.language,
        programme.zone.key,
        programme.starts_on.isoformat(),
        cohort.coordinator_id,
    )


_REASONS = {
    "named": "named in coordinators.csv",
    "school": "same school",
    "location": "same location",
    "free": "leads fewest groups",
    "kept": "as before",
}


def describe_plan(made: Plan) -> list[str]:
    """Return the plan in English, a line for each cohort, for the command line."""
    if not made.cohorts:
        return [f"{made.slug}: no teachers on the roster yet; import one with `roster import`."]
    return [*map(_described, made.cohorts), _total(made), *_warnings(made)]


def _warnings(made: Plan) -> list[str]:
    """Say who would lead too many groups, and what to do about it."""
    return [
        f"Warning: {name} would lead {n} groups, more than {made.most_led} (`cohorts.per_coordinator`); "
        f"name somebody else for some of them in coordinators.csv, or raise the setting"
        for name, n in made.overloaded
    ]


def _described(cohort: PlannedCohort) -> str:
    new = "new" if cohort.id is None else f"{cohort.already - cohort.coming} already"
    new += f", {cohort.coming} to come once it is open" if cohort.coming else ""
    nobody = "nobody, until theirs is back" if cohort.why == RESTS else "nobody yet"
    leader = f"{cohort.coordinator} ({_REASONS[cohort.why]})" if cohort.coordinator else nobody
    teachers = f"{cohort.size} {_plural('teacher', cohort.size)}"
    return f"{cohort.name}: {teachers} ({new}, {len(cohort.added)} added), coordinator {leader}"


def _total(made: Plan) -> str:
    teachers, groups = sum(cohort.size - cohort.coming for cohort in made.cohorts), len(made.cohorts)
    told = f"{teachers} {_plural('teacher', teachers)} in {groups} {_plural('cohort', groups)}"
    return f"{made.slug}: {told} of at most {made.cap}"


def _plural(word: str, n: int) -> str:
    return word if n == 1 else f"{word}s"


def follow_programme(tx: Tx, programme: ProgrammeId, before: Programme | None, after: Programme) -> None:
    """Let cohorts follow their programme's new start and zone, except those that have their own."""
    if before is not None:
        store.follow_start(tx, programme, before.starts_on.isoformat(), after.starts_on.isoformat())
        store.follow_zone(tx, programme, before.zone.key, after.zone.key)
