"""What is known of a whole group's way through the course: figures without names."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from staffroom.kernel.clock import at_wall
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId
from staffroom.rooms import cohorts, people, programmes
from staffroom.rooms.programmes import SchoolCalendar, Section
from staffroom.rooms.progress import rules, store, store_moodle
from staffroom.rooms.progress.rules import Due
from staffroom.rooms.progress.values import Report


@dataclass(frozen=True)
class GroupProgress:
    """A group's average on a day; what is None is unknown or may not be shown.

    `share` is 0 to 1 of what is due, `coverage` the share of members of whom anything is known, `people` their
    number, `minutes` a median, `credited` says that these are nominal minutes of finished sections, `source` is one
    of `lms`, `file`, `self`, `mixed` or empty, `as_of` the latest report.
    """

    share: float | None
    coverage: float
    people: int
    minutes: int | None
    credited: bool
    source: str
    as_of: Instant | None


@dataclass(frozen=True)
class SectionDone:
    """How many of those of whom anything is known have finished a section."""

    section: str
    done: int
    known: int


@dataclass(frozen=True)
class Own:
    """A teacher's own figures: sections finished, minutes credited for them, who says so, and the latest report."""

    sections: int
    minutes: int
    source: str = ""
    as_of: Instant | None = None


@dataclass(frozen=True)
class Circle:
    """A cohort's course and calendar, and what is known of its members at a moment."""

    sections: tuple[Due, ...]
    calendar: SchoolCalendar
    starts_on: date
    members: int
    reports: tuple[tuple[Report, ...], ...]
    order: tuple[str, ...]
    asked_at: Instant | None
    """When the platform told of its figures last."""

    @property
    def shown(self) -> bool:
        """Say whether enough is known for a figure."""
        return rules.enough(len(self.reports), self.members)

    def settled(self, mine: tuple[Report, ...], until: Instant) -> list[Report]:
        """Return what counts of what was known of a member before a moment."""
        return [*rules.settled((report for report in mine if report.at < until), self.order).values()]

    def finished(self, mine: tuple[Report, ...], until: Instant) -> frozenset[str]:
        """Return what a member had finished before a moment."""
        return rules.finished(mine, until, self.order)

    @property
    def nominal(self) -> dict[str, int]:
        """Return the nominal minutes of each section."""
        return {section.section: section.minutes for section in self.sections}


def circle(tx: Tx, cohort: CohortId, now: Instant) -> Circle:
    """Gather what a cohort's figures are made from."""
    found = cohorts.get(tx, cohort)
    programme = programmes.get(tx, found.programme_id)
    sections = tuple(Due(s.slug, s.minutes, s.due_week) for s in programmes.sections(tx, found.programme_id))
    members = members_of(tx, cohort, now)
    reports = (tuple(store.of_person(tx, member)) for member in members)
    return Circle(
        sections,
        programme.calendar_in(ZoneInfo(found.zone), found.holidays),
        date.fromisoformat(found.starts_on),
        len(members),
        tuple(known for known in reports if known),
        programme.settings.progress_order,
        store_moodle.taken_at(tx, programme.id),
    )


def members_of(tx: Tx, cohort: CohortId, now: Instant) -> list[PersonId]:
    """Return the teachers who are in the group and count: neither paused, nor quiet, nor left."""
    inside = (place.person_id for place in cohorts.placements(tx, cohort) if place.state == "in")
    chosen = (people.get(tx, person) for person in inside)
    return [person.id for person in chosen if people.is_counted(person, now)]


def group(tx: Tx, cohort: CohortId, day: date) -> GroupProgress:
    """Return a group's progress as it was at the end of a day; hidden where too little is known."""
    zone = ZoneInfo(cohorts.get(tx, cohort).zone)
    until = at_wall(day + timedelta(days=1), time(0), zone)
    return _measure(circle(tx, cohort, until), day, until)


def _measure(around: Circle, day: date, until: Instant) -> GroupProgress:
    around = replace(around, reports=tuple(mine for mine in around.reports if rules.known_at(mine, until)))
    known = len(around.reports)
    coverage = known / around.members if around.members else 0.0
    if not around.shown:
        return GroupProgress(None, coverage, known, None, credited=False, source="", as_of=None)
    due = len(_due(around, day))
    shares = [rules.progress_of(len(around.finished(mine, until)), due) for mine in around.reports]
    minutes, credited = _minutes(around, until)
    used = [r for mine in around.reports for r in around.settled(mine, until)]
    source = rules.said_by(report.source for report in used)
    as_of = _as_of(used, around.asked_at, until)
    return GroupProgress(rules.mean_of(shares), coverage, known, minutes, credited, source, as_of)


def _as_of(used: Sequence[Report], asked_at: Instant | None, until: Instant) -> Instant | None:
    """Return of when figures are: of the latest report, or of when the platform was asked last and knew no other."""
    moments = [report.at for report in used]
    if asked_at is not None and asked_at < until and any(report.source == "lms" for report in used):
        moments.append(asked_at)
    return max(moments, default=None)


def _due(around: Circle, day: date) -> frozenset[str]:
    """Return what is due by a day; a week is over on its last school day."""
    calendar = around.calendar
    week = calendar.week_of(around.starts_on, day)
    following = calendar.first_of_week(day) + timedelta(weeks=1)
    rest = (day + timedelta(days=ahead) for ahead in range(1, (following - day).days))
    return rules.due_by(around.sections, week, week_is_over=not any(map(calendar.is_open, rest)))


def _minutes(around: Circle, until: Instant) -> tuple[int | None, bool]:
    """Return measured minutes where enough people have them, else credited ones."""
    seen = [[report for report in mine if report.at < until] for mine in around.reports]
    measured = [m for mine in seen if (m := rules.measured_minutes(mine, around.nominal)) is not None]
    if rules.enough(len(measured), around.members):
        return rules.middle(measured), False
    done = (around.finished(mine, until) for mine in around.reports)
    return rules.middle(rules.credited_minutes(sections, around.nominal) for sections in done), True


def sections_done(tx: Tx, cohort: CohortId, now: Instant) -> list[SectionDone]:
    """Return how far a group is through each section; nothing where too little is known."""
    around = circle(tx, cohort, now)
    if not around.shown:
        return []
    done = [around.finished(mine, Instant(now + 1)) for mine in around.reports]
    return [
        SectionDone(section.section, sum(section.section in mine for mine in done), len(done))
        for section in around.sections
    ]


def of_person(tx: Tx, person: PersonId) -> Own:
    """Return how many sections a teacher has finished, the minutes credited for them, and who says so."""
    done = finished_by(tx, person)
    source = rules.said_by(report.source for _, report in done)
    as_of = max((report.at for _, report in done), default=None)
    return Own(len(done), sum(section.minutes for section, _ in done), source, as_of)


def finished_by(tx: Tx, person: PersonId) -> list[tuple[Section, Report]]:
    """Return the sections that a teacher has finished, in the course's order, each with the word that counts."""
    programme = programmes.get(tx, people.get(tx, person).programme_id)
    known = rules.settled(store.of_person(tx, person), programme.settings.progress_order)
    sections = programmes.sections(tx, programme.id)
    return [(one, known[one.slug]) for one in sections if one.slug in known and known[one.slug].done]
