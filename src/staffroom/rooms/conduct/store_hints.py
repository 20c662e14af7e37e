"""The table `conduct_hints`."""

from collections.abc import Iterable

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId
from staffroom.rooms.conduct.values import Hint, Kind, Shared, Target


def put(
    tx: Tx, cohort: CohortId, chat: ChatId, about: Target, person: PersonId, kind: Kind | Shared, now: Instant
) -> int | None:
    """Write down that an author is told of a message of theirs; return its number, None where they were told before."""
    found = tx.value(
        "INSERT INTO conduct_hints (chat_id, message_id, person_id, cohort_id, kind, said_at, at)"
        " VALUES (:chat, :message, :person, :cohort, :kind, :said, :now) ON CONFLICT DO NOTHING RETURNING id",
        chat=chat,
        message=about.message_id,
        person=person,
        cohort=cohort,
        kind=kind,
        said=about.said_at,
        now=now,
    )
    return None if found is None else int(found)


def find(tx: Tx, number: int) -> Hint | None:
    """Return a hint, or None where there is none any more."""
    return tx.one_as(
        Hint,
        "SELECT id, chat_id, message_id, person_id, cohort_id, kind, said_at FROM conduct_hints WHERE id = :id",
        id=number,
    )


def are_of(tx: Tx, chat: ChatId, messages: Iterable[int]) -> bool:
    """Say whether the author of any of these messages was told."""
    sql = "SELECT 1 FROM conduct_hints WHERE chat_id = :chat AND message_id IN (:many)"
    return bool(tx.among(sql, messages, chat=chat))


def count_since(tx: Tx, person: PersonId, since: Instant) -> int:
    """Return of how many messages somebody was told since a moment."""
    return int(
        tx.value("SELECT count(*) FROM conduct_hints WHERE person_id = :id AND at > :since", id=person, since=since)
    )


def drop(tx: Tx, number: int) -> None:
    """Forget a hint."""
    tx.run("DELETE FROM conduct_hints WHERE id = :id", id=number)


def drop_of(tx: Tx, chat: ChatId) -> None:
    """Forget the hints of a chat: its messages have other numbers now."""
    tx.run("DELETE FROM conduct_hints WHERE chat_id = :chat", chat=chat)


def oldest(tx: Tx) -> Instant | None:
    """Return when the oldest message was written whose author was told."""
    found = tx.value("SELECT min(said_at) FROM conduct_hints")
    return None if found is None else Instant(found)


def forget(tx: Tx, before: Instant) -> None:
    """Forget hints of messages that are too old to be deleted."""
    tx.run("DELETE FROM conduct_hints WHERE said_at <= :before", before=before)
