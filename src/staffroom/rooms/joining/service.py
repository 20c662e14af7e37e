"""Use cases of joining: opening a link, agreeing, being told that the group is open."""

from collections.abc import Mapping
from typing import Any

from staffroom import outbox
from staffroom.kernel.clock import local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, PersonId, UserId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen
from staffroom.kernel.text import chain
from staffroom.outbox import Note, Priority, Rendered
from staffroom.rooms import cohorts, people, programmes
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.joining import admins, afterwards, first_card, rules, screens, strangers
from staffroom.rooms.joining.values import About, Arrival, Away, Door, Invitation, Staff
from staffroom.rooms.people import Closed, Person
from staffroom.rooms.programmes import Programme


def arrive(tx: Tx, token: str, user: UserId, name: str, language_code: str | None, now: Instant) -> Arrival | Closed:
    """Open a personal link; say who came in by it, or why nobody did."""
    before = admins.is_one(tx, user)
    opened = people.open_link(tx, token, user, name, language_code, now)
    if isinstance(opened, Closed):
        gone = afterwards.stranger(tx, people.identify(tx, user, language_code).language)
        return gone if gone.all_over else opened
    person = people.get(tx, opened.person)
    strangers.recognised(tx, person)
    if opened.role == "teacher":
        return arrival(tx, person)
    if opened.role == "admin":
        first_card.greet(tx, person, now)
        if not before:
            admins.tell_new(tx, person, now)
    rests = cohorts.resting_as(tx, user) if opened.role == "coordinator" else None
    return rests or _staff(tx, person, opened.role)


def come_home(tx: Tx, user: UserId, language: str, now: Instant) -> Arrival:
    """Say who somebody is who comes without a link; their private chat is open, evidently."""
    people.mark_reachable(tx, user)
    known = sorted(people.by_account(tx, user), key=lambda one: programmes.is_over(tx, one.programme_id))
    with_roles = [(person, {role for _, role in people.roles(tx, person.id)}) for person in known]
    for person, roles in with_roles:
        if "teacher" in roles:
            rests = None if programmes.is_over(tx, person.programme_id) else resting(tx, person, now)
            return rests or arrival(tx, person)
    for person, roles in with_roles:
        if roles:
            return _staff(tx, person, "admin" if "admin" in roles else "coordinator")
    return cohorts.resting_as(tx, user) or afterwards.stranger(tx, language)


def resting(tx: Tx, person: Person, now: Instant) -> Away | None:
    """Return the rest that a teacher takes inside the group, if any: they come back from it as from outside."""
    paused = person.paused_until if person.is_paused(now) else None
    if person.left_at is not None or not (paused or person.quiet):
        return None
    until = None if paused is None else local_day(paused, programmes.get(tx, person.programme_id).zone)
    return Away(person.id, person.language, left=False, paused_until=until)


def _staff(tx: Tx, person: Person, role: str) -> Staff:
    return Staff(person.language, person.full_name, is_admin=role == "admin", over=afterwards.over(tx, person))


def arrival(tx: Tx, person: Person) -> Arrival:
    """Return where a teacher stands: too late, away, to be invited, at the door, or inside."""
    ended = afterwards.ended(tx, person)
    if ended is not None:
        return ended
    if person.left_at is not None:
        return Away(person.id, person.language)
    if people.consent_of(tx, person.id) is None:
        return invitation_of(tx, person)
    return door(tx, person)


def door(tx: Tx, person: Person) -> Door:
    """Return what a teacher finds at the door of their group."""
    cohort, place = cohorts.of_teacher(tx, person.id), cohorts.placement(tx, person.id)
    if cohort is None or place is None:
        return Door(person.id, person.language, "", None)
    return Door(person.id, person.language, cohort.name, _link(cohort), inside=place.state == "in")


def _link(cohort: Cohort) -> str | None:
    """Return the link into a group that is ready for its teachers."""
    return cohort.invite_link if cohort.opened_at is not None else None


def teachers(tx: Tx, user: UserId) -> list[Person]:
    """Return the teacher behind an account in each course that it takes, the earliest first."""
    known = sorted(people.by_account(tx, user), key=lambda person: person.id)
    return [person for person in known if "teacher" in {role for _, role in people.roles(tx, person.id)}]


def mine(tx: Tx, user: UserId, teacher: PersonId | None) -> Person:
    """Return the teacher whom an account's button is about; one that names nobody is about the only one.

    Raises Refusal where the account is not this teacher's.
    """
    known = teachers(tx, user)
    if not known:
        raise Refusal("joining-not-known")
    meant = [person for person in known if teacher in (None, person.id)]
    if len(meant) != 1:
        raise Refusal("joining-button-old")
    return meant[0]


def invitation(tx: Tx, user: UserId, teacher: PersonId | None) -> Invitation:
    """Return what a teacher reads before joining.

    Raises Refusal for everybody else.
    """
    return invitation_of(tx, mine(tx, user, teacher))


def invitation_of(tx: Tx, person: Person) -> Invitation:
    """Return what somebody is invited to, and by whom."""
    programme = programmes.get(tx, person.programme_id)
    return Invitation(
        person.id,
        person.language,
        programme.title,
        programme.settings.cohort_size,
        leader_of(tx, programme, cohorts.of_teacher(tx, person.id)),
        programme.settings.organisation,
    )


def leader_of(tx: Tx, programme: Programme, cohort: Cohort | None) -> str:
    """Return the name of whoever coordinates a cohort; empty where nobody does, or where one person runs it all."""
    leader = people.find(tx, cohort.coordinator_id) if cohort and cohort.coordinator_id else None
    return "" if leader is None or programme.solo else leader.full_name


def choose_language(tx: Tx, user: UserId, teacher: PersonId | None, language: str) -> Invitation:
    """Show the invitation in another language, and speak it from now on."""
    mine(tx, user, teacher)
    people.set_language(tx, user, language)
    return invitation(tx, user, teacher)


def agree(tx: Tx, user: UserId, teacher: PersonId | None, language: str, body: str, now: Instant) -> Arrival:
    """Write down that a teacher agreed to these very words; who has left comes back by another button."""
    person = mine(tx, user, teacher)
    if programmes.is_over(tx, person.programme_id):
        return arrival(tx, person)
    if person.left_at is not None:
        raise Refusal("joining-come-back-first")
    first = people.consent_of(tx, person.id) is None
    people.record_consent(tx, person.id, language, body, now, rules.EDITION)
    acknowledge(tx, person, language, now)
    if first:
        strangers.recognised(tx, person)
        cohorts.mark_agreed(tx, person.id)
    return arrival(tx, person)


def acknowledge(tx: Tx, person: Person, language: str, now: Instant) -> None:
    """Write down that a teacher acknowledged the guidelines of their course, with the words themselves."""
    words = words_of(programmes.get(tx, person.programme_id), language)
    if words:
        people.acknowledge(tx, person.id, language, words, now)


def words_of(programme: Programme, language: str) -> str:
    """Return a course's guidelines in the nearest of its languages; empty where it has none."""
    return next((programme.guidelines[code] for code in chain(language) if code in programme.guidelines), "")


def about(tx: Tx, person: PersonId | None) -> About:
    """Return who runs a person's programme, and its guidelines; for strangers, those of the only programme."""
    known = programmes.all_of(tx)
    found = None if person is None else people.find(tx, person)
    if found is not None:
        known = [programmes.get(tx, found.programme_id)]
    if len(known) != 1:
        return About("", {})
    return About(known[0].settings.organisation, known[0].guidelines)


def about_invitation(tx: Tx, user: UserId, teacher: PersonId) -> About:
    """Return the same of the course to which a button invites an account; Refusal as in `mine`."""
    return about(tx, mine(tx, user, teacher).id)


def guidelines(tx: Tx, person: PersonId | None) -> Screen:
    """Show somebody the guidelines of their own programme.

    Raises Refusal for strangers.
    """
    if person is None:
        raise Refusal("joining-not-known")
    return screens.guidelines(about(tx, person), may_report=may_report(tx, person))


def may_report(tx: Tx, person: PersonId | None) -> bool:
    """Say whether messages are reported in somebody's programme."""
    return person is not None and programmes.get(tx, people.get(tx, person).programme_id).settings.reports


def greet_opening(tx: Tx, chat: ChatId, _params: Any, _result: Any, now: Instant) -> None:  # noqa: ANN401
    """Announce a group whose first link came just now; further links are no news."""
    cohort = cohorts.by_chat(tx, chat)
    if cohort is not None and cohort.opened_at == now:
        announce_ready(tx, cohort, now)


def announce_ready(tx: Tx, cohort: Cohort, now: Instant) -> None:
    """Tell those who agreed and wait that their group is open, each once for each opening."""
    for place in cohorts.placements(tx, cohort.id):
        if place.state in ("placed", "out"):
            _tell_ready(tx, cohort, people.get(tx, place.person_id), now)


def _tell_ready(tx: Tx, cohort: Cohort, person: Person, now: Instant) -> None:
    """Tell one teacher, after their pause where they chose one; who is quiet or has left is not written to."""
    if person.private_chat is None or not _waits(tx, person):
        return
    note = Note(
        key=f"joining.ready:{cohort.id}:{cohort.opened_at}:{person.id}",
        kind="joining.ready",
        chat=person.private_chat,
        args={"person": person.id, "cohort": cohort.id},
        person=person.id,
        priority=Priority.PERSON,
        essential=True,
        when_unknown="resend_once",
        not_before=Instant(max(now, person.paused_until or 0)),
    )
    outbox.post(tx, note, now)


def _waits(tx: Tx, person: Person) -> bool:
    return not person.quiet and person.left_at is None and people.consent_of(tx, person.id) is not None


def take_out(tx: Tx, why: str, person: Person, cohort: Cohort, now: Instant) -> None:
    """Have a teacher's account removed from the group, without banning it."""
    if cohort.chat_id is not None and person.telegram_id is not None:
        key, user = f"joining.{why}:{cohort.id}:{person.id}:{now}", person.telegram_id
        outbox.call(tx, key, "unbanChatMember", cohort.chat_id, now, user_id=user, only_if_banned=False)


def step_out(tx: Tx, person: Person, now: Instant) -> None:
    """Give up the place and have the account removed from the group, without banning it."""
    place, cohort = cohorts.placement(tx, person.id), cohorts.of_teacher(tx, person.id)
    if place is None or cohort is None:
        return
    if cohorts.takes_seat(place):
        take_out(tx, "leave", person, cohort, now)
    cohorts.mark_out(tx, person.id, now)


def render_ready(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Say that the group is open, unless that has become pointless or unwelcome."""
    person = people.find(tx, args["person"])
    if person is None or not _waits(tx, person) or programmes.is_over(tx, person.programme_id):
        return None
    found = door(tx, person)
    if found.link is None or found.inside:
        return None
    return Rendered(screens.opened(found), person.language)
