"""Use cases of the panel: the home screen, who is not in yet, invitation links, messages in doubt."""

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from staffroom import inbox, outbox
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, NoteId, PersonId, ProgrammeId, UserId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Attachment, Button, Screen
from staffroom.outbox import Unsure, Ways
from staffroom.rooms import cohorts, people, programmes
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.panel import screens, sheets
from staffroom.rooms.panel.values import Contribution, Desk, Doubt, Office, Roll
from staffroom.rooms.people import Person
from staffroom.rooms.programmes import Programme
from staffroom.telegram.who import Who

MOST_DOUBTS = 5
"""Messages in doubt shown at once; the next ones move up when these are settled."""
MOST_FAILURES = 10


def home(tx: Tx, who: Who, now: Instant, contributions: Sequence[Contribution] = ()) -> Screen:
    """Return a coordinator's or an admin's home screen."""
    if who.staff is None:
        return screens.not_staff()
    added = [item for contribute in contributions for item in contribute(tx, who, now)]
    led = cohorts.led_by(tx, who.staff)
    desk = Desk(
        overviews=tuple(cohorts.overview(tx, who.staff)),
        news=tuple(item for item in added if not isinstance(item, Button)),
        buttons=tuple(item for item in added if isinstance(item, Button)),
        uninvited=len(_uninvited(tx, led)),
        office=None if who.admin is None else _office(tx, people.get(tx, who.admin).programme_id),
    )
    return screens.home(desk)


def _office(tx: Tx, programme_id: ProgrammeId) -> Office:
    programme = programmes.get(tx, programme_id)
    return Office(
        programme=programme_id,
        solo=programme.solo,
        has_staff_group=programme.staff_chat is not None,
        states=Counter(cohorts.state_of(cohort) for cohort in cohorts.of_programme(tx, programme_id)),
        unsure=len(_unsure(tx, programme)),
        failed=outbox.count_failed(tx),
        parked=inbox.counts(tx).parked,
    )


def absent(tx: Tx, staff: PersonId) -> list[Cohort]:
    """Return the groups of which the names of those not in yet may be asked."""
    return cohorts.led_by(tx, staff)


def roll(tx: Tx, cohort_id: CohortId, staff: PersonId) -> Roll:
    """Return who of a group has not come in yet; whoever chose to leave is not named."""
    cohort = cohorts.led(tx, cohort_id, staff)
    names = sorted(person.full_name for person in _expected(tx, cohort))
    return Roll(cohort.name, tuple(names))


def _expected(tx: Tx, cohort: Cohort) -> list[Person]:
    """Return those who have a place, are not in, and have never been in or said no."""
    waiting = [place for place in cohorts.placements(tx, cohort.id) if place.state in ("placed", "asked")]
    found = [people.get(tx, place.person_id) for place in waiting]
    return [person for person in found if person.left_at is None]


def _uninvited(tx: Tx, led: Sequence[Cohort]) -> list[tuple[Cohort, Person]]:
    """Return the teachers of open groups who have not opened an invitation with any account."""
    return [
        (cohort, person)
        for cohort in led
        if cohort.opened_at is not None
        for person in _expected(tx, cohort)
        if person.telegram_id is None
    ]


def waiting_for_links(tx: Tx, staff: PersonId) -> int:
    """Return how many teachers a new list of links would name."""
    return len(_uninvited(tx, cohorts.led_by(tx, staff)))


def make_links(tx: Tx, staff: PersonId, bot_name: str, now: Instant) -> Screen:
    """Make a list of personal links; those made before for the same people stop working."""
    rows = [
        (person.roster_id, person.full_name, cohort.name, _link(tx, person, bot_name, now))
        for cohort, person in _uninvited(tx, cohorts.led_by(tx, staff))
    ]
    if not rows:
        raise Refusal("panel-links-none")
    return screens.links(Attachment("links.csv", sheets.sheet(("id", "full_name", "group", "link"), rows)), len(rows))


def _link(tx: Tx, person: Person, bot_name: str, now: Instant) -> str:
    return f"https://t.me/{bot_name}?start={people.issue_link(tx, person.id, 'teacher', now)}"


def doubts(tx: Tx, admin: PersonId) -> list[Doubt]:
    """Return the messages in doubt that concern an admin's programme, oldest first."""
    programme = programmes.get(tx, people.get(tx, admin).programme_id)
    return [doubt(tx, programme, unsure) for unsure in _unsure(tx, programme)[:MOST_DOUBTS]]


def _unsure(tx: Tx, programme: Programme) -> list[Unsure]:
    return [one for one in outbox.unsure(tx) if programme_of(tx, one.chat_id) in (None, programme.id)]


def programme_of(tx: Tx, chat: ChatId) -> ProgrammeId | None:
    """Return the programme that a chat belongs to, None for a chat that nobody knows any more."""
    if chat > 0:
        persons = people.by_account(tx, UserId(chat))
        return persons[0].programme_id if persons else None
    cohort, staffed = cohorts.by_chat(tx, chat), programmes.by_staff_chat(tx, chat)
    if cohort is not None:
        return cohort.programme_id
    return None if staffed is None else staffed.id


def doubt(tx: Tx, programme: Programme, unsure: Unsure) -> Doubt:
    """Return a message in doubt as it is shown."""
    return Doubt(
        unsure.id, unsure.kind.partition(".")[0], _where(tx, unsure.chat_id), unsure.claimed_at, programme.zone.key
    )


def _where(tx: Tx, chat: ChatId) -> str:
    """Return the name of a group, or of staff; a teacher's name is not shown."""
    cohort = cohorts.by_chat(tx, chat)
    if cohort is not None:
        return cohort.name
    staff = [person for person in people.by_account(tx, UserId(chat)) if person.roster != "teachers"]
    return staff[0].full_name if staff else ""


def settle(
    tx: Tx, admin: PersonId, note: NoteId, decision: Literal["arrived", "again"], now: Instant, ways: Ways
) -> list[Doubt]:
    """Settle a message in doubt by an admin's word and return what is left."""
    programme = programmes.get(tx, people.get(tx, admin).programme_id)
    if note not in [one.id for one in _unsure(tx, programme)] or not outbox.resolve(tx, note, decision, now, ways):
        raise Refusal("panel-doubt-gone")
    return doubts(tx, admin)


def failures(tx: Tx, _admin: PersonId) -> list[tuple[str, str]]:
    """Return the latest messages that could not be sent: their occurrence and Telegram's reason."""
    return outbox.failures(tx, MOST_FAILURES)
