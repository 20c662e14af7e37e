"""The tables `conduct_decisions` and `conduct_answers`."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId, ProgrammeId
from staffroom.rooms.conduct.values import Answer, Case, Decision, Deed

_COLUMNS = "id, case_id, cohort_id, actor_id, person_id, action, rule, at, answers, by_list"


def put(tx: Tx, case: Case, actor: PersonId | None, action: Deed, rule: str, now: Instant) -> int:
    """Write down a decision; return its number."""
    return int(
        tx.value(
            "INSERT INTO conduct_decisions (case_id, cohort_id, actor_id, person_id, action, rule, at)"
            " VALUES (:id, :cohort, :actor, :person, :action, :rule, :now) RETURNING id",
            id=case.id,
            cohort=case.cohort_id,
            actor=actor,
            person=case.person_id,
            action=action,
            rule=rule,
            now=now,
        )
    )


def note_list(tx: Tx, number: int) -> None:
    """Note that it was a word list that decided."""
    tx.run("UPDATE conduct_decisions SET by_list = 1 WHERE id = :id", id=number)


def put_of_group(tx: Tx, cohort: CohortId, actor: PersonId, action: Deed, rule: str, now: Instant) -> int:
    """Write down a decision that is about no message of anybody's; return its number."""
    return int(
        tx.value(
            "INSERT INTO conduct_decisions (case_id, cohort_id, actor_id, action, rule, at)"
            " VALUES (0, :cohort, :actor, :action, :rule, :now) RETURNING id",
            cohort=cohort,
            actor=actor,
            action=action,
            rule=rule,
            now=now,
        )
    )


def find(tx: Tx, number: int | None) -> Decision | None:
    """Return a decision, or None where there is none any more."""
    return tx.one_as(Decision, f"SELECT {_COLUMNS} FROM conduct_decisions WHERE id = :id", id=number)


def removed_before(tx: Tx, decision: Decision, since: Instant) -> int:
    """Return how much of the same author's a setting has removed from a moment on and before this."""
    return int(
        tx.value(
            "SELECT count(*) FROM conduct_decisions WHERE person_id = :person AND actor_id IS NULL"
            " AND action = 'remove' AND at > :since AND id < :id",
            person=decision.person_id,
            since=since,
            id=decision.id,
        )
    )


def lifted(tx: Tx, case: int) -> Decision | None:
    """Return the latest decision to let the author of a message speak again, None where nobody made one."""
    return tx.one_as(
        Decision,
        f"SELECT {_COLUMNS} FROM conduct_decisions WHERE case_id = :id AND action = 'lift' ORDER BY id DESC LIMIT 1",
        id=case,
    )


def drop(tx: Tx, number: int | None) -> None:
    """Take back a decision, as if nobody had made it."""
    tx.run("DELETE FROM conduct_decisions WHERE id = :id", id=number)


_DONE = (
    " FROM conduct_decisions d WHERE cohort_id IN (SELECT id FROM cohorts WHERE programme_id = :programme)"
    " AND NOT EXISTS (SELECT 1 FROM conduct_cases WHERE decision_id = d.id AND state = 'decided')"
)
"""What was decided in the groups of a programme and has been done."""


def of_programme(tx: Tx, programme: ProgrammeId) -> list[Decision]:
    """Return what was decided in the groups of a programme and has been done, the newest first."""
    return tx.all_as(Decision, f"SELECT {_COLUMNS}{_DONE} ORDER BY at DESC, id DESC", programme=programme)


def tally(tx: Tx, programme: ProgrammeId, since: Instant, until: Instant) -> list[tuple[CohortId, Deed, int]]:
    """Return how often each thing was decided from a moment on, before another, in each group of a programme."""
    rows = tx.tuples(
        f"SELECT cohort_id, action, count(*){_DONE} AND at >= :since AND at < :until"
        " GROUP BY cohort_id, action ORDER BY cohort_id, action",
        programme=programme,
        since=since,
        until=until,
    )
    return [(CohortId(cohort), action, number) for cohort, action, number in rows]


def are_in(tx: Tx, programme: ProgrammeId) -> bool:
    """Say whether anything was ever decided in the groups of a programme."""
    return bool(
        tx.value(
            "SELECT EXISTS (SELECT 1 FROM conduct_decisions"
            " WHERE cohort_id IN (SELECT id FROM cohorts WHERE programme_id = :programme))",
            programme=programme,
        )
    )


def oldest(tx: Tx) -> Instant | None:
    """Return when the oldest decision was made."""
    found = tx.value("SELECT at FROM conduct_decisions ORDER BY id LIMIT 1")
    return None if found is None else Instant(found)


def forget(tx: Tx, before: Instant) -> None:
    """Forget what was decided long ago."""
    tx.run("DELETE FROM conduct_decisions WHERE at <= :before", before=before)


def put_answer(tx: Tx, decision: int, person: PersonId, words: str, now: Instant) -> int:
    """Write down an answer that is to be passed on; return its number."""
    tx.run("UPDATE conduct_decisions SET answers = answers + 1 WHERE id = :id", id=decision)
    return int(
        tx.value(
            "INSERT INTO conduct_answers (decision_id, person_id, words, at)"
            " VALUES (:id, :person, :words, :now) RETURNING id",
            id=decision,
            person=person,
            words=words,
            now=now,
        )
    )


def answer(tx: Tx, number: int) -> Answer | None:
    """Return an answer that has not been passed on."""
    return tx.one_as(Answer, "SELECT id, decision_id, person_id, words FROM conduct_answers WHERE id = :id", id=number)


def drop_answer(tx: Tx, number: int) -> None:
    """Delete an answer that was passed on."""
    tx.run("DELETE FROM conduct_answers WHERE id = :id", id=number)


def oldest_answer(tx: Tx) -> Instant | None:
    """Return since when the oldest answer waits."""
    found = tx.value("SELECT min(at) FROM conduct_answers")
    return None if found is None else Instant(found)


def forget_answers(tx: Tx, before: Instant) -> int:
    """Delete answers that could not be passed on; return how many."""
    return tx.run("DELETE FROM conduct_answers WHERE at <= :before", before=before)
