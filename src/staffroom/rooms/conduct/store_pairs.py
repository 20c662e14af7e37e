"""The table `conduct_pairs`: which two wrote back and forth, and what was decided; never what they wrote."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId
from staffroom.rooms.conduct.values import Pair, PairState

_COLUMNS = "id, cohort_id, chat_id, message_id, one_id, other_id, at, asked, state, undo_until, decision_id"


def find(tx: Tx, number: int) -> Pair | None:
    """Return a pair, or None where there is none any more."""
    return tx.one_as(Pair, f"SELECT {_COLUMNS} FROM conduct_pairs WHERE id = :id", id=number)


def latest(tx: Tx, cohort: CohortId, one: PersonId, other: PersonId) -> Pair | None:
    """Return when two last wrote back and forth in a group, the smaller number first; None where they did not."""
    return tx.one_as(
        Pair,
        f"SELECT {_COLUMNS} FROM conduct_pairs WHERE cohort_id = :cohort AND one_id = :one AND other_id = :other"
        " ORDER BY at DESC LIMIT 1",
        cohort=cohort,
        one=one,
        other=other,
    )


def count_since(tx: Tx, cohort: CohortId, since: Instant) -> int:
    """Return how often whoever leads a group was asked since a moment."""
    return int(
        tx.value("SELECT count(*) FROM conduct_pairs WHERE cohort_id = :id AND at > :since", id=cohort, since=since)
    )


def put(tx: Tx, cohort: CohortId, chat: ChatId, message_id: int, one: PersonId, other: PersonId, now: Instant) -> int:
    """Write down that two write back and forth; return its number."""
    return int(
        tx.value(
            "INSERT INTO conduct_pairs (cohort_id, chat_id, message_id, one_id, other_id, at)"
            " VALUES (:cohort, :chat, :message, :one, :other, :now) RETURNING id",
            cohort=cohort,
            chat=chat,
            message=message_id,
            one=one,
            other=other,
            now=now,
        )
    )


def ask_again(tx: Tx, number: int, message_id: int, now: Instant) -> None:
    """Note that it goes on, and is asked about once more."""
    tx.run(
        "UPDATE conduct_pairs SET state = 'open', asked = asked + 1, message_id = :message, at = :now WHERE id = :id",
        id=number,
        message=message_id,
        now=now,
    )


def settle(tx: Tx, number: int, state: PairState, undo_until: Instant, decision: int | None) -> None:
    """Note what was decided, until when it may be taken back, and its line in the log."""
    tx.run(
        "UPDATE conduct_pairs SET state = :state, undo_until = :until, decision_id = :decision WHERE id = :id",
        id=number,
        state=state,
        until=undo_until,
        decision=decision,
    )


def oldest(tx: Tx) -> Instant | None:
    """Return when the oldest pair was asked about."""
    found = tx.value("SELECT min(at) FROM conduct_pairs")
    return None if found is None else Instant(found)


def forget(tx: Tx, before: Instant) -> None:
    """Forget what was asked long enough ago."""
    tx.run("DELETE FROM conduct_pairs WHERE at <= :before", before=before)
