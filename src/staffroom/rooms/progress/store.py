"""The table `progress`."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, ProgrammeId
from staffroom.rooms.progress.values import Report


class Said(NamedTuple):
    """Of whom anything was said, with the number of sections that were said to be done.

    For whoever is `unsure` a word is one of several on its section, and it takes all of them to know.
    """

    done: Mapping[PersonId, int]
    unsure: set[PersonId]


Place = tuple[PersonId, str, str]
"""Whose row, about which section, by which source."""
WRITE = "INSERT INTO progress (person_id, section, source, done, percent, minutes, at, import_id)"
INSTEAD = (
    "ON CONFLICT (person_id, section, source) DO UPDATE SET done = excluded.done, percent = excluded.percent,"
    " minutes = excluded.minutes, at = excluded.at, import_id = excluded.import_id"
)
"""In place of what a source said before."""
_SAID = f"{WRITE} VALUES (:person, :section, :source, :done, :percent, :minutes, :at, NULL)"


def of_person(tx: Tx, person: PersonId) -> list[Report]:
    """Return everything that is known of a teacher's way through the course."""
    sql = "SELECT section, source, done, minutes, at, percent FROM progress WHERE person_id = :person"
    return [_report(row) for row in tx.tuples(f"{sql} ORDER BY section, source", person=person)]


def of_programme(tx: Tx, programme: ProgrammeId) -> dict[Place, Report]:
    """Return everything that is known of a programme's teachers."""
    rows = tx.tuples(
        "SELECT g.person_id, g.section, g.source, g.done, g.minutes, g.at, g.percent FROM progress g"
        " JOIN people p ON p.id = g.person_id WHERE p.programme_id = :programme",
        programme=programme,
    )
    return {(row[0], row[1], row[2]): _report(row[1:]) for row in rows}


def known(tx: Tx, people: Iterable[PersonId]) -> set[PersonId]:
    """Return those of some people of whom anything is known."""
    sql = (
        "SELECT id FROM people WHERE id IN (:many) AND EXISTS (SELECT 1 FROM progress g WHERE g.person_id = people.id)"
    )
    return {PersonId(person) for (person,) in tx.among(sql, people)}


def said_between(tx: Tx, first: Instant, end: Instant) -> Said:
    """Return what was said of anybody in a stretch of time."""
    rows = tx.tuples(
        "SELECT s.person_id, s.done, (SELECT count(*) FROM progress g WHERE g.person_id = s.person_id"
        " AND g.section = s.section) FROM progress s WHERE s.at >= :first AND s.at < :end",
        first=first,
        end=end,
    )
    done, unsure = dict[PersonId, int](), set[PersonId]()
    for person, is_done, words in rows:
        done[person] = done.get(person, 0) + is_done
        if words > 1:
            unsure.add(person)
    return Said(done, unsure)


def _report(row: tuple[str, str, int, int | None, int, int | None]) -> Report:
    section, source, done, minutes, at, percent = row
    return Report(section, source, bool(done), minutes, Instant(at), percent)


def put(tx: Tx, person: PersonId, report: Report) -> None:
    """Write what a source says, in place of what it said before."""
    tx.run(f"{_SAID} {INSTEAD}", **_values(person, report))


def add(tx: Tx, person: PersonId, report: Report) -> bool:
    """Write what a source says unless it said something before; say whether it was new."""
    return bool(tx.run(f"{_SAID} ON CONFLICT DO NOTHING", **_values(person, report)))


def _values(person: PersonId, report: Report) -> dict[str, str | int | None]:
    return {
        "person": person,
        "section": report.section,
        "source": report.source,
        "done": int(report.done),
        "percent": report.percent,
        "minutes": report.minutes,
        "at": report.at,
    }


def remove(tx: Tx, person: PersonId, section: str, source: str) -> bool:
    """Take back what a source said; say whether there was anything."""
    return bool(
        tx.run(
            "DELETE FROM progress WHERE person_id = :person AND section = :section AND source = :source",
            person=person,
            section=section,
            source=source,
        )
    )
