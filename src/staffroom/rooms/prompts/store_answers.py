"""Who may answer a posting, and which messages were answers: the tables `eligible` and `answers`."""

from collections.abc import Iterable
from typing import NamedTuple

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId, PostingId
from staffroom.rooms.programmes import CARDS
from staffroom.rooms.prompts.rules import Card
from staffroom.rooms.prompts.values import Copies

OPEN = (
    "SELECT x.cohort_id, x.id, x.message_id, coalesce(x.posted_at, x.due_at) / 1000 * 1000, x.closes_at"
    " FROM postings x JOIN prompts p ON p.id = x.prompt_id"
    " WHERE x.cohort_id IN (:many) AND x.state = 'posted' AND x.closes_at > :at"
    f" AND p.kind IN ({', '.join(map(repr, CARDS))})"
)


_CLOSED = "coalesce(x.closes_at, x.posted_at, x.due_at)"
_ENDED = (
    "SELECT x.cohort_id, x.id, p.slug, x.eligible, (SELECT count(*) FROM activity a WHERE a.cohort_id = x.cohort_id"
    " AND a.kind = 'answer' AND a.subject = CAST(x.id AS TEXT)), x.copied, x.alike,"
    f" NOT EXISTS (SELECT 1 FROM answers n WHERE n.posting_id = x.id), {_CLOSED}, x.due_at"
    " FROM postings x JOIN prompts p ON p.id = x.prompt_id"
    f" WHERE x.cohort_id IN (:many) AND x.state = 'posted' AND {_CLOSED} >= :first AND {_CLOSED} < :end"
    f" AND p.kind IN ({', '.join(map(repr, CARDS))})"
)


class Open(NamedTuple):
    """A card and from when until when it is open (Telegram tells moments in whole seconds)."""

    card: Card
    opens: Instant
    closes: Instant

    def at(self, moment: Instant) -> bool:
        """Say whether the card was open at a moment."""
        return self.opens <= moment < self.closes


class Ended(NamedTuple):
    """A card that has closed; `settled` says that its copies have been counted for good."""

    cohort_id: CohortId
    posting: PostingId
    slug: str
    eligible: int | None
    said: int
    copied: int
    alike: int
    settled: int
    closed_at: Instant
    due_at: Instant


def open_after(tx: Tx, cohorts: Iterable[CohortId], at: Instant) -> dict[CohortId, list[Open]]:
    """Return the cards of some groups that close after a moment."""
    found: dict[CohortId, list[Open]] = {}
    for cohort, posting, message, opens, closes in tx.among(OPEN, cohorts, at=at):
        found.setdefault(cohort, []).append(Open(Card(posting, message), opens, closes))
    return found


def closed_cards(tx: Tx, cohorts: Iterable[CohortId], first: Instant, end: Instant) -> list[Ended]:
    """Return the cards of some groups that closed from a moment on and before another, by due time."""
    rows = tx.among(_ENDED, cohorts, first=first, end=end)
    return [Ended(*row) for row in sorted(rows, key=lambda row: (row[-1], row[1]))]


def is_eligible(tx: Tx, posting: PostingId, person: PersonId) -> bool:
    """Say whether a person is in a posting's frozen base."""
    found = tx.one(
        "SELECT person_id FROM eligible WHERE posting_id = :posting AND person_id = :person",
        posting=posting,
        person=person,
    )
    return found is not None


def base_of(tx: Tx, posting: PostingId) -> frozenset[PersonId]:
    """Return who is in a posting's frozen base and still known."""
    rows = tx.tuples("SELECT person_id FROM eligible WHERE posting_id = :posting", posting=posting)
    return frozenset(PersonId(person) for (person,) in rows)


def keep_answer(
    tx: Tx, posting: PostingId, chat: ChatId, message_id: int, person: PersonId, digest: bytes | None = None
) -> None:
    """Remember which message was an answer, so that a reply to it is known; of its words a digest, the latest."""
    tx.run(
        "INSERT INTO answers (chat_id, message_id, posting_id, person_id, digest)"
        " VALUES (:chat, :message, :posting, :person, :digest)"
        " ON CONFLICT (chat_id, message_id) DO UPDATE SET digest = excluded.digest",
        chat=chat,
        message=message_id,
        posting=posting,
        person=person,
        digest=digest,
    )


def of_card(tx: Tx, posting: PostingId) -> list[tuple[int, PersonId]]:
    """Return the messages that answered an open card, and whose they are, the first one first."""
    return tx.tuples(
        "SELECT message_id, person_id FROM answers WHERE posting_id = :posting ORDER BY message_id", posting=posting
    )


def digests(tx: Tx, posting: PostingId) -> list[tuple[PersonId, bytes | None]]:
    """Return who answered an open card, and for each message the digest of its words."""
    return tx.tuples("SELECT person_id, digest FROM answers WHERE posting_id = :posting", posting=posting)


def closed_with_answers(tx: Tx, closed_before: Instant) -> list[tuple[PostingId, CohortId]]:
    """Return the cards that have closed and whose messages are not forgotten yet, with their groups."""
    return tx.tuples(
        "SELECT DISTINCT x.id, x.cohort_id FROM answers a JOIN postings x ON x.id = a.posting_id"
        " WHERE x.closes_at <= :at",
        at=closed_before,
    )


def next_closing(tx: Tx) -> Instant | None:
    """Return when the first card closes whose messages are known; leaps from card to card, however many answered."""
    found = tx.value(
        "WITH RECURSIVE card(id) AS (SELECT min(posting_id) FROM answers UNION ALL"
        " SELECT (SELECT min(posting_id) FROM answers WHERE posting_id > card.id) FROM card WHERE card.id IS NOT NULL)"
        " SELECT min(x.closes_at) FROM card JOIN postings x ON x.id = card.id"
    )
    return None if found is None else Instant(found)


def put_copied(tx: Tx, posting: PostingId, found: Copies) -> None:
    """Write how many answers of a card were copies; messages told late, counted alone, never make it fewer."""
    tx.run(
        "UPDATE postings SET copied = max(copied, :copied), alike = max(alike, :alike) WHERE id = :id",
        copied=found.left_out,
        alike=found.alike,
        id=posting,
    )


def copied(tx: Tx, posting: PostingId) -> Copies:
    """Return how many answers of a closed card were copies."""
    found = tx.tuples("SELECT copied, alike FROM postings WHERE id = :id", id=posting)
    return Copies(*found[0]) if found else Copies()


def answer_at(tx: Tx, chat: ChatId, message_id: int) -> PostingId | None:
    """Return the posting that a message was an answer to."""
    found = tx.value(
        "SELECT posting_id FROM answers WHERE chat_id = :chat AND message_id = :message", chat=chat, message=message_id
    )
    return None if found is None else PostingId(found)


def forget_answers(tx: Tx, closed_before: Instant) -> None:
    """Forget the messages of cards that have closed."""
    tx.run(
        "DELETE FROM answers WHERE posting_id IN (SELECT id FROM postings WHERE closes_at <= :moment)",
        moment=closed_before,
    )


def forget_chat(tx: Tx, chat: ChatId) -> None:
    """Forget every message of a chat."""
    tx.run("DELETE FROM answers WHERE chat_id = :chat", chat=chat)
