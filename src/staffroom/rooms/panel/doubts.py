"""Use cases: who is asked whether a message arrived, and what becomes of the answer."""

from collections.abc import Mapping
from typing import Any, Literal

from staffroom import outbox
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, NoteId, PersonId
from staffroom.kernel.refusal import Refusal
from staffroom.outbox import Rendered, Unsure, Ways
from staffroom.rooms import cohorts, people, programmes
from staffroom.rooms.panel import screens, service
from staffroom.rooms.people import Person

MOST_ASKED = 3
"""So many doubts somebody is asked about one by one; where there are more at once, one message leads to their list."""


def next_ask(tx: Tx, _now: Instant) -> Instant | None:
    """Return when a message has been in doubt for so long that somebody is to be asked."""
    return outbox.next_ask(tx)


def ask(tx: Tx, now: Instant) -> None:
    """Ask those who lead a group, else the admins, whether a message arrived; each doubt once, many in one message."""
    asked: dict[PersonId, list[Unsure]] = {}
    known: dict[PersonId, Person] = {}
    for unsure in outbox.to_ask(tx, now):
        for reader in _readers(tx, unsure.chat_id):
            known[reader.id] = reader
            asked.setdefault(reader.id, []).append(unsure)
        outbox.mark_asked(tx, unsure.id, now)
    for number, doubted in asked.items():
        if len(doubted) > MOST_ASKED:
            cohorts.tell(tx, f"doubts:{now}", "panel.doubts", {}, [known[number]], now)
            continue
        for unsure in doubted:
            cohorts.tell(tx, f"doubt:{unsure.id}", "panel.doubt", {"note": unsure.id}, [known[number]], now)


def _readers(tx: Tx, chat: ChatId) -> list[Person]:
    cohort = cohorts.ever_by_chat(tx, chat)
    if cohort is not None:
        return cohorts.leaders(tx, cohort)
    concerned = service.programmes_of(tx, chat)
    known = [programme.id for programme in programmes.all_of(tx) if not concerned or programme.id in concerned]
    return cohorts.readers(admin for programme in known for admin in people.admins(tx, programme))


def render(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Render the question; None where evidence has answered it meanwhile."""
    reader = people.get(tx, PersonId(args["reader"]))
    unsure = outbox.unsure_one(tx, NoteId(args["note"]))
    if unsure is None:
        return None
    return Rendered(screens.doubt(service.doubt(tx, reader.id, unsure)), reader.language)


def render_many(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Lead to the list of what is in doubt; None where all of it was settled meanwhile."""
    reader = people.get(tx, PersonId(args["reader"]))
    number = service.doubted(tx, reader.id)
    return Rendered(screens.many_doubts(number), reader.language) if number else None


def answer(
    tx: Tx, staff: PersonId, note: NoteId, decision: Literal["arrived", "again"], now: Instant, ways: Ways
) -> None:
    """Settle a message in doubt by the word of somebody who leads its group.

    Raises Refusal for anyone else, and where it was settled already.
    """
    unsure = outbox.unsure_one(tx, note)
    if unsure is None:
        raise Refusal("panel-doubt-gone")
    if not _may_answer(tx, unsure.chat_id, staff):
        raise Refusal("cohorts-not-yours")
    if not outbox.resolve(tx, note, decision, now, ways):
        raise Refusal("panel-doubt-gone")


def _may_answer(tx: Tx, chat: ChatId, staff: PersonId) -> bool:
    cohort = cohorts.ever_by_chat(tx, chat)
    if cohort is not None:
        return cohorts.may_lead(tx, cohort, staff)
    concerned = service.programmes_of(tx, chat) or {people.get(tx, staff).programme_id}
    return any(cohorts.is_admin(tx, staff, programme) for programme in concerned)
