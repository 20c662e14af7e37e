"""Use cases of looking after coordinators: who has read the cards, who has not been there, a kind word to them."""

from collections.abc import Mapping, Sequence
from typing import Any

from staffroom import outbox
from staffroom.kernel import pages
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, ProgrammeId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Line, Rows, Screen
from staffroom.outbox import Note, Priority, Rendered
from staffroom.rooms import activity, cohorts, people, programmes, prompts
from staffroom.rooms.people import Person
from staffroom.rooms.training import questions, rules, screens, store
from staffroom.rooms.training.values import Colleague, Roll

SHOWN = 8
"""Coordinators on one page."""


def idle_news(tx: Tx, admin: PersonId, now: Instant) -> tuple[Sequence[Line], Rows]:
    """Return what an admin's home screen says of the coordinators."""
    known = _coordinators(tx, admin)
    return screens.idle_news(sum(is_idle(tx, person, now) for person in known), len(known))


def _coordinators(tx: Tx, admin: PersonId) -> list[Person]:
    """Return the coordinators of an admin's programmes, without the admin."""
    own = {name.id for name in people.names_of(tx, admin)}
    known = (one for programme in _running(tx, admin) for one in people.coordinators(tx, programme))
    return [person for person in known if person.id not in own]


def _running(tx: Tx, admin: PersonId) -> list[ProgrammeId]:
    return [number for number in people.administered(tx, admin) if not programmes.is_over(tx, number)]


def is_idle(tx: Tx, person: Person, now: Instant) -> bool:
    """Say whether a coordinator whose groups need somebody gave no sign for five whole school days."""
    programme = programmes.get(tx, person.programme_id)
    return rules.is_idle(_last_sign(tx, person), programme.calendar, now) and _is_needed(tx, person, now)


def _last_sign(tx: Tx, person: Person) -> Instant:
    """Return when an account last did anything under any of its names, at the earliest when it was put on the roster.

    Anything: a button or a word to the bot in private, a button in the coordinators' group, a message or a reaction in
    a group that they lead.
    """
    signs = (activity.last_act(tx, name.id) for name in people.names_of(tx, person.id))
    return max([people.known_since(tx, person.id), *(sign for sign in signs if sign is not None)])


def _is_needed(tx: Tx, person: Person, now: Instant) -> bool:
    """Say whether one of the groups that somebody coordinates is not at its end."""
    led = cohorts.of_coordinator(tx, person.id)
    return any(rules.needs_somebody([one.due_at for one in prompts.postings_of(tx, group.id)], now) for group in led)


def roll(tx: Tx, admin: PersonId, page: int, now: Instant) -> Screen:
    """Show a page of the coordinators, those first who have not been there."""
    everybody = [_colleague(tx, person, now) for person in _coordinators(tx, admin)]
    everybody.sort(key=lambda one: (not one.is_idle, one.name))
    shown, where = pages.part(everybody, page, SHOWN)
    return screens.roll(Roll(tuple(shown), len(everybody), where))


def _colleague(tx: Tx, person: Person, now: Instant) -> Colleague:
    idle, here = is_idle(tx, person, now), person.private_chat is not None
    asked = store.nudged(tx, person.id)
    may = idle and here and rules.may_nudge(asked, now)
    waits = asked is not None and outbox.state_of(tx, _key(person.id, asked)) == "queued"
    return Colleague(person.id, person.full_name, store.progress(tx, person.id), here, idle, may, waits)


def _key(person: PersonId, asked: Instant) -> str:
    return f"training.nudge:{person}:{asked}"


def nudge(tx: Tx, admin: PersonId, coordinator: PersonId, page: int, now: Instant) -> Screen:
    """Have a coordinator asked kindly how they are, a minute later and after the quiet hours; show the list again.

    Raises Refusal where they were there meanwhile, were written to in the last week, or are none of the admin's.
    """
    person = next((one for one in _coordinators(tx, admin) if one.id == coordinator), None)
    if person is None or person.private_chat is None or not _colleague(tx, person, now).may_be_nudged:
        raise Refusal("training-nudge-not-now")
    store.note_nudge(tx, person.id, now)
    note = Note(
        _key(person.id, now),
        "training.nudge",
        person.private_chat,
        {"reader": person.id, "by": admin},
        person=person.id,
        priority=Priority.PERSON,
        when_unknown="never",
        not_before=programmes.get(tx, person.programme_id).calendar.next_loud(Instant(now + rules.UNDO_LASTS)),
    )
    outbox.post(tx, note, now)
    return roll(tx, admin, page, now)


def take_back(tx: Tx, admin: PersonId, coordinator: PersonId, page: int, now: Instant) -> Screen:
    """Let a kind word not go that still waits; show the list again.

    Raises Refusal where it has gone, or where they are none of the admin's.
    """
    person = next((one for one in _coordinators(tx, admin) if one.id == coordinator), None)
    asked = None if person is None else store.nudged(tx, person.id)
    if asked is None or not outbox.cancel(tx, _key(coordinator, asked), now):
        raise Refusal("training-undo-late")
    store.forget_nudge(tx, coordinator)
    return roll(tx, admin, page, now)


def render_nudge(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Ask a coordinator how they are, unless they have been there since."""
    reader, by = people.find(tx, PersonId(args["reader"])), people.find(tx, PersonId(args["by"]))
    asked = None if reader is None else store.nudged(tx, reader.id)
    if reader is None or by is None or asked is None or _last_sign(tx, reader) > asked:
        return None
    groups = [group.name for group in cohorts.of_coordinator(tx, reader.id)]
    return Rendered(screens.nudge(by.full_name, groups, may_ask=questions.may_ask(tx, reader.id)), reader.language)
