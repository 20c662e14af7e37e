"""Notice what there is to tell a group (reached together, a first week, holidays), and tell it where there is room."""

from collections.abc import Sequence
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
from staffroom.rooms.prompts import Posting

AT = time(12)
"""Once a day, on open days, the groups are looked at."""
RELEVANT = 4 * HOUR
ANY_TIME_SOON = 366 * DAY
NOT_POSTED = ("skipped", "dropped", "late")
TO_COME = ("planned", "offered", "approved", "posting")
ENCOURAGEMENT = "encouragement"
WEEK = timedelta(weeks=1)


def next_look(tx: Tx, _now: Instant) -> Instant | None:
    """Return when the groups of any programme are to be looked at."""
    return min((look_at(tx, programme) for programme in programmes.running(tx)), default=None)


def _fact(programme: Programme) -> str:
    return f"cheers.looked:{programme.id}"


def look_at(tx: Tx, programme: Programme) -> Instant:
    """Return when the groups of a programme are next looked at; a moment that is over means now."""
    looked = facts.get(tx, _fact(programme))
    day = programme.starts_on if looked is None else date.fromisoformat(looked) + timedelta(days=1)
    return at_wall(programme.calendar.next_open(day), AT, programme.zone)


def look(tx: Tx, now: Instant) -> None:
    """Look at the groups of each programme whose time has come."""
    for programme in programmes.running(tx):
        if look_at(tx, programme) > now:
            continue
        for cohort in cohorts.of_programme(tx, programme.id):
            if cohort.opened_at is not None and cohort.chat_id is not None:
                _take_back(tx, programme, cohort)
                notice(tx, cohort, now)
                _tell(tx, cohort, now)
        facts.put(tx, _fact(programme), local_day(now, programme.zone).isoformat())


def notice(tx: Tx, cohort: Cohort, now: Instant) -> None:
    """Write down what there newly is to tell, the highest of a kind; forget what waited a week, or is over."""
    fresh = _fresh(tx, cohort, now)
    to_tell = rules.greatest(fresh)
    for milestone in fresh:
        store.add_milestone(tx, cohort.id, milestone.name, "waiting" if milestone in to_tell else "covered", now)
    kept = _waiting(tx, cohort, now)
    for found in store.milestones(tx, cohort.id):
        if found.state == "waiting" and rules.named(found.name) not in kept:
            store.put_state(tx, cohort.id, found.name, "forgotten", found.reached_at)


def _fresh(tx: Tx, cohort: Cohort, now: Instant) -> list[Milestone]:
    known = {found.name for found in store.milestones(tx, cohort.id)}
    return [milestone for milestone in _passed(tx, cohort, now) if milestone.name not in known]


def pending(tx: Tx, cohort: Cohort, now: Instant) -> Milestone | None:
    """Return what a group would be told next if it were looked at now; nothing is written down."""
    return rules.worthiest([*_waiting(tx, cohort, now), *rules.greatest(_fresh(tx, cohort, now))])


def _waiting(tx: Tx, cohort: Cohort, now: Instant) -> list[Milestone]:
    """Return what waits to be told and is still worth it."""
    today = local_day(now, calendar_of(tx, cohort).zone)
    since = now - rules.FORGOTTEN_AFTER_DAYS * DAY
    found = [one for one in store.milestones(tx, cohort.id) if one.state == "waiting" and one.reached_at >= since]
    return [one for one in (rules.named(reached.name) for reached in found) if not rules.is_over(one, today)]


def waiting(tx: Tx, cohort: Cohort, now: Instant) -> Milestone | None:
    """Return what a group should be told next, of what was noticed."""
    return rules.worthiest(_waiting(tx, cohort, now))


def calendar_of(tx: Tx, cohort: Cohort) -> SchoolCalendar:
    """Return the school calendar of a group."""
    return prompts.calendar_of(programmes.get(tx, cohort.programme_id), cohort)


def _passed(tx: Tx, cohort: Cohort, now: Instant) -> list[Milestone]:
    """Return all there is to tell by now, told or not."""
    calendar = calendar_of(tx, cohort)
    today = local_day(now, calendar.zone)
    cards = prompts.results(tx, cohort.id, Instant(0), Instant(now + ANY_TIME_SOON))
    answers = sum(card.answered for card in cards)
    sections = {found.section: (found.done, found.known) for found in progress.sections_done(tx, cohort.id, now)}
    holidays = [(holiday.first, holiday.last) for holiday in calendar.holidays]
    began = max(date.fromisoformat(cohort.starts_on), local_day(cohort.opened_at or now, calendar.zone))
    days = rules.of_the_days(today, holidays) if today >= began else []
    found = [*rules.reached(answers, sections), *days]
    this_week = calendar.first_of_week(today)
    if answers and calendar.first_of_week(calendar.first_day_near(began)) + WEEK == this_week:
        found.append(Milestone(rules.FIRST_WEEK))
    if today == calendar.next_open(this_week) and rules.came_back(_weeks(tx, cohort, calendar, this_week)):
        found.append(Milestone(f"{rules.AFTER_DIP}:{this_week.isoformat()}"))
    return found


def _weeks(tx: Tx, cohort: Cohort, calendar: SchoolCalendar, this_week: date) -> Sequence[float]:
    """Return the share that answered, of each school week before one in which cards closed, oldest first.

    Empty where none closed in the last of them.
    """
    found: list[float] = []
    for back in range(rules.WEEKS_BEFORE + 2, 0, -1):
        first, end = (at_wall(this_week - weeks * WEEK, time(0), calendar.zone) for weeks in (back, back - 1))
        cards = [card for card in prompts.results(tx, cohort.id, first, end) if card.eligible]
        if cards:
            found.append(sum(card.answered for card in cards) / sum(card.eligible or 0 for card in cards))
        elif back == 1:
            return ()
    return found


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
            key = _note_key(found.name, cohort, local_day(found.told_at, zone))
            alone = found.occasion_key == own_key(rules.named(found.name)) and outbox.state_of(tx, key) in outbox.OVER
            if alone:
                prompts.give_day_back(tx, key)
            if alone or found.occasion_key in lost:
                store.take_back(tx, cohort.id, found.name)


def _tell(tx: Tx, cohort: Cohort, now: Instant) -> None:
    """Post a milestone where it is an open day, not quiet, and there is room, unless the calendar's slot tells it."""
    milestone = waiting(tx, cohort, now)
    if milestone is None or cohort.chat_id is None or cohorts.is_stopped(cohort) or is_enough(tx, cohort, now, ""):
        return
    calendar = calendar_of(tx, cohort)
    today = local_day(now, calendar.zone)
    slots = [one for one in slots_of(tx, cohort) if prompts.day_of(one, calendar) == today]
    if slots or prompts.obstacle(tx, cohort, now, behind=True) is not None:
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
        prompts.take_day(tx, note.key, cohort.id, now)
        store.tell(tx, cohort.id, milestone.name, own_key(milestone), now)


def slots_of(tx: Tx, cohort: Cohort) -> list[Posting]:
    """Return the encouragement that the calendar still has for a group, the next first."""
    found = (one for one in prompts.postings_of(tx, cohort.id) if one.kind == ENCOURAGEMENT and one.state in TO_COME)
    return sorted(found, key=lambda one: one.due_at)


def is_enough(tx: Tx, cohort: Cohort, now: Instant, own: str) -> bool:
    """Say whether a group was encouraged often enough in the school week of a moment, besides on an occasion."""
    calendar = calendar_of(tx, cohort)
    this_week = calendar.first_of_week(local_day(now, calendar.zone))
    first, end = (at_wall(day, time(0), calendar.zone) for day in (this_week, this_week + WEEK))
    return len(store.sent_between(tx, cohort.id, first, end) - {own}) >= rules.MOST_A_WEEK
