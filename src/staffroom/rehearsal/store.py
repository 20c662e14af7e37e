"""The rehearsal's own tables: groups that are not set up count as set up, every card counts as approved."""

from collections.abc import Mapping
from dataclasses import dataclass

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PostingId, ProgrammeId, PromptId
from staffroom.rooms.programmes import Programme

SAMPLE = "Sample group"
"""Rehearsed where a programme has no groups yet."""
_FAR = 9_000_000_000_000
"""No group of Telegram's has such a number."""


@dataclass(frozen=True)
class Said:
    """A note that the real code queued."""

    key: str
    kind: str
    chat_id: ChatId
    payload: str


@dataclass(frozen=True)
class Row:
    """What became of an entry in a cohort."""

    id: PostingId
    prompt_id: PromptId
    slug: str
    kind: str
    week: int
    on_closed: str
    ahead: int
    texts: str
    state: str
    due_at: Instant
    posted_at: Instant | None


def set_the_stage(tx: Tx, every: list[Programme], only: str | None, now: Instant) -> None:
    """Let every group be ready, with nobody in it whose answers would be counted, and nothing waiting to be said."""
    for programme in every:
        if not tx.value("SELECT count(*) FROM cohorts WHERE programme_id = :id", id=programme.id):
            _sample(tx, programme)
    if only is not None:
        tx.run("DELETE FROM cohorts WHERE name <> :name", name=only)
    tx.run(
        "UPDATE cohorts SET chat_id = coalesce(chat_id, -id - :far), opened_at = coalesce(opened_at, :now)",
        far=_FAR,
        now=now,
    )
    tx.run("DELETE FROM placements")
    tx.run("DELETE FROM outbox")


def fold(tx: Tx) -> dict[CohortId, tuple[str, ...]]:
    """Keep one of the groups that can only read the same, and delete the others; return who stands for which names.

    They have the same course, language, zone and start, and the same has become of every entry, at the same moments.
    """
    rows = tx.tuples(
        "SELECT c.id, c.name, c.programme_id, c.language, c.zone, c.starts_on, c.opened_at, c.closed_at, c.in_public,"
        " c.days_off,"
        " (SELECT group_concat(x.prompt_id || x.state || x.due_at || ' ' || x.not_before || coalesce(x.posted_at, ''))"
        "  FROM (SELECT * FROM postings WHERE cohort_id = c.id ORDER BY prompt_id) x),"
        " (SELECT group_concat(t.day) FROM (SELECT day FROM taken_days WHERE cohort_id = c.id ORDER BY day) t),"
        " CASE WHEN EXISTS (SELECT 1 FROM prompts p WHERE p.cohort_id = c.id) THEN c.id END"
        " FROM cohorts c ORDER BY c.id"
    )
    groups: dict[tuple[object, ...], list[tuple[CohortId, str]]] = {}
    for number, name, *facts in rows:
        groups.setdefault(tuple(facts), []).append((CohortId(number), name))
    for _first, *others in groups.values():
        for number, _name in others:
            tx.run("DELETE FROM cohorts WHERE id = :id", id=number)
    return {found[0][0]: tuple(name for _number, name in found) for found in groups.values()}


def is_under_way(tx: Tx) -> bool:
    """Say whether any group was opened: from then on what was posted cannot be played again."""
    return bool(tx.value("SELECT count(*) FROM cohorts WHERE opened_at IS NOT NULL"))


def _sample(tx: Tx, programme: Programme) -> None:
    tx.run(
        "INSERT INTO cohorts (programme_id, name, location, number, language, zone, starts_on)"
        " VALUES (:programme, :name, '', 1, :language, :zone, :starts)",
        programme=programme.id,
        name=SAMPLE if programme.id == 1 else f"{SAMPLE} ({programme.slug})",
        language=programme.language,
        zone=programme.zone.key,
        starts=programme.starts_on.isoformat(),
    )


def approve(tx: Tx) -> None:
    """Let the coordinators have said yes to everything that is to come."""
    tx.run("UPDATE postings SET state = 'approved' WHERE state IN ('planned', 'offered')")


def said(tx: Tx) -> list[Said]:
    """Take what was queued for groups out of the queue, and forget everything else that was queued."""
    found = tx.all_as(
        Said,
        "SELECT key, kind, chat_id, payload FROM outbox WHERE method = 'say' AND kind LIKE 'prompts.%' ORDER BY id",
    )
    tx.run("DELETE FROM outbox")
    return found


def count_of_postings(tx: Tx) -> int:
    """Return how many entries there are in all groups together."""
    return int(tx.value("SELECT count(*) FROM postings"))


def outcomes(tx: Tx, cohort: CohortId) -> list[Row]:
    """Return what became of every entry in a cohort, by time."""
    return tx.all_as(
        Row,
        "SELECT x.id, x.prompt_id, coalesce(w.slug || '-' || p.ahead || 'd', p.slug) AS slug, p.kind,"
        " coalesce(e.week, p.week) AS week, p.on_closed, p.ahead,"
        " coalesce(w.title, json_patch(p.texts, coalesce(e.texts, '{}'))) AS texts, x.state, x.due_at, x.posted_at"
        " FROM postings x JOIN prompts p ON p.id = x.prompt_id LEFT JOIN workshops w ON w.id = p.workshop_id"
        " LEFT JOIN prompt_edits e ON e.id = (SELECT max(id) FROM prompt_edits WHERE prompt_id = p.id)"
        " WHERE x.cohort_id = :cohort"
        " ORDER BY coalesce(x.posted_at, x.due_at), p.position",
        cohort=cohort,
    )


def last_due(tx: Tx, programmes: Mapping[ProgrammeId, Programme]) -> Instant | None:
    """Return when the last entry of some programmes is due."""
    moments = (
        tx.value(
            "SELECT max(x.due_at) FROM postings x JOIN cohorts c ON c.id = x.cohort_id WHERE c.programme_id = :id",
            id=programme,
        )
        for programme in programmes
    )
    return max((Instant(moment) for moment in moments if moment is not None), default=None)
