"""What is known of a week, gathered from the rooms that know it: of many groups at once, a read for each kind."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time, timedelta

from staffroom.kernel.clock import at_wall, local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId
from staffroom.rooms import activity, cohorts, progress, prompts
from staffroom.rooms.cohorts import Cohort, Going
from staffroom.rooms.programmes import Programme, SchoolCalendar
from staffroom.rooms.prompts import CardResult
from staffroom.rooms.standings import freezing, store
from staffroom.rooms.standings.rules import LOST_WEEKS, Card, Measures, Rate
from staffroom.rooms.standings.talk_rules import Base, Talk, talk_of

WEEK = timedelta(weeks=1)
Span = tuple[Instant, Instant]
"""The first midnight of a group's school week and of the next."""


def measured(tx: Tx, programme: Programme, cohort: Cohort, first: date) -> Measures:
    """Return a group's week: as it was published, or else as the rows have it now."""
    closed = store.find(tx, cohort.id, first.isoformat())
    return closed.measures if closed is not None else measure(tx, programme, cohort, first)


def measure(tx: Tx, programme: Programme, cohort: Cohort, first: date) -> Measures:
    """Return what is known of a group's school week that begins on a day."""
    return measure_all(tx, programme, [cohort], first)[cohort.id]


def measure_all(tx: Tx, programme: Programme, groups: Sequence[Cohort], first: date) -> dict[CohortId, Measures]:
    """Return what is known of the school week that begins on a day, group by group."""
    calendars = {group.id: prompts.calendar_of(programme, group) for group in groups}
    spans = {number: span(calendar, first) for number, calendar in calendars.items()}
    away = {number for number, calendar in calendars.items() if _is_away(programme, calendar, first)}
    bases = freezing.bases(tx, {one: span for one, span in spans.items() if one not in away}, first.isoformat())
    cards, skips = _cards(tx, spans), _skips(tx, spans, first)
    cards |= dict.fromkeys(away, ())
    replied = activity.everyone_who(tx, spans, "peer_reply", first.isoformat())
    gained = _gained(tx, programme, [one for one in groups if one.id not in away], calendars, bases, spans)
    lost, before = _lost(tx, spans), store.lost_before(tx, spans, first.isoformat(), LOST_WEEKS - 1)
    inside, talk = cohorts.count_in_each(tx, spans), _talk(tx, groups, calendars, bases, spans, first)
    return {
        one.id: Measures(
            cards=cards[one.id],
            peer=_share(bases.get(one.id), replied.get(one.id, set())),
            gain=gained.get(one.id),
            lost=lost[one.id],
            lost_before=before.get(one.id, 0),
            skipped=sum(first <= day < first + WEEK for day, _ in skips[one.id]),
            skipped_before=sum(first - WEEK <= day < first for day, _ in skips[one.id]),
            skips=() if one.id in away else tuple(slug for _, slug in skips[one.id]),
            newcomer=_is_newcomer(programme, one, first),
            away=one.id in away,
            outside=max(0, inside.get(one.id, 0) - cards[one.id][-1].eligible) if cards[one.id] else 0,
            talk=talk.get(one.id),
        )
        for one in groups
    }


def span(calendar: SchoolCalendar, first: date) -> Span:
    """Return the first midnight of a school week and of the next."""
    return at_wall(first, time(0), calendar.zone), at_wall(first + WEEK, time(0), calendar.zone)


def _around(spans: Iterable[Span]) -> Span:
    """Return the stretch in which the weeks of all groups lie, whatever their zones."""
    every = list(spans)
    return min((start for start, _ in every), default=Instant(0)), max((end for _, end in every), default=Instant(0))


def _cards(tx: Tx, spans: Mapping[CohortId, Span]) -> dict[CohortId, tuple[Card, ...]]:
    """Return the cards that closed after a midnight and up to another; one that closes at midnight ends the day."""
    first, last = _around(spans.values())
    found = prompts.results_of_all(tx, spans, Instant(first + 1), Instant(last + 1))
    return {
        number: tuple(_card(card) for at, card in found[number] if card.eligible and start < at <= end)
        for number, (start, end) in spans.items()
    }


def _card(card: CardResult) -> Card:
    return Card(card.slug, card.answered, card.eligible or 0, card.copies.left_out, card.copies.alike)


def _skips(tx: Tx, spans: Mapping[CohortId, Span], first: date) -> dict[CohortId, list[tuple[date, str]]]:
    """Return the cards that were skipped in the week and the two before, with their days."""
    found: dict[CohortId, list[tuple[date, str]]] = {number: [] for number in spans}
    since, until = (first - 2 * WEEK).isoformat(), (first + WEEK).isoformat()
    for number, day, slug in prompts.skipped_cards(tx, spans, since, until):
        found[number].append((date.fromisoformat(day), slug))
    return found


def _share(base: Base | None, replied: set[PersonId]) -> Rate | None:
    """Return how many of the week's base replied to another teacher."""
    return None if base is None else Rate(len(base.people & replied), base.eligible)


def _gained(
    tx: Tx,
    programme: Programme,
    groups: Sequence[Cohort],
    calendars: Mapping[CohortId, SchoolCalendar],
    bases: Mapping[CohortId, Base],
    spans: Mapping[CohortId, Span],
) -> dict[CohortId, Rate]:
    """Return the progress gained in the week, as a number of people who gained all that was due."""
    asked = [
        progress.GroupInWeek(one, calendars[one.id], *spans[one.id], bases[one.id].people if one.id in bases else None)
        for one in groups
    ]
    found = progress.gains(tx, programme, asked)
    return {number: Rate(gain.points / gain.due * gain.people, gain.people) for number, gain in found.items() if gain}


def _talk(
    tx: Tx,
    groups: Sequence[Cohort],
    calendars: Mapping[CohortId, SchoolCalendar],
    bases: Mapping[CohortId, Base],
    spans: Mapping[CohortId, Span],
    first: date,
) -> dict[CohortId, Talk]:
    """Return how the talk of the week was, in the groups whose base is known."""
    written = activity.talk_of_all(tx, bases, first.isoformat())
    waits: dict[CohortId, list[int | None]] = defaultdict(list)
    for number, at, answered in prompts.asked_between(tx, bases, *_around(spans.values())):
        if spans[number][0] <= at < spans[number][1]:
            waits[number].append(None if answered is None else calendars[number].school_time_between(at, answered))
    found = {}
    for one in (group for group in groups if group.id in bases):
        lead = 0 if one.coordinator_id is None else written[one.id].get(one.coordinator_id, 0)
        found[one.id] = talk_of(bases[one.id], written[one.id], lead, waits[one.id])
    return found


def _lost(tx: Tx, spans: Mapping[CohortId, Span]) -> dict[CohortId, int]:
    """Return how many left or went quiet in the week and have not come back, as a bare count."""
    found = dict.fromkeys(spans, 0)
    for going in cohorts.goings(tx, spans, _around(spans.values())[0]):
        found[going.cohort_id] += _is_lost(going, *spans[going.cohort_id])
    return found


def _is_lost(going: Going, start: Instant, end: Instant) -> bool:
    """Say whether somebody left while their place was here; being moved to another group is no leaving."""
    first, last = max(start, going.placed_at), end if going.moved_at is None else min(end, going.moved_at)
    return any(first <= at < last for at in going.gone)


def _is_away(programme: Programme, calendar: SchoolCalendar, first: date) -> bool:
    """Say whether a group has a week off in which the programme has school."""
    days = [first + timedelta(days=ahead) for ahead in range(7)]
    return any(map(programme.calendar.is_open, days)) and not any(map(calendar.is_open, days))


def _is_newcomer(programme: Programme, cohort: Cohort, first: date) -> bool:
    """Say whether a group that started later than the programme is in its first week."""
    calendar = programme.calendar
    began = calendar.first_of_week(date.fromisoformat(cohort.starts_on))
    return began >= first and began > calendar.first_of_week(programme.starts_on)


def first_of_last_week(calendar: SchoolCalendar, now: Instant) -> date:
    """Return the first day of the last whole school week before a moment."""
    return calendar.first_of_week(local_day(now, calendar.zone)) - WEEK
