"""Whatever the calendar: of every card it is told when it stands, or why it stands elsewhere, or nowhere."""

from datetime import date, time

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rooms.prompts import given as g
from tests.rooms.prompts.test_schedule import calendars, prompts_of_a_course

from staffroom.kernel.ids import PostingId
from staffroom.rehearsal import findings
from staffroom.rehearsal.store import Row
from staffroom.rooms.programmes import SchoolCalendar
from staffroom.rooms.prompts import rules
from staffroom.rooms.prompts.rules import Caps, Slot
from staffroom.rooms.prompts.values import Prompt

BEGINNINGS = ("moved from", "merged with", "dropped: ")


def row(prompt: Prompt, slot: Slot) -> Row:
    """Return a card as it stands after it was posted, or dropped."""
    state, posted = ("dropped", None) if slot.dropped else ("posted", slot.due_at)
    return Row(
        PostingId(prompt.id), prompt.id, prompt.slug, prompt.kind, prompt.week, prompt.on_closed, prompt.ahead,
        '{"en": "Words"}', state, slot.due_at, posted,
    )  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    prompts_of_a_course, calendars, st.dates(date(2026, 2, 1), date(2026, 11, 1)), st.integers(1, 2), st.integers(1, 5)
)
def test_every_card_ends_posted_shifted_merged_or_dropped_with_a_reason(
    course: list[tuple[int, int, time, str]], calendar: SchoolCalendar, start: date, per_day: int, per_week: int
) -> None:
    """On its day without a word; else with one that says what happened and why, and nothing is odd about it."""
    prompts = [
        g.prompt(number, week=week, weekday=weekday, at=f"{at:%H:%M}", on_closed=on_closed)
        for number, (week, weekday, at, on_closed) in enumerate(course)
    ]
    wanted = rules.days_wanted(prompts, start, calendar, {})
    slots = rules.schedule(prompts, start, calendar, Caps(per_day, per_week), {})
    group = findings.Group(start, calendar, "en", wanted)
    for prompt in prompts:
        found = findings.message(row(prompt, slots[prompt.id]), group, lambda _row: ("Words", ()))
        stands = found.at is not None and found.at.date() == wanted[prompt.id]
        assert found.warnings == ()
        assert stands or [note.startswith(BEGINNINGS) and len(note) > len("dropped: ") for note in found.notes] == [
            True
        ]
