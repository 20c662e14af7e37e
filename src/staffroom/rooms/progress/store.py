"""The table `progress`."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import PersonId
from staffroom.rooms.progress.rules import Report


def of_person(tx: Tx, person: PersonId) -> list[Report]:
    """Return everything that is known of a teacher's way through the course."""
    rows = tx.all(
        "SELECT section, source, done, minutes, at FROM progress WHERE person_id = :person ORDER BY section, source",
        person=person,
    )
    return [Report(row["section"], row["source"], bool(row["done"]), row["minutes"], row["at"]) for row in rows]


def put(tx: Tx, person: PersonId, report: Report) -> None:
    """Write what a source says, in place of what it said before."""
    tx.run(
        "INSERT INTO progress (person_id, section, source, done, minutes, at)"
        " VALUES (:person, :section, :source, :done, :minutes, :at)"
        " ON CONFLICT (person_id, section, source) DO UPDATE SET done = excluded.done, minutes = excluded.minutes,"
        " at = excluded.at",
        person=person,
        section=report.section,
        source=report.source,
        done=int(report.done),
        minutes=report.minutes,
        at=report.at,
    )


def add(tx: Tx, person: PersonId, report: Report) -> bool:
    """Write what a source says unless it said something before; say whether it was new."""
    return bool(
        tx.run(
            "INSERT INTO progress (person_id, section, source, done, minutes, at)"
            " VALUES (:person, :section, :source, :done, :minutes, :at) ON CONFLICT (person_id, section, source)"
            " DO NOTHING",
            person=person,
            section=report.section,
            source=report.source,
            done=int(report.done),
            minutes=report.minutes,
            at=report.at,
        )
    )


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
