"""The tables `corrections` and `correction_drafts`."""

from collections.abc import Iterable

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId
from staffroom.rooms.standings.values import Correction, Figure

_COLUMNS = "id, cohort_id, week, slug, before, after, reason"


def put(tx: Tx, figure: Figure, before: int, after: int, reason: str, by: PersonId, now: Instant) -> int:
    """Write a correction down; return its number."""
    return int(
        tx.value(
            "INSERT INTO corrections (cohort_id, week, slug, before, after, reason, person_id, at)"
            " VALUES (:cohort, :week, :slug, :before, :after, :reason, :by, :now) RETURNING id",
            cohort=figure.cohort_id,
            week=figure.week,
            slug=figure.slug,
            before=before,
            after=after,
            reason=reason,
            by=by,
            now=now,
        )
    )


def find(tx: Tx, number: int) -> Correction | None:
    """Return a correction."""
    return tx.one_as(Correction, f"SELECT {_COLUMNS} FROM corrections WHERE id = :id", id=number)


def of_week(tx: Tx, cohort: CohortId, week: str) -> list[Correction]:
    """Return what was corrected in a group's week, the earliest first."""
    sql = f"SELECT {_COLUMNS} FROM corrections WHERE cohort_id = :cohort AND week = :week ORDER BY id"
    return tx.all_as(Correction, sql, cohort=cohort, week=week)


def put_draft(tx: Tx, person: PersonId, figure: Figure) -> None:
    """Note which figure somebody's next message corrects."""
    tx.run(
        "INSERT OR REPLACE INTO correction_drafts (person_id, cohort_id, week, slug)"
        " VALUES (:person, :cohort, :week, :slug)",
        person=person,
        cohort=figure.cohort_id,
        week=figure.week,
        slug=figure.slug,
    )


def draft(tx: Tx, names: Iterable[PersonId]) -> Figure | None:
    """Return which figure the next message of an account corrects, under any of its names."""
    sql = "SELECT cohort_id, week, slug FROM correction_drafts WHERE person_id = :person"
    return next((found for name in names if (found := tx.one_as(Figure, sql, person=name))), None)


def drop_draft(tx: Tx, person: PersonId) -> None:
    """Forget which figure somebody's next message corrects."""
    tx.run("DELETE FROM correction_drafts WHERE person_id = :person", person=person)
