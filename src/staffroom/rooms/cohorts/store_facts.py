"""The table `group_facts`."""

from dataclasses import asdict

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant
from staffroom.rooms.cohorts.values import GroupFacts, Visit

_COLUMNS = (
    "title",
    "titled_at",
    "kept_title",
    "renames",
    "restoring",
    "loose",
    "looked_at",
    "read_at",
    "watched_until",
    "set_up_by",
    "pinned",
    "seen_person_id",
    "roll_due",
)


def get(tx: Tx, cohort: CohortId) -> GroupFacts:
    """Return what was last read of a cohort's group."""
    sql = f"SELECT cohort_id, {', '.join(_COLUMNS)} FROM group_facts WHERE cohort_id = :cohort"
    return tx.one_as(GroupFacts, sql, cohort=cohort) or GroupFacts(cohort)


def put(tx: Tx, facts: GroupFacts) -> None:
    """Write it anew."""
    changes = ", ".join(f"{name} = excluded.{name}" for name in _COLUMNS)
    tx.run(
        f"INSERT INTO group_facts (cohort_id, {', '.join(_COLUMNS)})"
        f" VALUES (:cohort_id, {', '.join(f':{name}' for name in _COLUMNS)})"
        f" ON CONFLICT (cohort_id) DO UPDATE SET {changes}",
        **asdict(facts),
    )


def next_visit(tx: Tx, read_before: Instant, watched_before: Instant, now: Instant) -> Visit | None:
    """Return the group that is to be read next: news got lost, it was not read for long, or it is being set up.

    A group that the bot is out of is read only where news got lost: Telegram tells when the bot is brought back.
    """
    return tx.one_as(
        Visit,
        "SELECT c.id AS cohort, c.chat_id AS chat, c.missing, coalesce(f.roll_due, 0) AS roll FROM cohorts c"
        " LEFT JOIN group_facts f ON f.cohort_id = c.id"
        " WHERE c.chat_id IS NOT NULL AND c.closed_at IS NULL"
        " AND (f.roll_due = 1 OR (c.missing <> 'absent' AND (f.read_at IS NULL OR f.read_at <= :read"
        " OR (f.read_at <= :watched AND f.watched_until > :now))))"
        " ORDER BY coalesce(f.read_at, 0), c.id LIMIT 1",
        read=read_before,
        watched=watched_before,
        now=now,
    )


def everybody_anew(tx: Tx) -> None:
    """Let who is in be read anew in every group."""
    tx.run(
        "INSERT INTO group_facts (cohort_id, roll_due) SELECT id, 1 FROM cohorts"
        " WHERE chat_id IS NOT NULL AND closed_at IS NULL"
        " ON CONFLICT (cohort_id) DO UPDATE SET roll_due = 1"
    )


def accounts(tx: Tx, chat: ChatId, *, everybody: bool) -> list[int]:
    """Return the accounts of a group's leader and, where asked, of the teachers who have a place there."""
    teachers = (
        "SELECT p.telegram_id FROM cohorts c JOIN placements x ON x.cohort_id = c.id"
        " JOIN people p ON p.id = x.person_id WHERE c.chat_id = :chat AND :everybody"
    )
    leader = "SELECT p.telegram_id FROM cohorts c JOIN people p ON p.id = c.coordinator_id WHERE c.chat_id = :chat"
    rows = tx.tuples(f"{leader} UNION {teachers} ORDER BY 1", chat=chat, everybody=int(everybody))
    return [account for (account,) in rows if account is not None]
