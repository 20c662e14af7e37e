"""The table `wordings`: what stands on a group's own card in place of the course's words, version by version."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, PostingId
from staffroom.rooms.prompts.values import Wording

_COLUMNS = "id, posting_id, person_id, at, words, original"


def add(tx: Tx, posting: PostingId, by: PersonId, words: str | None, original: str, now: Instant) -> None:
    """Write another version; None for the course's words again."""
    tx.run(
        "INSERT INTO wordings (posting_id, person_id, at, words, original)"
        " VALUES (:posting, :by, :now, :words, :original)",
        posting=posting,
        by=by,
        now=now,
        words=words,
        original=original,
    )


def latest(tx: Tx, posting: PostingId) -> Wording | None:
    """Return the version that holds."""
    return tx.one_as(
        Wording,
        f"SELECT {_COLUMNS} FROM wordings WHERE posting_id = :posting ORDER BY id DESC LIMIT 1",
        posting=posting,
    )


def given_up(tx: Tx, posting: PostingId) -> str | None:
    """Return the last own words of a posting on which the course's stand again; None where own words stand."""
    last = latest(tx, posting)
    if last is None or last.words is not None:
        return None
    found = tx.value(
        "SELECT words FROM wordings WHERE posting_id = :posting AND words IS NOT NULL ORDER BY id DESC LIMIT 1",
        posting=posting,
    )
    return None if found is None else str(found)


def standing(tx: Tx) -> list[Wording]:
    """Return the versions that hold of postings that nobody has posted yet."""
    return tx.all_as(
        Wording,
        "SELECT w.id, w.posting_id, w.person_id, w.at, w.words, w.original FROM wordings w"
        " JOIN postings x ON x.id = w.posting_id"
        " WHERE w.words IS NOT NULL AND x.state IN ('planned', 'offered', 'approved', 'skipped')"
        " AND w.id = (SELECT max(id) FROM wordings WHERE posting_id = w.posting_id) ORDER BY w.id",
    )


def note_original(tx: Tx, wording: int, original: str) -> None:
    """Write which words of the course a version was last held against."""
    tx.run("UPDATE wordings SET original = :original WHERE id = :id", original=original, id=wording)
