"""Use cases of whoever decides about a case: looked at, a guideline named, decided, taken back within a minute."""

from dataclasses import replace

from staffroom.kernel import facts, pages
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Line, Rows, Screen
from staffroom.rooms import cohorts, people
from staffroom.rooms.conduct import cards, circle, offtopic_screens, rules, staff_screens, store, store_decisions
from staffroom.rooms.conduct.values import ACTIONS, RULES, Action, Case, Waiting

SHOWN = 8
"""Cases on one page."""


def bring(tx: Tx, number: int, staff: PersonId, now: Instant) -> None:
    """Show a case to somebody who may decide about it, in a message of its own.

    Raises Refusal for everybody else.
    """
    cards.bring(tx, circle.case_of(tx, number, staff), people.get(tx, staff), now)


def show(tx: Tx, number: int, staff: PersonId, now: Instant) -> Screen:
    """Return a case as it stands to somebody who may decide about it.

    Raises Refusal for everybody else.
    """
    return cards.as_it_stands(tx, circle.case_of(tx, number, staff), now)


def ask_why(tx: Tx, number: int, staff: PersonId, action: str, now: Instant) -> Screen:
    """Ask which guideline a decision is about.

    Raises Refusal where it cannot be made.
    """
    return staff_screens.why(cards.look(tx, _open(tx, number, staff, action, now), now), _action(action))


def _open(tx: Tx, number: int, staff: PersonId, action: str, now: Instant) -> Case:
    """Return a case about which somebody may decide just so.

    Raises Refusal where it is decided already, and where what they wish cannot be done.
    """
    case = circle.case_of(tx, number, staff)
    if case.state != "open":
        raise Refusal("conduct-decided-already")
    wish = _action(action)
    if wish not in rules.actions(case, now):
        raise Refusal("conduct-too-old" if wish == "remove" else "button-old")
    _refuse_what_cannot_be(tx, case, wish)
    return case


def _action(name: str) -> Action:
    for action in ACTIONS:
        if action == name:
            return action
    raise Refusal("button-old")


def _refuse_what_cannot_be(tx: Tx, case: Case, wish: Action) -> None:
    """Say at once what would fail a minute later: a right that the bot lacks, a chat that is closed, somebody gone."""
    cohort = cohorts.get(tx, case.cohort_id)
    needed = {"remove": "deleteMessage", "mute": "restrictChatMember"}.get(wish)
    if needed and cohort.chat_id is not None and not cohorts.may_act(tx, cohort.chat_id, needed):
        raise Refusal("conduct-no-right", group=cohort.name)
    author = circle.writer(tx, case)
    if wish == "word" and (author is None or author.private_chat is None):
        raise Refusal("conduct-no-private-chat")
    if wish == "mute" and not _is_inside(tx, case):
        raise Refusal("conduct-author-left")


def _is_inside(tx: Tx, case: Case) -> bool:
    place = None if case.person_id is None else cohorts.placement(tx, case.person_id)
    return place is not None and place.cohort_id == case.cohort_id and cohorts.is_inside(place)


def decide(tx: Tx, number: int, staff: PersonId, action: str, rule: str, now: Instant) -> Screen:
    """Decide about a case; it is done in a minute, unless it is taken back.

    Raises Refusal as `ask_why` does.
    """
    case, wish = _open(tx, number, staff, action, now), _action(action)
    if wish != "dismiss" and rule not in RULES:
        raise Refusal("button-old")
    decision = store_decisions.put(tx, case, staff, wish, "" if wish == "dismiss" else rule, now)
    store.decide(tx, case.id, decision, Instant(now + rules.UNDO))
    return show(tx, number, staff, now)


def _in_its_minute(tx: Tx, number: int, staff: PersonId, now: Instant) -> Case:
    case = circle.case_of(tx, number, staff)
    if case.state != "decided" or case.due_at is None or case.due_at <= now:
        raise Refusal("conduct-undo-late")
    return case


def undo(tx: Tx, number: int, staff: PersonId, now: Instant) -> Screen:
    """Take a decision back.

    Raises Refusal where the minute is over.
    """
    case = _in_its_minute(tx, number, staff, now)
    store.reopen(tx, case.id)
    store_decisions.drop(tx, case.decision_id)
    return _forget(tx, case, now) if case.origin == "offtopic" else show(tx, number, staff, now)


def _forget(tx: Tx, case: Case, now: Instant) -> Screen:
    """Let a case be none that whoever leads the group opened; where it was reported meanwhile, it waits for them."""
    if store.count_reports(tx, case.id):
        readers = circle.readers(tx, cohorts.get(tx, case.cohort_id), case.author, case.person_id)
        cards.tell(tx, replace(case, state="open"), readers, now)
        return cards.as_it_stands(tx, replace(case, state="open"), now)
    store.let_be(tx, case.id)
    facts.wipe(tx)
    return offtopic_screens.taken_back()


def instead(tx: Tx, number: int, staff: PersonId, now: Instant) -> Screen:
    """Write to the author alone, in place of the reminder that the group was to read.

    Raises Refusal where the minute is over, and where they cannot be written to.
    """
    case = _in_its_minute(tx, number, staff, now)
    decision = store_decisions.find(tx, case.decision_id)
    if decision is None or decision.action != "remind":
        raise Refusal("conduct-undo-late")
    _refuse_what_cannot_be(tx, case, "word")
    store.reopen(tx, case.id)
    store_decisions.drop(tx, decision.id)
    return decide(tx, number, staff, "word", decision.rule, now)


def waiting(tx: Tx, staff: PersonId, page: int) -> Screen:
    """Show a page of the cases that wait for somebody."""
    shown, where = pages.part(_waiting(tx, staff), page, SHOWN)
    groups = [(one, cohorts.get(tx, one.cohort_id)) for one in shown]
    return staff_screens.waiting(
        Waiting([(one.id, group.name, one.opened_at, group.zone) for one, group in groups], where)
    )


def _waiting(tx: Tx, staff: PersonId) -> list[Case]:
    return [case for case in store.unsettled(tx) if case.state == "open" and circle.may_decide(tx, case, staff)]


def news(tx: Tx, staff: PersonId) -> tuple[list[Line], Rows]:
    """Return what the home screen says of reports, where any wait."""
    found = len(_waiting(tx, staff))
    return staff_screens.news(found) if found else ([], ())
