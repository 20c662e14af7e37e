"""Use cases: new words are put to those who agreed to earlier ones, once and privately; nobody is removed."""

from collections.abc import Mapping
from typing import Any

from staffroom import outbox
from staffroom.kernel import facts
from staffroom.kernel.clock import DAY, at_wall, local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, ProgrammeId, UserId
from staffroom.kernel.refusal import Refusal
from staffroom.outbox import Note, Priority, Rendered, Sent
from staffroom.rooms import people, programmes
from staffroom.rooms.joining import gate, new_word_screens, rules, service, store_new_words
from staffroom.rooms.joining.store_new_words import Round
from staffroom.rooms.joining.values import Arrival, NewWords
from staffroom.rooms.people import Person
from staffroom.rooms.programmes import Programme

AT_ONCE = 100
"""How many teachers are asked in one transaction."""


def follow_words(tx: Tx, number: ProgrammeId, now: Instant) -> None:
    """Begin a round where this program or the course brings other words than at its last start."""
    programme = programmes.get(tx, number)
    present = {"terms": str(rules.EDITION), "guidelines": people.digest_of(repr(sorted(programme.guidelines.items())))}
    for what, version in present.items():
        fact = f"joining.{what}:{number}"
        if facts.get(tx, fact) != version:
            facts.put(tx, fact, version)
            store_new_words.begin(tx, number, what, _when(programme, now))


def _when(programme: Programme, now: Instant) -> Instant:
    """Return the next moment of a school day outside the quiet hours."""
    calendar = programme.calendar
    moment = calendar.next_loud(now)
    day = local_day(moment, calendar.zone)
    open_day = calendar.next_open(day)
    return moment if open_day == day else at_wall(open_day, calendar.quiet_to, calendar.zone)


def next_round(tx: Tx, _now: Instant) -> Instant | None:
    """Return when the next teachers are to be asked."""
    found = _first(tx)
    return None if found is None else found.due_at


def _first(tx: Tx) -> Round | None:
    """Return the round that is due first; what is over waits, it may be called off."""
    return next((one for one in store_new_words.every(tx) if not programmes.is_over(tx, one.programme_id)), None)


def ask(tx: Tx, now: Instant) -> None:
    """Ask the next teachers of the round that is due."""
    found = _first(tx)
    if found is None:
        return
    numbers = people.agreeing(tx, found.programme_id, found.reached, AT_ONCE)
    for number in numbers:
        _ask(tx, people.get(tx, number), found.what, now)
    if len(numbers) < AT_ONCE:
        store_new_words.end(tx, found)
    else:
        store_new_words.go_on(tx, found, numbers[-1])


def _ask(tx: Tx, person: Person, what: str, now: Instant) -> None:
    """Ask one teacher, after their pause where they chose one; who is quiet finds the question in their record."""
    if person.private_chat is None or person.quiet or person.left_at is not None or not _is_behind(tx, person, what):
        return
    note = Note(
        f"joining.new_{what}:{person.id}:{now}",
        f"joining.new_{what}",
        person.private_chat,
        {"person": person.id},
        person=person.id,
        priority=Priority.MASS,
        when_unknown="resend_once",
        not_before=Instant(max(now, person.paused_until or 0)),
    )
    outbox.post(tx, note, now)


def _is_behind(tx: Tx, person: Person, what: str) -> bool:
    return is_behind(tx, person) if what == "terms" else not _acknowledged(tx, person)


def is_behind(tx: Tx, person: Person) -> bool:
    """Say whether a teacher agreed to an earlier edition of the orientation only."""
    consent = people.consent_of(tx, person.id)
    return consent is not None and consent.edition < rules.EDITION


def _acknowledged(tx: Tx, person: Person) -> bool:
    """Say whether a teacher acknowledged the present guidelines, in whichever language they read them."""
    guidelines = programmes.get(tx, person.programme_id).guidelines.values()
    known = (people.has_acknowledged(tx, person.id, people.digest_of(words)) for words in guidelines)
    return not guidelines or any(known)


def render_terms(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Put the new edition to a teacher; None where they agreed meanwhile, or are gone."""
    person = people.find(tx, args["person"])
    if person is None or not is_behind(tx, person):
        return None
    return Rendered(new_word_screens.terms(NewWords(service.invitation_of(tx, person))), person.language)


def render_guidelines(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Put new guidelines to a teacher; None where they acknowledged them meanwhile, or are gone."""
    person = people.find(tx, args["person"])
    if person is None or people.consent_of(tx, person.id) is None or _acknowledged(tx, person):
        return None
    return Rendered(new_word_screens.guidelines(person.id, person.language, _words(tx, person)), person.language)


def _words(tx: Tx, person: Person) -> str:
    return service.words_of(programmes.get(tx, person.programme_id), person.language)


def asked(tx: Tx, sent: Sent) -> None:
    """Note since when a new edition lies before a teacher."""
    if sent.person is not None:
        people.set_asked(tx, sent.person, sent.at)


def offered(tx: Tx, user: UserId, teacher: PersonId | None) -> NewWords:
    """Return the words of the present edition for somebody who agreed to earlier ones.

    Raises Refusal for everybody else.
    """
    person = service.mine(tx, user, teacher)
    if not is_behind(tx, person):
        raise Refusal("joining-nothing-new")
    return NewWords(service.invitation_of(tx, person))


def agree(tx: Tx, user: UserId, teacher: PersonId, language: str, body: str, now: Instant) -> Arrival:
    """Write down that a teacher agreed to a new edition; who is here quietly is shown the way back."""
    found = gate.join(tx, user, teacher, language, body, now)
    return service.resting(tx, people.get(tx, teacher), now) or found


def acknowledge(tx: Tx, user: UserId, teacher: PersonId, language: str, stamp: str, now: Instant) -> bool:
    """Write down that a teacher acknowledged the guidelines as they stand; say whether these are not others by now."""
    person = service.mine(tx, user, teacher)
    words = service.words_of(programmes.get(tx, person.programme_id), language)
    if new_word_screens.stamp(words) != stamp:
        return False
    people.acknowledge(tx, person.id, language, words, now)
    return True


def present_guidelines(tx: Tx, user: UserId, teacher: PersonId) -> tuple[PersonId, str, str]:
    """Return whom the present guidelines are put to, in which language, and the words."""
    person = service.mine(tx, user, teacher)
    return person.id, person.language, _words(tx, person)


def next_quiet(tx: Tx, _now: Instant) -> Instant | None:
    """Return when the time of somebody who does not answer is over."""
    found = people.first_asked(tx)
    return None if found is None else Instant(found[1] + rules.DAYS_TO_ANSWER * DAY)


def be_quiet(tx: Tx, now: Instant) -> None:
    """Let a teacher who did not answer stay in the group quietly, and tell them so; who pauses is waited for."""
    found = people.first_asked(tx)
    if found is None:
        return
    person = people.get(tx, found[0])
    if programmes.is_over(tx, person.programme_id):
        people.set_asked(tx, person.id, now)
        return
    if person.paused_until is not None and person.is_paused(now):
        people.set_asked(tx, person.id, person.paused_until)
        return
    people.set_asked(tx, person.id, None)
    if person.quiet or person.left_at is not None:
        return
    people.choose(tx, person.id, paused_until=None, quiet=True, left_at=None)
    if person.private_chat is not None:
        note = Note(
            f"joining.now_quiet:{person.id}:{now}",
            "joining.now_quiet",
            person.private_chat,
            {"person": person.id},
            person=person.id,
            essential=True,
            when_unknown="resend_once",
        )
        outbox.post(tx, note, now)


def render_quiet(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Tell somebody that they are here quietly from now on, and how that ends."""
    person = people.find(tx, args["person"])
    if person is None or not person.quiet or not is_behind(tx, person):
        return None
    return Rendered(new_word_screens.now_quiet(person.id), person.language)
