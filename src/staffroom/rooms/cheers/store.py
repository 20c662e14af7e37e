"""The tables `cheers`, `cheers_sent` and `milestones`."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, ProgrammeId
from staffroom.rooms.cheers.rules import Message


def put(tx: Tx, programme: ProgrammeId, slug: str, position: int, occasion: str, texts: Mapping[str, str]) -> None:
    """Write a message of the course."""
    tx.run(
        "INSERT INTO cheers (programme_id, slug, position, occasion, texts)"
        " VALUES (:programme, :slug, :position, :occasion, :texts) ON CONFLICT (programme_id, slug) DO UPDATE"
        " SET position = excluded.position, occasion = excluded.occasion, texts = excluded.texts",
        programme=programme,
        slug=slug,
        position=position,
        occasion=occasion,
        texts=json.dumps(dict(texts), ensure_ascii=False),
    )


def slugs(tx: Tx, programme: ProgrammeId) -> set[str]:
    """Return the names of a programme's messages."""
    return {row["slug"] for row in tx.all("SELECT slug FROM cheers WHERE programme_id = :id", id=programme)}


def remove(tx: Tx, programme: ProgrammeId, slug: str) -> None:
    """Take a message out."""
    tx.run("DELETE FROM cheers WHERE programme_id = :programme AND slug = :slug", programme=programme, slug=slug)


def messages(tx: Tx, programme: ProgrammeId, cohort: CohortId) -> list[Message]:
    """Return a programme's messages in the course's order, each with how often and when last a group had it."""
    rows = tx.all(
        "SELECT c.slug, c.position, c.occasion, c.texts, count(s.id) AS times, coalesce(max(s.id), 0) AS last"
        " FROM cheers c LEFT JOIN cheers_sent s ON s.slug = c.slug AND s.cohort_id = :cohort"
        " WHERE c.programme_id = :programme GROUP BY c.slug, c.position, c.occasion, c.texts ORDER BY c.position",
        programme=programme,
        cohort=cohort,
    )
    return [
        Message(row["slug"], row["position"], row["occasion"], json.loads(row["texts"]), row["times"], row["last"])
        for row in rows
    ]


def sent_on(tx: Tx, cohort: CohortId, occasion_key: str) -> str | None:
    """Return the name of the message that a group was sent on an occasion."""
    found = tx.value(
        "SELECT slug FROM cheers_sent WHERE cohort_id = :cohort AND occasion_key = :key",
        cohort=cohort,
        key=occasion_key,
    )
    return None if found is None else str(found)


def note_sent(tx: Tx, cohort: CohortId, occasion_key: str, slug: str, at: Instant) -> None:
    """Write down which message a group is sent on an occasion, in place of one that has left the course."""
    tx.run(
        "INSERT INTO cheers_sent (cohort_id, occasion_key, slug, at) VALUES (:cohort, :key, :slug, :at)"
        " ON CONFLICT (cohort_id, occasion_key) DO UPDATE SET slug = excluded.slug",
        cohort=cohort,
        key=occasion_key,
        slug=slug,
        at=at,
    )


@dataclass(frozen=True)
class Reached:
    """A milestone of a group: `waiting` to be told, `told`, `covered` by a higher one, or `forgotten`."""

    name: str
    reached_at: Instant
    state: str
    told_at: Instant | None
    occasion_key: str | None


def milestones(tx: Tx, cohort: CohortId) -> list[Reached]:
    """Return every milestone that a group is known to have passed."""
    return tx.all_as(
        Reached,
        "SELECT name, reached_at, state, told_at, occasion_key FROM milestones WHERE cohort_id = :cohort"
        " ORDER BY reached_at, name",
        cohort=cohort,
    )


def add_milestone(tx: Tx, cohort: CohortId, name: str, state: str, at: Instant) -> None:
    """Write down that a group passed a milestone."""
    tx.run(
        "INSERT INTO milestones (cohort_id, name, reached_at, state) VALUES (:cohort, :name, :at, :state)"
        " ON CONFLICT (cohort_id, name) DO NOTHING",
        cohort=cohort,
        name=name,
        at=at,
        state=state,
    )


def tell(tx: Tx, cohort: CohortId, name: str, occasion_key: str, at: Instant) -> None:
    """Write down on which occasion a milestone is told."""
    tx.run(
        "UPDATE milestones SET state = 'told', told_at = :at, occasion_key = :key"
        " WHERE cohort_id = :cohort AND name = :name",
        cohort=cohort,
        name=name,
        key=occasion_key,
        at=at,
    )


def take_back(tx: Tx, cohort: CohortId, name: str) -> None:
    """Let a milestone wait again: it was not told after all."""
    tx.run(
        "UPDATE milestones SET state = 'waiting', told_at = NULL, occasion_key = NULL"
        " WHERE cohort_id = :cohort AND name = :name AND state = 'told'",
        cohort=cohort,
        name=name,
    )


def forget_before(tx: Tx, cohort: CohortId, moment: Instant) -> None:
    """Forget what waited too long to be told."""
    tx.run(
        "UPDATE milestones SET state = 'forgotten'"
        " WHERE cohort_id = :cohort AND state = 'waiting' AND reached_at < :moment",
        cohort=cohort,
        moment=moment,
    )


def told_alone(tx: Tx, cohort: CohortId) -> list[Instant]:
    """Return when a group was told of milestones in posts of their own."""
    rows = tx.all(
        "SELECT told_at FROM milestones WHERE cohort_id = :cohort AND state = 'told'"
        " AND occasion_key = 'milestone:' || name",
        cohort=cohort,
    )
    return [Instant(row["told_at"]) for row in rows]
