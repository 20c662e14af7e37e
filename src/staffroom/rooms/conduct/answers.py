"""Use cases of answering a decision: the author writes in private, and whoever decided reads it."""

from collections.abc import Mapping
from typing import Any

from staffroom.kernel import facts
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen
from staffroom.kernel.text import tidy, utf16
from staffroom.outbox import Rendered, Sent
from staffroom.rooms import cohorts, people
from staffroom.rooms.conduct import circle, rules, screens, staff_screens, store, store_decisions
from staffroom.rooms.conduct.values import Decision, Settled
from staffroom.rooms.people import Person

_WHAT = "conduct"


def begin(tx: Tx, number: int, person: PersonId | None, now: Instant) -> Screen:
    """Take somebody's next private message for their answer.

    Raises Refusal where it is not their message that was decided about, or they have answered often enough.
    """
    decision = _about(tx, number, person)
    found = _settled(tx, decision)
    if found is None or decision.person_id is None:
        raise Refusal("conduct-gone")
    if decision.answers >= rules.MOST_ANSWERS:
        raise Refusal("conduct-answered-enough")
    people.listen(tx, decision.person_id, f"{_WHAT}:{decision.id}", now)
    return screens.write(found)


def _about(tx: Tx, number: int, person: PersonId | None) -> Decision:
    decision = store_decisions.find(tx, number)
    own = set() if person is None else {name.id for name in people.names_of(tx, person)}
    if decision is None or decision.person_id not in own:
        raise Refusal("conduct-gone")
    return decision


def _settled(tx: Tx, decision: Decision) -> Settled | None:
    case = store.find(tx, decision.case_id)
    return None if case is None else circle.settled(tx, case)


def stop(tx: Tx, number: int, person: PersonId | None) -> Screen:
    """Take somebody's next private message for no answer, and show again what was decided.

    Raises Refusal as `begin` does.
    """
    decision = _about(tx, number, person)
    found = _settled(tx, decision)
    if found is None or decision.person_id is None:
        raise Refusal("conduct-gone")
    people.stop_listening(tx, decision.person_id, f"{_WHAT}:{decision.id}")
    return screens.told(found)


def awaited(tx: Tx, person: PersonId, now: Instant) -> int | None:
    """Return the decision that somebody's next private message answers, None where it answers none."""
    what, _, number = people.listening_to(tx, person, now).partition(":")
    return int(number) if what == _WHAT else None


def take(tx: Tx, number: int, person: PersonId, said: str, now: Instant) -> Screen:
    """Pass an answer on to whoever decided, else to an admin.

    Raises Refusal where it is too long: then it may be written again.
    """
    if utf16(said) > rules.MOST_ANSWER:
        raise Refusal("conduct-too-long", most=rules.MOST_ANSWER)
    decision = _about(tx, number, person)
    if decision.person_id is None:
        raise Refusal("conduct-gone")
    people.stop_listening(tx, decision.person_id, f"{_WHAT}:{decision.id}")
    readers = _readers(tx, decision)
    if not readers:
        raise Refusal("conduct-nobody-reads")
    words = tidy(said, rules.MOST_ANSWER)
    answer = store_decisions.put_answer(tx, decision.id, decision.person_id, words, now)
    key = f"conduct.answer:{decision.id}:{decision.answers}"  # the number of one that arrived is given again
    cohorts.tell(tx, key, "conduct.answer", {"answer": answer, "decision": decision.id}, readers, now)
    return screens.answered(readers[0].full_name)


def _readers(tx: Tx, decision: Decision) -> list[Person]:
    """Return who reads an answer: whoever decided, while they may; else the first who may decide now."""
    case = store.find(tx, decision.case_id)
    if case is None:
        return []
    by = None if decision.actor_id is None else people.find(tx, decision.actor_id)
    if by is not None and by.private_chat is not None and circle.may_decide(tx, case, by.id):
        return [by]
    return circle.readers(tx, cohorts.get(tx, case.cohort_id), case.author, case.person_id)[:1]


def render(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Show whoever decided what the author answers; nothing where it was deleted, and its number is another's now."""
    reader, answer = people.find(tx, PersonId(args["reader"])), store_decisions.answer(tx, int(args["answer"]))
    decision = None if answer is None else store_decisions.find(tx, answer.decision_id)
    by = None if answer is None else people.find(tx, answer.person_id)
    if reader is None or answer is None or decision is None or by is None or not answer.words:
        return None
    if decision.id != args.get("decision", decision.id):
        return None
    group = cohorts.get(tx, decision.cohort_id).name
    return Rendered(staff_screens.answer(by.full_name, group, answer.words), reader.language)


def arrived(tx: Tx, sent: Sent) -> None:
    """Forget an answer that is there: it stands in the two private chats, and nowhere else."""
    store_decisions.drop_answer(tx, int(sent.args["answer"]))
    facts.wipe(tx)
