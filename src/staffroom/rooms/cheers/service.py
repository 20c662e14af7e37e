"""Choose an encouraging message for a group, and render it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from staffroom.kernel.clock import DAY, local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PostingId, ProgrammeId
from staffroom.outbox import Rendered
from staffroom.rooms import cohorts, programmes, prompts
from staffroom.rooms.cheers import milestones, rules, screens, store
from staffroom.rooms.cheers.rules import Message, Milestone
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.programmes import Encouragement
from staffroom.rooms.prompts import Posting

LAST_DAYS = 7
ENCOURAGEMENT = "encouragement"


def load(tx: Tx, programme: ProgrammeId, messages: Sequence[Encouragement]) -> None:
    """Bring a programme's messages in line with its course."""
    for position, message in enumerate(messages):
        store.put(tx, programme, message.id, position, message.occasion, message.text)
    for slug in store.slugs(tx, programme) - {message.id for message in messages}:
        store.remove(tx, programme, slug)


def choose(tx: Tx, cohort: CohortId, occasion: str, occasion_key: str, now: Instant) -> Message | None:
    """Return the message for an occasion, the same one however often it is asked for; None where there are none."""
    known = store.messages(tx, cohorts.get(tx, cohort).programme_id, cohort)
    sent = store.sent_on(tx, cohort, occasion_key)
    before = next((message for message in known if message.slug == sent), None)
    chosen = before or rules.next_message(known, occasion)
    if chosen is not None and before is None:
        store.note_sent(tx, cohort, occasion_key, chosen.slug, now)
    return chosen


def render_slot(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Render the calendar's encouragement; where the group has reached something since, it is about that."""
    posting = prompts.posting(tx, PostingId(args["posting"]))
    cohort = cohorts.get(tx, CohortId(args.get("cohort", posting.cohort_id)))
    now = posting.posted_at or posting.due_at
    key = milestones.slot_key(posting.id)
    milestone = _milestone(tx, cohort, key, now)
    occasion = _occasion(tx, cohort, posting, now) if milestone is None else milestone.occasion
    return _render(tx, cohort, occasion, key, milestone, now)


def _milestone(tx: Tx, cohort: Cohort, key: str, now: Instant) -> Milestone | None:
    """Return what this slot tells: what it told before, nothing if it had nothing to tell then, else what waits."""
    told = next((found for found in store.milestones(tx, cohort.id) if found.occasion_key == key), None)
    if told is not None:
        return rules.named(told.name)
    if store.sent_on(tx, cohort.id, key) is not None:
        return None
    milestones.notice(tx, cohort, now)
    found = milestones.waiting(tx, cohort)
    if found is not None:
        store.tell(tx, cohort.id, found.name, key, now)
    return found


def _occasion(tx: Tx, cohort: Cohort, posting: Posting, now: Instant) -> str:
    programme = programmes.get(tx, cohort.programme_id)
    calendar = prompts.calendar_of(programme, cohort)
    day = local_day(now, calendar.zone)
    week = calendar.week_of(date.fromisoformat(cohort.starts_on), day)
    holidays = [(holiday.first, holiday.last) for holiday in calendar.holidays]
    return rules.occasion(day, week, holidays, is_last=_is_last(tx, cohort, posting))


def _is_last(tx: Tx, cohort: Cohort, posting: Posting) -> bool:
    """Say whether the course ends within days: no later encouragement, and nothing at all after a week."""
    later = [other for other in prompts.postings_of(tx, cohort.id) if other.due_at > posting.due_at]
    soon = posting.due_at + LAST_DAYS * DAY
    return not any(other.kind == ENCOURAGEMENT or other.due_at > soon for other in later)


def render_milestone(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Render a post about a milestone alone."""
    cohort = cohorts.get(tx, CohortId(args["cohort"]))
    milestone = rules.named(args["milestone"])
    told = next((found for found in store.milestones(tx, cohort.id) if found.name == milestone.name), None)
    if told is None:
        return None
    at = told.told_at or told.reached_at
    return _render(tx, cohort, milestone.occasion, milestones.own_key(milestone), milestone, at)


def _render(
    tx: Tx, cohort: Cohort, occasion: str, key: str, milestone: Milestone | None, now: Instant
) -> Rendered | None:
    message = choose(tx, cohort.id, occasion, key, now)
    titles = {section.slug: section.title for section in programmes.sections(tx, cohort.programme_id)}
    screen = screens.cheer(cohort.name, message, milestone, titles)
    return None if screen is None else Rendered(screen, cohort.language)
