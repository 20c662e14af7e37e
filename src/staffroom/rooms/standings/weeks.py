"""What is known of a group's week, gathered from the rooms that know it."""

from datetime import date, time, timedelta

from staffroom.kernel.clock import at_wall, local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant
from staffroom.rooms import activity, cohorts, people, progress, prompts
from staffroom.rooms.cohorts import Cohort, Former, Placement
from staffroom.rooms.people import Person
from staffroom.rooms.programmes import Programme, SchoolCalendar
from staffroom.rooms.prompts import Posting
from staffroom.rooms.standings import freezing, store
from staffroom.rooms.standings.rules import LOST_WEEKS, Card, Measures, Rate
from staffroom.rooms.standings.talk_rules import Base, Talk, talk_of

WEEK = timedelta(weeks=1)
SKIPPED = "skipped"


def measured(tx: Tx, programme: Programme, cohort: Cohort, first: date) -> Measures:
    """Return a group's week: as it was published, or else as the rows have it now."""
    closed = store.find(tx, cohort.id, first.isoformat())
    return closed.measures if closed is not None else measure(tx, programme, cohort, first)


def measure(tx: Tx, programme: Programme, cohort: Cohort, first: date) -> Measures:
    """Return what is known of the school week that begins on a day."""
    calendar = prompts.calendar_of(programme, cohort)
    start, end = span(calendar, first)
    cards = cards_closed(tx, cohort.id, start, end)
    away = _is_away(programme, calendar, first)
    base = None if away else freezing.base(tx, cohort.id, first, start, end)
    skipped = [(date.fromisoformat(p.due_day), p.slug) for p in prompts.postings_of(tx, cohort.id) if _is_skipped(p)]
    return Measures(
        cards=cards,
        peer=_peer(tx, cohort.id, first, base),
        gain=None if away else _gain(tx, cohort.id, base, start, end),
        lost=_lost(tx, cohort.id, start, end),
        lost_before=store.lost_before(tx, cohort.id, first.isoformat(), LOST_WEEKS - 1),
        skipped=sum(first <= day < first + WEEK for day, _ in skipped),
        skipped_before=sum(first - WEEK <= day < first for day, _ in skipped),
        skips=tuple(slug for day, slug in skipped if first - 2 * WEEK <= day < first + WEEK),
        newcomer=_is_newcomer(programme, cohort, first),
        away=away,
        outside=_outside(tx, cohort.id, cards),
        talk=None if base is None else _talk(tx, cohort, base, first, (start, end)),
    )


def span(calendar: SchoolCalendar, first: date) -> tuple[Instant, Instant]:
    """Return the first midnight of a school week and of the next."""
    return at_wall(first, time(0), calendar.zone), at_wall(first + WEEK, time(0), calendar.zone)


def cards_closed(tx: Tx, cohort: CohortId, start: Instant, end: Instant) -> tuple[Card, ...]:
    """Return the cards that closed after a midnight and up to another; one that closes at midnight ends the day."""
    found = prompts.results(tx, cohort, Instant(start + 1), Instant(end + 1))
    return tuple(Card(card.slug, card.answered, card.eligible, card.copied) for card in found if card.eligible)


def _is_skipped(posting: Posting) -> bool:
    return posting.state == SKIPPED and posting.kind in prompts.CARDS


def _peer(tx: Tx, cohort: CohortId, first: date, base: Base | None) -> Rate | None:
    """Return how many of the week's base replied to another teacher."""
    if base is None:
        return None
    replied = activity.people_who(tx, cohort, "peer_reply", first.isoformat())
    return Rate(len(replied & base.people), base.eligible)


def _gain(tx: Tx, cohort: CohortId, base: Base | None, start: Instant, end: Instant) -> Rate | None:
    """Return the progress gained in the week, as a number of people who gained all that was due."""
    gain = progress.gain(tx, cohort, start, end, None if base is None else base.people)
    return None if gain is None else Rate(gain.points / gain.due * gain.people, gain.people)


def _talk(tx: Tx, cohort: Cohort, base: Base, first: date, between: tuple[Instant, Instant]) -> Talk:
    """Return how the talk of the week was."""
    week = first.isoformat()
    shares = activity.talk_of(tx, cohort.id, week)
    lead = sum(share.messages for share in shares if share.person_id == cohort.coordinator_id)
    waits = prompts.waits(tx, cohort, *between)
    return talk_of(base, activity.who_spoke(tx, cohort.id, [week]), [one.messages for one in shares], lead, waits)


def _lost(tx: Tx, cohort: CohortId, start: Instant, end: Instant) -> int:
    """Return how many left or went quiet in the week and have not come back, as a bare count."""
    here = sum(_is_lost(tx, place, start, end) for place in cohorts.placements(tx, cohort))
    moved = (_is_lost(tx, place, start, min(end, place.moved_at)) for place in cohorts.former(tx, cohort))
    return here + sum(moved)


def _is_lost(tx: Tx, place: Placement | Former, start: Instant, end: Instant) -> bool:
    """Say whether somebody left while their place was here; being moved to another group is no leaving."""
    first = max(start, place.placed_at)
    return any(at is not None and first <= at < end for at in _left(place, people.get(tx, place.person_id)))


def _left(place: Placement | Former, person: Person) -> tuple[Instant | None, ...]:
    """Return when somebody left the group, the programme, or the talk; nothing of the door for who is in again."""
    gone = (person.left_at, person.quiet_since)
    return gone if place.state == "in" else (place.left_at, *gone)


def _is_away(programme: Programme, calendar: SchoolCalendar, first: date) -> bool:
    """Say whether a group has a week off in which the programme has school."""
    days = [first + timedelta(days=ahead) for ahead in range(7)]
    return any(map(programme.calendar.is_open, days)) and not any(map(calendar.is_open, days))


def _is_newcomer(programme: Programme, cohort: Cohort, first: date) -> bool:
    """Say whether a group that started later than the programme is in its first week."""
    calendar = programme.calendar
    began = calendar.first_of_week(date.fromisoformat(cohort.starts_on))
    return began >= first and began > calendar.first_of_week(programme.starts_on)


def _outside(tx: Tx, cohort: CohortId, cards: tuple[Card, ...]) -> int:
    """Return how many members are not in the base: too new, paused or quiet; never which."""
    inside = sum(place.state == "in" for place in cohorts.placements(tx, cohort))
    return max(0, inside - cards[-1].eligible) if cards else 0


def first_of_last_week(calendar: SchoolCalendar, now: Instant) -> date:
    """Return the first day of the last whole school week before a moment."""
    return calendar.first_of_week(local_day(now, calendar.zone)) - WEEK
