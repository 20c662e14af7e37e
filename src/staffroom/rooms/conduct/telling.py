"""Use cases of what people read in private: what was decided about their message, and that it is over."""

from collections.abc import Callable, Mapping
from typing import Any

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.screen import Screen
from staffroom.outbox import Rendered
from staffroom.rooms import cohorts, people
from staffroom.rooms.conduct import circle, screens, staff_screens, store, store_decisions
from staffroom.rooms.conduct.values import Decision, Settled
from staffroom.rooms.people import Person


def privately(tx: Tx, key: str, kind: str, person: Person, args: Mapping[str, Any], now: Instant) -> bool:
    """Write to somebody about what they did, or what was decided about it; say whether their private chat is open."""
    cohorts.tell(tx, key, kind, args, [person], now)
    return person.private_chat is not None


def author(tx: Tx, decision: Decision, now: Instant) -> None:
    """Explain a decision to whoever wrote the message, in private, once."""
    wrote = None if decision.person_id is None else people.find(tx, decision.person_id)
    if wrote is not None:
        args = {"decision": decision.id}
        privately(tx, f"conduct.told:{decision.id}", "conduct.told", wrote, args, now)


def failed(tx: Tx, decision: Decision, now: Instant, of: Decision | None = None) -> None:
    """Tell whoever made a decision, once, that nothing came of it; `of` is the mute that was to be lifted."""
    by = None if decision.actor_id is None else people.find(tx, decision.actor_id)
    readers = [by] if by is not None else _instead(tx, decision)
    args = {"decision": (of or decision).id, "lift": of is not None}
    key = f"conduct.failed:{decision.id}:{decision.at}"  # the number of a lift that failed is given again
    cohorts.tell(tx, key, "conduct.failed", args, readers, now)


def _instead(tx: Tx, decision: Decision) -> list[Person]:
    """Return who is told in place of a word list."""
    case = store.find(tx, decision.case_id) if decision.by_list else None
    return [] if case is None else circle.readers(tx, cohorts.get(tx, case.cohort_id), case.author, case.person_id)


def render_told(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Explain a decision to the author: what, by whom, by which guideline, and how to answer."""
    return _of_decision(tx, args, screens.told)


def render_failed(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Tell whoever decided that Telegram refused to do it."""
    return _of_decision(tx, args, staff_screens.not_lifted if args.get("lift") else staff_screens.failed)


def _of_decision(tx: Tx, args: Mapping[str, Any], draw: Callable[[Settled], Screen]) -> Rendered | None:
    reader, decision = people.find(tx, PersonId(args["reader"])), store_decisions.find(tx, args["decision"])
    case = None if decision is None else store.find(tx, decision.case_id)
    found = None if case is None else circle.settled(tx, case)
    return None if reader is None or found is None else Rendered(draw(found), reader.language)


def render_free(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Tell somebody that their mute is over."""
    return _to_muted(tx, args, lifted=False)


def render_lifted(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Tell somebody that their mute was lifted."""
    return _to_muted(tx, args, lifted=True)


def _to_muted(tx: Tx, args: Mapping[str, Any], *, lifted: bool) -> Rendered | None:
    reader = people.find(tx, PersonId(args["reader"]))
    if reader is None:
        return None
    return Rendered(screens.free(cohorts.get(tx, args["cohort"]).name, lifted=lifted), reader.language)
