"""Freeze on the first school day of each week who counts in it: joined 72 hours before, not paused, not quiet."""

from collections.abc import Mapping
from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from staffroom.kernel import facts
from staffroom.kernel.clock import at_wall, local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant
from staffroom.rooms import cohorts, programmes, prompts
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.programmes import Programme, SchoolCalendar
from staffroom.rooms.standings import store_bases
from staffroom.rooms.standings.talk_rules import Base

AT_ONCE = 5
"""Groups that are frozen in one transaction."""
KEPT = timedelta(weeks=6)
"""By then every week has been closed; its figures are kept without names."""
WEEK = timedelta(weeks=1)


def _fact(programme: Programme) -> str:
    return f"standings.frozen:{programme.id}"


def _reached(programme: Programme) -> str:
    """Return the fact that tells how far a round has come, and when it began."""
    return f"standings.freezing:{programme.id}"


def next_due(tx: Tx, now: Instant) -> Instant | None:
    """Return when the next school week of a group begins."""
    moments = [_next(tx, programme, now) for programme in programmes.running(tx)]
    return min((moment for moment in moments if moment is not None), default=None)


def _next(tx: Tx, programme: Programme, now: Instant) -> Instant | None:
    last = facts.get(tx, _fact(programme))
    if last is None:
        return now
    lived = (programme.calendar_in(ZoneInfo(zone)) for zone in cohorts.opened_zones(tx, programme.id))
    return min((_begins(calendar, Instant(int(last))) for calendar in lived), default=None)


def _begins(calendar: SchoolCalendar, after: Instant) -> Instant:
    """Return the first midnight after a moment that opens the school days of a week."""
    first = calendar.first_of_week(local_day(after, calendar.zone))
    opens = (at_wall(calendar.next_open(first + ahead * WEEK), time(0), calendar.zone) for ahead in (0, 1))
    return next((moment for moment in opens if moment > after), after)


def freeze_some(tx: Tx, now: Instant) -> None:
    """Freeze the base of the next few groups of a round: of those whose week begins today.

    A day on which the bot was away is not made up for.
    """
    for programme in programmes.running(tx):
        due = _next(tx, programme, now)
        if due is not None and due <= now:
            _freeze_some(tx, programme, now)


def _freeze_some(tx: Tx, programme: Programme, now: Instant) -> None:
    reached, begun = (facts.get(tx, _reached(programme)) or f"0 {now}").split()
    ahead = sorted(number for number in cohorts.opened(tx, programme.id) if number > int(reached))
    for number in ahead[:AT_ONCE]:
        _freeze(tx, programme, cohorts.get(tx, number), now)
    if len(ahead) > AT_ONCE:
        facts.put(tx, _reached(programme), f"{ahead[AT_ONCE - 1]} {begun}")
    else:
        facts.forget(tx, _reached(programme))
        facts.put(tx, _fact(programme), begun)
        store_bases.forget(tx, (local_day(now, programme.zone) - KEPT).isoformat())


def _freeze(tx: Tx, programme: Programme, cohort: Cohort, now: Instant) -> None:
    """Freeze who counts in a group's week, if today is its first school day and that has not been done."""
    calendar = prompts.calendar_of(programme, cohort)
    today = local_day(now, calendar.zone)
    first = calendar.first_of_week(today)
    begun = date.fromisoformat(cohort.starts_on) <= today
    week = first.isoformat()
    if begun and calendar.next_open(first) == today and store_bases.find(tx, cohort.id, week) is None:
        store_bases.put(tx, cohort.id, week, prompts.base(tx, programme, cohort, now))


def bases(tx: Tx, spans: Mapping[CohortId, tuple[Instant, Instant]], week: str) -> dict[CohortId, Base]:
    """Return who counts in the school week of some groups, by its first and next midnight, where anybody is known to.

    Where nobody could be counted on its first school day, as in a group that opened later in the week, the base of the
    week's first card stands in, else that of the last one before.
    """
    frozen = {cohort: base for cohort, base in store_bases.of_week(tx, spans, week).items() if base.eligible}
    others = {cohort: _of_a_card(tx, cohort, *span) for cohort, span in spans.items() if cohort not in frozen}
    return frozen | {cohort: base for cohort, base in others.items() if base is not None}


def _of_a_card(tx: Tx, cohort: CohortId, start: Instant, end: Instant) -> Base | None:
    posted = [
        (card.posted_at, card)
        for card in prompts.postings_of(tx, cohort)
        if card.kind in prompts.CARDS and card.state == "posted" and card.posted_at is not None and card.posted_at < end
    ]
    posted.sort(key=lambda pair: pair[0])
    within = [card for at, card in posted if at >= start]
    card = within[0] if within else posted[-1][1] if posted else None
    return None if card is None or not card.eligible else Base(card.eligible, prompts.base_of(tx, card.id))
