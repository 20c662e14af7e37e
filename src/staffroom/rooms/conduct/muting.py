"""Use cases of a mute, which only people decide: begun, lifted, ended by itself, each told in private."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from staffroom import outbox
from staffroom.kernel.clock import SECOND
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, PersonId, UserId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen
from staffroom.rooms import cohorts, people
from staffroom.rooms.conduct import cards, circle, rules, store, store_decisions, telling
from staffroom.rooms.conduct.values import Case, Decision


def mute(tx: Tx, case: Case, _decision: Decision, now: Instant) -> None:
    """Let the author say nothing in the group for a day; Telegram ends it by itself, and tells us that it began."""
    _restrict(
        tx, case, rules.SILENT, now, {"until_date": (now + rules.MUTE) // SECOND}, Instant(now + rules.MUTE_WAITS)
    )


def _restrict(
    tx: Tx,
    case: Case,
    permissions: Mapping[str, bool],
    now: Instant,
    until: Mapping[str, int],
    expires_at: Instant | None = None,
) -> None:
    cohort, author = cohorts.get(tx, case.cohort_id), circle.writer(tx, case)
    if cohort.chat_id is None or author is None or author.telegram_id is None:
        return
    key = outbox.open_key(tx, _key(case), again=True)
    wish: dict[str, Any] = {"user_id": author.telegram_id, "permissions": dict(permissions), **until}
    wish["use_independent_chat_permissions"] = True
    outbox.call(tx, key, "restrictChatMember", cohort.chat_id, now, expires_at=expires_at, **wish)


def _key(case: Case) -> str:
    return f"conduct.restrict:{case.id}"


def restricted(tx: Tx, chat: ChatId, params: Mapping[str, Any], _result: Any, now: Instant) -> None:  # noqa: ANN401
    """Note that somebody is muted, or may speak again, once Telegram says so; tell them, and whoever decided."""
    case = _muted_one(tx, chat, UserId(params["user_id"]))
    if case is None or case.decision_id is None:
        return
    until = None if "until_date" not in params else Instant(params["until_date"] * SECOND)
    decision = store_decisions.find(tx, case.decision_id)
    if until is not None and until <= now + rules.FOR_EVER:
        _take_back(tx, case, decision, now)
        return
    same = [one for one in store.of_person(tx, PersonId(case.person_id or 0)) if one.cohort_id == case.cohort_id]
    for before in same:
        store.mute(tx, before.id, None)
    store.mute(tx, case.id, until)
    if decision is not None and until is not None:
        telling.author(tx, decision, now)
    elif any(before.muted_until is not None for before in same):
        _tell_free(tx, case, "conduct.lifted", now)
    _show_anew(tx, case.id, now)


def _take_back(tx: Tx, case: Case, decision: Decision | None, now: Instant) -> None:
    """Let somebody speak again whose mute began when it should have ended: Telegram took it for one without end."""
    _restrict(tx, case, rules.FREE, now, {})
    if decision is not None:
        telling.failed(tx, decision, now)


def _muted_one(tx: Tx, chat: ChatId, user: UserId) -> Case | None:
    """Return the latest case for which an account was to be muted in a group."""
    cohort = cohorts.by_chat(tx, chat)
    for person in [] if cohort is None else people.by_account(tx, user):
        for case, _decision in _mutes(tx, person.id):
            if cohort is not None and case.cohort_id == cohort.id:
                return case
    return None


def _mutes(tx: Tx, person: PersonId) -> Iterator[tuple[Case, Decision]]:
    """Return somebody's mutes, the newest first, each with its case."""
    for case in store.of_person(tx, person):
        decision = store_decisions.find(tx, case.decision_id)
        if case.state == "closed" and decision is not None and decision.action == "mute":
            yield case, decision


def late(tx: Tx, params: Mapping[str, Any], now: Instant) -> None:
    """Learn that a mute could not begin in time: whoever decided it is told, and its author is not."""
    for person in people.by_account(tx, UserId(params["user_id"])):
        for case, decision in _mutes(tx, person.id):
            look(tx, case, decision, now)


def look(tx: Tx, case: Case, decision: Decision, now: Instant) -> None:
    """Tell whoever wanted it, where a mute never began or was not lifted; that it was lifted stands in no log then."""
    if case.muted_until is None:
        if outbox.state_of(tx, _key(case)) in ("failed", "skipped_late"):
            telling.failed(tx, decision, now)
        return
    lifted, state = store_decisions.lifted(tx, case.id), outbox.last_attempt(tx, _key(case), again=True)[1]
    if lifted is not None and state == "failed":
        telling.failed(tx, lifted, now, of=decision)
        store_decisions.drop(tx, lifted.id)
        _show_anew(tx, case.id, now)


def _tell_free(tx: Tx, case: Case, kind: str, now: Instant) -> None:
    author = circle.writer(tx, case)
    if author is not None:
        telling.privately(tx, f"{kind}:{case.id}", kind, author, {"cohort": case.cohort_id}, now)


def _show_anew(tx: Tx, number: int, now: Instant) -> None:
    case = store.find(tx, number)
    if case is not None and case.state == "closed":
        cards.close(tx, case, now)


def lift(tx: Tx, number: int, staff: PersonId, now: Instant) -> Screen:
    """Let somebody who is muted speak again at once.

    Raises Refusal where nobody is muted any more.
    """
    case = circle.case_of(tx, number, staff)
    on_its_way = outbox.last_attempt(tx, _key(case), again=True)[1] in ("queued", "claimed", "unknown")
    if case.muted_until is None or case.muted_until <= now or on_its_way:
        raise Refusal("conduct-not-muted")
    cohort = cohorts.get(tx, case.cohort_id)
    if cohort.chat_id is not None and not cohorts.may_act(tx, cohort.chat_id, "restrictChatMember"):
        raise Refusal("conduct-no-right", group=cohort.name)
    store_decisions.put(tx, case, staff, "lift", "", now)
    _restrict(tx, case, rules.FREE, now, {})
    return cards.as_it_stands(tx, replace(case, muted_until=None), now)


def next_end(tx: Tx, _now: Instant) -> Instant | None:
    """Return when a mute next ends."""
    return next((case.muted_until for case in store.muted(tx)), None)


def end(tx: Tx, now: Instant) -> None:
    """Tell whoever may speak again, in private; Telegram has seen to it by itself."""
    for case in store.muted(tx):
        if case.muted_until is not None and case.muted_until <= now:
            store.mute(tx, case.id, None)
            _tell_free(tx, case, "conduct.ended", now)
            _show_anew(tx, case.id, now)
