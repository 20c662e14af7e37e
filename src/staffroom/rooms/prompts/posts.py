"""From the due time to the group: post what is due, learn what became of it, give up what is late."""

import logging
from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from staffroom import outbox
from staffroom.kernel import blame
from staffroom.kernel.clock import DAY, HOUR, MINUTE, at_wall, local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.failpoints import reach
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId, PostingId, UserId
from staffroom.outbox import Note, Sent
from staffroom.rooms import activity, cohorts, people, programmes
from staffroom.rooms.programmes import CARDS, POLLS, WORDLESS, WORKSHOP, Programme, SchoolCalendar
from staffroom.rooms.prompts import (
    answers,
    copies,
    rules,
    service,
    store,
    store_answers,
    store_days,
    store_due,
    store_polls,
    store_prompts,
    store_questions,
)
from staffroom.rooms.prompts.rules import Member
from staffroom.rooms.prompts.values import Posting

log = logging.getLogger(__name__)

LOOK_AGAIN = DAY
"""When to look again at a posting of which nobody knows whether it arrived."""
_SETTLES_AFTER = HOUR
_FAR = 9 * DAY
"""What is further away lies in another school week than today, wherever on earth."""
RESEND_AFTER = 10 * MINUTE
"""How long a card in doubt waits for a sign of the first copy before the second goes out, where that is wanted."""
AT_ONCE = 1
"""Postings in one transaction: what breaks in one never undoes another, and nobody waits for the database."""
ABSENCE = 10 * MINUTE
"""A card given up later than this after its time was given up because we were away."""


def expected(tx: Tx, posting: Posting, now: Instant) -> Instant:
    """Return when a posting will go if it is approved: at its moment, or once the group may be written to."""
    wanted = max(posting.due_at, posting.not_before) if posting.state == "approved" else posting.due_at
    if wanted > now:
        return wanted
    cohort = cohorts.get(tx, posting.cohort_id)
    return _held_until(tx, programmes.get(tx, cohort.programme_id), cohort, posting, now) or now


def post_due(tx: Tx, now: Instant) -> None:
    """Post some of what is due: what was approved, and what may be posted unattended; or hold back what has to wait."""
    late = next_late(tx, now)  # after an outage this tick may run before the one that gives up
    if late is not None and late <= now:
        give_up(tx, now)
    for programme in programmes.running(tx):
        for posting in store_due.ready(tx, programme.id, service.unattended(programme), now, AT_ONCE):
            _try(tx, programme, posting, now)


def _try(tx: Tx, programme: Programme, posting: Posting, now: Instant) -> None:
    """Post or hold back; what breaks on the way is undone and looked at again later, so that it stops no other."""
    try:
        with tx.attempt():
            _post_or_hold(tx, programme, posting, now)
    except Exception as error:
        blame.tell(log, f"posting {posting.id} ({posting.key}) cannot be posted; it is tried again in an hour", error)
        store.hold(tx, posting.id, Instant(now + HOUR))
        chat = cohorts.get(tx, posting.cohort_id).chat_id or ChatId(0)
        outbox.note_trouble(tx, posting.key, chat, f"cannot be posted: {type(error).__name__}", now)


def next_post(tx: Tx, _now: Instant) -> Instant | None:
    """Return when something next is due that may be posted."""
    known = programmes.running(tx)
    moments = (store_due.next_ready(tx, programme.id, service.unattended(programme)) for programme in known)
    return min((moment for moment in moments if moment is not None), default=None)


def _post_or_hold(tx: Tx, programme: Programme, posting: Posting, now: Instant) -> None:
    cohort = cohorts.get(tx, posting.cohort_id)
    until = _held_until(tx, programme, cohort, posting, now)
    if until is not None:
        store.hold(tx, posting.id, until)
    elif cohort.chat_id is None or cohort.opened_at is None:
        store.hold(tx, posting.id, Instant(now + HOUR))
    elif cohorts.is_stopped(cohort):
        store.set_state(tx, posting.id, "dropped")
    else:
        _post(tx, programme, cohort, cohort.chat_id, posting, now)


def _held_until(tx: Tx, programme: Programme, cohort: cohorts.Cohort, posting: Posting, now: Instant) -> Instant | None:
    calendar = service.calendar_of(programme, cohort)
    days = _days(tx, cohort, posting, calendar, now)
    wall = store_prompts.prompt(tx, posting.prompt_id).wall
    return rules.wait_until(now, wall, calendar, service.caps_of(programme), days)


def _days(tx: Tx, cohort: cohorts.Cohort, posting: Posting, calendar: SchoolCalendar, now: Instant) -> Counter[date]:
    """Count the cohort's posts by day; what is behind its day and nobody decided on also gives way to today's cards."""
    near = store.around(tx, cohort.id, Instant(now - _FAR), Instant(now + _FAR))
    known = [other for other in near if other.id != posting.id]
    days = Counter(service.day_of(other, calendar) for other in known if other.state in ("posting", "posted"))
    days += store_days.of_cohort(tx, cohort.id)
    today = local_day(now, calendar.zone)
    gives_way = posting.state != "approved" and posting.kind != WORKSHOP
    if gives_way and posting.due_day < today.isoformat():
        coming = ("planned", "offered", "approved")
        days[today] += sum(other.due_day == today.isoformat() and other.state in coming for other in known)
    return days


def _post(tx: Tx, programme: Programme, cohort: cohorts.Cohort, chat: ChatId, posting: Posting, now: Instant) -> None:
    store.freeze(tx, posting.id, chat, base(tx, programme, cohort, now), now)
    note = Note(
        posting.key,
        f"prompts.{posting.kind}",
        chat,
        {"posting": posting.id, "cohort": cohort.id, "slug": posting.slug},
        when_unknown="never" if posting.kind in WORDLESS else programme.settings.when_in_doubt,
        resend_after=RESEND_AFTER,
        expires_at=service.lapses_at(programme, posting),
    )
    outbox.post(tx, note, now)
    outbox.trouble_is_over(tx, posting.key)
    reach("plan")


def base(tx: Tx, programme: Programme, cohort: cohorts.Cohort, now: Instant) -> list[PersonId]:
    """Return whom a card that is posted now counts: who could answer it."""
    start = at_wall(date.fromisoformat(cohort.starts_on), rules.MIDNIGHT, service.calendar_of(programme, cohort).zone)
    staff = people.staff_of(tx, programme.id)
    places = cohorts.placements(tx, cohort.id)
    known = people.several(tx, [place.person_id for place in places])
    members = (_member(known[place.person_id], place, staff, now) for place in places)
    return [member.person for member in members if rules.in_base(member, start, now)]


def _member(person: people.Person, place: cohorts.Placement, staff: set[UserId], now: Instant) -> Member:
    return Member(
        person.id,
        inside=place.state == "in",
        joined_at=place.joined_at,
        counted=people.is_counted(person, now),
        staff=person.telegram_id in staff,
    )


def after_sent(tx: Tx, sent: Sent) -> None:
    """Learn that a posting stands in its group: it opens for answers, and a card is pinned in place of the last one."""
    posting = store.get(tx, PostingId(sent.args["posting"]))
    if posting.kind in CARDS and sent.message_id is not None:
        _pin(tx, posting, sent)
    _posted(tx, posting, sent.message_id, sent.at)
    if posting.kind in POLLS and sent.message_id is not None:
        store_polls.opened(tx, posting.id)
    if sent.poll_id is not None:
        store_polls.name(tx, posting.id, sent.poll_id)


def _posted(tx: Tx, posting: Posting, message_id: int | None, at: Instant) -> None:
    cohort = cohorts.get(tx, posting.cohort_id)
    calendar = service.calendar_of(programmes.get(tx, cohort.programme_id), cohort)
    store.posted(tx, posting.id, message_id, at, calendar.after_school_days(at, rules.ANSWER_SCHOOL_DAYS))


def _pin(tx: Tx, posting: Posting, sent: Sent) -> None:
    before = answers.current_card(tx, posting.cohort_id)
    if before is not None and before.message_id is not None and before.id != posting.id:
        message = before.message_id
        outbox.call(tx, f"unpin:{before.id}", "unpinChatMessage", sent.chat, sent.at, message_id=message)
    pin: dict[str, Any] = {"message_id": sent.message_id, "disable_notification": True}
    outbox.call(tx, f"pin:{posting.id}:{sent.message_id}", "pinChatMessage", sent.chat, sent.at, **pin)


def after_cancelled(tx: Tx, args: Mapping[str, Any], _now: Instant) -> None:
    """Learn that there was nothing to say."""
    store.set_state(tx, PostingId(args["posting"]), "dropped")


def after_late(tx: Tx, args: Mapping[str, Any], now: Instant) -> None:
    """Learn that a posting lost its relevance before it could be sent."""
    store.set_late(tx, PostingId(args["posting"]), now)


def give_up(tx: Tx, now: Instant) -> None:
    """Mark as late what lost its relevance undecided or unposted, and settle what never arrived."""
    for programme in programmes.all_of(tx):
        for posting in store_due.due_before(tx, programme.id, ("planned", "offered", "approved", "posting"), now):
            over = now - service.lapses_at(programme, posting)
            if posting.state == "posting" and over >= _SETTLES_AFTER and posting.not_before <= now:
                _settle(tx, posting, now)
            elif posting.state != "posting" and over >= 0:
                missed = posting.state == "approved" or over > ABSENCE
                store.set_late(tx, posting.id, now if missed else None)
    copies.settle(tx, now)


def next_late(tx: Tx, _now: Instant) -> Instant | None:
    """Return when something next loses its relevance, or a card closes of whose answers no more is kept then."""
    closing = store_answers.next_closing(tx)
    moments: list[Instant] = [] if closing is None else [closing]
    for programme in programmes.all_of(tx):
        relevance = programme.settings.relevance_hours * HOUR
        lapses = store_due.next_lapse(tx, programme.id, relevance)
        sending = store_due.next_sending(tx, programme.id, relevance, _SETTLES_AFTER)
        moments += [moment for moment in (lapses, sending) if moment is not None]
    return min(moments, default=None)


def _settle(tx: Tx, posting: Posting, now: Instant) -> None:
    """Ask the outbox what became of a posting that never reported back."""
    state = outbox.state_of(tx, posting.key)
    if state == "sent":
        _posted(tx, posting, None, posting.posted_at or posting.due_at)
    elif state in ("queued", "claimed", "unknown"):
        store.hold(tx, posting.id, Instant(now + LOOK_AGAIN))
    else:
        store.set_late(tx, posting.id, now)


def end_all(tx: Tx, cohort: CohortId, now: Instant) -> None:
    """End what is planned, on its way or open in a group that is closed: nothing is posted or counted there."""
    for posting in store.of_cohort(tx, cohort):
        on_its_way = posting.state == "posting" and outbox.cancel(tx, posting.key, now)
        if on_its_way or posting.state in ("planned", "offered", "approved"):
            store.set_state(tx, posting.id, "dropped")
        elif posting.state == "posted" and posting.closes_at is not None and posting.closes_at > now:
            store.close(tx, posting.id, now)
    store_questions.forget_group(tx, cohort)


def move_chat(tx: Tx, old: ChatId, new: ChatId) -> None:
    """Follow a group that became a supergroup; its messages are numbered anew."""
    store.move_chat(tx, old, new)
    store_answers.forget_chat(tx, old)
    store_questions.forget_chat(tx, old)
    for place in cohorts.places_by_chat(tx, (old, new)).values():
        activity.number_anew(tx, place.id)
