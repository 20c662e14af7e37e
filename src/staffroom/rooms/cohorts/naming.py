"""Use cases: a group is given another name, and whoever leads it says which one is right."""

from dataclasses import replace
from typing import Any, Literal

from staffroom import outbox
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId
from staffroom.rooms.cohorts import group_rules, letters, service, store, store_facts
from staffroom.rooms.cohorts.values import Cohort, GroupFacts

Named = Literal["restoring", "kept", "right", "asked"]
"""What became of a group's name: put back soon, kept, right already, or another one since."""


def renamed(tx: Tx, chat: ChatId, title: str, now: Instant) -> None:
    """Note that people gave a group of ours another name."""
    cohort = store.by_chat(tx, chat)
    if cohort is not None:
        note_title(tx, cohort, title, now, now)


def note_title(tx: Tx, cohort: Cohort, title: str, seen_at: Instant, now: Instant) -> None:
    """Note what a group is called; who leads it is asked once about a name that nobody agreed on."""
    known = store_facts.get(tx, cohort.id)
    if title in ("", known.title) or seen_at < known.titled_at:
        return
    asks = cohort.opened_at is not None and not group_rules.is_right_name(title, cohort.name, known.kept_title)
    store_facts.put(tx, replace(known, title=title, titled_at=now, renames=known.renames + asks, restoring=0))
    if asks:
        letters.ask_name(tx, cohort, known.renames + 1, now)


def is_right(tx: Tx, cohort: Cohort) -> bool:
    """Say whether a group is called as agreed, as far as anybody knows."""
    known = store_facts.get(tx, cohort.id)
    return not known.title or group_rules.is_right_name(known.title, cohort.name, known.kept_title)


def decide(
    tx: Tx, cohort_id: CohortId, staff: PersonId, which: int, now: Instant, *, keep: bool
) -> tuple[Cohort, GroupFacts, Named]:
    """Keep the name that a group was given, or put the agreed one back; `which` counts the names that were asked about.

    Raises Refusal for whoever does not lead the group.
    """
    cohort = service.led_or_refused(tx, cohort_id, staff)
    known = store_facts.get(tx, cohort.id)
    if is_right(tx, cohort):
        return cohort, known, "right"
    if which != known.renames:
        return cohort, known, "asked"
    if keep:
        store_facts.put(tx, replace(known, kept_title=known.title, restoring=0))
        return cohort, store_facts.get(tx, cohort.id), "kept"
    store_facts.put(tx, replace(known, restoring=1))
    resume(tx, cohort, now)
    return cohort, known, "restoring"


def resume(tx: Tx, cohort: Cohort, now: Instant) -> None:
    """Put the agreed name back where somebody wished it and that has not been done yet."""
    if cohort.chat_id is not None and store_facts.get(tx, cohort.id).restoring:
        key = outbox.open_key(tx, f"cohorts.name:{cohort.id}:{cohort.chat_id}", again=True)
        outbox.call(tx, key, "setChatTitle", cohort.chat_id, now, title=cohort.name)


def keep_title(tx: Tx, chat: ChatId, params: Any, _result: Any, now: Instant) -> None:  # noqa: ANN401
    """Note the name that we gave a group."""
    cohort = store.by_chat(tx, chat)
    if cohort is not None:
        known = store_facts.get(tx, cohort.id)
        store_facts.put(tx, replace(known, title=params["title"], titled_at=now, restoring=0))
