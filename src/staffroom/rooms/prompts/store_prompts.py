"""The table `prompts`: the course's calendar."""

import json
from dataclasses import dataclass

from staffroom.kernel.db import Row, Tx
from staffroom.kernel.ids import CohortId, ProgrammeId, PromptId
from staffroom.rooms.programmes import Entry
from staffroom.rooms.prompts import store_edits
from staffroom.rooms.prompts.values import Ballot, Made, Prompt

_PROMPT = (
    "SELECT p.*, e.id AS edit_id, e.prompt_id AS edit_prompt_id, e.at AS edit_at, e.texts AS edit_texts,"
    " e.week AS edit_week, e.weekday AS edit_weekday, e.gone AS edit_gone, e.image AS edit_image,"
    " e.ballot AS edit_ballot, e.hour AS edit_hour FROM prompts p"
    " LEFT JOIN prompt_edits e ON e.id = (SELECT max(id) FROM prompt_edits WHERE prompt_id = p.id)"
)
"""Entries, each with what was changed on it in the chat."""


def _prompt(row: Row) -> Prompt:
    """Return an entry as it stands now."""
    loaded = _loaded(row)
    return loaded if row["edit_id"] is None else store_edits.edit(row, "edit_").upon(loaded)


def _loaded(row: Row) -> Prompt:
    """Return an entry as its file has it."""
    values = {name: row[name] for name in Prompt.__dataclass_fields__}
    texts = {name: json.loads(row[name]) for name in ("texts", "follow_up")}
    return Prompt(**values | texts | {"ballot": Ballot.from_text(row["ballot"]) if row["ballot"] else None})


def _written(entry: Entry) -> str:
    """Return what a poll offers as its column holds it; nothing for other kinds."""
    if not entry.options:
        return ""
    correct = None if entry.correct is None else entry.correct - 1
    return Ballot(entry.options, entry.several, correct, entry.explanation or {}).as_text()


def put(tx: Tx, programme: ProgrammeId, position: int, entry: Entry) -> None:
    """Write an entry of the calendar, in place of what it was before."""
    tx.run(
        "INSERT INTO prompts (programme_id, slug, position, kind, week, weekday, at, section, theme, on_closed, texts,"
        " follow_up, picture, ballot, after, days, when_due, relevance_hours) VALUES (:programme, :slug, :position,"
        " :kind, :week, :weekday, :at, :section, :theme, :on_closed, :texts, :follow_up, :picture, :ballot, :after,"
        " :days, :when_due, :relevance_hours)"
        " ON CONFLICT (programme_id, slug) DO UPDATE SET position = excluded.position,"
        " kind = excluded.kind, week = excluded.week, weekday = excluded.weekday, at = excluded.at,"
        " section = excluded.section, theme = excluded.theme, on_closed = excluded.on_closed, texts = excluded.texts,"
        " follow_up = excluded.follow_up, picture = excluded.picture, ballot = excluded.ballot,"
        " after = excluded.after, days = excluded.days, when_due = excluded.when_due,"
        " relevance_hours = excluded.relevance_hours, image = '', made = 0,"
        " retired = 0",
        programme=programme,
        slug=entry.id,
        position=position,
        kind=entry.kind,
        week=entry.week,
        weekday=entry.weekday_number,
        at=entry.at,
        section=entry.section or entry.section_due,
        theme=entry.theme,
        on_closed=entry.on_closed,
        texts=json.dumps(entry.text or {}, ensure_ascii=False),
        follow_up=json.dumps(entry.follow_up or {}, ensure_ascii=False),
        picture=entry.image or "",
        ballot=_written(entry),
        after=entry.after,
        days=entry.days,
        when_due=int(entry.section_due is not None),
        relevance_hours=entry.relevance_hours,
    )


@dataclass(frozen=True)
class Reminder:
    """A reminder of a workshop, some days ahead; `day` None where the workshop lies in a programme week."""

    workshop: int
    slug: str
    ahead: int
    day: str | None
    week: int
    weekday: int
    at: str
    cohort: CohortId | None


def put_reminder(tx: Tx, programme: ProgrammeId, reminder: Reminder) -> None:
    """Write a reminder of a workshop among the prompts; a known one stays as it is."""
    tx.run(
        "INSERT INTO prompts (programme_id, slug, position, kind, week, weekday, at, theme, on_closed, texts,"
        " follow_up, day, ahead, workshop_id, cohort_id) VALUES (:programme, :slug, -1, 'workshop', :week, :weekday,"
        " :at, 'teal', 'shift', '{}', '{}', :day, :ahead, :workshop, :cohort)"
        " ON CONFLICT (programme_id, slug) DO NOTHING",
        programme=programme,
        **vars(reminder),
    )


def of_workshop(tx: Tx, workshop: int) -> list[Prompt]:
    """Return the reminders of a workshop that hold."""
    return [_prompt(row) for row in tx.all(f"{_PROMPT} WHERE p.workshop_id = :id AND p.retired = 0", id=workshop)]


def put_made(tx: Tx, programme: ProgrammeId, made: Made, week: int, weekday: int) -> PromptId:
    """Write a card that was made in the chat, behind all others; return its number."""
    number = tx.value(
        "INSERT INTO prompts (programme_id, slug, position, kind, week, weekday, at, section, theme, on_closed, texts,"
        " follow_up, image, ballot, made) SELECT :programme, :name || (coalesce(max(id), 0) + 1),"
        " coalesce(max(position), 0) + 1, :kind, :week, :weekday, :at, :section, 'teal', 'shift', :texts, '{}', :image,"
        " :ballot, 1 FROM prompts RETURNING id",
        programme=programme,
        name="picture-" if made.file_id else "card-",
        kind=made.kind,
        week=week,
        weekday=weekday,
        at=f"{made.at:%H:%M}",
        section=made.section,
        texts=json.dumps(dict(made.texts), ensure_ascii=False),
        image=made.file_id,
        ballot="" if made.ballot is None else made.ballot.as_text(),
    )
    return PromptId(number)


def retire(tx: Tx, prompt: PromptId) -> None:
    """Take a prompt out of the calendar, and drop what nobody has decided on yet."""
    tx.run("UPDATE prompts SET retired = 1 WHERE id = :id", id=prompt)
    drop_undecided(tx, prompt)


def drop_undecided(tx: Tx, prompt: PromptId) -> None:
    """Drop a prompt wherever nobody has decided on it yet."""
    tx.run("UPDATE postings SET state = 'dropped' WHERE prompt_id = :id AND state IN ('planned', 'offered')", id=prompt)


def prompt(tx: Tx, number: PromptId) -> Prompt:
    """Return a prompt as it stands now.

    Raises LookupError where there is none.
    """
    return _prompt(_row(tx, number))


def as_loaded(tx: Tx, number: PromptId) -> Prompt:
    """Return a prompt as its file has it, whatever was changed in the chat.

    Raises LookupError where there is none.
    """
    return _loaded(_row(tx, number))


def _row(tx: Tx, number: PromptId) -> Row:
    row = tx.one(f"{_PROMPT} WHERE p.id = :id", id=number)
    if row is None:
        raise LookupError(f"no prompt {number}")
    return row


def active(tx: Tx, programme: ProgrammeId) -> list[Prompt]:
    """Return the prompts that the calendar holds now, in its order."""
    rows = tx.all(
        f"{_PROMPT} WHERE p.programme_id = :programme AND p.retired = 0 AND coalesce(e.gone, 0) = 0"
        " ORDER BY p.position",
        programme=programme,
    )
    return [_prompt(row) for row in rows]


def loaded(tx: Tx, programme: ProgrammeId) -> list[Prompt]:
    """Return the prompts that were loaded or made, also those that were taken out in the chat."""
    rows = tx.all(f"{_PROMPT} WHERE p.programme_id = :programme AND p.retired = 0", programme=programme)
    return [_loaded(row) for row in rows]


def any_active(tx: Tx, programme: ProgrammeId) -> bool:
    """Say whether the calendar holds any prompt now."""
    sql = "SELECT 1 FROM prompts WHERE programme_id = :programme AND retired = 0 LIMIT 1"
    return tx.one(sql, programme=programme) is not None


def by_slug(tx: Tx, programme: ProgrammeId, slug: str) -> Prompt | None:
    """Return a prompt by its programme and slug."""
    row = tx.one(f"{_PROMPT} WHERE p.programme_id = :programme AND p.slug = :slug", programme=programme, slug=slug)
    return None if row is None else _prompt(row)
