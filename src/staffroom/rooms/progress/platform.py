"""What a learning platform says is kept until it has told of everybody, and then taken in, all of it or nothing."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import time

from staffroom.kernel.clock import HOUR
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, ProgrammeId
from staffroom.kernel.table import alike
from staffroom.rooms import people, programmes
from staffroom.rooms.programmes import Programme, Section
from staffroom.rooms.progress import imports, moodle_rules, store_moodle, store_results, telling
from staffroom.rooms.progress.reading import only_ones
from staffroom.rooms.progress.sources.fault import Fault
from staffroom.rooms.progress.sources.line import Place
from staffroom.rooms.progress.sources.moodle import Part, Said, User
from staffroom.rooms.progress.values import Difference, Origin, Result, Row

Activities = tuple[tuple[int, int | None], ...]
"""The activities of a section, and whether Moodle tracks them."""
WHOLE = ("completed", "grade")
"""What is asked about a whole course."""
STALE = 6 * HOUR
"""A run that was interrupted longer ago is begun anew."""


@dataclass(frozen=True)
class Course:
    """Which course of Moodle a programme's is; `sections` names Moodle's by number or name, for each of ours."""

    shortname: str
    sections: Mapping[str, Sequence[int | str]] = field(default_factory=dict)
    grades: bool = False


@dataclass(frozen=True)
class Setup:
    """How an installation fetches from Moodle: where, when, how many users a page, which courses by programme."""

    place: Place
    at: time
    page: int
    courses: Mapping[str, Course]


@dataclass(frozen=True)
class Found:
    """What a course of Moodle looks like: its number, the activities of each of our sections; `run` is the run's."""

    number: int
    activities: Mapping[str, Activities]
    run: int


def next_due(tx: Tx, setup: Setup) -> tuple[Instant, ProgrammeId] | None:
    """Return when Moodle is asked next, and for which programme; None where no programme has a course there."""
    moments = ((_due(tx, one, setup), one.id) for one in programmes_of(tx, setup))
    return min(((at, number) for at, number in moments if at is not None), default=None)


def programmes_of(tx: Tx, setup: Setup) -> list[Programme]:
    """Return the programmes that have a course in Moodle; also after the farewell: records are to tell all of it."""
    if not setup.courses:
        return []
    return [one for one in programmes.all_of(tx) if one.slug in setup.courses and not programmes.is_erased(tx, one.id)]


def _due(tx: Tx, programme: Programme, setup: Setup) -> Instant | None:
    return moodle_rules.due(store_moodle.run(tx, programme.id), setup.at, programme.zone)


def await_night(tx: Tx, setup: Setup, now: Instant) -> None:
    """Let Moodle be asked from the next night on where it never was: there may be no roster yet."""
    for programme in programmes_of(tx, setup):
        run = store_moodle.run(tx, programme.id)
        if run.ended_at is None:
            store_moodle.put(tx, programme.id, replace(run, ended_at=now))


def ask(tx: Tx, programme: ProgrammeId, admin: PersonId | None, now: Instant) -> None:
    """Note that somebody wishes Moodle to be asked now."""
    store_moodle.put(tx, programme, replace(store_moodle.run(tx, programme), asked_at=now, asked_by=admin))


def begin(tx: Tx, programme: ProgrammeId, number: int | None, now: Instant) -> tuple[int, frozenset[PersonId]]:
    """Begin a run under a number of its own, or go on with the nightly one that was interrupted.

    Returns the run's number, which is the moment of its beginning, and of whom Moodle has told already in it.
    """
    run = store_moodle.run(tx, programme)
    nightly = run.begun_at
    if number is None and (nightly is None or nightly < now - STALE):
        nightly = now
        store_moodle.put(tx, programme, replace(run, begun_at=nightly))
    store_moodle.forget_before(tx, programme, Instant(now - STALE), nightly)
    begun = number or nightly or now
    return begun, frozenset(store_moodle.kept(tx, programme, begun))


def sections(tx: Tx, programme: ProgrammeId, course: Course, parts: Sequence[Part]) -> dict[str, Activities]:
    """Return the activities of each of our sections: by the settings, else by its title.

    Raises Fault where not one section is found.
    """
    return assigned(programmes.sections(tx, programme), course, parts)


def assigned(ours: Sequence[Section], course: Course, parts: Sequence[Part]) -> dict[str, Activities]:
    """Return the same for the sections of a course.

    Raises Fault where not one section is found.
    """
    by_title = only_ones({(alike(title), one.slug) for one in ours for title in one.title.values()})
    found: dict[str, list[tuple[int, int | None]]] = {}
    for part in parts:
        named = [slug for slug, wanted in course.sections.items() if _is_meant(part, wanted)]
        by_name = by_title.get(alike(part.name))
        if not named and by_name and by_name not in course.sections:
            named = [by_name]
        for slug in named:
            found.setdefault(slug, []).extend(part.activities)
    if not found:
        raise Fault("untracked", "sections")
    return {slug: tuple(activities) for slug, activities in found.items()}


def _is_meant(part: Part, wanted: Sequence[int | str]) -> bool:
    return any(part.number == one if isinstance(one, int) else alike(part.name) == alike(one) for one in wanted)


def matched(tx: Tx, programme: ProgrammeId, users: Sequence[User]) -> dict[PersonId, int]:
    """Return which user each teacher is: all by id, then by e-mail, never by name; who is unclear is left out.

    A user whose id is another teacher's is nobody else. Raises Fault where Moodle shows neither of anybody.
    """
    if users and not any(user.idnumber or user.email for user in users):
        raise Fault("hidden")
    by_id = only_ones((user.idnumber, user) for user in users)
    by_email = only_ones((user.email.lower(), user) for user in users)
    emails = only_ones((email.lower(), one) for one, email in people.emails(tx, programme, "teachers").items())
    address = {person: email for email, person in emails.items()}
    ids = {one.roster_id: one.id for one in people.by_roster(tx, programme, "teachers")}
    found = {person: by_id[word].id for word, person in ids.items() if word in by_id}
    for person in ids.values():
        user = by_email.get(address.get(person, ""))
        if person not in found and user is not None and ids.get(user.idnumber, person) == person:
            found[person] = user.id
    return found


def keep(tx: Tx, programme: ProgrammeId, run: int, person: PersonId, said: Said | None, result: Result) -> None:
    """Keep what Moodle says of somebody until it has told of everybody."""
    store_moodle.keep(tx, programme, run, person, json.dumps([list((said or {}).items()), result]))


def rows(tx: Tx, programme: ProgrammeId, found: Found, now: Instant) -> list[Row]:
    """Return what was kept as rows; what Moodle does not tell gives none."""
    told: list[Row] = []
    for person, written in store_moodle.kept(tx, programme, found.run).items():
        said: Said = {cmid: (bool(done), Instant(at)) for cmid, (done, at) in json.loads(written)[0]}
        for slug, activities in found.activities.items():
            share = moodle_rules.of_section(activities, said)
            if share is not None:
                done, percent, at = share
                told.append(Row(0, person, slug, done, None, Instant(min(at, now)) if at else None, "lms", percent))
    return told


def difference(tx: Tx, programme: ProgrammeId, found: Found, now: Instant) -> Difference:
    """Return what the answers that were kept would change.

    Raises Fault where Moodle told of nobody.
    """
    told = rows(tx, programme, found, now)
    if not told:
        raise Fault("untracked", "rows")
    checksum = hashlib.sha256(repr([(one.place, one.done, one.percent, one.at) for one in told]).encode()).hexdigest()
    return imports.compare(tx, programme, told, checksum, now)


def drop(tx: Tx, programme: ProgrammeId, run: int) -> None:
    """Let go of what a run kept."""
    store_moodle.forget(tx, programme, run)


def take(tx: Tx, programme: ProgrammeId, found: Found, by_whom: str, now: Instant) -> Difference:
    """Take in what was kept, all of it; tell who asked, and the admins where Moodle had been away.

    Raises Fault as `difference` does.
    """
    change = difference(tx, programme, found, now)
    number = imports.write(tx, programme, change, Origin("moodle", "Moodle", by_whom), now)
    for person, written in store_moodle.kept(tx, programme, found.run).items():
        _put_result(tx, person, Result(*json.loads(written)[1]), number, now)
    run = store_moodle.run(tx, programme)
    store_moodle.forget(tx, programme, found.run)
    under_way = run.begun_at if run.begun_at != found.run else None
    store_moodle.put(tx, programme, moodle_rules.Run(begun_at=under_way, ended_at=now, taken_at=now))
    if run.fault:
        telling.tell(tx, programme, "back", {}, run.asked_by, now)
    elif run.asked_by is not None:
        counts = {"teachers": change.teachers, "roster": change.on_roster, "changed": len(change.changes)}
        telling.tell_one(tx, PersonId(run.asked_by), "taken", counts, now, Instant(0))
    return change


def _put_result(tx: Tx, person: PersonId, said: Result, number: int | None, now: Instant) -> None:
    """Write what Moodle says of somebody's whole course; where it said nothing, what it said before stands."""
    before = store_results.find(tx, person)
    if said.untold == WHOLE:
        return
    found = said.since(None if before is None else before[0], now)
    if before is not None and before[0] == found:
        number = None  # nothing changed: the row stays that of the import which wrote it
    if number is not None:
        store_results.keep_before(tx, number, person)
    store_results.put(tx, person, found, number, now)


def fail(tx: Tx, programme: ProgrammeId, fault: Fault, now: Instant) -> None:
    """Note that Moodle did not tell: the figures stay as they were; the admins learn of it once for each kind."""
    run = store_moodle.run(tx, programme)
    passes = fault.kind == "away"
    later = moodle_rules.retry_at(now, fault.retry_after) if passes else None
    ended = run.ended_at if passes else now
    store_moodle.put(
        tx,
        programme,
        replace(run, asked_at=None, asked_by=None, ended_at=ended, retry_at=later, fault=fault.kind),
    )
    about = {"fault": fault.kind, "detail": fault.detail}
    if run.fault != fault.kind:
        telling.tell(tx, programme, "fault", about, run.asked_by, now)
    elif run.asked_by is not None:
        telling.tell_one(tx, PersonId(run.asked_by), "fault", about, now, Instant(0))
