"""The table `prompt_edits`: what was changed in the chat on entries of the calendar."""

import json

from staffroom.kernel.db import Row, Tx
from staffroom.kernel.ids import Instant, ProgrammeId, PromptId
from staffroom.rooms.prompts.store import POSTINGS
from staffroom.rooms.prompts.values import Ballot, Edit, Posting

_EDIT = "SELECT id, prompt_id, at, texts, week, weekday, gone, image, ballot, hour FROM prompt_edits"


def edit(row: Row, prefix: str = "") -> Edit:
    """Return what was changed as a row holds it, in columns that all begin alike."""
    values = {name: row[prefix + name] for name in Edit.__dataclass_fields__}
    ballot = None if values["ballot"] is None else Ballot.from_text(values["ballot"])
    return Edit(**values | {"texts": json.loads(values["texts"]), "gone": bool(values["gone"]), "ballot": ballot})


def add(tx: Tx, version: Edit) -> int:
    """Write a version of what was changed, above all before it; return its number."""
    return int(
        tx.value(
            "INSERT INTO prompt_edits (prompt_id, at, texts, week, weekday, gone, image, ballot, hour)"
            " VALUES (:prompt, :at, :texts, :week, :weekday, :gone, :image, :ballot, :hour) RETURNING id",
            prompt=version.prompt_id,
            at=version.at,
            texts=json.dumps(dict(version.texts), ensure_ascii=False),
            week=version.week,
            weekday=version.weekday,
            gone=int(version.gone),
            image=version.image,
            ballot=None if version.ballot is None else version.ballot.as_text(),
            hour=version.hour,
        )
    )


def latest(tx: Tx, prompt: PromptId) -> Edit | None:
    """Return what stands above an entry of the file, None where it stands as it is."""
    row = tx.one(f"{_EDIT} WHERE prompt_id = :prompt ORDER BY id DESC LIMIT 1", prompt=prompt)
    return None if row is None else edit(row)


def count(tx: Tx, prompt: PromptId) -> int:
    """Return how many versions of what was changed on an entry there are."""
    return int(tx.value("SELECT count(*) FROM prompt_edits WHERE prompt_id = :prompt", prompt=prompt))


def of_programme(tx: Tx, programme: ProgrammeId) -> list[Edit]:
    """Return what stands above the entries of a calendar, one for each that was changed."""
    rows = tx.all(
        f"{_EDIT} WHERE id IN (SELECT max(e.id) FROM prompt_edits e JOIN prompts p ON p.id = e.prompt_id"
        " WHERE p.programme_id = :programme GROUP BY p.id) ORDER BY id",
        programme=programme,
    )
    return [edit(row) for row in rows]


def drop(tx: Tx, number: int) -> None:
    """Forget one version, so that the one before it stands again."""
    tx.run("DELETE FROM prompt_edits WHERE id = :id", id=number)


def forget(tx: Tx, prompt: PromptId) -> None:
    """Let an entry stand as its file has it."""
    tx.run("DELETE FROM prompt_edits WHERE prompt_id = :prompt", prompt=prompt)


def still_moving(tx: Tx, programme: ProgrammeId, now: Instant) -> dict[PromptId, tuple[Instant, str, int]]:
    """Return for each prompt with postings: when the first to come is due, on whose clock, and how many are fixed.

    The moment is 0 where none may move any more. SQLite takes the zone from the row that has the smallest moment.
    """
    rows = tx.tuples(
        "SELECT x.prompt_id, coalesce(min(CASE WHEN x.state IN ('planned', 'offered') AND x.due_at > :now"
        " THEN x.due_at END), 0), c.zone,"
        " sum(x.state IN ('approved', 'posting', 'posted'))"
        " FROM postings x JOIN prompts p ON p.id = x.prompt_id JOIN cohorts c ON c.id = x.cohort_id"
        " WHERE p.programme_id = :programme GROUP BY x.prompt_id",
        programme=programme,
        now=now,
    )
    return {PromptId(number): (Instant(due), zone, fixed) for number, due, zone, fixed in rows}


def movable(tx: Tx, prompt: PromptId, now: Instant) -> list[Posting]:
    """Return the postings of a prompt that may still move, group by group."""
    return tx.all_as(
        Posting,
        f"{POSTINGS} WHERE x.prompt_id = :prompt AND x.state IN ('planned', 'offered') AND x.due_at > :now"
        " ORDER BY x.cohort_id",
        prompt=prompt,
        now=now,
    )
