"""Use cases of staff: the list of workshops, one of them in numbers, and who was there."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from staffroom.kernel import pages
from staffroom.kernel.clock import DAY, instant
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen
from staffroom.rooms import cohorts, people
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.workshops import answers, screens, service, store
from staffroom.rooms.workshops.values import Counts, Detail, Meeting, Present, Row, Workshop

PAST_SHOWN = timedelta(days=60)
SHOWN = 8
PEOPLE_SHOWN = 10
WAITS = 7 * DAY
"""For how long after a workshop the home screen asks who was there."""


def _rows(tx: Tx, staff: PersonId, now: Instant) -> list[Row]:
    """Return the workshops of somebody's groups: what is to come, soonest first, then what is over, newest first."""
    led = cohorts.led_by(tx, staff)
    every = [one for number in {cohort.programme_id: None for cohort in led} for one in store.of_programme(tx, number)]
    rows = []
    for found in every:
        own = [
            cohort
            for cohort in led
            if found.cohort_id in (None, cohort.id) and cohort.programme_id == found.programme_id
        ]
        if own and not found.cancelled:
            here = service.meeting(tx, found, own[0])
            rows.append(Row(here, found.cohort_id is None, instant(here.ends) <= now))
    recent = [row for row in rows if instant(row.meeting.ends + PAST_SHOWN) > now]
    return sorted(recent, key=lambda row: (row.over, row.meeting.begins.timestamp() * (-1 if row.over else 1)))


def news(tx: Tx, staff: PersonId, now: Instant) -> tuple[list[Row], list[Row]]:
    """Return the workshops of the coming week, and those of which nobody has ticked yet who was there."""
    rows = _rows(tx, staff, now)
    soon = [row for row in rows if not row.over and instant(row.meeting.begins) < now + WAITS]
    over = [row for row in rows if row.over and instant(row.meeting.ends) > now - WAITS]
    return soon, [row for row in over if _is_unticked(tx, staff, row.meeting.workshop, now)]


def _is_unticked(tx: Tx, staff: PersonId, found: Workshop, now: Instant) -> bool:
    """Say whether a workshop is over in a group that somebody coordinates, and nobody is ticked there."""
    own = {cohort.id for cohort in cohorts.coordinated_by(tx, staff)}
    here = [service.meeting(tx, found, one) for one in service.groups_of(tx, found) if one.id in own]
    return any(instant(one.ends) <= now and not answers.counts(tx, one).attended for one in here)


def _ticked_by(tx: Tx, staff: PersonId, groups: Sequence[Cohort]) -> list[Cohort]:
    """Return the groups in which somebody ticks: those that they coordinate, and as admin those without anybody."""
    own = {cohort.id for cohort in cohorts.coordinated_by(tx, staff)}
    return [one for one in groups if one.id in own or one.coordinator_id is None]


def index(tx: Tx, staff: PersonId, page: int, now: Instant) -> Screen:
    """Show the workshops of somebody's groups."""
    shown, where = pages.part(_rows(tx, staff, now), page, SHOWN)
    return screens.index(shown, where)


def detail(tx: Tx, staff: PersonId, number: int, now: Instant) -> Screen:
    """Show one workshop in numbers, over those of its groups that somebody leads."""
    found, own = service.led(tx, staff, number)
    meetings = [service.meeting(tx, found, cohort) for cohort in own]
    each = [answers.counts(tx, one) for one in meetings]
    total = Counts(*(sum(getattr(one, name) for one in each) for name in ("yes", "maybe", "no", "attended")))
    first = min(meetings, key=lambda one: one.begins)
    begun = instant(first.begins) <= now
    may_change = service.may_change(tx, staff, found) and not begun and not found.cancelled
    ticks = begun and bool(_ticked_by(tx, staff, own))
    return screens.detail(Detail(first, total, own, may_change, begun and not found.cancelled, ticks))


def whose(tx: Tx, staff: PersonId, number: int, page: int, now: Instant) -> Screen:
    """Ask in which group; with one only, show its teachers."""
    found, led = service.led(tx, staff, number)
    own = _ticked_by(tx, staff, led)
    if not own:
        raise Refusal("cohorts-not-yours")
    if len(own) == 1:
        return roll(tx, staff, (number, own[0].id), 0, now)
    shown, where = pages.part(own, page, SHOWN)
    return screens.whose(found, shown, where)


def roll(tx: Tx, staff: PersonId, which: tuple[int, CohortId], page: int, now: Instant) -> Screen:
    """Show a group's teachers, to be ticked; nobody else needs to know who was there."""
    here = _begun(tx, staff, which, now)
    listed = _listed(tx, here)
    shown, where = pages.part(listed, page, PEOPLE_SHOWN)
    return screens.roll(Present(here, shown, where, len(listed), sum(there for _, _, there in listed)))


def _begun(tx: Tx, staff: PersonId, which: tuple[int, CohortId], now: Instant) -> Meeting:
    found, led = service.led(tx, staff, which[0])
    own = _ticked_by(tx, staff, led)
    cohort: Cohort | None = next((one for one in own if one.id == which[1]), None)
    if cohort is None or found.cancelled:
        raise Refusal("workshops-gone")
    here = service.meeting(tx, found, cohort)
    if instant(here.begins) > now:
        raise Refusal("workshops-not-yet")
    return here


def _listed(tx: Tx, here: Meeting) -> list[tuple[PersonId, str, bool]]:
    """Return a group's teachers who were in it by the end of the workshop, those who said they would come first."""
    known = store.answers(tx, here.workshop.id)
    found = []
    for place in cohorts.placements(tx, here.cohort.id):
        said = known.get(place.person_id)
        there = said is not None and bool(said.attended)
        in_time = place.state == "in" and (place.joined_at or 0) <= instant(here.ends)
        if there or in_time:
            name = people.get(tx, place.person_id).full_name
            found.append((said is None or said.answer != "yes", name, place.person_id, there))
    return [(person, name, there) for _, name, person, there in sorted(found)]


def tick(tx: Tx, staff: PersonId, which: tuple[int, CohortId], person: PersonId, now: Instant) -> Screen:
    """Tick a teacher who was there, or take the tick away."""
    here = _begun(tx, staff, which, now)
    listed = _listed(tx, here)
    for at, (number, _, there) in enumerate(listed):
        if number == person:
            store.set_attended(tx, here.workshop.id, person, int(not there))
            return roll(tx, staff, which, at // PEOPLE_SHOWN, now)
    raise Refusal("workshops-gone")


def tick_coming(tx: Tx, staff: PersonId, which: tuple[int, CohortId], now: Instant) -> Screen:
    """Tick everybody of a group who said that they would come."""
    here = _begun(tx, staff, which, now)
    known = store.answers(tx, here.workshop.id)
    for person, _, _ in _listed(tx, here):
        if person in known and known[person].answer == "yes":
            store.set_attended(tx, here.workshop.id, person, 1)
    return roll(tx, staff, which, 0, now)


def ask_cancel(tx: Tx, staff: PersonId, number: int, now: Instant) -> Screen:
    """Ask once more before a workshop is called off."""
    found = service.changeable(tx, staff, number, now)
    return screens.ask_cancel(service.meeting(tx, found, service.led(tx, staff, number)[1][0]))


def cancel(tx: Tx, staff: PersonId, number: int, now: Instant) -> Screen:
    """Call a workshop off."""
    service.cancel(tx, service.changeable(tx, staff, number, now), now)
    return screens.cancelled(number)


def undo(tx: Tx, staff: PersonId, numbers: Sequence[int], now: Instant) -> Screen:
    """Take back what was made, moved or called off within the last minute.

    Raises Refusal where it is too late, and where it is not somebody's to change.
    """
    for number in numbers:
        found, _own = service.led(tx, staff, number)
        if not service.may_change(tx, staff, found):
            raise Refusal("workshops-of-all")
        service.undo(tx, found, now)
    return screens.undone()


def attended(tx: Tx, person: PersonId) -> list[tuple[Mapping[str, str], date | None]]:
    """Return the workshops that a teacher was at, with their days in the teacher's group, the earliest first."""
    place = cohorts.placement(tx, person)
    cohort = None if place is None else cohorts.get(tx, place.cohort_id)
    found = store.those_attended_by(tx, person)
    days = [service.meeting(tx, one, cohort).begins.date() if cohort else None for one in found]
    both = [(one.title, day) for one, day in zip(found, days, strict=True)]
    return sorted(both, key=lambda one: one[1] or date.max)
