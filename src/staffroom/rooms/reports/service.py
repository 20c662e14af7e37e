"""Collect the closed weeks that somebody may see; the figures are those that were published, never counted anew."""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from staffroom import outbox
from staffroom.kernel import facts
from staffroom.kernel.clock import DAY, at_wall, local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, ProgrammeId
from staffroom.kernel.refusal import Refusal
from staffroom.outbox import Note, Rendered
from staffroom.rooms import cohorts, digest, people, programmes, standings
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.people import Person
from staffroom.rooms.programmes import Programme
from staffroom.rooms.reports import screens
from staffroom.rooms.reports.values import GroupWeek, Report

Chosen = Callable[[Sequence[GroupWeek]], Sequence[str]]
"""Given all closed weeks, returns the first days of those that are asked for, the earliest first."""
RELEVANT = 3 * DAY


def latest(rows: Sequence[GroupWeek]) -> list[str]:
    """Return the last closed week."""
    return sorted({row.week for row in rows})[-1:]


def collect(
    tx: Tx,
    programme: Programme,
    groups: Sequence[Cohort],
    chosen: Chosen = latest,
    *,
    moves: bool = False,
    reader: PersonId | None = None,
) -> Report | None:
    """Return the closed weeks of some groups as `reader` may see them; None where none of those asked for is closed."""
    own = set() if reader is None else {name.id for name in people.names_of(tx, reader)}
    rows = [_row(programme, group, closed, own) for group in groups for closed in standings.closed_weeks(tx, group.id)]
    weeks = chosen(rows)
    if not weeks:
        return None
    ranked = standings.are_rankings_shown(tx, programme)
    return Report(programme.id, programme.title, weeks, rows, ranked, moves)


def _row(programme: Programme, group: Cohort, closed: standings.Closed, own: AbstractSet[PersonId]) -> GroupWeek:
    number = programme.calendar.week_of(programme.starts_on, date.fromisoformat(closed.week))
    return GroupWeek(group.name, closed.week, number, closed, is_own=closed.led_by in own)


def read_by(tx: Tx, staff: PersonId, number: ProgrammeId) -> Report | None:
    """Return the last closed week of the groups that somebody may see: as admin all, as coordinator their own.

    Raises Refusal for everybody else.
    """
    admin = cohorts.is_admin(tx, staff, number)
    groups = cohorts.every_of_programme(tx, number) if admin else _led(tx, staff, number)
    if not admin and not groups:
        raise Refusal("cohorts-not-yours")
    return collect(tx, programmes.get(tx, number), groups, moves=admin, reader=staff)


def _led(tx: Tx, staff: PersonId, number: ProgrammeId) -> list[Cohort]:
    return [cohort for cohort in cohorts.coordinated_by(tx, staff) if cohort.programme_id == number]


def programmes_of(tx: Tx, staff: PersonId) -> list[Programme]:
    """Return the programmes of which somebody may see a closed week."""
    numbers = {cohort.programme_id for cohort in cohorts.coordinated_by(tx, staff)} | set(
        people.administered(tx, staff)
    )
    found = [programmes.get(tx, number) for number in sorted(numbers)]
    return [programme for programme in found if standings.last_closed(tx, programme) is not None]


def _told(programme: Programme) -> str:
    return f"reports.told:{programme.id}"


def _news(tx: Tx, programme: Programme) -> str | None:
    """Return the closed week of which the admins were not told yet."""
    closed, told = standings.last_closed(tx, programme), facts.get(tx, _told(programme))
    return None if closed is None or closed.isoformat() == told else closed.isoformat()


def next_due(tx: Tx, now: Instant) -> Instant | None:
    """Return when the admins are told of a closed week: when it was to be closed, so at once."""
    fresh = [(programme, week) for programme in programmes.all_of(tx) if (week := _news(tx, programme)) is not None]
    moments = [standings.publication(programme, date.fromisoformat(week)) for programme, week in fresh]
    return min(now, *moments) if moments else None


def tell(tx: Tx, now: Instant) -> None:
    """Tell who answers for a programme how its closed week was; who has the daily message reads it there."""
    for programme in programmes.all_of(tx):
        week = _news(tx, programme)
        if week is None:
            continue
        facts.put(tx, _told(programme), week)
        until = Instant(standings.publication(programme, date.fromisoformat(week)) + RELEVANT)
        for reader in [] if until <= now or programmes.is_over(tx, programme.id) else _readers(tx, programme):
            if reader.private_chat is not None:
                note = Note(
                    f"reports.week:{outbox.anonymous(reader.private_chat)}:{programme.slug}:{week}",
                    "reports.week",
                    reader.private_chat,
                    {"reader": reader.id, "programme": programme.id},
                    person=reader.id,
                    when_unknown="never",
                    not_before=programme.calendar.next_loud(now),
                    expires_at=until,
                )
                outbox.post(tx, note, now)


def _readers(tx: Tx, programme: Programme) -> list[Person]:
    """Return the admins, and those who lead groups here while their daily message shows another programme's week."""
    admins = [] if programme.solo else people.admins(tx, programme.id)
    leads = (cohort.coordinator_id for cohort in cohorts.of_programme(tx, programme.id))
    known = [people.get(tx, lead) for lead in dict.fromkeys(lead for lead in leads if lead is not None)]
    return cohorts.readers([*admins, *(one for one in known if _daily_shows(tx, one) not in (None, programme.id))])


def _daily_shows(tx: Tx, reader: Person) -> ProgrammeId | None:
    """Return the programme whose week somebody's daily message shows: the one of their first group."""
    groups = cohorts.tended(tx, reader.id)
    return groups[0].programme_id if groups else None


def render_week(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Show somebody the closed week of the groups that they may see; nothing where none had anything to count."""
    reader, number = people.find(tx, PersonId(args["reader"])), ProgrammeId(args["programme"])
    if reader is None or not (cohorts.is_admin(tx, reader.id, number) or _led(tx, reader.id, number)):
        return None
    found = read_by(tx, reader.id, number)
    return None if found is None else Rendered(screens.week(found), reader.language)


def render_daily(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Let the first daily message after a week was closed carry its picture; one with nothing else to say goes too."""
    said, reader = digest.render_daily(tx, args), people.find(tx, PersonId(args["reader"]))
    groups = [] if reader is None else cohorts.tended(tx, reader.id)
    if reader is None or not groups:
        return said
    programme = programmes.get(tx, groups[0].programme_id)  # other ones come by themselves, see `tell`
    if not _is_first_after_closing(tx, programme, groups[0], Instant(args["at"])):
        return said
    own = [group for group in groups if group.programme_id == programme.id]
    closed = standings.last_closed(tx, programme)
    found = collect(tx, programme, own, reader=reader.id)
    if found is None or closed is None or found.weeks[-1] != closed.isoformat():
        return said
    return Rendered(screens.with_week(None if said is None else said.screen, found), reader.language)


def _is_first_after_closing(tx: Tx, programme: Programme, group: Cohort, at: Instant) -> bool:
    """Say whether the last week was closed after the daily message of the school day before."""
    closed = standings.last_closed(tx, programme)
    if closed is None:
        return False
    zone = ZoneInfo(group.zone)
    before = programme.calendar_in(zone).last_open(local_day(at, zone) - timedelta(days=1))
    return (
        at_wall(before, time.fromisoformat(programme.settings.digest_at), zone)
        < standings.publication(programme, closed)
        <= at
    )
