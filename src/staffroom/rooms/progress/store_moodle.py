"""The tables `moodle_runs`, `moodle_answers`, `course_results`: how fetching stands, and what was said in it."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, ProgrammeId
from staffroom.rooms.progress.moodle_rules import Run
from staffroom.rooms.progress.values import Result


def run(tx: Tx, programme: ProgrammeId) -> Run:
    """Return how fetching stands in a programme."""
    found = tx.one_as(
        Run,
        "SELECT begun_at, asked_at, asked_by, ended_at, retry_at, taken_at, fault FROM moodle_runs"
        " WHERE programme_id = :programme",
        programme=programme,
    )
    return found or Run()


def put(tx: Tx, programme: ProgrammeId, found: Run) -> None:
    """Write how fetching stands."""
    tx.run(
        "INSERT INTO moodle_runs"
        " (programme_id, begun_at, asked_at, asked_by, ended_at, retry_at, taken_at, fault)"
        " VALUES (:programme, :begun, :asked_at, :asked_by, :ended, :retry, :taken, :fault)"
        " ON CONFLICT (programme_id) DO UPDATE SET begun_at = excluded.begun_at, asked_at = excluded.asked_at,"
        " asked_by = excluded.asked_by, ended_at = excluded.ended_at, retry_at = excluded.retry_at,"
        " taken_at = excluded.taken_at, fault = excluded.fault",
        programme=programme,
        begun=found.begun_at,
        asked_at=found.asked_at,
        asked_by=found.asked_by,
        ended=found.ended_at,
        retry=found.retry_at,
        taken=found.taken_at,
        fault=found.fault,
    )


def taken_at(tx: Tx, programme: ProgrammeId) -> Instant | None:
    """Return when Moodle's figures were taken in last."""
    return run(tx, programme).taken_at


def keep(tx: Tx, programme: ProgrammeId, person: PersonId, said: str) -> None:
    """Keep what was said of somebody until all is told."""
    tx.run(
        "INSERT INTO moodle_answers (programme_id, person_id, said) VALUES (:programme, :person, :said)"
        " ON CONFLICT (programme_id, person_id) DO UPDATE SET said = excluded.said",
        programme=programme,
        person=person,
        said=said,
    )


def kept(tx: Tx, programme: ProgrammeId) -> dict[PersonId, str]:
    """Return what was said so far."""
    sql = "SELECT person_id, said FROM moodle_answers WHERE programme_id = :programme ORDER BY person_id"
    return {PersonId(person): said for person, said in tx.tuples(sql, programme=programme)}


def forget(tx: Tx, programme: ProgrammeId) -> None:
    """Forget what was said."""
    tx.run("DELETE FROM moodle_answers WHERE programme_id = :programme", programme=programme)


def put_result(tx: Tx, person: PersonId, found: Result, now: Instant) -> None:
    """Write what the platform says of a teacher's whole course, nothing where it says nothing."""
    if found.completed is None and found.grade is None:
        tx.run("DELETE FROM course_results WHERE person_id = :person", person=person)
        return
    tx.run(
        "INSERT INTO course_results (person_id, completed, completed_at, grade, at)"
        " VALUES (:person, :completed, :completed_at, :grade, :now)"
        " ON CONFLICT (person_id) DO UPDATE SET completed = excluded.completed,"
        " completed_at = excluded.completed_at, grade = excluded.grade, at = excluded.at",
        person=person,
        completed=None if found.completed is None else int(found.completed),
        completed_at=found.completed_at,
        grade=found.grade,
        now=now,
    )


def result(tx: Tx, person: PersonId) -> tuple[Result, Instant] | None:
    """Return what the platform says of a teacher's whole course, and when it did."""
    row = tx.one("SELECT completed, completed_at, grade, at FROM course_results WHERE person_id = :p", p=person)
    if row is None:
        return None
    completed = None if row["completed"] is None else bool(row["completed"])
    return Result(completed, row["completed_at"], row["grade"]), Instant(row["at"])
