"""Use cases of what follows a decision: done once its minute is over; what waits too long; what is forgotten."""

from collections.abc import Callable, Mapping
from typing import Any

from staffroom import inbox, outbox
from staffroom.kernel import blame, facts
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, PersonId
from staffroom.kernel.screen import Screen
from staffroom.outbox import Note, Rendered
from staffroom.rooms import cohorts, prompts
from staffroom.rooms.conduct import cards, circle, muting, rules, store, store_decisions, store_hints, telling
from staffroom.rooms.conduct.values import Case, Decision
from staffroom.rooms.people import Person
from staffroom.telegram.rights import DELETABLE


def next_due(tx: Tx, _now: Instant) -> Instant | None:
    """Return when the minute of a decision is next over, or a case is to be passed on or closed undecided."""
    return min((moment for case in store.unsettled(tx) if (moment := _due(case)) is not None), default=None)


def _due(case: Case) -> Instant | None:
    if case.state == "decided":
        return case.due_at
    if case.author in ("teacher", "staff") and case.person_id is None:
        return case.opened_at  # its author's data were deleted meanwhile, and with them goes what they said
    expires = Instant(case.opened_at + rules.EXPIRES)
    return expires if case.passed_on else min(expires, Instant(case.shown_at + rules.PASS_ON))


def do_due(tx: Tx, now: Instant) -> None:
    """Do what is due: decisions, cases that wait too long, cases of somebody whose data were deleted.

    A case that breaks holds up no other; where nothing else is due any more, what it raised is raised.
    """
    due = [case for case in store.unsettled(tx) if (moment := _due(case)) is not None and moment <= now]
    broken = [error for case in due if (error := _tried(tx, case, now)) is not None]
    if broken and len(broken) == len(due):
        raise broken[0]


def _tried(tx: Tx, case: Case, now: Instant) -> Exception | None:
    """Do what is due of one case; return what it raised, all of it undone."""
    try:
        with tx.attempt():
            _do(tx, case, now)
    except Exception as error:
        if blame.is_the_database(error):
            raise
        return error
    return None


def _do(tx: Tx, case: Case, now: Instant) -> None:
    if case.state == "decided":
        _carry_out(tx, case, now)
    elif now >= case.opened_at + rules.EXPIRES or (case.person_id is None and case.author in ("teacher", "staff")):
        _close(tx, case, store_decisions.put(tx, case, None, "expire", "", now), now)
    else:
        store.pass_on(tx, case.id)
        cards.tell(tx, case, _admins(tx, case), now)


def _admins(tx: Tx, case: Case) -> list[Person]:
    known = cohorts.reachable_admins(tx, cohorts.get(tx, case.cohort_id).programme_id)
    return [admin for admin in known if circle.may_decide(tx, case, admin.id)]


def _close(tx: Tx, case: Case, decision: int | None, now: Instant) -> None:
    """Close a case: what was said is deleted here, in the log, in what showed it, and in presses set aside."""
    store.close(tx, case.id, decision)
    inbox.delete_parked(tx, naming=f'"conduct.do:{case.id}:')
    facts.wipe(tx)
    over = store.find(tx, case.id)
    if over is not None:
        cards.close(tx, over, now)


def _carry_out(tx: Tx, case: Case, now: Instant) -> None:
    decision = store_decisions.find(tx, case.decision_id)
    if decision is not None:
        DEEDS[decision.action](tx, case, decision, now)
    _close(tx, case, None, now)


def remove(tx: Tx, case: Case, decision: Decision, now: Instant) -> None:
    """Delete the message, with all of its album; the author is told once it is gone."""
    if not rules.is_deletable(case, now) or cohorts.get(tx, case.cohort_id).chat_id != case.chat_id:
        telling.failed(tx, decision, now)
        return
    for message in prompts.album_of(tx, case.chat_id, case.message_id):
        key = f"conduct.remove:{case.id}:{message}"
        outbox.call(tx, key, "deleteMessage", case.chat_id, now, message_id=message)


def _remind(tx: Tx, case: Case, decision: Decision, now: Instant) -> None:
    """Say one kind sentence in the group that names nobody, and tell the author why."""
    cohort = cohorts.get(tx, case.cohort_id)
    if cohort.chat_id is not None:
        key, args = f"conduct.reminder:{case.id}", {"cohort": cohort.id, "decision": decision.id}
        outbox.post(tx, Note(key, "conduct.reminder", cohort.chat_id, args, when_unknown="never"), now)
    telling.author(tx, decision, now)


def _word(tx: Tx, _case: Case, decision: Decision, now: Instant) -> None:
    telling.author(tx, decision, now)


def _nothing(_tx: Tx, _case: Case, _decision: Decision, _now: Instant) -> None:
    """Do nothing: the author never learns of a report that led to nothing."""


DEEDS: dict[str, Callable[[Tx, Case, Decision, Instant], None]] = {
    "remove": remove,
    "remind": _remind,
    "word": _word,
    "mute": muting.mute,
    "dismiss": _nothing,
}


def deleted(tx: Tx, chat: ChatId, params: Mapping[str, Any], _result: Any, now: Instant) -> None:  # noqa: ANN401
    """Explain to the author that their message was removed, once it is."""
    case = store.at(tx, chat, int(params.get("message_id", 0))) if chat < 0 else None
    decision = None if case is None or case.state != "closed" else store_decisions.find(tx, case.decision_id)
    if decision is not None and decision.action == "remove" and not _knows_why(tx, decision):
        telling.author(tx, decision, now)


def _knows_why(tx: Tx, decision: Decision) -> bool:
    """Say whether a setting removed a message whose author was told of so many others just before."""
    since = Instant(decision.at - rules.EXPLAINED_WITHIN)
    return decision.actor_id is None and store_decisions.removed_before(tx, decision, since) >= rules.MOST_EXPLAINED


def refused(tx: Tx, chat: ChatId, _person: PersonId | None, _reason: str, now: Instant) -> None:
    """Learn that Telegram refused a deed in a group; whoever decided is told, and the author is not."""
    cohort = cohorts.by_chat(tx, chat) if chat < 0 else None
    recent = [] if cohort is None else store.of_cohort(tx, cohort.id, Instant(now - rules.EXPIRES - rules.PASS_ON))
    for case in recent:
        decision = store_decisions.find(tx, case.decision_id)
        if decision is not None and decision.action == "mute":
            muting.look(tx, case, decision, now)
        elif decision is not None and outbox.state_of(tx, _removal(case)) == "failed":
            telling.failed(tx, decision, now)


def _removal(case: Case) -> str:
    return f"conduct.remove:{case.id}:{case.message_id}"


def moved(tx: Tx, old: ChatId, _new: ChatId) -> None:
    """Delete nothing in a group that became another chat: its messages have other numbers there.

    Whoever wanted one of them removed that still stood there is told.
    """
    for case in store.of_chat(tx, old):
        decision = store_decisions.find(tx, case.decision_id)
        if decision is not None and outbox.state_of(tx, _removal(case)) == "cancelled":
            telling.failed(tx, decision, Instant(decision.at + rules.UNDO))
    store.end_links(tx, old)
    store_hints.drop_of(tx, old)


def render_reminder(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Say the kind sentence in the group's language."""
    cohort, decision = cohorts.get(tx, args["cohort"]), store_decisions.find(tx, args["decision"])
    return None if decision is None else Rendered(Screen((circle.reminder(tx, cohort, decision),)), cohort.language)


def next_forgotten(tx: Tx, _now: Instant) -> Instant | None:
    """Return when something is next forgotten: who reported, a case, a line of the log, an answer, a hint, an album."""
    kept = (
        (store.oldest_report(tx), rules.REPORTS_KEPT),
        (store.oldest_case(tx), rules.LOG_KEPT),
        (store_decisions.oldest(tx), rules.LOG_KEPT),
        (store_decisions.oldest_answer(tx), rules.ANSWERS_KEPT),
        (store_hints.oldest(tx), DELETABLE),
        (prompts.oldest_album(tx), rules.ALBUMS_KEPT),
    )
    return min((Instant(since + span) for since, span in kept if since is not None), default=None)


def forget(tx: Tx, now: Instant) -> None:
    """Forget what was kept long enough."""
    store.forget_reports(tx, Instant(now - rules.REPORTS_KEPT))
    store.forget_cases(tx, Instant(now - rules.LOG_KEPT))
    store_decisions.forget(tx, Instant(now - rules.LOG_KEPT))
    store_hints.forget(tx, Instant(now - DELETABLE))
    prompts.forget_albums(tx, Instant(now - rules.ALBUMS_KEPT))
    if store_decisions.forget_answers(tx, Instant(now - rules.ANSWERS_KEPT)):
        facts.wipe(tx)
