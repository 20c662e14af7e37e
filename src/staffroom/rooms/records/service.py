"""Make somebody's record out of what the rooms know; nothing of it is kept."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from staffroom.kernel.clock import local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, UserId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Rows
from staffroom.kernel.text import SOURCE, pick, tidy
from staffroom.rooms import activity, cohorts, people, programmes, progress, workshops
from staffroom.rooms.people import Person
from staffroom.rooms.records import screens
from staffroom.rooms.records.values import Attended, Finished, Record, Summary

TITLE = 60
NAME = 80
"""Most characters of a title and of a name in the code, so that phones can read it off paper."""


def own(tx: Tx, user: UserId, teacher: PersonId, now: Instant) -> Record:
    """Return the record of the teacher whom an account's button is about.

    Raises Refusal where the account is not this teacher's, and for whoever has not joined yet.
    """
    mine = [person for person in people.by_account(tx, user) if person.roster == "teachers" and person.id == teacher]
    if not mine:
        raise Refusal("joining-button-old")
    return of(tx, mine[0], now)


def of(tx: Tx, person: Person, now: Instant) -> Record:
    """Return a teacher's record.

    Raises Refusal for whoever has not joined yet.
    """
    programme = programmes.get(tx, person.programme_id)
    since = _since(tx, person)
    place = cohorts.placement(tx, person.id)
    zone = ZoneInfo(cohorts.get(tx, place.cohort_id).zone) if place else programme.zone
    done = [
        Finished(section.title, local_day(report.at, zone), section.minutes, report.source == progress.SELF)
        for section, report in progress.finished_by(tx, person.id)
    ]
    there = [Attended(title, day) for title, day in workshops.attended(tx, person.id)]
    summary = Summary(
        name=tidy(person.full_name, NAME),
        course=_titles(programme.title, person.language),
        organisation=programme.settings.organisation.strip()[:TITLE],
        since=local_day(since, zone).isoformat(),
        made=local_day(now, zone).isoformat(),
        sections=len(done),
        of=len(programmes.sections(tx, programme.id)),
        own_word=sum(one.own_word for one in done),
        minutes=sum(one.minutes for one in done),
        workshops=len(there),
        answers=activity.count_of(tx, person.id, "answer"),
    )
    return Record(person.id, person.language, summary, done, there)


def _since(tx: Tx, person: Person) -> Instant:
    agreed, place = people.consent_of(tx, person.id), cohorts.placement(tx, person.id)
    if place is None:  # who has left the school keeps what they did
        agreed = agreed or people.last_consent(tx, person.id)
    since = agreed.agreed_at if agreed else place.joined_at if place else None
    if since is None:
        raise Refusal("records-not-yet")
    return since


def _titles(title: Mapping[str, str], language: str) -> dict[str, str]:
    return {one: pick(title, one)[:TITLE] for one in dict.fromkeys((language, SOURCE))}


def buttons(tx: Tx, person: PersonId) -> Rows:
    """Return the button of *My record* that asks for it on paper, for whoever has joined."""
    try:
        _since(tx, people.get(tx, person))
    except Refusal:
        return ()
    return screens.ask(person)
