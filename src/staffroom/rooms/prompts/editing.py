"""Use cases of the calendar changed in the chat: a card's looks, its day and hour, a card taken out; with undo."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time

from staffroom.kernel.clock import MINUTE, at_wall
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, ProgrammeId, PromptId
from staffroom.rooms import cohorts, programmes
from staffroom.rooms.programmes import Programme
from staffroom.rooms.prompts import rules, service, store, store_edits, store_prompts
from staffroom.rooms.prompts.values import Ballot, Edit, Made, Prompt

UNDO_LASTS = MINUTE
"""How long a change may be taken back."""
HOURS = tuple(time(hour, minute) for hour in range(24) for minute in (0, 30))
"""The hours that are offered for a card."""


@dataclass(frozen=True)
class ComingCard:
    """A card that is still to come: when in its first group, on whose clock; in how many it may not move any more."""

    prompt: Prompt
    due_at: Instant
    zone: str
    fixed: int


def coming_cards(tx: Tx, programme_id: ProgrammeId, now: Instant) -> list[ComingCard]:
    """Return the cards of a calendar that may still move in some group, soonest first; all of them before any opens."""
    programme = programmes.get(tx, programme_id)
    planned, zone = store_edits.still_moving(tx, programme_id, now), programme.zone.key
    course = store_prompts.active(tx, programme_id)
    wanted = rules.days_wanted(course, programme.starts_on, programme.calendar, {})
    found = [
        ComingCard(prompt, *planned.get(prompt.id, (_moment(programme, prompt, wanted[prompt.id]), zone, 0)))
        for prompt in course
        if prompt.workshop_id is None
    ]
    return sorted((card for card in found if card.due_at > now), key=lambda card: (card.due_at, card.prompt.position))


def _moment(programme: Programme, prompt: Prompt, day: date) -> Instant:
    return at_wall(day, prompt.wall, programme.zone)


def add_card(tx: Tx, programme_id: ProgrammeId, made: Made, day: date, now: Instant) -> tuple[PromptId, int]:
    """Put a card that was made in the chat on the calendar, on a day of the programme; groups are planned soon.

    Return its number, and that of this change.
    """
    programme = programmes.get(tx, programme_id)
    week = programme.calendar.week_of(programme.starts_on, day)
    number = store_prompts.put_made(tx, programme_id, made, week, day.weekday())
    return number, _change(tx, number, now, lambda edit: edit)


def may_unmake(tx: Tx, number: PromptId, change: int, now: Instant) -> bool:
    """Say whether a card was made in the chat by a change that is not a minute old, and nothing was changed since."""
    made = store_prompts.as_loaded(tx, number).made
    return bool(made) and store_edits.count(tx, number) == 1 and may_take_back(tx, number, change, now)


def unmake(tx: Tx, number: PromptId, change: int) -> None:
    """Let a card be none that was made in the chat just now."""
    store_edits.drop(tx, change)
    store_prompts.retire(tx, number)
    service.forget_plan(tx, store_prompts.prompt(tx, number).programme_id)


def reword(tx: Tx, number: PromptId, words: Mapping[str, str], now: Instant) -> int:
    """Put other words on a card, in the languages given; the others stay. Return the number of the change."""
    return _change(tx, number, now, lambda edit: replace(edit, texts={**edit.texts, **words}))


def show_picture(tx: Tx, number: PromptId, image: str, now: Instant) -> int:
    """Put a picture that Telegram holds on a card, or none of its own; return the number of the change."""
    return _change(tx, number, now, lambda edit: replace(edit, image=image))


def offer_options(tx: Tx, number: PromptId, ballot: Ballot, now: Instant) -> int:
    """Let a poll offer something else; return the number of the change."""
    return _change(tx, number, now, lambda edit: replace(edit, ballot=ballot))


def move_card(tx: Tx, number: PromptId, day: date, now: Instant) -> int:
    """Put a card on another day of the programme, wherever it is undecided; return the number of the change."""
    programme = programmes.get(tx, store_prompts.prompt(tx, number).programme_id)
    week = programme.calendar.week_of(programme.starts_on, day)
    return _change(tx, number, now, lambda edit: replace(edit, week=week, weekday=day.weekday()))


def hours(tx: Tx, number: PromptId, now: Instant) -> list[time]:
    """Return the hours at which a card may stand on its day: not quiet, and still to come wherever it may move."""
    card = store_prompts.prompt(tx, number)
    programme = programmes.get(tx, card.programme_id)
    days = {
        (date.fromisoformat(posting.due_day), service.calendar_of(programme, cohorts.get(tx, posting.cohort_id)))
        for posting in store_edits.movable(tx, number, now)
    }
    if not days:
        wanted = rules.days_wanted(store_prompts.active(tx, programme.id), programme.starts_on, programme.calendar, {})
        days = {(wanted[number], programme.calendar)}
    there = {hour: [(calendar, at_wall(day, hour, calendar.zone)) for day, calendar in days] for hour in HOURS}
    return [
        hour
        for hour, moments in there.items()
        if hour != card.wall and all(now < moment and not calendar.is_quiet(moment) for calendar, moment in moments)
    ]


def set_hour(tx: Tx, number: PromptId, hour: time, now: Instant) -> int:
    """Let a card stand at another hour, wherever it is undecided; return the number of the change."""
    return _change(tx, number, now, lambda edit: replace(edit, hour=f"{hour:%H:%M}"))


def _follow_hour(tx: Tx, number: PromptId, now: Instant) -> None:
    """Give what may still move of a card its hour at once, so that whoever is asked sees it; days follow later."""
    card = store_prompts.prompt(tx, number)
    programme = programmes.get(tx, card.programme_id)
    for posting in store_edits.movable(tx, number, now):
        calendar = service.calendar_of(programme, cohorts.get(tx, posting.cohort_id))
        moment = calendar.next_loud(at_wall(date.fromisoformat(posting.due_day), card.wall, calendar.zone))
        if moment != posting.due_at:
            store.move(tx, posting.id, moment, posting.due_day, posting.state)


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
    return _change(tx, number, now, lambda edit: _nothing(number, edit.at))


def is_changed(tx: Tx, number: PromptId) -> bool:
    """Say whether something was changed on a card in the chat."""
    last = store_edits.latest(tx, number)
    return last is not None and not last.says_as(store_prompts.as_loaded(tx, number))


def _change(tx: Tx, number: PromptId, now: Instant, do: Callable[[Edit], Edit]) -> int:
    before = store_edits.latest(tx, number) or _nothing(number, now)
    service.forget_plan(tx, store_prompts.prompt(tx, number).programme_id)
    change = store_edits.add(tx, do(replace(before, at=now)))
    _follow_hour(tx, number, now)
    return change


def _nothing(number: PromptId, now: Instant) -> Edit:
    return Edit(0, number, now, {}, None, None, gone=False)


def may_take_back(tx: Tx, number: PromptId, change: int, now: Instant) -> bool:
    """Say whether a change is the last one on its card and not a minute old."""
    last = store_edits.latest(tx, number)
    return last is not None and last.id == change and now < last.at + UNDO_LASTS


def take_back(tx: Tx, number: PromptId, change: int, now: Instant) -> None:
    """Let a card stand as it did before a change."""
    store_edits.drop(tx, change)
    service.forget_plan(tx, store_prompts.prompt(tx, number).programme_id)
    _follow_hour(tx, number, now)
