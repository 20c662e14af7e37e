"""Use cases of what authors say to the question about their media, and of what happens where they say nothing."""

from collections.abc import Mapping
from typing import Any

from staffroom.kernel.clock import HOUR
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, PersonId, UserId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen
from staffroom.outbox import Sent
from staffroom.rooms import cohorts, deputies, people, programmes
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.media import letters, screens, store
from staffroom.rooms.media.service import delete, digest
from staffroom.rooms.media.values import KEEPS, SAID, Case, Said


def answer(tx: Tx, user: UserId, staff: PersonId | None, number: int, said: str, now: Instant) -> Screen:
    """Note what an author says; what was shown in no one's name, whoever leads the group answers for.

    Raises Refusal for everybody else, and where nothing is asked any more.
    """
    case, chosen = store.find(tx, number), next((one for one in SAID if one == said), None)
    if case is None or chosen is None or case.state not in ("asked", "held"):
        raise Refusal("button-old")
    cohort = cohorts.get(tx, case.cohort_id)
    if not _is_theirs(tx, case, cohort, user, staff):
        raise Refusal("media-not-yours")
    letters.take_back(tx, case, now)
    return _cleared(tx, case, cohort, chosen, now) if case.state == "held" else _ended(tx, case, cohort, chosen, now)


def _is_theirs(tx: Tx, case: Case, cohort: Cohort, user: UserId, staff: PersonId | None) -> bool:
    if case.faceless:
        return staff is not None and (cohorts.may_lead(tx, cohort, staff) or _stands_in(tx, cohort, staff))
    if case.person_id is not None:
        return people.get(tx, case.person_id).telegram_id == user
    return bool(case.account) and case.account == digest(cohort, user)


def _stands_in(tx: Tx, cohort: Cohort, staff: PersonId) -> bool:
    deputy = deputies.stands_in(tx, cohort)
    return deputy is not None and deputy.id in {name.id for name in people.names_of(tx, staff)}


def _cleared(tx: Tx, case: Case, cohort: Cohort, said: Said, now: Instant) -> Screen:
    """Let an author post again what was held back."""
    if said not in KEEPS:
        raise Refusal("button-old")
    hours = programmes.get(tx, cohort.programme_id).settings.media_hours
    store.clear(tx, case.id, said, Instant(now + hours * HOUR), now)
    return screens.again(cohort, hours)


def _ended(tx: Tx, case: Case, cohort: Cohort, said: Said, now: Instant) -> Screen:
    store.end(tx, case.id, said, now)
    if said in KEEPS:
        return screens.stays()
    delete(tx, case, cohort, now)
    return screens.goes()


def next_due(tx: Tx, _now: Instant) -> Instant | None:
    """Return when something is next decided without an answer."""
    return store.next_due(tx)


def without_answer(tx: Tx, now: Instant) -> None:
    """Remove what nobody confirmed, and say why; what was held back and not posted again is over."""
    for case in store.due(tx, now):
        cohort = cohorts.get(tx, case.cohort_id)
        if case.state == "asked":
            _unconfirmed(tx, case, cohort, now)
        else:
            letters.take_back(tx, case, now)
            store.end(tx, case.id, case.answer or "silence", now)


def _unconfirmed(tx: Tx, case: Case, cohort: Cohort, now: Instant) -> None:
    letters.take_back(tx, case, now)
    if delete(tx, case, cohort, now):
        letters.explain(tx, case, cohort, now)
        store.end(tx, case.id, "silence", now)
    else:
        store.end(tx, case.id, "old", now)


def out_of_reach(tx: Tx, chat: ChatId, person: PersonId | None, _reason: str, now: Instant) -> None:
    """Ask in the group whoever turns out not to be reached in private."""
    if chat < 0 or person is None:
        return
    found = people.find(tx, person)
    if found is None or found.private_chat is not None:
        return
    for case in store.open_of(tx, person):
        letters.ask(tx, case, cohorts.get(tx, case.cohort_id), now)


def gone(tx: Tx, chat: ChatId, payload: Mapping[str, Any], _result: object, now: Instant) -> None:
    """Ask no more about what was deleted for another reason, a report of it, say."""
    found = store.message(tx, chat, int(payload["message_id"]))
    case = None if found is None else store.find(tx, found.case_id)
    if case is None or case.state != "asked":
        return
    store.drop_message(tx, chat, int(payload["message_id"]))
    if not store.messages(tx, case.id):
        letters.take_back(tx, case, now)
        store.let_go(tx, case.id)


def arrived(tx: Tx, sent: Sent) -> None:
    """Take a question out again whose case ended while it was on its way."""
    case = store.find(tx, int(sent.args["case"]))
    if case is not None and case.state not in ("asked", "held"):
        letters.take_back(tx, case, sent.at)


def moved(tx: Tx, old: ChatId, _new: ChatId) -> None:
    """Let go of messages whose group became another chat: there their numbers mean others."""
    for case in store.asked_in(tx, old):
        store.let_go(tx, case)
    store.drop_messages_of(tx, old)


def next_forgotten(tx: Tx, _now: Instant) -> Instant | None:
    """Return when something has next been kept long enough."""
    return store.next_outlived(tx)


def forget(tx: Tx, now: Instant) -> None:
    """Forget what has been kept long enough."""
    store.drop_outlived(tx, now)
