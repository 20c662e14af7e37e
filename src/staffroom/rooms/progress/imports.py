"""Import a file of progress: first the difference, then all of it or nothing."""

import hashlib
from dataclasses import dataclass

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, ProgrammeId
from staffroom.kernel.refusal import Trouble
from staffroom.rooms import people, programmes
from staffroom.rooms.progress import store
from staffroom.rooms.progress.rules import Report
from staffroom.rooms.progress.sources import table_file
from staffroom.rooms.progress.sources.table_file import Known, Row

EXAMPLES = 10
"""So many changes are shown one by one."""


@dataclass(frozen=True)
class Change:
    """A line that says something new, and what its source said before."""

    roster_id: str
    teacher: PersonId
    before: Report | None
    after: Report


@dataclass(frozen=True)
class Difference:
    """What a file would change."""

    checksum: str
    rows: int
    changes: tuple[Change, ...]
    unchanged: int
    teachers: int
    on_roster: int


def difference(tx: Tx, programme: ProgrammeId, data: bytes, name: str, now: Instant) -> Difference:
    """Return what a file would change, without changing it.

    Raises BadTable with every mistake, Trouble for a course without sections.
    """
    known, names = _known(tx, programme, now)
    if not known.sections:
        raise Trouble(f"{name}: the course has no sections; add them to calendar.yaml and start the bot once.")
    rows = table_file.parse(data, name, known)
    compared = [_compare(tx, row, names[row.teacher], now) for row in rows]
    changes = tuple(change for change in compared if change is not None)
    teachers = len({row.teacher for row in rows})
    digest = hashlib.sha256(data).hexdigest()
    return Difference(digest, len(rows), changes, len(rows) - len(changes), teachers, len(names))


def apply(tx: Tx, programme: ProgrammeId, data: bytes, name: str, by_whom: str, now: Instant) -> Difference:
    """Write a file, all or nothing, and note who imported it; the same file again changes and notes nothing.

    Raises Trouble as `difference` does.
    """
    found = difference(tx, programme, data, name, now)
    for change in found.changes:
        store.put(tx, change.teacher, change.after)
    if found.changes:
        people.note_import(tx, "progress", found.checksum, found.rows, by_whom, now)
    return found


def describe(found: Difference) -> list[str]:
    """Return a difference in English, a line for each fact, for the command line."""
    new = sum(1 for change in found.changes if change.before is None)
    about = f"{found.rows} rows about {found.teachers} of {found.on_roster} teachers"
    told = [f"{about}: {new} new, {len(found.changes) - new} changed, {found.unchanged} unchanged."]
    told += [_told(change) for change in found.changes[:EXAMPLES]]
    if len(found.changes) > EXAMPLES:
        told.append(f"  … and {len(found.changes) - EXAMPLES} more.")
    return told


def _told(change: Change) -> str:
    before = "new" if change.before is None else _state(change.before)
    return f"  {change.roster_id} {change.after.section} ({change.after.source}): {before} → {_state(change.after)}"


def _state(report: Report) -> str:
    minutes = "" if report.minutes is None else f", {report.minutes} min"
    return f"{'done' if report.done else 'not done'}{minutes}"


def _known(tx: Tx, programme: ProgrammeId, now: Instant) -> tuple[Known, dict[PersonId, str]]:
    """Return what a file is read against, and the roster ids by person."""
    by_id = {person.roster_id: person.id for person in people.by_roster(tx, programme, "teachers")}
    cells = people.rostered(tx, programme, "teachers").items()
    by_email = {row["email"].lower(): by_id[roster_id] for roster_id, row in cells if row["email"]}
    sections = tuple(section.slug for section in programmes.sections(tx, programme))
    zone = programmes.get(tx, programme).zone
    return Known(by_id, by_email, sections, zone, now), {person: roster_id for roster_id, person in by_id.items()}


def _compare(tx: Tx, row: Row, roster_id: str, now: Instant) -> Change | None:
    """Return what a line changes; a line that does not say when keeps the moment that is known."""
    before = next(
        (r for r in store.of_person(tx, row.teacher) if r.section == row.section and r.source == row.source), None
    )
    at = row.at
    if at is None:
        at = before.at if before is not None and before.done == row.done else now
    after = Report(row.section, row.source, row.done, row.minutes, at)
    return None if after == before else Change(roster_id, row.teacher, before, after)
