"""The tables `cheers`, `cheers_sent` and `milestones`."""

import json
from dataclasses import dataclass

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, ProgrammeId
from staffroom.rooms.cheers.rules import Message


def put(tx: Tx, programme: ProgrammeId, message: Message) -> None:
    """Write a message of the course."""
    tx.run(
        "INSERT INTO cheers (programme_id, slug, position, occasion, texts, picture, sticker)"
        " VALUES (:programme, :slug, :position, :occasion, :texts, :picture, :sticker)"
        " ON CONFLICT (programme_id, slug) DO UPDATE SET position = excluded.position, occasion = excluded.occasion,"
        " texts = excluded.texts, picture = excluded.picture, sticker = excluded.sticker",
        programme=programme,
        slug=message.slug,
        position=message.position,
        occasion=message.occasion,
        texts=json.dumps(dict(message.texts), ensure_ascii=False),
        picture=message.picture,
        sticker=message.sticker,
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
        "SELECT c.slug, c.position, c.occasion, c.texts, c.picture, c.sticker, count(s.id) AS times,"
        " coalesce(max(s.id), 0) AS last"
        " FROM cheers c LEFT JOIN cheers_sent s ON s.slug = c.slug AND s.cohort_id = :cohort"
        " WHERE c.programme_id = :programme GROUP BY c.programme_id, c.slug ORDER BY c.position",
        programme=programme,
        cohort=cohort,
    )
    return [Message(**dict(row) | {"texts": json.loads(row["texts"])}) for row in rows]


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


def sent_between(tx: Tx, cohort: CohortId, first: Instant, end: Instant) -> set[str]:
    """Return the occasions on which a group was encouraged from a moment on and before another, milestones included."""
    rows = tx.all(
        "SELECT occasion_key AS key FROM cheers_sent WHERE cohort_id = :cohort AND at >= :first AND at < :end"
        " UNION SELECT occasion_key FROM milestones WHERE cohort_id = :cohort AND state = 'told'"
        " AND told_at >= :first AND told_at < :end",
        cohort=cohort,
        first=first,
        end=end,
    )
    return {row["key"] for row in rows}


@dataclass(frozen=True)
class Reached:
    """A milestone of a group: `waiting`, `told`, `covered` by a higher one, `forgotten`, or `skipped` by its leader."""

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


def put_state(tx: Tx, cohort: CohortId, name: str, state: str, at: Instant) -> None:
    """Write how a milestone stands that is not told: `waiting` (since a moment), `skipped` or `forgotten`."""
    tx.run(
        "UPDATE milestones SET state = :state, reached_at = :at"
        " WHERE cohort_id = :cohort AND name = :name AND state IN ('waiting', 'skipped')",
        cohort=cohort,
        name=name,
        state=state,
        at=at,
    )
