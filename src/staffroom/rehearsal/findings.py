"""From what became of every entry to what somebody should look at before the first teacher does."""

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from staffroom.kernel.clock import in_zone
from staffroom.kernel.ids import PromptId
from staffroom.rehearsal.store import Row
from staffroom.rehearsal.values import Message, Timetable
from staffroom.rooms.programmes import WORDLESS, SchoolCalendar

SILENCE = timedelta(days=10)
"""A group that hears nothing for longer wonders whether the course is still going on."""
POSTED = ("posted", "posting")

Check = Callable[[Row], tuple[str, tuple[str, ...]]]
"""Returns the words of an entry in a language, and what is wrong with them."""


@dataclass(frozen=True)
class Group:
    """Where a group lives and how: its start, calendar and language, and the day on which each prompt is wanted."""

    start: date
    calendar: SchoolCalendar
    language: str
    wanted: Mapping[PromptId, date]


def message(row: Row, group: Group, check: Check) -> Message:
    """Return an entry as it was posted, or why it was not."""
    start, calendar, language = group.start, group.calendar, group.language
    wanted = meets = group.wanted.get(row.prompt_id) or in_zone(row.due_at, calendar.zone).date()
    if row.ahead:
        wanted = calendar.last_open(meets - timedelta(days=row.ahead))
    at = in_zone(row.posted_at, calendar.zone) if row.posted_at is not None and row.state in POSTED else None
    words, wrong = check(row)
    found = Message(row.slug, row.kind, row.week, at, wanted, words, warnings=(*_language(row, language), *wrong))
    if row.ahead and not calendar.is_open(meets):
        found = replace(found, warnings=(*found.warnings, f"the workshop itself, {meets:%a %d %b}, has no school"))
    closed = wanted < start or not calendar.is_open(wanted)
    if at is None:
        return replace(found, notes=(_not_posted(row, closed=closed),))
    if not calendar.is_open(at.date()):
        return replace(found, warnings=(*found.warnings, "stands on a day without school"))
    if at.date() != wanted:
        why = "no school that day" if closed else "the day or the week was full, or its time lay in the quiet hours"
        return replace(found, notes=(f"moved from {wanted:%a %d %b}: {why}",))
    return found


def _not_posted(row: Row, *, closed: bool) -> str:
    if row.state == "skipped":
        return "not posted: the coordinator skips it"
    if row.state == "late":
        return "not posted: it was not worth posting any more when there was room for it"
    if row.state != "dropped":
        return "not posted within these weeks"
    if closed and row.on_closed == "merge" and not row.ahead:
        return "merged with the next card: no school that day"
    return f"dropped: {_why_dropped(row, closed=closed)}"


def _why_dropped(row: Row, *, closed: bool) -> str:
    if row.ahead:
        return "no room for it before the workshop"
    return "no school that day" if closed else "the day or the week was full"


def _language(row: Row, language: str) -> tuple[str, ...]:
    """Say whether the words are missing in the group's language."""
    texts = json.loads(row.texts)
    if (row.kind in WORDLESS and not row.ahead) or language in texts or "" in texts:
        return ()
    return (f"no text in “{language}”: the group reads it in another language ({', '.join(sorted(texts))})",)


def between(messages: Sequence[Message]) -> tuple[str, ...]:
    """Return what is odd between the messages of a group."""
    days = [one.at.date() for one in messages if one.at is not None]
    crowded = [f"{number} messages on {day:%a %d %b %Y}" for day, number in Counter(days).items() if number > 1]
    silent = [
        f"nothing from {first:%a %d %b} to {then:%a %d %b %Y} ({(then - first).days} days)"
        for first, then in pairwise(sorted(days))
        if then - first > SILENCE
    ]
    return (*crowded, *silent)


def alike(timetables: Sequence[Timetable]) -> list[Timetable]:
    """Put groups together that read the same at the same time."""
    found: dict[tuple[object, ...], Timetable] = {}
    for one in timetables:
        key = (one.programme, one.language, one.calendar, one.messages)
        before = found.get(key)
        found[key] = one if before is None else replace(before, cohorts=(*before.cohorts, *one.cohorts))
    return list(found.values())
