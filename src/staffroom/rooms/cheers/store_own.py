"""The tables `own_cheers` and `thumbs`: what coordinators wrote themselves, and which answers they liked."""

from collections.abc import Iterable

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId
from staffroom.rooms.cheers.rules import Message
from staffroom.rooms.cheers.values import OwnMessage, Wish

OWN = (
    "SELECT o.id, o.occasion, o.words, count(s.id), coalesce(max(s.id), 0) FROM own_cheers o"
    " LEFT JOIN cheers_sent s ON s.slug = 'own:' || o.id AND s.cohort_id = :cohort"
    " WHERE o.person_id IN (:many) AND o.language = :language AND o.out_at IS NULL"
    " GROUP BY o.id, o.occasion, o.words ORDER BY o.id"
)
_COLUMNS = "id, person_id, occasion, words, language"
BEFORE_ALL = -1_000_000_000
"""A coordinator's own words come before the course's."""


def messages(tx: Tx, authors: Iterable[PersonId], cohort: CohortId, language: str) -> list[Message]:
    """Return somebody's own messages in a language, oldest first, each with how often and when last a group had it."""
    return [
        Message(f"own:{number}", BEFORE_ALL + number, occasion, {"": words}, times, last)
        for number, occasion, words, times, last in tx.among(OWN, authors, cohort=cohort, language=language)
    ]


def add(tx: Tx, author: PersonId, wish: Wish, words: str, at: Instant, out_at: Instant | None) -> int:
    """Write a message, out of use where `out_at` says since when; return its number."""
    return int(
        tx.value(
            "INSERT INTO own_cheers (person_id, occasion, language, words, at, out_at)"
            " VALUES (:author, :occasion, :language, :words, :at, :out) RETURNING id",
            author=author,
            occasion=wish.occasion,
            language=wish.language,
            words=words,
            at=at,
            out=out_at,
        )
    )


def of(tx: Tx, authors: Iterable[PersonId]) -> list[OwnMessage]:
    """Return what somebody wrote and did not take out, the latest first."""
    return [
        OwnMessage(*row)
        for row in tx.among(
            f"SELECT {_COLUMNS} FROM own_cheers WHERE person_id IN (:many) AND out_at IS NULL ORDER BY id DESC",
            authors,
        )
    ]


def find(tx: Tx, number: int) -> OwnMessage | None:
    """Return a message, None where there is none."""
    return tx.one_as(OwnMessage, f"SELECT {_COLUMNS} FROM own_cheers WHERE id = :id", id=number)


def put_out(tx: Tx, number: int, at: Instant | None) -> None:
    """Take a message out of use, or (None) put it back."""
    tx.run("UPDATE own_cheers SET out_at = :at WHERE id = :id", id=number, at=at)


def liked(tx: Tx, chat: ChatId) -> set[int]:
    """Return the messages of a chat that were given a thumbs up."""
    return {row["message_id"] for row in tx.all("SELECT message_id FROM thumbs WHERE chat_id = :chat", chat=chat)}


def like(tx: Tx, chat: ChatId, message: int) -> None:
    """Write that a message was given a thumbs up."""
    tx.run(
        "INSERT INTO thumbs (chat_id, message_id) VALUES (:chat, :message)"
        " ON CONFLICT (chat_id, message_id) DO NOTHING",
        chat=chat,
        message=message,
    )


def unlike(tx: Tx, chat: ChatId, message: int) -> None:
    """Write that a thumbs up was taken back."""
    tx.run("DELETE FROM thumbs WHERE chat_id = :chat AND message_id = :message", chat=chat, message=message)
