"""The table `group_questions`: questions that teachers asked in a group, as numbers of messages."""

from collections.abc import Iterable
from typing import TypedDict

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant
from staffroom.rooms.prompts.values import Asked

_ASKED = "SELECT id, cohort_id, chat_id, message_id, at, again_at FROM group_questions"
OPEN = (
    "SELECT chat_id, message_id, again_message_id, id FROM group_questions"
    " WHERE cohort_id IN (:many) AND answered_at IS NULL"
)
MOST = 100
"""Open questions that are looked at in one group, the newest."""


class Question(TypedDict):
    """A question as it is noted."""

    cohort: CohortId
    chat: ChatId
    message: int
    at: Instant


def note(tx: Tx, found: Iterable[Question]) -> None:
    """Note questions; one that is known already stays as it is."""
    tx.run_many(
        "INSERT INTO group_questions (cohort_id, chat_id, message_id, at) VALUES (:cohort, :chat, :message, :at)"
        " ON CONFLICT (chat_id, message_id) DO NOTHING",
        found,
    )


def standing(tx: Tx, cohorts: Iterable[CohortId]) -> dict[tuple[ChatId, int], int]:
    """Return the open questions of some groups by the messages that a reply to them may answer."""
    found: dict[tuple[ChatId, int], int] = {}
    for chat, message, again, number in tx.among(OPEN, cohorts):
        found[chat, message] = number
        if again is not None:
            found[chat, again] = number
    return found


def settle(tx: Tx, answered: Iterable[tuple[int, Instant | None]]) -> None:
    """Write which questions were answered, and when; None for one that is open again."""
    tx.run_many(
        "UPDATE group_questions SET answered_at = :at WHERE id = :id", ({"id": one, "at": at} for one, at in answered)
    )


def open_of(tx: Tx, cohort: CohortId, since: Instant) -> list[Asked]:
    """Return the open questions of a group that were asked after a moment, the latest first."""
    return tx.all_as(
        Asked,
        f"{_ASKED} WHERE cohort_id = :cohort AND answered_at IS NULL AND at > :since ORDER BY at DESC, id LIMIT :most",
        cohort=cohort,
        since=since,
        most=MOST,
    )


def asked_between(
    tx: Tx, cohorts: Iterable[CohortId], first: Instant, end: Instant
) -> list[tuple[CohortId, Instant, Instant | None]]:
    """Return when the questions of a stretch of time were asked in some groups, and when somebody first replied."""
    return tx.among(
        "SELECT cohort_id, at, answered_at FROM group_questions"
        " WHERE cohort_id IN (:many) AND at >= :first AND at < :end ORDER BY at, id",
        cohorts,
        first=first,
        end=end,
    )


def find_open(tx: Tx, number: int) -> Asked | None:
    """Return an open question, None where there is none."""
    return tx.one_as(Asked, f"{_ASKED} WHERE id = :id AND answered_at IS NULL", id=number)


def find_settled(tx: Tx, number: int, after: Instant) -> Asked | None:
    """Return a question that was answered after a moment, None where there is none."""
    return tx.one_as(Asked, f"{_ASKED} WHERE id = :id AND answered_at > :after", id=number, after=after)


def ask_again(tx: Tx, number: int, at: Instant | None) -> None:
    """Write that the group was asked again, or that this was taken back."""
    tx.run("UPDATE group_questions SET again_at = :at WHERE id = :id", at=at, id=number)


def again_stands(tx: Tx, number: int, message_id: int | None) -> None:
    """Write which message asks the group again."""
    tx.run("UPDATE group_questions SET again_message_id = :message WHERE id = :id", message=message_id, id=number)


def forget_before(tx: Tx, moment: Instant) -> None:
    """Forget what was asked before a moment."""
    tx.run("DELETE FROM group_questions WHERE at <= :moment", moment=moment)


def oldest(tx: Tx) -> Instant | None:
    """Return when the oldest question was asked that is kept."""
    found = tx.value("SELECT min(at) FROM group_questions")
    return None if found is None else Instant(found)


def forget_chat(tx: Tx, chat: ChatId) -> None:
    """Forget every question of a chat."""
    tx.run("DELETE FROM group_questions WHERE chat_id = :chat", chat=chat)


def forget_group(tx: Tx, cohort: CohortId) -> None:
    """Forget every question of a group."""
    tx.run("DELETE FROM group_questions WHERE cohort_id = :cohort", cohort=cohort)
