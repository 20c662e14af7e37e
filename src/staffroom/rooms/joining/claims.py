"""Use cases: an account is said to be somebody of the roster, who agrees or denies it."""

from dataclasses import replace

from staffroom import outbox
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, PersonId, UserId
from staffroom.kernel.refusal import Refusal
from staffroom.outbox import Note, Priority
from staffroom.rooms import cohorts, people
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.joining import gate, rules, service, store_strangers, strangers
from staffroom.rooms.joining.invitations import waiting
from staffroom.rooms.joining.values import About, Arrival, Claim, Stranger
from staffroom.rooms.joining.values_presence import Unknown
from staffroom.rooms.people import Person


def candidates(tx: Tx, number: int, staff: PersonId) -> tuple[Cohort, Unknown, list[Person]]:
    """Return who of a group's roster an account may be: those who wait without an account, the likeliest first."""
    cohort, found = strangers.led(tx, number, staff)
    free = [person for person in waiting(tx, cohort) if person.telegram_id is None]
    return cohort, found, sorted(free, key=lambda person: -rules.likeness(found.name, person.full_name))


def say_who(tx: Tx, number: int, teacher: PersonId, staff: PersonId, now: Instant) -> tuple[Unknown, Person]:
    """Say who an account is; it is bound to them only once it agrees itself, so it is asked."""
    _, found, free = candidates(tx, number, staff)
    person = next((one for one in free if one.id == teacher), None)
    if person is None or found.is_bot:
        raise Refusal("joining-claim-taken")
    store_strangers.say_who(tx, found.id, person.id)
    ask(tx, found, person, now)
    return found, person


def ask(tx: Tx, found: Unknown, person: Person, now: Instant) -> None:
    """Ask an account in private whether it is who it is said to be, once for each who; it may be out of reach."""
    note = Note(
        f"joining.claim:{found.id}:{person.id}:{now}",
        "joining.claim",
        ChatId(found.user_id),
        {"stranger": found.id, "person": person.id},
        priority=Priority.PERSON,
        essential=True,
        when_unknown="never",
    )
    outbox.post(tx, note, now)


def come_home(tx: Tx, user: UserId, language: str, now: Instant) -> Arrival:
    """Say who somebody is who comes without a link, or ask whether they are who they are said to be."""
    found = service.come_home(tx, user, language, now)
    return (of_account(tx, user) or found) if isinstance(found, Stranger) else found


def of_account(tx: Tx, user: UserId) -> Claim | None:
    """Return what an account is still to be asked: whether it is who it is said to be."""
    return next((found for one in store_strangers.of_account(tx, user) if (found := claim_of(tx, one))), None)


def claim_of(tx: Tx, found: Unknown) -> Claim | None:
    """Return what somebody reads who is said to be a teacher; None where nobody says so, or it was settled."""
    person = None if found.person_id is None else people.find(tx, found.person_id)
    if person is None or person.telegram_id is not None:
        return None
    invitation = replace(service.invitation_of(tx, person), language=found.language)
    return Claim(found.id, found.language, person.full_name, invitation)


def own(tx: Tx, user: UserId, number: int) -> Claim:
    """Return what an account is asked by a button of its own.

    Raises Refusal for every other account, and where it was settled otherwise.
    """
    found = store_strangers.find(tx, number)
    claim = None if found is None or found.user_id != user else claim_of(tx, found)
    if claim is None:
        raise Refusal("joining-claim-gone")
    return claim


def about(tx: Tx, user: UserId, number: int) -> About:
    """Return who runs the course that an account would join, and its guidelines; Refusal as in `own`."""
    return service.about(tx, own(tx, user, number).invitation.person)


def speak(tx: Tx, user: UserId, number: int, language: str) -> Claim:
    """Speak another language with an account that is asked who it is."""
    own(tx, user, number)
    store_strangers.set_language(tx, number, language)
    return own(tx, user, number)


def agree(tx: Tx, user: UserId, number: int, language: str, body: str, now: Instant) -> Arrival:
    """Bind an account to the teacher that it says it is, with the consent to these very words; they come in with it.

    Who waits at the door of a full group is answered there. Raises Refusal where the account or the teacher is taken,
    the teacher has a place elsewhere, and where somebody is in a group that is full without them.
    """
    claim, found = own(tx, user, number), store_strangers.find(tx, number)
    person = people.get(tx, claim.invitation.person)
    taken = people.recognise(tx, person.id, user)
    if taken is not None:
        raise Refusal(taken.key)
    cohort = cohorts.of_teacher(tx, person.id)
    if found is None or cohort is None or cohort.id != found.cohort_id:
        raise Refusal("joining-placed-elsewhere")
    if found.state == "in" and gate.is_full(tx, cohort, person.id):
        raise Refusal("joining-group-full")
    people.set_language(tx, user, language)
    return gate.join(tx, user, person.id, language, body, now)


def deny(tx: Tx, user: UserId, number: int, now: Instant) -> None:
    """Take back who an account is said to be, and tell who leads the group."""
    claim, found = own(tx, user, number), store_strangers.find(tx, number)
    if found is None:
        return
    store_strangers.say_who(tx, found.id, None)
    cohort, key = cohorts.get(tx, found.cohort_id), f"joining.denied:{found.id}:{claim.invitation.person}:{now}"
    args: dict[str, int | str] = {"stranger": found.id, "person": claim.invitation.person}
    cohorts.tell(tx, key, "joining.denied", args, cohorts.leaders(tx, cohort), now)
