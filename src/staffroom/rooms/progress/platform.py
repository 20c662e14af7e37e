"""What a learning platform says is kept until it has told of everybody, and then taken in, all of it or nothing."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import time
from typing import Any

from staffroom import outbox
from staffroom.kernel.clock import HOUR
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, ProgrammeId
from staffroom.kernel.table import alike
from staffroom.outbox import Note, Priority, Rendered
from staffroom.rooms import cohorts, people, programmes
from staffroom.rooms.programmes import Programme, Section
from staffroom.rooms.progress import imports, moodle_rules, moodle_screens, store_moodle
from staffroom.rooms.progress.reading import only_ones
from staffroom.rooms.progress.sources.fault import Fault
from staffroom.rooms.progress.sources.line import Place
from staffroom.rooms.progress.sources.moodle import Part, Said, User
from staffroom.rooms.progress.values import Difference, Origin, Result, Row

Activities = tuple[tuple[int, int | None], ...]
"""The activities of a section, and whether Moodle tracks them."""
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
    """What a course of Moodle looks like: its number, and the activities of each of our sections."""

    number: int
    activities: Mapping[str, Activities]


def next_due(tx: Tx, setup: Setup) -> tuple[Instant, ProgrammeId] | None:
    """Return when Moodle is asked next, and for which programme; None where no programme has a course there."""
    moments = ((_due(tx, one, setup), one.id) for one in programmes_of(tx, setup))
    return min(((at, number) for at, number in moments if at is not None), default=None)


def programmes_of(tx: Tx, setup: Setup) -> list[Programme]:
    """Return the programmes that have a course in Moodle."""
    return [one for one in programmes.all_of(tx) if one.slug in setup.courses] if setup.courses else []


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


def begin(tx: Tx, programme: ProgrammeId, now: Instant) -> frozenset[PersonId]:
    """Begin a run, or go on with the one that was interrupted; return of whom Moodle has told already."""
    run = store_moodle.run(tx, programme)
    if run.begun_at is None or run.begun_at < now - STALE:
        store_moodle.forget(tx, programme)
        store_moodle.put(tx, programme, replace(run, begun_at=now))
    return frozenset(store_moodle.kept(tx, programme))


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


def keep(tx: Tx, programme: ProgrammeId, person: PersonId, said: Said | None, result: Result) -> None:
    """Keep what Moodle says of somebody until it has told of everybody."""
    store_moodle.keep(tx, programme, person, json.dumps([list((said or {}).items()), result]))


def rows(tx: Tx, programme: ProgrammeId, found: Found, now: Instant) -> list[Row]:
    """Return what was kept as rows; what Moodle does not tell gives none."""
    told: list[Row] = []
    for person, written in store_moodle.kept(tx, programme).items():
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


def drop(tx: Tx, programme: ProgrammeId) -> None:
    """Let go of what was kept: it was only looked at."""
    store_moodle.forget(tx, programme)
    store_moodle.put(tx, programme, replace(store_moodle.run(tx, programme), begun_at=None))


def take(tx: Tx, programme: ProgrammeId, found: Found, by_whom: str, now: Instant) -> Difference:
    """Take in what was kept, all of it; tell who asked, and the admins where Moodle had been away.

    Raises Fault as `difference` does.
    """
    change = difference(tx, programme, found, now)
    imports.write(tx, programme, change, Origin("moodle", "Moodle", by_whom), now)
    for person, written in store_moodle.kept(tx, programme).items():
        store_moodle.put_result(tx, person, Result(*json.loads(written)[1]), now)
    run = store_moodle.run(tx, programme)
    store_moodle.forget(tx, programme)
    store_moodle.put(tx, programme, moodle_rules.Run(ended_at=now, taken_at=now))
    if run.fault:
        _tell(tx, programme, "back", {}, run.asked_by, now)
    elif run.asked_by is not None:
        counts = {"teachers": change.teachers, "roster": change.on_roster, "changed": len(change.changes)}
        _tell_one(tx, PersonId(run.asked_by), "taken", counts, now, Instant(0))
    return change


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
        _tell(tx, programme, "fault", about, run.asked_by, now)
    elif run.asked_by is not None:
        _tell_one(tx, PersonId(run.asked_by), "fault", about, now, Instant(0))


def _tell(
    tx: Tx, programme: ProgrammeId, what: str, about: Mapping[str, Any], asked_by: int | None, now: Instant
) -> None:
    """Tell the admins of a programme when it is not quiet; whoever asked, at once."""
    loud = programmes.get(tx, programme).calendar.next_loud(now)
    for admin in cohorts.reachable_admins(tx, programme):
        _tell_one(tx, admin.id, what, about, now, now if admin.id == asked_by else loud)


def _tell_one(tx: Tx, admin: PersonId, what: str, about: Mapping[str, Any], now: Instant, not_before: Instant) -> None:
    person = people.find(tx, admin)
    if person is None or person.private_chat is None:
        return
    note = Note(
        f"moodle:{what}:{now}:{admin}",
        "progress.moodle",
        person.private_chat,
        {"what": what, "language": person.language, **about},
        person=admin,
        priority=Priority.PERSON,
        essential=True,
        when_unknown="resend_once",
        not_before=not_before,
    )
    outbox.post(tx, note, now)


def render(_tx: Tx, args: Mapping[str, Any]) -> Rendered:
    """Say how fetching went in an admin's language."""
    return Rendered(moodle_screens.news(args), args["language"])
