"""The table `prompt_edits`: what was changed in the chat on entries of the calendar."""

import json

from staffroom.kernel.db import Row, Tx
from staffroom.kernel.ids import Instant, ProgrammeId, PromptId
from staffroom.rooms.prompts.values import Edit

_EDIT = "SELECT id, prompt_id, at, texts, week, weekday, gone FROM prompt_edits"


def _edit(row: Row) -> Edit:
    values = {name: row[name] for name in Edit.__dataclass_fields__}
    return Edit(**values | {"texts": json.loads(row["texts"]), "gone": bool(row["gone"])})


def add(tx: Tx, edit: Edit) -> int:
    """Write a version of what was changed, above all before it; return its number."""
    return int(
        tx.value(
            "INSERT INTO prompt_edits (prompt_id, at, texts, week, weekday, gone)"
            " VALUES (:prompt, :at, :texts, :week, :weekday, :gone) RETURNING id",
            prompt=edit.prompt_id,
            at=edit.at,
            texts=json.dumps(dict(edit.texts), ensure_ascii=False),
            week=edit.week,
            weekday=edit.weekday,
            gone=int(edit.gone),
        )
    )


def latest(tx: Tx, prompt: PromptId) -> Edit | None:
    """Return what stands above an entry of the file, None where it stands as it is."""
    row = tx.one(f"{_EDIT} WHERE prompt_id = :prompt ORDER BY id DESC LIMIT 1", prompt=prompt)
    return None if row is None else _edit(row)


def of_programme(tx: Tx, programme: ProgrammeId) -> list[Edit]:
    """Return what stands above the entries of a calendar, one for each that was changed."""
    rows = tx.all(
        f"{_EDIT} WHERE id IN (SELECT max(e.id) FROM prompt_edits e JOIN prompts p ON p.id = e.prompt_id"
        " WHERE p.programme_id = :programme GROUP BY p.id) ORDER BY id",
        programme=programme,
    )
    return [_edit(row) for row in rows]


def drop(tx: Tx, edit: int) -> None:
    """Forget one version, so that the one before it stands again."""
    tx.run("DELETE FROM prompt_edits WHERE id = :id", id=edit)


def forget(tx: Tx, prompt: PromptId) -> None:
    """Let an entry stand as its file has it."""
    tx.run("DELETE FROM prompt_edits WHERE prompt_id = :prompt", prompt=prompt)


def still_moving(tx: Tx, programme: ProgrammeId, now: Instant) -> dict[PromptId, tuple[Instant, int]]:
    """Return for each prompt with postings: when the first to come is due, and how many are fixed.

    The moment is 0 where none may move any more.
    """
    rows = tx.tuples(
        "SELECT x.prompt_id, coalesce(min(CASE WHEN x.state IN ('planned', 'offered') AND x.due_at > :now"
        " THEN x.due_at END), 0),"
        " sum(x.state IN ('approved', 'posting', 'posted'))"
        " FROM postings x JOIN prompts p ON p.id = x.prompt_id WHERE p.programme_id = :programme GROUP BY x.prompt_id",
        programme=programme,
        now=now,
    )
    return {PromptId(number): (Instant(due), fixed) for number, due, fixed in rows}
