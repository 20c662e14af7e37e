"""Use cases of the one message that tells whoever wrote a notice how it stands in each group."""

from collections.abc import Mapping
from typing import Any, Literal

from staffroom import data_files, outbox
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId
from staffroom.kernel.screen import Screen
from staffroom.outbox import Note, Priority, Rendered, Sent
from staffroom.rooms import cohorts, people, prompts
from staffroom.rooms.notices import rules, screens, store, writing
from staffroom.rooms.notices.values import Line, Notice, Why
from staffroom.telegram.anew import as_edit


def key(notice: int, cohort: CohortId) -> str:
    """Return the occurrence's name in the outbox."""
    return f"notice:{notice}:{cohort}"


def _result_key(notice: int) -> str:
    return f"notice-result:{notice}"


def show(tx: Tx, notice: Notice, now: Instant) -> None:
    """Tell whoever wrote a notice how it stands, in a message that is written anew as that changes."""
    author = people.get(tx, notice.person_id)
    if author.private_chat is None:
        return
    note = Note(
        _result_key(notice.id),
        "notices.result",
        author.private_chat,
        {"notice": notice.id},
        person=author.id,
        priority=Priority.PERSON,
        essential=True,
        when_unknown="resend_once",
    )
    outbox.post(tx, note, now)


def render_post(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Render a notice for a group; nothing where it was taken back meanwhile."""
    notice = store.find(tx, int(args["notice"]))
    cohort_id = CohortId(args["cohort"])
    if notice is None or _state(tx, notice.id, cohort_id) != "posting":
        return None
    language = cohorts.get(tx, cohort_id).language
    return Rendered(writing.post(tx, notice, language), language)


def _state(tx: Tx, notice: int, cohort: CohortId) -> str:
    return next((target.state for target in store.targets(tx, notice) if target.cohort_id == cohort), "")


def render_result(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Render how a notice stands in each group."""
    notice = store.find(tx, int(args["notice"]))
    if notice is None:
        return None
    return Rendered(page_of(tx, notice, 0), people.get(tx, notice.person_id).language)


def page_of(tx: Tx, notice: Notice, page: int) -> Screen:
    """Show a page of how a notice stands in each group."""
    lines = []
    for target in store.targets(tx, notice.id):
        cohort = cohorts.get(tx, target.cohort_id)
        lines.append(Line(cohort.name, target.state, target.due_at, cohort.zone, target.why))
    return screens.result(notice.id, lines, page, undo=notice.undo_until is not None)


def refresh(tx: Tx, number: int, now: Instant) -> None:
    """Write a result anew in place; a change that has not gone out yet gives way to this one."""
    targets = store.targets(tx, number)
    store.set_over(tx, number, now if rules.is_over(targets) else None)
    rendered, place = render_result(tx, {"notice": number}), outbox.place_of(tx, _result_key(number))
    if rendered is None or place is None:
        return
    chat, message = place
    count = store.count_edit(tx, number)
    edit = f"notice-board:{number}"
    outbox.cancel(tx, f"{edit}:{count - 1}", now)
    changed = as_edit(rendered.screen, data_files.words(), rendered.language)
    outbox.call(tx, f"{edit}:{count}", "editMessageText", chat, now, message_id=message, **changed)


def shown(tx: Tx, sent: Sent) -> None:
    """Bring a result up to date that changed while it was on its way."""
    refresh(tx, int(sent.args["notice"]), sent.at)


def posted(tx: Tx, sent: Sent) -> None:
    """Learn that a notice stands in a group; one that was taken back on the way is deleted."""
    number, cohort = int(sent.args["notice"]), CohortId(sent.args["cohort"])
    if _state(tx, number, cohort) == "posting":
        _note(tx, number, cohort, "posted", "")
    else:
        delete_post(tx, sent.key, sent.at)
    refresh(tx, number, sent.at)


def delete_post(tx: Tx, note: str, now: Instant) -> None:
    """Delete the post that a note became, where it stands somewhere."""
    place = outbox.place_of(tx, note)
    if place is not None:
        outbox.call(tx, f"notice-undo:{note}", "deleteMessage", place[0], now, message_id=place[1])


def _note(tx: Tx, number: int, cohort: CohortId, state: str, why: Why | Literal[""]) -> None:
    for target in store.targets(tx, number):
        if target.cohort_id == cohort:
            store.put(tx, number, target._replace(state=state, why=why))
    if state == "failed":
        prompts.give_day_back(tx, key(number, cohort))


def refused(tx: Tx, chat: ChatId, _person: PersonId | None, _reason: str, now: Instant) -> None:
    """Learn that Telegram refused something in a group: perhaps a notice."""
    cohort = cohorts.by_chat(tx, chat) if chat < 0 else None
    for number in [] if cohort is None else store.on_the_way(tx, cohort.id):
        if cohort is not None and outbox.last_attempt(tx, key(number, cohort.id))[1] == "failed":
            _note(tx, number, cohort.id, "failed", "refused")
            refresh(tx, number, now)


def late(tx: Tx, args: Mapping[str, Any], now: Instant) -> None:
    """Learn that a notice waited too long for its group."""
    number, cohort = int(args["notice"]), CohortId(args["cohort"])
    if _state(tx, number, cohort) == "posting":
        _note(tx, number, cohort, "failed", "late")
        refresh(tx, number, now)


def next_undo_end(tx: Tx, _now: Instant) -> Instant | None:
    """Return when a notice can next no longer be taken back."""
    return store.next_undo_end(tx)


def end_undo(tx: Tx, now: Instant) -> None:
    """Take the button off results whose minute is over."""
    for notice in store.undo_ended(tx, now):
        store.set_undo(tx, notice.id, None)
        refresh(tx, notice.id, now)


def next_forgotten(tx: Tx, _now: Instant) -> Instant | None:
    """Return when a draft or a notice has next been kept long enough."""
    return store.next_forgotten(tx, rules.DRAFT_KEPT, rules.KEPT)


def forget(tx: Tx, now: Instant) -> None:
    """Forget drafts of yesterday, and words that stood in their groups a week ago."""
    for notice in store.outlived(tx, Instant(now - rules.DRAFT_KEPT), Instant(now - rules.KEPT)):
        for target in store.targets(tx, notice.id):
            prompts.give_day_back(tx, key(notice.id, target.cohort_id))
        store.drop(tx, notice.id)
