"""The table `checklists`, and what of the other tables decides whether a list is to be written anew."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId, UserId
from staffroom.rooms.panel.values import Listed

_STAMP = (
    "coalesce(c.chat_id, '') || '/' || c.missing || '/' || (c.opened_at IS NULL) || '/' || coalesce(f.loose, '')"
    " || '/' || coalesce(f.pinned, 0) || '/' || l.handed_out"
    " || '/' || EXISTS (SELECT 1 FROM placements x JOIN links k ON k.person_id = x.person_id"
    "  WHERE x.cohort_id = c.id AND k.used_at IS NOT NULL)"
    " || '/' || EXISTS (SELECT 1 FROM placements x WHERE x.cohort_id = c.id AND x.state = 'placed'"
    "  AND NOT EXISTS (SELECT 1 FROM links k WHERE k.person_id = x.person_id))"
    " || '/' || coalesce((SELECT group_concat(p.state || p.due_at) FROM postings p JOIN prompts q ON q.id = p.prompt_id"
    "  WHERE p.cohort_id = c.id AND q.kind = 'introduction'), '')"
)
_FROM = "FROM checklists l JOIN cohorts c ON c.id = l.cohort_id LEFT JOIN group_facts f ON f.cohort_id = c.id"


def find(tx: Tx, cohort: CohortId) -> Listed | None:
    """Return the list of a group."""
    sql = "SELECT cohort_id, person_id, message_id, shown, edits, handed_out FROM checklists WHERE cohort_id = :cohort"
    return tx.one_as(Listed, sql, cohort=cohort)


def put(tx: Tx, cohort: CohortId, reader: PersonId, message_id: int | None) -> None:
    """Write who has a group's list, and on which message; nothing is known of what it shows."""
    tx.run(
        "INSERT INTO checklists (cohort_id, person_id, message_id) VALUES (:cohort, :reader, :message)"
        " ON CONFLICT (cohort_id) DO UPDATE SET person_id = excluded.person_id, message_id = excluded.message_id,"
        " edits = checklists.edits + 1",
        cohort=cohort,
        reader=reader,
        message=message_id,
    )


def stands(tx: Tx, cohort: CohortId, message_id: int | None) -> None:
    """Write on which message a group's list stands."""
    tx.run("UPDATE checklists SET message_id = :message WHERE cohort_id = :cohort", message=message_id, cohort=cohort)


def stands_no_more(tx: Tx, user: UserId, message_id: int) -> None:
    """Write that a message of an account's private chat shows no list any more."""
    tx.run(
        "UPDATE checklists SET message_id = NULL WHERE message_id = :message"
        " AND person_id IN (SELECT id FROM people WHERE telegram_id = :user)",
        message=message_id,
        user=user,
    )


def note_shown(tx: Tx, cohort: CohortId) -> None:
    """Write that a group's list shows how everything is now; each time is counted."""
    tx.run(
        f"UPDATE checklists SET edits = edits + 1, shown = (SELECT {_STAMP} {_FROM} WHERE c.id = :cohort)"
        " WHERE cohort_id = :cohort",
        cohort=cohort,
    )


def hand_out(tx: Tx, cohort: CohortId) -> None:
    """Write that the invitations of a group were handed out."""
    tx.run("UPDATE checklists SET handed_out = 1 WHERE cohort_id = :cohort", cohort=cohort)


def outdated(tx: Tx, begun_after: Instant) -> list[CohortId]:
    """Return the groups, of those that were looked at lately, whose lists do not show how everything is."""
    rows = tx.tuples(
        f"SELECT l.cohort_id {_FROM}"
        f" WHERE l.message_id IS NOT NULL AND f.watched_until > :after AND l.shown <> {_STAMP}",
        after=begun_after,
    )
    return [CohortId(cohort) for (cohort,) in rows]


def begun(tx: Tx) -> list[tuple[CohortId, PersonId]]:
    """Return the groups that somebody began to set up who has no list of it, and who."""
    rows = tx.tuples(
        "SELECT f.cohort_id, f.set_up_by FROM group_facts f LEFT JOIN checklists l ON l.cohort_id = f.cohort_id"
        " WHERE f.set_up_by IS NOT NULL AND l.person_id IS NOT f.set_up_by"
    )
    return [(CohortId(cohort), PersonId(reader)) for cohort, reader in rows]
