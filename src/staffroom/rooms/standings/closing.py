"""Close the last school week and publish the league among the coordinators."""

from datetime import date, time, timedelta

from staffroom import outbox
from staffroom.kernel import facts
from staffroom.kernel.clock import DAY, at_wall, local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.outbox import Note, Priority
from staffroom.rooms import cohorts, people, programmes
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.programmes import Programme
from staffroom.rooms.standings import comparing, season, store, switch, weeks
from staffroom.rooms.standings.rules import Group, Standing

MONDAY = 0
AT = time(9)
RELEVANT = 3 * DAY
"""A league older than this is not posted any more: no flood after days off."""


def next_due(tx: Tx, _now: Instant) -> Instant | None:
    """Return when the next week of any programme is to be closed."""
    moments = (_due(tx, programme) for programme in programmes.all_of(tx))
    return min((moment for moment in moments if moment is not None), default=None)


def _due(tx: Tx, programme: Programme) -> Instant | None:
    """Return when the next week of a programme is closed: the last is that of its farewell, which may be called off."""
    first, end = _next_week(tx, programme), programmes.ending(tx, programme.id)
    if end is None or not end.is_over:
        return publication(programme, first)
    over = end.told_at if end.state in ("told", "reminded") else None
    if over is None or first > local_day(over, programme.zone):
        return None
    return Instant(min(publication(programme, first), end.erase_at - DAY))


def publication(programme: Programme, first: date) -> Instant:
    """Return when a week is closed: on the next week's Monday or the first open day from then on, in working hours.

    Where Mondays are free, the first open day of the next week stands in.
    """
    calendar = programme.calendar
    following = first + timedelta(weeks=1)
    ahead = (MONDAY - calendar.school_week[0]) % 7 if MONDAY in calendar.school_week else 0
    day = calendar.next_open(following + timedelta(days=ahead))
    return calendar.next_loud(at_wall(day, AT, programme.zone))


def _fact(programme: Programme) -> str:
    return f"standings.closed:{programme.id}"


def last_closed(tx: Tx, programme: Programme) -> date | None:
    """Return the first day of the last week that was closed."""
    closed = facts.get(tx, _fact(programme))
    return None if closed is None else date.fromisoformat(closed)


def _next_week(tx: Tx, programme: Programme) -> date:
    """Return the first day of the earliest week that is not closed."""
    closed = facts.get(tx, _fact(programme))
    if closed is None:
        return programme.calendar.first_of_week(programme.starts_on)
    return programme.calendar.first_of_week(date.fromisoformat(closed)) + timedelta(weeks=1)


def close_due(tx: Tx, now: Instant) -> None:
    """Close one week of each programme where one is due; one that is over publishes nothing any more."""
    for programme in programmes.all_of(tx):
        first, due = _next_week(tx, programme), _due(tx, programme)
        if due is not None and due <= now:
            close(tx, programme, first, now)
            facts.put(tx, _fact(programme), first.isoformat())


def close(tx: Tx, programme: Programme, first: date, now: Instant) -> list[Standing]:
    """Write how the groups stood in a week, and publish it where there is something to say; then sum the season up."""
    standings = _close(tx, programme, first, now)
    season.close(tx, programme, weeks.span(programme.calendar, first)[1], now)
    return standings


def _close(tx: Tx, programme: Programme, first: date, now: Instant) -> list[Standing]:
    known = _taking_part(tx, programme, first)
    seen = weeks.measure_all(tx, programme, known, first)
    groups = [Group(one.id, one.name, seen[one.id], comparing.number_of(programme, one, first)) for one in known]
    if not any(group.measures.cards or group.measures.gain for group in groups):
        return []
    standings = comparing.ranked(tx, programme, groups, first)
    week = first.isoformat()
    for standing in standings:
        store.put(tx, week, standing, now)
    if now <= publication(programme, first) + RELEVANT and not programmes.is_over(tx, programme.id):
        if any(group.measures.cards for group in groups):
            _publish(tx, programme, first, now)
        _tell_admins(tx, programme, week, standings, now)
    return standings


def _taking_part(tx: Tx, programme: Programme, first: date) -> list[Cohort]:
    """Return the groups that are at work, whose course has begun, and that were not closed before the week was over."""
    known = cohorts.every_of_programme(tx, programme.id)
    at_work = [cohort for cohort in known if cohort.opened_at is not None and cohort.chat_id is not None]
    _, end = weeks.span(programme.calendar, first)
    whole = [cohort for cohort in at_work if cohort.closed_at is None or cohort.closed_at >= end]
    return [cohort for cohort in whole if comparing.number_of(programme, cohort, first) >= 1]


def _publish(tx: Tx, programme: Programme, first: date, now: Instant) -> None:
    if programme.staff_chat is None or not switch.is_shown(tx, programme):
        return
    week = first.isoformat()
    note = Note(
        key=switch.key_of(programme, week),
        kind="standings.league",
        chat=programme.staff_chat,
        args={"programme": programme.id, "week": week},
        when_unknown="never",
        not_before=programme.calendar.next_loud(now),
        expires_at=Instant(publication(programme, first) + RELEVANT),
    )
    outbox.post(tx, note, now)


def _tell_admins(tx: Tx, programme: Programme, week: str, standings: list[Standing], now: Instant) -> None:
    """Tell the admins in private which groups lost so many that they were not ranked, and where answers were alike."""
    for standing, what in [(one, flag) for one in standings for flag in _flags(one)]:
        for admin in people.by_role(tx, programme.id, "admin"):
            if admin.private_chat is not None:
                note = Note(
                    key=f"{what}:{programme.slug}:{week}:{standing.group.cohort}:{admin.id}",
                    kind=f"standings.{what}",
                    chat=admin.private_chat,
                    args={"cohort": standing.group.cohort, "week": week, "person": admin.id},
                    person=admin.id,
                    priority=Priority.MASS,
                    when_unknown="never",
                    not_before=programme.calendar.next_loud(now),
                )
                outbox.post(tx, note, now)


def _flags(standing: Standing) -> list[str]:
    """Return of what in a group's week the admins are told."""
    measures = standing.group.measures
    lost = standing.reason == "losses" and measures.lost > 0
    return ["losses"] * lost + ["copies"] * any(card.copied for card in measures.cards)
