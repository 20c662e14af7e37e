"""The tables `course_results` and `course_results_before`: what is told of whole courses, and what stood there."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.rooms.progress.values import Result


def put(tx: Tx, person: PersonId, found: Result, number: int | None, now: Instant) -> None:
    """Write what the platform says of a teacher's whole course, nothing where it says nothing.

    `number` is the import that it belongs to; without one, the row stays that of the import which wrote it.
    """
    if found.completed is None and found.grade is None:
        tx.run("DELETE FROM course_results WHERE person_id = :person", person=person)
        return
    tx.run(
        "INSERT INTO course_results (person_id, completed, completed_at, grade, at, import_id)"
        " VALUES (:person, :completed, :completed_at, :grade, :now, :number)"
        " ON CONFLICT (person_id) DO UPDATE SET completed = excluded.completed,"
        " completed_at = excluded.completed_at, grade = excluded.grade, at = excluded.at,"
        " import_id = coalesce(excluded.import_id, import_id)",
        person=person,
        completed=None if found.completed is None else int(found.completed),
        completed_at=found.completed_at,
        grade=found.grade,
        now=now,
        number=number,
    )


def find(tx: Tx, person: PersonId) -> tuple[Result, Instant] | None:
    """Return what the platform says of a teacher's whole course, and when it did."""
    row = tx.one("SELECT completed, completed_at, grade, at FROM course_results WHERE person_id = :p", p=person)
    if row is None:
        return None
    completed = None if row["completed"] is None else bool(row["completed"])
    return Result(completed, row["completed_at"], row["grade"]), Instant(row["at"])


def keep_before(tx: Tx, number: int, person: PersonId) -> None:
    """Keep what stands of a teacher's whole course before an import writes."""
    tx.run(
        "INSERT INTO course_results_before (import_id, person_id, completed, completed_at, grade, at, was_import)"
        " SELECT :number, p.id, r.completed, r.completed_at, r.grade, r.at, r.import_id FROM people p"
        " LEFT JOIN course_results r ON r.person_id = p.id WHERE p.id = :person",
        number=number,
        person=person,
    )


def restore(tx: Tx, number: int) -> None:
    """Put whole courses back as they were before an import; what a later import wrote stays."""
    tx.run(
        "UPDATE course_results_before AS later SET completed = mine.completed, completed_at = mine.completed_at,"
        " grade = mine.grade, at = mine.at, was_import = mine.was_import FROM course_results_before AS mine"
        " WHERE mine.import_id = :number AND later.was_import = :number AND mine.person_id = later.person_id",
        number=number,
    )
    tx.run(
        "DELETE FROM course_results WHERE import_id = :number AND person_id IN"
        " (SELECT person_id FROM course_results_before WHERE import_id = :number)",
        number=number,
    )
    tx.run(
        "INSERT INTO course_results (person_id, completed, completed_at, grade, at, import_id)"
        " SELECT person_id, completed, completed_at, grade, at, was_import FROM course_results_before"
        " WHERE import_id = :number AND at IS NOT NULL ON CONFLICT (person_id) DO NOTHING",
        number=number,
    )
    tx.run("DELETE FROM course_results_before WHERE import_id = :number", number=number)


def forget_before(tx: Tx, moment: Instant) -> None:
    """Forget what stood there before imports that are too old to be taken back."""
    tx.run(
        "DELETE FROM course_results_before WHERE import_id IN (SELECT id FROM progress_imports WHERE at < :moment)",
        moment=moment,
    )
