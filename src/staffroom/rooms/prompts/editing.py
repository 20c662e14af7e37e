"""Use cases of the calendar changed in the chat: a card's words, its day, a card taken out; with undo."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from staffroom.kernel.clock import MINUTE, at_wall
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, ProgrammeId, PromptId
from staffroom.rooms import programmes
from staffroom.rooms.programmes import Programme
from staffroom.rooms.prompts import rules, service, store_edits, store_prompts
from staffroom.rooms.prompts.values import OFFERED, Edit, Prompt

UNDO_LASTS = MINUTE
"""How long a change may be taken back."""


@dataclass(frozen=True)
class ComingCard:
    """A card that is still to come: when in its first group, and in how many groups it may not move any more."""

    prompt: Prompt
    due_at: Instant
    fixed: int


def coming_cards(tx: Tx, programme_id: ProgrammeId, now: Instant) -> list[ComingCard]:
    """Return the cards of a calendar that may still move in some group, soonest first; all of them before any opens."""
    programme = programmes.get(tx, programme_id)
    planned = store_edits.still_moving(tx, programme_id, now)
    course = store_prompts.active(tx, programme_id)
    wanted = rules.days_wanted(course, programme.starts_on, programme.calendar, {})
    found = [
        ComingCard(prompt, *planned.get(prompt.id, (_moment(programme, prompt, wanted[prompt.id]), 0)))
        for prompt in course
        if prompt.kind in OFFERED and prompt.workshop_id is None
    ]
    return sorted((card for card in found if card.due_at > now), key=lambda card: (card.due_at, card.prompt.position))


def _moment(programme: Programme, prompt: Prompt, day: date) -> Instant:
    return at_wall(day, prompt.wall, programme.zone)


def reword(tx: Tx, number: PromptId, words: Mapping[str, str], now: Instant) -> int:
    """Put other words on a card, in the languages given; the others stay. Return the number of the change."""
    return _change(tx, number, now, lambda edit: replace(edit, texts={**edit.texts, **words}))


def move_card(tx: Tx, number: PromptId, day: date, now: Instant) -> int:
    """Put a card on another day of the programme, wherever it is undecided; return the number of the change."""
    programme = programmes.get(tx, store_prompts.prompt(tx, number).programme_id)
    week = programme.calendar.week_of(programme.starts_on, day)
    return _change(tx, number, now, lambda edit: replace(edit, week=week, weekday=day.weekday()))


def followers(tx: Tx, number: PromptId) -> list[Prompt]:
    """Return the entries whose day counts from a card's."""
    card = store_prompts.prompt(tx, number)
    return [one for one in store_prompts.active(tx, card.programme_id) if one.after == card.slug]


def take_out(tx: Tx, number: PromptId, now: Instant) -> int:
    """Take a card out of the calendar, wherever it is undecided; return the number of the change."""
    store_prompts.drop_undecided(tx, number)
    return _change(tx, number, now, lambda edit: replace(edit, gone=True))


def as_at_first(tx: Tx, number: PromptId, now: Instant) -> int:
    """Let a card stand as its file has it, or as it was made; return the number of the change."""
    return _change(tx, number, now, lambda edit: Edit(0, edit.prompt_id, edit.at, {}, None, None, gone=False))


def is_changed(tx: Tx, number: PromptId) -> bool:
    """Say whether something was changed on a card in the chat."""
    last = store_edits.latest(tx, number)
    return last is not None and not last.says_as(store_prompts.as_loaded(tx, number))


def _change(tx: Tx, number: PromptId, now: Instant, do: Callable[[Edit], Edit]) -> int:
    before = store_edits.latest(tx, number) or Edit(0, number, now, {}, None, None, gone=False)
    service.forget_plan(tx, store_prompts.prompt(tx, number).programme_id)
    return store_edits.add(tx, do(replace(before, at=now)))


def may_take_back(tx: Tx, number: PromptId, change: int, now: Instant) -> bool:
    """Say whether a change is the last one on its card and not a minute old."""
    last = store_edits.latest(tx, number)
    return last is not None and last.id == change and now < last.at + UNDO_LASTS


def take_back(tx: Tx, number: PromptId, change: int) -> None:
    """Let a card stand as it did before a change."""
    store_edits.drop(tx, change)
    service.forget_plan(tx, store_prompts.prompt(tx, number).programme_id)
