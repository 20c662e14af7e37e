"""Load the calendar and plan it: for every prompt and every opened cohort one posting with its due time."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from staffroom.kernel import facts
from staffroom.kernel.clock import DAY, HOUR, local_day
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, ProgrammeId, PromptId
from staffroom.rooms import cohorts, programmes
from staffroom.rooms.programmes import WORKSHOP, Entry, Programme, SchoolCalendar
from staffroom.rooms.prompts import rules, store, store_days, store_edits, store_prompts
from staffroom.rooms.prompts.rules import Caps, Slot
from staffroom.rooms.prompts.values import UNDECIDED, Posting, Prompt

REPLAN_AFTER = DAY
AT_ONCE = 5
"""Cohorts that are planned in one transaction while the bot runs."""


def load(tx: Tx, programme_id: ProgrammeId, entries: Sequence[Entry]) -> None:
    """Bring the prompts in line with the course; what has vanished is retired, never deleted.

    What was changed in the chat stands above the course until that says the same.
    Until `plan` has run again the programme counts as not planned.
    """
    known = {entry.id for entry in entries if entry.kind != WORKSHOP}  # their room puts their reminders
    guidelines = dict(programmes.get(tx, programme_id).guidelines)
    for position, entry in enumerate(entries):
        if entry.id in known:
            restates = entry.kind == "guidelines" and entry.text is None and guidelines
            put = entry.model_copy(update={"text": guidelines}) if restates else entry
            store_prompts.put(tx, programme_id, position, put)
    for prompt in store_prompts.loaded(tx, programme_id):
        if prompt.slug not in known and prompt.workshop_id is None and not prompt.made:
            store_prompts.retire(tx, prompt.id)
    _settle_edits(tx, programme_id)
    forget_plan(tx, programme_id)


def _settle_edits(tx: Tx, programme_id: ProgrammeId) -> None:
    """Forget what was changed in the chat where the file says the same by now, or has that entry no more."""
    for edit in store_edits.of_programme(tx, programme_id):
        loaded = store_prompts.as_loaded(tx, edit.prompt_id)
        if loaded.retired or (not loaded.made and edit.says_as(loaded)):
            store_edits.forget(tx, edit.prompt_id)


def forget_plan(tx: Tx, programme_id: ProgrammeId) -> None:
    """Let a programme count as not planned: its groups are planned soon, some at a time."""
    facts.forget(tx, _planned(programme_id))
    facts.forget(tx, _reached(programme_id))


def plan(tx: Tx, programme_id: ProgrammeId, now: Instant) -> None:
    """Plan every prompt in every opened cohort; what was decided, posted or due stays as it is."""
    if programmes.is_over(tx, programme_id):
        return
    programme = programmes.get(tx, programme_id)
    prompts = store_prompts.active(tx, programme_id)
    for cohort in cohorts.of_programme(tx, programme_id):
        if cohort.opened_at is not None:
            _plan_cohort(tx, programme, cohort, prompts, now)
    facts.put(tx, _planned(programme_id), str(now))


def plan_again(tx: Tx, cohort_id: CohortId, now: Instant) -> None:
    """Plan what is undecided in a cohort around what was decided just now, if its group was opened and is not over."""
    cohort = cohorts.get(tx, cohort_id)
    if cohort.opened_at is not None and not programmes.is_over(tx, cohort.programme_id):
        programme = programmes.get(tx, cohort.programme_id)
        _plan_cohort(tx, programme, cohort, store_prompts.active(tx, programme.id), now)


def _plan_cohort(tx: Tx, programme: Programme, cohort: cohorts.Cohort, prompts: list[Prompt], now: Instant) -> None:
    calendar = calendar_of(programme, cohort)
    known = {posting.prompt_id: posting for posting in store.of_cohort(tx, cohort.id)}
    fixed = [posting for posting in known.values() if not _may_move(posting, now)]
    taken = Counter(day_of(posting, calendar) for posting in fixed if posting.state != "dropped")
    taken += store_days.of_cohort(tx, cohort.id)
    stays = {posting.prompt_id for posting in fixed}
    ours = [prompt for prompt in prompts if prompt.cohort_id in (None, cohort.id)]
    wanted, start = [prompt for prompt in ours if prompt.id not in stays], date.fromisoformat(cohort.starts_on)
    wanted_on = rules.days_wanted(ours, start, calendar, _stands(fixed, calendar))
    slots = rules.schedule(wanted, start, calendar, caps_of(programme), taken, wanted_on)
    for prompt in wanted:
        _write(tx, cohort, prompt, known.get(prompt.id), slots[prompt.id], now)


def _stands(postings: Iterable[Posting], calendar: SchoolCalendar) -> dict[str, date]:
    """Return where postings stand, or will, by slug."""
    return {one.slug: day_of(one, calendar) for one in postings if one.state in ("approved", "posting", "posted")}


def days_wanted(tx: Tx, programme: Programme, cohort: cohorts.Cohort) -> dict[PromptId, date]:
    """Return the day on which the calendar wants each of its prompts in a cohort."""
    calendar, start = calendar_of(programme, cohort), date.fromisoformat(cohort.starts_on)
    stands = _stands(store.of_cohort(tx, cohort.id), calendar)
    return rules.days_wanted(store_prompts.active(tx, programme.id), start, calendar, stands)


def _may_move(posting: Posting, now: Instant) -> bool:
    """Say whether planning may still touch a posting: what it dropped itself, and what is undecided and to come."""
    if posting.state == "dropped":
        return posting.chat_id is None
    return posting.state in UNDECIDED and posting.due_at > now


def _write(tx: Tx, cohort: cohorts.Cohort, prompt: Prompt, known: Posting | None, slot: Slot, now: Instant) -> None:
    day, state = slot.day.isoformat(), "dropped" if slot.dropped else "planned"
    if known is None:
        store.add(tx, prompt.id, cohort.id, slot.due_at, day, state)
        return
    if known.state == "dropped" and slot.due_at <= now:
        return
    if known.state == "offered" and state == "planned" and known.due_day == day:
        state = "offered"
    if (known.due_at, known.due_day, known.state) != (slot.due_at, day, state):
        store.move(tx, known.id, slot.due_at, day, state)


def day_of(posting: Posting, calendar: SchoolCalendar) -> date:
    """Return the day on which a posting stands or is to stand.

    Where the zone was set back since then, across the date line, say, it still stands on the day that it was meant for.
    """
    meant = date.fromisoformat(posting.due_day)
    later = posting.not_before if posting.state == "approved" and posting.not_before > posting.due_at else None
    known = posting.posted_at if posting.posted_at is not None else later
    return meant if known is None else max(meant, local_day(known, calendar.zone))


def calendar_of(programme: Programme, cohort: cohorts.Cohort) -> SchoolCalendar:
    """Return the school calendar as a cohort lives it."""
    return programme.calendar_in(ZoneInfo(cohort.zone), cohort.holidays)


def caps_of(programme: Programme) -> Caps:
    """Return how much may be posted in a group."""
    return Caps(programme.settings.posts_per_day, programme.settings.posts_per_week)


def relevance_of(programme: Programme, card: Posting | Prompt) -> int:
    """Return for how many milliseconds after its due time a card is worth posting: its own, else its programme's."""
    return (card.relevance_hours or programme.settings.relevance_hours) * HOUR


def lapses_at(programme: Programme, posting: Posting) -> Instant:
    """Return when a posting is not worth posting any more."""
    return Instant(posting.due_at + relevance_of(programme, posting))


def unattended(programme: Programme) -> tuple[str, ...]:
    """Return the kinds that are posted without anybody's approval; reminders of a workshop always are."""
    return (*programme.settings.post_unattended, WORKSHOP)


def plan_anew(tx: Tx, programme_id: ProgrammeId, cohort: CohortId | None, now: Instant) -> None:
    """Plan one group again at once, or all of a programme a few at a time."""
    if cohort is None:
        facts.forget(tx, _planned(programme_id))
    else:
        plan_again(tx, cohort, now)


def begin_anew(tx: Tx, cohort_id: CohortId, day: date, zone: ZoneInfo, now: Instant) -> bool:
    """Let a group begin the course on a day of its own, by its own clock; say whether nothing was posted there yet.

    What was decided there, or came too late, is forgotten: all of the calendar is planned anew.
    """
    if any(posting.state in ("posting", "posted") for posting in store.of_cohort(tx, cohort_id)):
        return False
    store.forget_cohort(tx, cohort_id)
    cohorts.set_start(tx, cohort_id, day.isoformat(), zone.key)
    plan_again(tx, cohort_id, now)
    return True


def plan_due(tx: Tx, now: Instant) -> Instant | None:
    """Return when to plan next: daily, and at once after a load, within a round, or when a cohort has no postings."""
    moments = [
        now if _may_lack_a_plan(tx, programme) else _next_plan(tx, programme)
        for programme in programmes.running(tx)
        if store_prompts.any_active(tx, programme.id)
    ]
    return min((max(moment, now) if moment == 0 else moment for moment in moments), default=None)


def _next_plan(tx: Tx, programme: Programme) -> Instant:
    last = facts.get(tx, _planned(programme.id))
    return Instant(0) if last is None or facts.get(tx, _reached(programme.id)) else Instant(int(last) + REPLAN_AFTER)


def _may_lack_a_plan(tx: Tx, programme: Programme) -> bool:
    """Say whether a group opened since all that were open had their plan: not one of them is looked at for it."""
    return facts.get(tx, _opened(programme.id)) != str(cohorts.openings(tx))


def plan_some(tx: Tx, now: Instant) -> None:
    """Plan the next few cohorts of each programme's round, so that nobody waits for the whole of a large school."""
    for programme in programmes.running(tx):
        if _may_lack_a_plan(tx, programme) or _next_plan(tx, programme) <= now:
            _plan_some(tx, programme, now)


def _plan_some(tx: Tx, programme: Programme, now: Instant) -> None:
    reached = int(facts.get(tx, _reached(programme.id)) or 0)
    bare = store.unplanned_cohorts(tx, programme.id) if _may_lack_a_plan(tx, programme) else []
    if len(bare) <= AT_ONCE:
        facts.put(tx, _opened(programme.id), str(cohorts.openings(tx)))
    if not bare and _next_plan(tx, programme) > now:
        return  # a group of another programme opened
    ahead = bare or sorted(number for number in cohorts.opened(tx, programme.id) if number > reached)
    prompts = store_prompts.active(tx, programme.id)
    for number in ahead[:AT_ONCE]:
        _plan_cohort(tx, programme, cohorts.get(tx, number), prompts, now)
    if bare:
        return
    if len(ahead) > AT_ONCE:
        facts.put(tx, _reached(programme.id), str(ahead[AT_ONCE - 1]))
    else:
        facts.forget(tx, _reached(programme.id))
        facts.put(tx, _planned(programme.id), str(now))


def _planned(programme: ProgrammeId) -> str:
    return f"prompts.planned:{programme}"


def _opened(programme: ProgrammeId) -> str:
    """Return the fact that tells how often groups had opened when all of them had their plan."""
    return f"prompts.openings:{programme}"


def _reached(programme: ProgrammeId) -> str:
    """Return the fact that tells how far a round of planning has come."""
    return f"prompts.planning:{programme}"
