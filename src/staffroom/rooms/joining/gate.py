"""Use cases at the groups' gates: who is let in, who stepped in or out, what Telegram says about it."""

from collections.abc import Iterable
from dataclasses import replace

from staffroom import outbox
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, PersonId, UserId
from staffroom.outbox import Note, Priority
from staffroom.rooms import cohorts, people, programmes
from staffroom.rooms.cohorts import Cohort, Placement
from staffroom.rooms.joining import rules, service, store_strangers, strangers
from staffroom.rooms.joining.rules import Asking
from staffroom.rooms.joining.values import Arrival, Door
from staffroom.rooms.joining.values_presence import Seen, Step
from staffroom.rooms.people import Person


def decide_request(tx: Tx, chat: ChatId, seen: Seen, now: Instant) -> bool | None:
    """Let somebody into a group of ours or not; None where the chat is no group of ours, or where they must wait.

    Who is not known, or has not agreed yet, is written to while Telegram allows it, and waits for a day at most.
    """
    cohort = cohorts.by_chat(tx, chat)
    if cohort is None:
        return _decide_staff(tx, chat, seen.user, seen.at, now)
    place = place_in(tx, cohort, seen.user)
    asking = _asking(tx, cohort, seen.user, place)
    over = programmes.is_over(tx, cohort.programme_id) and not asking.leads
    answer = "decline" if over else rules.answer(asking)
    if answer == "wait":
        _let_wait(tx, cohort, seen, place, now)
        return None
    _answer(tx, chat, seen.user, seen.at, now, admitted=answer == "admit")
    if answer == "admit" and place is not None:
        cohorts.mark_asked(tx, place.person_id, seen.at)
    return answer == "admit"


def _let_wait(tx: Tx, cohort: Cohort, seen: Seen, place: Placement | None, now: Instant) -> None:
    """Let a request wait: for who it is to be told, or for a known teacher to read what it is about and agree.

    Who asks again and again reads it once in a stretch of time.
    """
    if place is None:
        strangers.notice(tx, cohort, seen, now)
        return
    store_strangers.note(tx, cohort.id, seen)
    key = f"joining.orientation:{place.person_id}:{now // strangers.APART}"
    _put_orientation(tx, key, place.person_id, ChatId(seen.user), now)


def _put_orientation(tx: Tx, key: str, teacher: PersonId, chat: ChatId, now: Instant) -> None:
    note = Note(
        key,
        "joining.orientation",
        chat,
        {"person": teacher},
        person=teacher,
        priority=Priority.PERSON,
        essential=True,
        when_unknown="resend_once",
    )
    outbox.post(tx, note, now)


def invite_again(tx: Tx, teachers: Iterable[PersonId], now: Instant) -> None:
    """Put the orientation to those who have a place once more after they had left the school: nobody gives them a link.

    Who never agreed is not reminded; who blocked the bot writes to it first.
    """
    for person in people.several(tx, people.agreed_before(tx, teachers)).values():
        if person.private_chat is not None and not programmes.is_over(tx, person.programme_id):
            _put_orientation(tx, f"joining.again:{person.id}:{now}", person.id, person.private_chat, now)


def is_full(tx: Tx, cohort: Cohort, teacher: PersonId) -> bool:
    """Say whether no seat is left in a group for one of its teachers."""
    others = [p for p in cohorts.placements(tx, cohort.id) if cohorts.takes_seat(p) and p.person_id != teacher]
    return len(others) >= programmes.get(tx, cohort.programme_id).settings.cohort_size


def join(tx: Tx, user: UserId, teacher: PersonId | None, language: str, body: str, now: Instant) -> Arrival:
    """Write down that a teacher agreed to these very words, and answer where they had asked before: in, unless full."""
    found = service.agree(tx, user, teacher, language, body, now)
    person = service.mine(tx, user, teacher)
    request, cohort = strangers.waiting(tx, person), cohorts.of_teacher(tx, person.id)
    if request is None or cohort is None or not isinstance(found, Door):
        return found
    place = cohorts.placement(tx, person.id)
    admitted = rules.answer(_asking(tx, cohort, user, place)) == "admit"
    (strangers.approve if admitted else strangers.decline)(tx, cohort, request, now)
    store_strangers.forget(tx, cohort.id, user)
    if not admitted:
        return replace(found, is_full=True)  # no refusal: what was written here must stay
    cohorts.mark_asked(tx, person.id, now)
    return replace(found, admitted=True)


def not_now(tx: Tx, user: UserId, teacher: PersonId | None, now: Instant) -> Arrival:
    """Decline the request of somebody who does not want to join now, if there is one; who agreed before stays as is."""
    person = service.mine(tx, user, teacher)
    found = service.arrival(tx, person)
    if isinstance(found, Door):
        return found
    request, cohort = strangers.waiting(tx, person), cohorts.of_teacher(tx, person.id)
    if request is not None and cohort is not None:
        strangers.decline(tx, cohort, request, now)
        store_strangers.forget(tx, cohort.id, user)
    return found


def _decide_staff(tx: Tx, chat: ChatId, user: UserId, asked_at: Instant, now: Instant) -> bool | None:
    """Let a programme's coordinators and admins into the group where they meet."""
    programme = programmes.by_staff_chat(tx, chat)
    if programme is None:
        return None
    admitted = any(people.is_staff(tx, person.id, programme.id) for person in people.by_account(tx, user))
    _answer(tx, chat, user, asked_at, now, admitted=admitted)
    return admitted


def _answer(tx: Tx, chat: ChatId, user: UserId, asked_at: Instant, now: Instant, *, admitted: bool) -> None:
    method = "approveChatJoinRequest" if admitted else "declineChatJoinRequest"
    outbox.call(tx, strangers.request_key(chat, user, asked_at), method, chat, now, user_id=user)


def _asking(tx: Tx, cohort: Cohort, user: UserId, place: Placement | None) -> Asking:
    """Gather what decides; who was let in a moment ago and has not arrived yet takes a seat already."""
    teacher = None if place is None else people.get(tx, place.person_id)
    others = [p for p in cohorts.placements(tx, cohort.id) if cohorts.takes_seat(p) and p != place]
    return Asking(
        leads=any(cohorts.may_lead(tx, cohort, person.id) for person in people.by_account(tx, user)),
        known=any(person.programme_id == cohort.programme_id for person in people.by_account(tx, user)),
        placed_here=teacher is not None,
        consented=teacher is not None and people.consent_of(tx, teacher.id) is not None,
        has_left=teacher is not None and teacher.left_at is not None,
        others_in=len(others),
        seats=programmes.get(tx, cohort.programme_id).settings.cohort_size,
    )


def place_in(tx: Tx, cohort: Cohort, user: UserId) -> Placement | None:
    """Return the place that an account's teacher has in this very cohort."""
    places = (cohorts.placement(tx, person.id) for person in people.by_account(tx, user))
    return next((place for place in places if place is not None and place.cohort_id == cohort.id), None)


def follow_step(tx: Tx, step: Step) -> None:
    """Write down that somebody stepped into the group or out of it; older news than what is known changes nothing.

    Whoever was added without having agreed is not counted: their coming is remembered until they agree. Who leads the
    group leads it as long as they are in it. Whom nobody knows is shown to those who lead the group.
    """
    cohort = cohorts.by_chat(tx, step.chat)
    if cohort is None:
        _follow_staff(tx, step)
        return
    if not step.inside:
        cohorts.step_out(tx, cohort, step.user, step.at)
    if step.by_foreign_link:
        cohorts.opened_to_others(tx, cohort.id, "foreign", step.at)
    place = place_in(tx, cohort, step.user)
    if place is None:
        _follow_unknown(tx, cohort, step)
        return
    store_strangers.forget(tx, cohort.id, step.user)
    if step.inside:
        agreed = people.consent_of(tx, place.person_id) is not None
        (cohorts.mark_in if agreed else cohorts.mark_arrived)(tx, place.person_id, step.at)
    elif cohorts.mark_out(tx, place.person_id, step.at):
        _leave_by_the_door(tx, people.get(tx, place.person_id), step)


def _follow_staff(tx: Tx, step: Step) -> None:
    programme = programmes.by_staff_chat(tx, step.chat)
    if programme is not None and step.inside != step.was_inside:
        cohorts.follow_staff(tx, programme, step.user, step.at, inside=step.inside)


def _follow_unknown(tx: Tx, cohort: Cohort, step: Step) -> None:
    if not step.inside:
        strangers.gone(tx, cohort, step.user, step.at)
    elif step.seen is not None and not strangers.belongs(tx, cohort, step.user):
        strangers.notice(tx, cohort, step.seen, step.at)


def _leave_by_the_door(tx: Tx, teacher: Person, step: Step) -> None:
    """Take a step out of the group for the choice to leave, where it was one; it can be undone with Come back."""
    consent = people.consent_of(tx, teacher.id)
    agreed_at = None if consent is None else consent.agreed_at
    if teacher.left_at is None and rules.counts_as_leaving(step.at, agreed_at, by_themselves=step.by_themselves):
        people.choose(tx, teacher.id, paused_until=None, quiet=False, left_at=step.at)
        people.withdraw_consent(tx, teacher.id, step.at)


def hush(tx: Tx, chat: ChatId, message_id: int, steps: Iterable[Step], now: Instant) -> None:
    """Delete Telegram's own line about who came or went, in the groups of cohorts.

    Whoever waits at the door comes first. Among coordinators it stays, and is all that tells of it where the bot is no
    administrator.
    """
    if cohorts.ever_by_chat(tx, chat) is not None:
        key, last = f"joining.hush:{chat}:{message_id}", Priority.MASS
        outbox.call(tx, key, "deleteMessage", chat, now, priority=last, message_id=message_id)
        return
    for step in steps:
        _follow_staff(tx, step)
