"""Use cases: silent members as a number, and a kind word to all of them at once; nobody is named."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from staffroom import outbox
from staffroom.kernel import facts
from staffroom.kernel.clock import DAY, at_wall
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen
from staffroom.outbox import Note, Priority, Rendered
from staffroom.rooms import activity, cohorts, people, programmes, prompts
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.digest import group_screens, rules, screens
from staffroom.rooms.digest.values import Silence

_WAITS = 3 * DAY
"""A kind word that may not go for so long (a weekend, enough other messages) is left out."""


def count(tx: Tx, cohort: Cohort, now: Instant) -> Silence:
    """Return how many members of a group are silent, and whether they were written to this week."""
    written = _written(tx, cohort)[0] == _week(tx, cohort, now).isoformat()
    return Silence(cohort, len(_silent(tx, cohort, now)), written)


def _fact(cohort: CohortId) -> str:
    return f"digest.written:{cohort}"


def _written(tx: Tx, cohort: Cohort) -> tuple[str, Instant]:
    """Return in which week, by its first day, the silent members of a group were written to last, and when."""
    week, _, at = (facts.get(tx, _fact(cohort.id)) or "").partition(" ")
    return week, Instant(int(at or 0))


def _week(tx: Tx, cohort: Cohort, now: Instant) -> date:
    calendar = prompts.calendar_of(programmes.get(tx, cohort.programme_id), cohort)
    return rules.week_of(calendar, now)


def _silent(tx: Tx, cohort: Cohort, now: Instant) -> set[PersonId]:
    """Return who counts in a group, was in it all last school week and since, and gave no sign of life in either."""
    programme = programmes.get(tx, cohort.programme_id)
    calendar = prompts.calendar_of(programme, cohort)
    weeks = rules.silent_weeks(calendar, date.fromisoformat(cohort.starts_on), now)
    if not weeks:
        return set()
    begun = at_wall(weeks[0], time(0), calendar.zone)
    there = {
        place.person_id
        for place in cohorts.placements(tx, cohort.id)
        if place.joined_at is not None and place.joined_at < begun
    }
    spoke = activity.who_spoke(tx, cohort.id, [week.isoformat() for week in weeks])
    silent = there - spoke
    return silent.intersection(prompts.base(tx, programme, cohort, now)) if silent else silent


def ask(tx: Tx, staff: PersonId, number: int, now: Instant) -> Screen:
    """Show what the silent members of a group would read, before it is sent.

    Raises Refusal for whoever does not lead the group, and where they were written to this week.
    """
    cohort, found = _to_write(tx, staff, number, now)
    return screens.write_to_all(cohort, found.members)


def _to_write(tx: Tx, staff: PersonId, number: int, now: Instant) -> tuple[Cohort, Silence]:
    cohort = cohorts.led_or_refused(tx, CohortId(number), staff)
    found = count(tx, cohort, now)
    if found.written:
        raise Refusal("digest-written-already")
    if not found.members:
        raise Refusal("digest-nobody-silent")
    return cohort, found


def write(tx: Tx, staff: PersonId, number: int, now: Instant) -> Screen:
    """Write to the silent members of a group, once a week, in a minute at the earliest, so that it can be taken back.

    Who may be written to is decided when each message goes.
    """
    cohort, found = _to_write(tx, staff, number, now)
    week = _week(tx, cohort, now).isoformat()
    calendar = prompts.calendar_of(programmes.get(tx, cohort.programme_id), cohort)
    goes = calendar.next_school_hour(Instant(now + rules.UNDO_LASTS))
    for person in sorted(_silent(tx, cohort, now)):
        chat = people.get(tx, person).private_chat
        if chat is not None:
            note = Note(
                outbox.open_key(tx, f"{_stem(cohort, week)}{person}"),
                "digest.kind",
                chat,
                {"person": person, "cohort": cohort.id, "at": goes},
                person=person,
                priority=Priority.MASS,
                when_unknown="never",
                not_before=goes,
                expires_at=Instant(goes + _WAITS),
            )
            outbox.post(tx, note, now)
    facts.put(tx, _fact(cohort.id), f"{week} {now}")
    return screens.written(cohort, found.members)


def _stem(cohort: Cohort, week: str) -> str:
    return f"digest.kind:{cohort.id}:{week}:"


def write_back(tx: Tx, staff: PersonId, number: int, now: Instant) -> None:
    """Write to nobody after all.

    Raises Refusal for whoever does not lead the group, and where the minute for it is over.
    """
    cohort = cohorts.led_or_refused(tx, CohortId(number), staff)
    week, at = _written(tx, cohort)
    if not rules.may_take_back(at, now):
        raise Refusal("digest-undo-late")
    outbox.cancel_under(tx, _stem(cohort, week), now)
    facts.forget(tx, _fact(cohort.id))


def render_kind(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Render a kind word, unless the person has spoken since, or is in the group no more."""
    person, cohort = people.find(tx, PersonId(args["person"])), cohorts.get(tx, CohortId(args["cohort"]))
    if person is None or person.id not in _silent(tx, cohort, Instant(args["at"])):
        return None
    leader = None if cohort.coordinator_id is None else people.find(tx, cohort.coordinator_id)
    card = prompts.current_card(tx, cohort.id)
    link = None if card is None else prompts.link(card.chat_id, card.message_id)
    return Rendered(group_screens.kind(person, leader, link), person.language)
