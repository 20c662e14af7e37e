"""The tables `notices` and `notice_groups`."""

from collections.abc import Iterable

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId
from staffroom.rooms.notices.values import Content, Notice, Target

_NOTICE = "id, person_id, state, kind, words, file_id, album, begun_at, written_at, over_at, undo_until, edits"


def begin(tx: Tx, person: PersonId, now: Instant) -> int:
    """Write a notice that has no words yet; return its number."""
    sql = "INSERT INTO notices (person_id, begun_at) VALUES (:person, :now) RETURNING id"
    return int(tx.value(sql, person=person, now=now))


def find(tx: Tx, notice: int) -> Notice | None:
    """Return a notice, None where it is gone."""
    return tx.one_as(Notice, f"SELECT {_NOTICE} FROM notices WHERE id = :id", id=notice)


def draft_of(tx: Tx, person: PersonId) -> Notice | None:
    """Return what somebody began last and has not sent."""
    return tx.one_as(
        Notice,
        f"SELECT {_NOTICE} FROM notices WHERE person_id = :person AND state <> 'sent' ORDER BY id DESC LIMIT 1",
        person=person,
    )


def drop_drafts(tx: Tx, person: PersonId) -> None:
    """Delete what somebody began and has not sent."""
    tx.run("DELETE FROM notices WHERE person_id = :person AND state <> 'sent'", person=person)


def drop(tx: Tx, notice: int) -> None:
    """Delete a notice."""
    tx.run("DELETE FROM notices WHERE id = :id", id=notice)


def write(tx: Tx, notice: int, content: Content, now: Instant) -> None:
    """Write what is to be posted."""
    tx.run(
        "UPDATE notices SET state = 'written', kind = :kind, words = :words, file_id = :file, album = :album,"
        " written_at = :now WHERE id = :id",
        kind=content.kind,
        words=content.words,
        file=content.file_id,
        album=content.album,
        now=now,
        id=notice,
    )


def unwrite(tx: Tx, notice: int, now: Instant, album: str = "") -> None:
    """Wait for other words; remember which pictures came together, so that the others of them are not answered."""
    tx.run(
        "UPDATE notices SET state = 'writing', kind = 'text', words = '', file_id = '', album = :album,"
        " begun_at = :now WHERE id = :id",
        album=album,
        now=now,
        id=notice,
    )


def targets(tx: Tx, notice: int) -> list[Target]:
    """Return the groups of a notice."""
    rows = tx.tuples(
        "SELECT cohort_id, state, due_at, why FROM notice_groups WHERE notice_id = :id ORDER BY cohort_id", id=notice
    )
    return [Target(*row) for row in rows]


def choose(tx: Tx, notice: int, cohorts: Iterable[CohortId]) -> None:
    """Let a notice be for these groups and no others."""
    tx.run("DELETE FROM notice_groups WHERE notice_id = :id", id=notice)
    for cohort in cohorts:
        tx.run("INSERT INTO notice_groups (notice_id, cohort_id) VALUES (:id, :cohort)", id=notice, cohort=cohort)


def put(tx: Tx, notice: int, target: Target) -> None:
    """Write how a notice stands in a group."""
    tx.run(
        "UPDATE notice_groups SET state = :state, due_at = :due, why = :why"
        " WHERE notice_id = :id AND cohort_id = :cohort",
        state=target.state,
        due=target.due_at,
        why=target.why,
        id=notice,
        cohort=target.cohort_id,
    )


def send(tx: Tx, notice: int, undo_until: Instant | None) -> None:
    """Write that a notice is on its way, and until when it may be taken back."""
    tx.run("UPDATE notices SET state = 'sent', undo_until = :until WHERE id = :id", until=undo_until, id=notice)


def set_undo(tx: Tx, notice: int, until: Instant | None) -> None:
    """Write until when a notice may be taken back."""
    tx.run("UPDATE notices SET undo_until = :until WHERE id = :id", until=until, id=notice)


def set_over(tx: Tx, notice: int, at: Instant | None) -> None:
    """Write since when nothing more is to come of a notice."""
    tx.run("UPDATE notices SET over_at = :at WHERE id = :id", at=at, id=notice)


def count_edit(tx: Tx, notice: int) -> int:
    """Count that a result is written anew; return how often it was."""
    return int(tx.value("UPDATE notices SET edits = edits + 1 WHERE id = :id RETURNING edits", id=notice))


def on_the_way(tx: Tx, cohort: CohortId) -> list[int]:
    """Return the notices that are on their way to a group."""
    rows = tx.tuples(
        "SELECT notice_id FROM notice_groups WHERE cohort_id = :cohort AND state = 'posting'", cohort=cohort
    )
    return [int(number) for (number,) in rows]


def next_due(tx: Tx) -> Instant | None:
    """Return when the next notice is to go to a group."""
    return _moment(tx, "SELECT min(due_at) FROM notice_groups WHERE state = 'waiting'")


def due(tx: Tx, now: Instant) -> list[tuple[int, Target]]:
    """Return what is to go to which groups by now."""
    rows = tx.tuples(
        "SELECT notice_id, cohort_id, state, due_at, why FROM notice_groups WHERE state = 'waiting' AND due_at <= :now"
        " ORDER BY due_at, notice_id, cohort_id",
        now=now,
    )
    return [(int(number), Target(*rest)) for number, *rest in rows]


def next_undo_end(tx: Tx) -> Instant | None:
    """Return when the next notice can no longer be taken back."""
    return _moment(tx, "SELECT min(undo_until) FROM notices WHERE undo_until IS NOT NULL")


def undo_ended(tx: Tx, now: Instant) -> list[Notice]:
    """Return the notices that can no longer be taken back and still say that they can."""
    return tx.all_as(Notice, f"SELECT {_NOTICE} FROM notices WHERE undo_until <= :now", now=now)


def next_forgotten(tx: Tx, draft_kept: int, kept: int) -> Instant | None:
    """Return when the next draft or notice has been kept long enough."""
    return _moment(
        tx,
        "SELECT min(CASE WHEN state = 'sent' THEN over_at + :kept ELSE begun_at + :draft END) FROM notices",
        kept=kept,
        draft=draft_kept,
    )


def outlived(tx: Tx, begun_before: Instant, over_before: Instant) -> list[Notice]:
    """Return drafts that were begun before a moment, and notices that were over before another."""
    return tx.all_as(
        Notice,
        f"SELECT {_NOTICE} FROM notices WHERE (state <> 'sent' AND begun_at <= :begun) OR over_at <= :over",
        begun=begun_before,
        over=over_before,
    )


def _moment(tx: Tx, sql: str, **values: int) -> Instant | None:
    found = tx.value(sql, **values)
    return None if found is None else Instant(found)
