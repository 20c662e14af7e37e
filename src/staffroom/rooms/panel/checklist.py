"""Use cases: the list of what a group still needs, which ticks itself."""

from collections.abc import Mapping
from typing import Any

from staffroom import data_files, outbox
from staffroom.kernel.clock import DAY
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId
from staffroom.kernel.screen import Screen
from staffroom.outbox import Rendered, Sent
from staffroom.rooms import cohorts, joining, people, prompts
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.panel import checklist_screens as screens
from staffroom.rooms.panel import desks
from staffroom.rooms.panel import store_checklists as store
from staffroom.rooms.panel.values import Checklist
from staffroom.telegram.anew import as_edit

KIND = "panel.checklist"
KEPT = 30 * DAY
"""So long after somebody looked at it a list ticks itself."""


def look(tx: Tx, cohort: Cohort) -> Checklist:
    """Return how far a group is, step by step."""
    known, written = cohorts.group_facts(tx, cohort.id), store.find(tx, cohort.id)
    funnel = joining.funnel(tx, cohort)
    posts = [one for one in prompts.postings_of(tx, cohort.id) if one.kind == "introduction"]
    coming = min((one.due_at for one in posts if one.state in prompts.DECIDABLE), default=None)
    return Checklist(
        cohort=cohort,
        missing=tuple(cohort.missing.split()),
        loose=tuple(known.loose.split()),
        pinned=bool(known.pinned),
        placed=funnel.placed,
        invited=funnel.invited,
        handed_out=bool(written and written.handed_out) or (funnel.opened > 0 and funnel.invited == funnel.placed),
        introduced=any(one.state == "posted" for one in posts),
        introduction=None if coming is None else prompts.when(coming, cohort.zone),
    )


def show(tx: Tx, cohort_id: CohortId, staff: PersonId, message_id: int | None, now: Instant) -> Screen:
    """Show a group's list on a message of somebody who leads it, and read the group anew."""
    cohort = cohorts.led_or_refused(tx, cohort_id, staff)
    cohorts.watch_closely(tx, cohort, staff, now)
    desks.is_no_more(tx, people.get(tx, staff).telegram_id, message_id)
    store.put(tx, cohort.id, staff, message_id)
    store.note_shown(tx, cohort.id)
    return screens.checklist(look(tx, cohort))


def hand_out(tx: Tx, cohort_id: CohortId, staff: PersonId, message_id: int | None, now: Instant) -> Screen:
    """Note that the invitations were handed out, by the word of whoever leads the group."""
    cohort = cohorts.led_or_refused(tx, cohort_id, staff)
    store.put(tx, cohort.id, staff, message_id)
    store.hand_out(tx, cohort.id)
    return show(tx, cohort_id, staff, message_id, now)


def close_to_members(tx: Tx, cohort_id: CohortId, staff: PersonId, message_id: int | None, now: Instant) -> Screen:
    """Let members add nobody any more."""
    cohorts.close_to_members(tx, cohort_id, staff, now)
    return show(tx, cohort_id, staff, message_id, now)


def pin(tx: Tx, cohort_id: CohortId, staff: PersonId, message_id: int | None, now: Instant) -> Screen:
    """Pin the guidelines once more."""
    cohorts.pin_again(tx, cohorts.led_or_refused(tx, cohort_id, staff), now)
    return show(tx, cohort_id, staff, message_id, now)


def next_change(tx: Tx, now: Instant) -> Instant | None:
    """Return now where a list is to be begun or to be written anew."""
    return now if store.begun(tx) or store.outdated(tx, Instant(now - KEPT)) else None


def bring_up_to_date(tx: Tx, now: Instant) -> None:
    """Post the lists that were begun, and write those anew that show what is not so any more."""
    for cohort, reader in store.begun(tx):
        store.put(tx, cohort, reader, None)
        cohorts.tell(tx, f"{KIND}:{cohort}:{now}", KIND, {"cohort": cohort}, [people.get(tx, reader)], now)
    for cohort in store.outdated(tx, Instant(now - KEPT)):
        _redraw(tx, cohort, now)
        store.note_shown(tx, cohort)


def render(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Render a list as it is now; None where somebody else has it by now."""
    written = store.find(tx, CohortId(args["cohort"]))
    if written is None or written.person_id != args["reader"] or written.message_id is not None:
        return None
    store.note_shown(tx, written.cohort_id)
    return Rendered(
        screens.checklist(look(tx, cohorts.get(tx, written.cohort_id))), people.get(tx, written.person_id).language
    )


def after_sent(tx: Tx, sent: Sent) -> None:
    """Remember on which message a list stands."""
    written = store.find(tx, CohortId(sent.args["cohort"]))
    if written is not None and written.person_id == sent.args["reader"] and written.message_id is None:
        store.stands(tx, written.cohort_id, sent.message_id)


def _redraw(tx: Tx, cohort_id: CohortId, now: Instant) -> None:
    """Write a list's message anew; a change that has not gone out yet gives way to this one."""
    written, cohort = store.find(tx, cohort_id), cohorts.get(tx, cohort_id)
    reader = None if written is None else people.get(tx, written.person_id)
    if written is None or reader is None or reader.private_chat is None:
        return
    changed = as_edit(screens.checklist(look(tx, cohort)), data_files.words(), reader.language)
    key = f"checklist-edit:{cohort.id}"
    outbox.cancel(tx, f"{key}:{written.edits - 1}", now)
    outbox.call(
        tx,
        f"{key}:{written.edits}",
        "editMessageText",
        reader.private_chat,
        now,
        message_id=written.message_id,
        **changed,
    )
    if look(tx, cohort).is_complete:
        store.stands(tx, cohort.id, None)


def led_lists(tx: Tx, staff: PersonId) -> list[Cohort]:
    """Return the groups of a coordinator that were begun and still need something."""
    led = [cohort for cohort in cohorts.coordinated_by(tx, staff) if cohort.chat_id is not None]
    return [cohort for cohort in led if not look(tx, cohort).is_complete]
