"""Use cases of workshops themselves: from the calendar, made, moved, cancelled; their groups are reminded and told."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from staffroom import outbox
from staffroom.kernel.clock import MINUTE, at_wall, instant
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, ProgrammeId
from staffroom.kernel.refusal import Refusal
from staffroom.outbox import Note
from staffroom.rooms import cohorts, people, programmes, prompts
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.programmes import WORKSHOP, Entry, SchoolCalendar
from staffroom.rooms.workshops import rules, store
from staffroom.rooms.workshops.values import AHEAD, Meeting, Workshop

UNDO_LASTS = MINUTE
"""How long something made, moved or cancelled may be taken back."""
_CHANGED = ("day", "week", "weekday", "at", "manual", "cancelled")


def load(tx: Tx, programme: ProgrammeId, entries: Sequence[Entry], now: Instant) -> None:
    """Bring the workshops in line with the course; what was moved or cancelled in the chat stays so."""
    known = {found.slug: found for found in store.of_programme(tx, programme) if found.slug is not None}
    for entry in entries:
        if entry.kind == WORKSHOP:
            _follow(tx, programme, entry, known.pop(entry.id, None), now)
    for gone in known.values():
        if not gone.cancelled:
            cancel(tx, gone, now, manual=False)


def _follow(tx: Tx, programme: ProgrammeId, entry: Entry, known: Workshop | None, now: Instant) -> None:
    """Write a workshop as its entry has it; a new time is told where the old one was."""
    wanted = _of_entry(programme, entry)
    if known is None:
        create(tx, wanted, now)
        return
    title, place = store.written(wanted.title), store.written(wanted.place)
    store.change(tx, known.id, title=title, place=place, link=wanted.link, minutes=wanted.minutes)
    times = ("day", "week", "weekday", "at")
    if known.manual or (not known.cancelled and all(getattr(known, name) == getattr(wanted, name) for name in times)):
        return
    store.change(tx, known.id, cancelled=0, **{name: getattr(wanted, name) for name in times})
    _moved(tx, known, now)


def _of_entry(programme: ProgrammeId, entry: Entry) -> Workshop:
    return Workshop(
        id=0,
        programme_id=programme,
        cohort_id=None,
        slug=entry.id,
        title=entry.text or {},
        place=entry.place or {},
        link=entry.link,
        day=entry.date.isoformat() if entry.date else None,
        week=entry.week,
        weekday=entry.weekday_number,
        at=entry.at,
        minutes=entry.minutes,
        revision=0,
        cancelled=0,
        manual=0,
    )


def create(tx: Tx, wanted: Workshop, now: Instant) -> Workshop:
    """Write a new workshop and plan its reminders; one that begins too soon for any is told of in a minute."""
    found = replace(wanted, id=store.add(tx, wanted))
    if found.manual:
        store.put_before(tx, found.id, {}, now)
    if not _remind(tx, found, now) and found.manual:
        for cohort in groups_of(tx, found):
            _tell(tx, found, cohort, "new", now)
    return found


def move(tx: Tx, found: Workshop, day: date, at: str, now: Instant) -> None:
    """Give a workshop another moment: everybody is asked anew, and told where they were told before."""
    _keep(tx, found, now)
    store.change(tx, found.id, manual=1, cancelled=0, day=day.isoformat(), weekday=day.weekday(), at=at)
    _moved(tx, found, now)


def _keep(tx: Tx, found: Workshop, now: Instant) -> None:
    """Keep what a workshop is, so that a change by hand can be taken back."""
    store.put_before(tx, found.id, {name: getattr(found, name) for name in _CHANGED}, now)


def undo(tx: Tx, found: Workshop, now: Instant) -> None:
    """Let a workshop be as it was before it was made, moved or cancelled, within a minute; no group hears of it.

    Raises Refusal where it is too late.
    """
    before = store.take_before(tx, found.id, Instant(now - UNDO_LASTS))
    if before is None:
        raise Refusal("workshops-undo-late")
    waits = _withdraw(tx, found, now)
    _retire(tx, found)
    store.change(tx, found.id, revision=found.revision + 1, **before or {"cancelled": 1})
    if found.revision and not found.cancelled:
        store.ask_no_more(tx, found.id)
    if before and not before["cancelled"]:
        stands = find(tx, found.id)
        _remind(tx, stands, now)
        for cohort, what in waits:
            _tell(tx, stands, cohort, what, now)
    else:
        prompts.plan_anew(tx, found.programme_id, found.cohort_id, now)


def _withdraw(tx: Tx, found: Workshop, now: Instant) -> list[tuple[Cohort, str]]:
    """Withdraw what groups were still to be told, and return what of it is true without the last change."""
    before = found.revision + bool(found.cancelled)
    true = []
    for cohort in groups_of(tx, found):
        for what in ("new", "moved", "off"):
            keys = [_key(replace(found, revision=n), cohort, what) for n in range(found.revision + 1)]
            waited = [n for n, key in enumerate(keys) if outbox.cancel(tx, key, now)]
            if what != "off" and any(n < before for n in waited):
                true.append((cohort, what))
    return true


def _moved(tx: Tx, before: Workshop, now: Instant) -> None:
    told = _told(tx, before)
    store.change(tx, before.id, revision=before.revision + 1)
    store.ask_anew(tx, before.id)
    _retire(tx, before)
    after = find(tx, before.id)
    reminders = _remind(tx, after, now)
    for cohort in groups_of(tx, after):
        if cohort.id in told or (not reminders and after.manual):
            _tell(tx, after, cohort, "moved", now)


def cancel(tx: Tx, found: Workshop, now: Instant, *, manual: bool = True) -> None:
    """Call a workshop off; groups that had been told of it are told."""
    told = _told(tx, found)
    if manual:
        _keep(tx, found, now)
    store.change(tx, found.id, cancelled=1, manual=int(manual or found.manual))
    _retire(tx, found)
    prompts.plan_anew(tx, found.programme_id, found.cohort_id, now)
    for cohort in groups_of(tx, found):
        if cohort.id in told and instant(meeting(tx, found, cohort).ends) > now:
            _tell(tx, found, cohort, "off", now)


def _told(tx: Tx, found: Workshop) -> set[int]:
    """Return the groups in which a workshop was announced."""
    noted = {
        cohort.id for cohort in groups_of(tx, found) for what in ("new", "moved") if _was_told(tx, found, cohort, what)
    }
    return noted | {posting.cohort_id for posting in prompts.reminded(tx, found.id)}


def _was_told(tx: Tx, found: Workshop, cohort: Cohort, what: str) -> bool:
    keys = (_key(replace(found, revision=revision), cohort, what) for revision in range(found.revision + 1))
    return any(outbox.state_of(tx, key) in ("claimed", "sent", "unknown") for key in keys)


def _key(found: Workshop, cohort: Cohort, what: str) -> str:
    return f"workshop:{found.id}:{found.revision}:{cohort.id}:{what}"


def _tell(tx: Tx, found: Workshop, cohort: Cohort, what: str, now: Instant) -> None:
    """Tell a group what became of a workshop, outside its quiet hours, and not while that may be taken back."""
    if cohort.chat_id is None or cohort.opened_at is None:
        return
    args = {"workshop": found.id, "revision": found.revision, "cohort": cohort.id, "what": what}
    goes = calendar_of(tx, cohort).next_loud(Instant(now + UNDO_LASTS))
    outbox.post(tx, Note(_key(found, cohort, what), "workshops.notice", cohort.chat_id, args, not_before=goes), now)


def _retire(tx: Tx, found: Workshop) -> None:
    for prompt in prompts.reminders_of(tx, found.id):
        prompts.retire_prompt(tx, prompt.id)


def _remind(tx: Tx, found: Workshop, now: Instant) -> int:
    """Plan the reminders that are still to come; return how many."""
    coming = [ahead for ahead in AHEAD if found.day is None or _is_to_come(tx, found, ahead, now)]
    for ahead in coming:
        slug = f"~w{found.id}.{found.revision}.{ahead}"
        when = (found.day, found.week, found.weekday, found.at)
        prompts.put_reminder(tx, found.programme_id, prompts.Reminder(found.id, slug, ahead, *when, found.cohort_id))
    prompts.plan_anew(tx, found.programme_id, found.cohort_id, now)
    return len(coming)


def _is_to_come(tx: Tx, found: Workshop, ahead: int, now: Instant) -> bool:
    """Say whether the day of a reminder lies ahead, as the group lives it, or the programme."""
    calendar = programmes.get(tx, found.programme_id).calendar
    if found.cohort_id is not None:
        calendar = calendar_of(tx, cohorts.get(tx, found.cohort_id))
    day = calendar.last_open(date.fromisoformat(found.day or "") - timedelta(days=ahead))
    return at_wall(day, found.wall, calendar.zone) > now


def find(tx: Tx, number: int) -> Workshop:
    """Return a workshop.

    Raises Refusal where there is none any more.
    """
    found = store.find(tx, number)
    if found is None:
        raise Refusal("workshops-gone")
    return found


def groups_of(tx: Tx, found: Workshop) -> list[Cohort]:
    """Return the groups that a workshop is for."""
    if found.cohort_id is not None:
        return [cohorts.get(tx, found.cohort_id)]
    return cohorts.of_programme(tx, found.programme_id)


def calendar_of(tx: Tx, cohort: Cohort) -> SchoolCalendar:
    """Return the school calendar as a group lives it."""
    return programmes.get(tx, cohort.programme_id).calendar_in(ZoneInfo(cohort.zone), cohort.holidays)


def meeting(tx: Tx, found: Workshop, cohort: Cohort) -> Meeting:
    """Return a workshop as a group lives it."""
    calendar = calendar_of(tx, cohort)
    begins, ends = rules.span(found, date.fromisoformat(cohort.starts_on), calendar)
    return Meeting(found, cohort, begins, ends, calendar.is_open(begins.date()))


def led(tx: Tx, staff: PersonId, number: int) -> tuple[Workshop, list[Cohort]]:
    """Return a workshop and those of its groups that somebody leads.

    Raises Refusal where they lead none of them.
    """
    found = find(tx, number)
    own = [cohort for cohort in groups_of(tx, found) if cohorts.may_lead(tx, cohort, staff)]
    if not own:
        raise Refusal("workshops-gone")
    return found, own


def changeable(tx: Tx, staff: PersonId, number: int, now: Instant) -> Workshop:
    """Return a workshop that somebody may move or cancel: one of their group, or as admin one of all groups.

    Raises Refusal for everybody else, and for one that is over or cancelled.
    """
    found, own = led(tx, staff, number)
    if not may_change(tx, staff, found):
        raise Refusal("workshops-of-all")
    if found.cancelled or all(instant(meeting(tx, found, cohort).begins) <= now for cohort in own):
        raise Refusal("workshops-over")
    return found


def may_change(tx: Tx, staff: PersonId, found: Workshop) -> bool:
    """Say whether a workshop is somebody's to move and cancel."""
    return found.cohort_id is not None or found.programme_id in people.administered(tx, staff)
