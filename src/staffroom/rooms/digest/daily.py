"""Use cases: one message a school day to whoever leads groups, with all that can wait; nothing to say, nothing said."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any
from zoneinfo import ZoneInfo

from staffroom import outbox
from staffroom.kernel import facts
from staffroom.kernel.clock import local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, ProgrammeId
from staffroom.outbox import Note, Rendered
from staffroom.rooms import cascade, cohorts, people, programmes, prompts, roundups
from staffroom.rooms.digest import rules, screens, service
from staffroom.rooms.people import Person
from staffroom.rooms.programmes import Programme


def next_daily(tx: Tx, now: Instant) -> Instant | None:
    """Return when somebody is next told."""
    known = programmes.running(tx)
    moments = [_due(tx, one, zone, now) for one in known for zone in cohorts.opened_zones(tx, one.id)]
    return min(moments, default=None)


def _due(tx: Tx, programme: Programme, zone: str, now: Instant) -> Instant:
    told = facts.get(tx, _told(programme.id, zone))
    last = None if told is None else date.fromisoformat(told)
    calendar, at = programme.calendar_in(ZoneInfo(zone)), time.fromisoformat(programme.settings.digest_at)
    return rules.next_daily(calendar, at, last, now)


def _told(programme: ProgrammeId, zone: str) -> str:
    """Return the fact that tells on which day those in a zone were told last."""
    return f"digest.told:{programme}:{zone}"


def tell(tx: Tx, now: Instant) -> None:
    """Tell everybody whose hour it is, each account once a day."""
    for programme in programmes.running(tx):
        for zone in cohorts.opened_zones(tx, programme.id):
            if _due(tx, programme, zone, now) <= now:
                day = local_day(now, ZoneInfo(zone)).isoformat()
                facts.put(tx, _told(programme.id, zone), day)
                for reader in _readers(tx, programme, zone):
                    _post(tx, reader, day, now)


def _readers(tx: Tx, programme: Programme, zone: str) -> list[Person]:
    """Return who leads groups of a programme and has the first of them, by name, in a zone."""
    first: dict[PersonId, tuple[Person, str]] = {}
    for cohort in sorted(cohorts.of_programme(tx, programme.id), key=lambda one: one.name):
        for leader in _leaders(tx, programme, cohort) if cohort.is_open else ():
            first.setdefault(leader.id, (leader, cohort.zone))
    return cohorts.readers(person for person, where in first.values() if where == zone)


def _leaders(tx: Tx, programme: Programme, cohort: cohorts.Cohort) -> list[Person]:
    led = [] if cohort.coordinator_id is None else [people.get(tx, cohort.coordinator_id)]
    return [*led, *people.admins(tx, programme.id)] if programme.solo else led


def _post(tx: Tx, reader: Person, day: str, now: Instant) -> None:
    if reader.private_chat is None:
        return
    note = Note(
        f"digest.daily:{outbox.anonymous(reader.private_chat)}:{day}",
        "digest.daily",
        reader.private_chat,
        {"reader": reader.id, "at": now},
        person=reader.id,
        when_unknown="never",
        expires_at=Instant(now + rules.LASTS),
    )
    outbox.post(tx, note, now)


def render_daily(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Say how somebody's groups stand, where something can be done about it."""
    reader, now = people.find(tx, PersonId(args["reader"])), Instant(args["at"])
    if reader is None:
        return None
    state, waiting = service.look(tx, reader.id, now), len(cascade.waiting(tx, reader.id, now)[0])
    fresh = (state.absent or any(not one.written for one in state.silent)) and _opens_a_week(tx, reader, now)
    share = roundups.is_worth_telling(tx, reader.id, now)
    missed = service.missed(tx, reader.id, now)
    low = any(one.asked_at is None for one in state.low)
    to_do = any((waiting, share, fresh, low, state.questions, state.to_send_on, missed))
    more = roundups.news(tx, reader.id, now) if share else ((), ())
    return Rendered(screens.daily(state, waiting, missed, more, now), reader.language) if to_do else None


def _opens_a_week(tx: Tx, reader: Person, now: Instant) -> bool:
    """Say whether silent members, or invited ones who are not in, alone are worth a message: once a school week."""
    groups = cohorts.tended(tx, reader.id)
    return any(
        rules.opens_a_week(prompts.calendar_of(programmes.get(tx, group.programme_id), group), now)
        for group in groups[:1]
    )
