"""A group's own progress card: its averages and its trend, never another group's."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from staffroom.kernel.clock import local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, PostingId
from staffroom.outbox import Rendered
from staffroom.rooms import cohorts, programmes, progress, prompts
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.programmes import Programme
from staffroom.rooms.standings import card_rules, card_screens, weeks
from staffroom.rooms.standings.card_rules import Trend, Week

MOST_WEEKS = 12


def render_card(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Render a group's card in its language; None where there is nothing to say."""
    posting = prompts.posting(tx, PostingId(args["posting"]))
    cohort = cohorts.get(tx, CohortId(args.get("cohort", posting.cohort_id)))
    day = local_day(posting.posted_at or posting.due_at, ZoneInfo(cohort.zone))
    seen = trend(tx, programmes.get(tx, cohort.programme_id), cohort, day)
    screen = card_screens.card(cohort.name, cohort.zone, seen)
    return None if screen is None else Rendered(screen, cohort.language)


def trend(tx: Tx, programme: Programme, cohort: Cohort, day: date) -> Trend:
    """Return how far a group is on a day, and its whole weeks before, the earliest first."""
    calendar = prompts.calendar_of(programme, cohort)
    this = calendar.first_of_week(day)
    begun = calendar.first_of_week(date.fromisoformat(cohort.starts_on))
    whole = max(0, (this - begun).days // 7)
    firsts = [this - timedelta(weeks=ago) for ago in range(min(whole, MOST_WEEKS), 0, -1)]
    past = tuple(
        _week(tx, programme, cohort, first, calendar.week_of(date.fromisoformat(cohort.starts_on), first))
        for first in firsts
    )
    return Trend(progress.group(tx, cohort.id, day), past)


def _week(tx: Tx, programme: Programme, cohort: Cohort, first: date, number: int) -> Week:
    measures = weeks.measured(tx, programme, cohort, first)
    share = progress.group(tx, cohort.id, first + timedelta(days=6)).share
    if not card_rules.is_shown(measures.cards):
        return Week(number, (), None, None, share)
    return Week(number, measures.cards, measures.response, measures.peer, share)
