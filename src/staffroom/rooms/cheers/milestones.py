"""Notice what a group has reached together, and tell it where there is room for one more post."""

from collections import Counter
from datetime import date, time, timedelta

from staffroom import outbox
from staffroom.kernel import facts
from staffroom.kernel.clock import DAY, HOUR, at_wall, local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PostingId
from staffroom.outbox import Note
from staffroom.rooms import cohorts, programmes, progress, prompts
from staffroom.rooms.cheers import rules, store
from staffroom.rooms.cheers.rules import Milestone
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.programmes import Programme, SchoolCalendar

AT = time(12)
"""Once a day, on open days, the groups are looked at."""
RELEVANT = 4 * HOUR
ANY_TIME_SOON = 366 * DAY
NOT_POSTED = ("skipped", "dropped", "late")


def next_look(tx: Tx, _now: Instant) -> Instant | None:
    """Return when the groups of any programme are to be looked at."""
    return min((_look_at(tx, programme) for programme in programmes.all_of(tx)), default=None)


def _fact(programme: Programme) -> str:
    return f"cheers.looked:{programme.id}"


def _look_at(tx: Tx, programme: Programme) -> Instant:
    looked = facts.get(tx, _fact(programme))
    day = programme.starts_on if looked is None else date.fromisoformat(looked) + timedelta(days=1)
    return at_wall(programme.calendar.next_open(day), AT, programme.zone)


def look(tx: Tx, now: Instant) -> None:
    """Look at the groups of each programme whose time has come."""
    for programme in programmes.all_of(tx):
        if _look_at(tx, programme) > now:
            continue
        for cohort in cohorts.of_programme(tx, programme.id):
            if cohort.opened_at is not None and cohort.chat_id is not None:
                _take_back(tx, programme, cohort)
                notice(tx, cohort, now)
                _tell(tx, programme, cohort, now)
        facts.put(tx, _fact(programme), local_day(now, programme.zone).isoformat())


def notice(tx: Tx, cohort: Cohort, now: Instant) -> None:
    """Write down what a group has newly passed, the highest of a kind to be told; forget what waited for a week."""
    known = {found.name for found in store.milestones(tx, cohort.id)}
    fresh = [milestone for milestone in _passed(tx, cohort, now) if milestone.name not in known]
    to_tell = rules.greatest(fresh)
    for milestone in fresh:
        store.add_milestone(tx, cohort.id, milestone.name, "waiting" if milestone in to_tell else "covered", now)
    store.forget_before(tx, cohort.id, Instant(now - rules.FORGOTTEN_AFTER_DAYS * DAY))


def _passed(tx: Tx, cohort: Cohort, now: Instant) -> list[Milestone]:
    cards = prompts.results(tx, cohort.id, Instant(0), Instant(now + ANY_TIME_SOON))
    sections = {found.section: (found.done, found.known) for found in progress.sections_done(tx, cohort.id, now)}
    return rules.reached(sum(card.answered for card in cards), sections)


def waiting(tx: Tx, cohort: Cohort) -> Milestone | None:
    """Return the milestone that a group should be told of next."""
    found = (rules.named(reached.name) for reached in store.milestones(tx, cohort.id) if reached.state == "waiting")
    return rules.worthiest(found)


def own_key(milestone: Milestone) -> str:
    """Return the occasion of a post that is about a milestone alone."""
    return f"milestone:{milestone.name}"


def slot_key(posting: PostingId) -> str:
    """Return the occasion of a slot of the calendar."""
    return f"slot:{posting}"


def _note_key(name: str, cohort: Cohort, day: date) -> str:
    return f"cheer:{name}:{cohort.id}:{day.isoformat()}"


def _take_back(tx: Tx, programme: Programme, cohort: Cohort) -> None:
    """Let milestones wait again whose post never went out: it came too late, was cancelled or refused."""
    lost = {slot_key(post.id) for post in prompts.postings_of(tx, cohort.id) if post.state in NOT_POSTED}
    zone = prompts.calendar_of(programme, cohort).zone
    for found in store.milestones(tx, cohort.id):
        if found.state == "told" and found.told_at is not None:
            own = outbox.state_of(tx, _note_key(found.name, cohort, local_day(found.told_at, zone)))
            if found.occasion_key in lost or (found.occasion_key == f"milestone:{found.name}" and own in outbox.OVER):
                store.take_back(tx, cohort.id, found.name)


def _tell(tx: Tx, programme: Programme, cohort: Cohort, now: Instant) -> None:
    """Post a milestone where it is an open day, not quiet, and there is room."""
    calendar = prompts.calendar_of(programme, cohort)
    today = local_day(now, calendar.zone)
    milestone = waiting(tx, cohort)
    if milestone is None or cohort.chat_id is None or calendar.is_quiet(now) or not calendar.is_open(today):
        return
    if not prompts.has_room(_post_days(tx, cohort, calendar), today, calendar, prompts.caps_of(programme)):
        return
    note = Note(
        key=_note_key(milestone.name, cohort, today),
        kind="cheers.milestone",
        chat=cohort.chat_id,
        args={"cohort": cohort.id, "milestone": milestone.name},
        when_unknown="never",
        not_before=now,
        expires_at=Instant(now + RELEVANT),
    )
    if outbox.post(tx, note, now):
        store.tell(tx, cohort.id, milestone.name, own_key(milestone), now)


def _post_days(tx: Tx, cohort: Cohort, calendar: SchoolCalendar) -> Counter[date]:
    """Return how many posts there are on each day in a group, made and planned."""
    posts = (posting for posting in prompts.postings_of(tx, cohort.id) if posting.state not in NOT_POSTED)
    alone = (local_day(at, calendar.zone) for at in store.told_alone(tx, cohort.id))
    return Counter([*(prompts.day_of(posting, calendar) for posting in posts), *alone])
