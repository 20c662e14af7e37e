"""The columns of `postings` that tell of polls: under which number votes are told, and whether it may be voted in."""

from collections.abc import Iterable

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PostingId
from staffroom.rooms.programmes import POLLS
from staffroom.rooms.prompts import store
from staffroom.rooms.prompts.values import Posting

OPEN = (
    "SELECT x.id FROM postings x JOIN prompts p ON p.id = x.prompt_id"
    " WHERE x.cohort_id IN (:many) AND x.state IN ('posting', 'posted')"
    f" AND p.kind IN ({', '.join(map(repr, POLLS))}) AND coalesce(x.closes_at > :now, 1)"
)


def by_number(tx: Tx, poll: str) -> Posting | None:
    """Return the posting that stands as a poll, None where there is none."""
    found = tx.value("SELECT id FROM postings WHERE poll_id = :poll", poll=poll)
    return None if found is None else store.get(tx, PostingId(found))


def open_in(tx: Tx, cohorts: Iterable[CohortId], now: Instant) -> list[Posting]:
    """Return the polls of some groups that are open, or on their way."""
    return [store.get(tx, PostingId(number)) for (number,) in tx.among(OPEN, cohorts, now=now)]


def name(tx: Tx, posting: PostingId, poll: str) -> None:
    """Write under which number votes in a poll are told."""
    tx.run("UPDATE postings SET poll_id = :poll WHERE id = :id", poll=poll, id=posting)


def opened(tx: Tx, posting: PostingId) -> None:
    """Write that a poll may be voted in, and so is to be stopped when its card closes."""
    tx.run("UPDATE postings SET poll_open = 1 WHERE id = :id", id=posting)


def ended(tx: Tx, posting: PostingId) -> None:
    """Write that nothing is left to be stopped."""
    tx.run("UPDATE postings SET poll_open = 0 WHERE id = :id", id=posting)


def next_closing(tx: Tx) -> Instant | None:
    """Return when the first open poll closes."""
    found = tx.value("SELECT min(closes_at) FROM postings WHERE poll_open = 1")
    return None if found is None else Instant(found)


def closed(tx: Tx, now: Instant, most: int) -> list[Posting]:
    """Return open polls whose card has closed, the oldest first."""
    rows = tx.tuples(
        "SELECT id FROM postings WHERE poll_open = 1 AND closes_at <= :now ORDER BY closes_at LIMIT :most",
        now=now,
        most=most,
    )
    return [store.get(tx, PostingId(number)) for (number,) in rows]
