"""The tables `roundups` and `quotes`."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId, PostingId
from staffroom.rooms.roundups.rules import KEPT, NAMELESS_KEPT
from staffroom.rooms.roundups.values import Quote

_QUOTE = "id, posting_id, person_id, words, consent, at"


def begin(tx: Tx, posting: PostingId, cohort: CohortId) -> None:
    """Write that answers to a card are collected."""
    tx.run(
        "INSERT INTO roundups (posting_id, cohort_id) VALUES (:posting, :cohort) ON CONFLICT (posting_id) DO NOTHING",
        posting=posting,
        cohort=cohort,
    )


def state(tx: Tx, posting: PostingId) -> tuple[str, str]:
    """Return how a card's round-up stands and under which key it goes; nothing where nobody has begun."""
    rows = tx.tuples("SELECT state, key FROM roundups WHERE posting_id = :posting", posting=posting)
    return (str(rows[0][0]), str(rows[0][1])) if rows else ("", "")


def set_state(tx: Tx, posting: PostingId, state_now: str, key: str = "") -> None:
    """Write how a card's round-up stands."""
    tx.run(
        "UPDATE roundups SET state = :state, key = :key WHERE posting_id = :posting",
        state=state_now,
        key=key,
        posting=posting,
    )


def under(tx: Tx, key: str) -> PostingId | None:
    """Return the card whose round-up goes under a key."""
    found = tx.value("SELECT posting_id FROM roundups WHERE key = :key AND state = 'posting'", key=key)
    return None if found is None else PostingId(found)


def collected(tx: Tx, cohort: CohortId) -> PostingId | None:
    """Return the card of a group of which somebody may be quoted first and that is not on its way."""
    found = tx.value(
        "SELECT q.posting_id FROM quotes q JOIN roundups r ON r.posting_id = q.posting_id"
        " WHERE r.cohort_id = :cohort AND r.state = 'collecting' AND q.consent IN ('named', 'unnamed')"
        " ORDER BY q.id LIMIT 1",
        cohort=cohort,
    )
    return None if found is None else PostingId(found)


def add(tx: Tx, posting: PostingId, words: str, now: Instant) -> Quote:
    """Keep words of which nobody knows yet whose they are."""
    number = tx.value(
        "INSERT INTO quotes (posting_id, words, consent, at) VALUES (:posting, :words, 'whose', :now) RETURNING id",
        posting=posting,
        words=words,
        now=now,
    )
    return Quote(int(number), posting, None, words, "whose", now)


def find(tx: Tx, number: int) -> Quote | None:
    """Return a quote, None where it is gone."""
    return tx.one_as(Quote, f"SELECT {_QUOTE} FROM quotes WHERE id = :id", id=number)


def of_card(tx: Tx, posting: PostingId) -> list[Quote]:
    """Return the quotes for a card, the first one first."""
    return tx.all_as(Quote, f"SELECT {_QUOTE} FROM quotes WHERE posting_id = :posting ORDER BY id", posting=posting)


def of_author(tx: Tx, posting: PostingId, person: PersonId) -> Quote | None:
    """Return what somebody was asked about for a card."""
    return tx.one_as(
        Quote,
        f"SELECT {_QUOTE} FROM quotes WHERE posting_id = :posting AND person_id = :person",
        posting=posting,
        person=person,
    )


def name(tx: Tx, number: int, person: PersonId, now: Instant) -> None:
    """Write whose words they are, and that they are asked."""
    tx.run(
        "UPDATE quotes SET person_id = :person, consent = 'asked', at = :now WHERE id = :id",
        person=person,
        now=now,
        id=number,
    )


def consent(tx: Tx, number: int, said: str) -> None:
    """Write what an author says."""
    tx.run("UPDATE quotes SET consent = :said WHERE id = :id", said=said, id=number)


def end(tx: Tx, number: int) -> None:
    """Forget words; only that their author was asked is left."""
    tx.run("UPDATE quotes SET consent = 'over', words = '' WHERE id = :id", id=number)


def drop(tx: Tx, number: int) -> None:
    """Forget a quote, and that its author was asked."""
    tx.run("DELETE FROM quotes WHERE id = :id", id=number)


def drop_nameless(tx: Tx, posting: PostingId) -> None:
    """Forget words of which nobody said whose they are."""
    tx.run("DELETE FROM quotes WHERE posting_id = :posting AND consent = 'whose'", posting=posting)


def drop_quotes(tx: Tx, posting: PostingId) -> None:
    """Forget every word for a card."""
    tx.run("DELETE FROM quotes WHERE posting_id = :posting", posting=posting)


def next_outlived(tx: Tx) -> Instant | None:
    """Return when the next words have been kept long enough."""
    found = tx.value(
        "SELECT min(at + CASE consent WHEN 'whose' THEN :short ELSE :long END) FROM quotes",
        short=NAMELESS_KEPT,
        long=KEPT,
    )
    return None if found is None else Instant(found)


def drop_outlived(tx: Tx, now: Instant) -> None:
    """Forget words that have been kept long enough."""
    tx.run(
        "DELETE FROM quotes WHERE at + CASE consent WHEN 'whose' THEN :short ELSE :long END <= :now",
        short=NAMELESS_KEPT,
        long=KEPT,
        now=now,
    )
