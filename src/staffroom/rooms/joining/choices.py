"""Use cases of a teacher's own choices: pause, quiet, leave, come back; the record; one who has left the school."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from staffroom import outbox
from staffroom.kernel.clock import local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, UserId
from staffroom.kernel.refusal import Refusal
from staffroom.outbox import Note, Priority, Rendered
from staffroom.rooms import cohorts, people, programmes
from staffroom.rooms.joining import afterwards, dismissal_screens, new_words, rules, store
from staffroom.rooms.joining.service import door, mine, step_out, teachers
from staffroom.rooms.joining.values import Choices, Course, RecordOf
from staffroom.rooms.people import Person


def look(tx: Tx, user: UserId, teacher: PersonId | None, record_of: RecordOf, now: Instant) -> Choices:
    """Return a teacher's record and choices.

    Raises Refusal for everybody else.
    """
    person = mine(tx, user, teacher)
    programme = programmes.get(tx, person.programme_id)
    found, agreed = door(tx, person), people.consent_of(tx, person.id) is not None
    paused = person.paused_until if person.is_paused(now) else None
    return Choices(
        person.id,
        person.language,
        person.full_name,
        record_of(tx, person.id),
        None if paused is None else local_day(paused, programme.zone),
        bool(person.quiet),
        person.left_at is not None,
        not agreed,
        found.link if agreed and not found.inside else None,
        programme.title if len(teachers(tx, user)) > 1 else {},
        new_words=person.left_at is None and new_words.is_behind(tx, person),
        over=afterwards.over(tx, person),
    )


def courses(tx: Tx, user: UserId) -> list[Course]:
    """Return the courses that an account takes, the earliest first."""
    return [Course(one.id, programmes.get(tx, one.programme_id).title) for one in teachers(tx, user)]


def pause(tx: Tx, user: UserId, teacher: PersonId | None, days: int, record_of: RecordOf, now: Instant) -> Choices:
    """Write to a teacher and count them again only after some days."""
    person, until = _still_here(tx, user, teacher), rules.pause_end(days, now)
    if until is None:
        raise Refusal("joining-button-old")
    people.choose(tx, person.id, paused_until=until, quiet=False, left_at=None)
    return _and_why(tx, look(tx, user, teacher, record_of, now))


def be_quiet(tx: Tx, user: UserId, teacher: PersonId | None, record_of: RecordOf, now: Instant) -> Choices:
    """Let a teacher stay in the group, neither written to nor counted."""
    person = _still_here(tx, user, teacher)
    people.choose(tx, person.id, paused_until=None, quiet=True, left_at=None, quiet_since=now)
    return _and_why(tx, look(tx, user, teacher, record_of, now))


def _and_why(tx: Tx, found: Choices) -> Choices:
    """Let a teacher who stepped back say why, if they like."""
    store.ask_why(tx, found.person)
    return replace(found, asks_why=True)


def _still_here(tx: Tx, user: UserId, teacher: PersonId | None) -> Person:
    person = mine(tx, user, teacher)
    if person.left_at is not None:
        raise Refusal("joining-come-back-first")
    return person


def leave(tx: Tx, user: UserId, teacher: PersonId | None, record_of: RecordOf, now: Instant) -> Choices:
    """Take a teacher out of the group and of its counts; pressing again changes nothing."""
    person = mine(tx, user, teacher)
    if person.left_at is None:
        people.choose(tx, person.id, paused_until=None, quiet=False, left_at=now)
        people.withdraw_consent(tx, person.id, now)
        step_out(tx, person, now)
    return _and_why(tx, look(tx, user, teacher, record_of, now))


def come_back(tx: Tx, user: UserId, teacher: PersonId | None, record_of: RecordOf, now: Instant) -> Choices:
    """Undo pause, quiet and leaving; who had left agrees again to what they had agreed to and may ask to join."""
    person = mine(tx, user, teacher)
    if programmes.is_over(tx, person.programme_id):
        return look(tx, user, teacher, record_of, now)
    people.choose(tx, person.id, paused_until=None, quiet=False, left_at=None)
    store.ask_no_more(tx, person.id)
    if person.left_at is not None and people.renew_consent(tx, person.id, now, rules.EDITION):
        cohorts.mark_agreed(tx, person.id)
    if new_words.is_behind(tx, person):
        people.set_asked(tx, person.id, now)
    return look(tx, user, teacher, record_of, now)


def part(tx: Tx, teacher: PersonId, now: Instant) -> bool:
    """Take a teacher out who has left the school: their seat is free, and nobody waits for them any more.

    Who never opened a link is forgotten altogether; who did reads why in private, and keeps record and data. Says
    whether they are kept. Raises Refusal where the programme is over.
    """
    person = people.get(tx, teacher)
    cohorts.refuse_over(tx, person.programme_id)
    told_already = not people.has_role(tx, person.id, person.programme_id, "teacher")
    step_out(tx, person, now)
    cohorts.give_up_place(tx, person.id, now)
    people.take_role(tx, person.id, person.programme_id, "teacher")
    outbox.withdraw(tx, person.id, now)
    kept = person.telegram_id is not None or people.opened_links(tx, person.id) > 0 or bool(people.roles(tx, person.id))
    if not kept:
        people.erase(tx, person.id)
        return False
    people.choose(tx, person.id, paused_until=None, quiet=False, left_at=person.left_at)
    people.withdraw_consent(tx, person.id, now)
    if not told_already and person.left_at is None:
        _tell(tx, person, now)
    return True


def _tell(tx: Tx, person: Person, now: Instant) -> None:
    if person.private_chat is None:
        return
    note = Note(
        f"joining.parted:{person.id}:{now}",
        "joining.parted",
        person.private_chat,
        {"person": person.id},
        person=person.id,
        priority=Priority.PERSON,
        essential=True,
        when_unknown="resend_once",
    )
    outbox.post(tx, note, now)


def render_parted(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Tell a teacher that they are out of the group, and what stays theirs; None where they are back."""
    person = people.find(tx, args["person"])
    if person is None or people.has_role(tx, person.id, person.programme_id, "teacher"):
        return None
    return Rendered(dismissal_screens.parted(programmes.get(tx, person.programme_id).title, person.id), person.language)
