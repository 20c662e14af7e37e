"""The tables `moodle_runs` and `moodle_answers`: how fetching stands, and what was said in it."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, ProgrammeId
from staffroom.rooms.progress.moodle_rules import Run


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


def keep(tx: Tx, programme: ProgrammeId, run: int, person: PersonId, said: str) -> None:
    """Keep what was said of somebody in a run until all is told."""
    tx.run(
        "INSERT INTO moodle_answers (programme_id, run, person_id, said) VALUES (:programme, :run, :person, :said)"
        " ON CONFLICT (programme_id, run, person_id) DO UPDATE SET said = excluded.said",
        programme=programme,
        run=run,
        person=person,
        said=said,
    )


def kept(tx: Tx, programme: ProgrammeId, run: int) -> dict[PersonId, str]:
    """Return what was said so far in a run."""
    sql = "SELECT person_id, said FROM moodle_answers WHERE programme_id = :programme AND run = :run ORDER BY person_id"
    return {PersonId(person): said for person, said in tx.tuples(sql, programme=programme, run=run)}


def forget(tx: Tx, programme: ProgrammeId, run: int) -> None:
    """Forget what was said in a run."""
    tx.run("DELETE FROM moodle_answers WHERE programme_id = :programme AND run = :run", programme=programme, run=run)


def forget_before(tx: Tx, programme: ProgrammeId, moment: Instant, under_way: int | None) -> None:
    """Forget what was said in runs that began before a moment and never ended, but for the one that is under way."""
    tx.run(
        "DELETE FROM moodle_answers WHERE programme_id = :programme AND run < :at AND run IS NOT :under_way",
        programme=programme,
        at=moment,
        under_way=under_way,
    )
