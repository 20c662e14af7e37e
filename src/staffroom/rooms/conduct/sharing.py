"""Use cases of links and forwarded messages that a course does not take: asked about, or removed and explained."""

from staffroom import outbox
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.rooms import cohorts, people, prompts
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.conduct import cards, circle, doing, hinting, reporting, rules, store, store_decisions
from staffroom.rooms.conduct.values import Author, Case, Said, Shared
from staffroom.rooms.people import Person
from staffroom.rooms.programmes import LinkPolicy
from staffroom.telegram.rights import DELETABLE


def share(tx: Tx, cohort: Cohort, said: Said, what: Shared, policy: LinkPolicy, now: Instant) -> bool:
    """Act on a link or a forwarded message as the programme wishes; say whether anything of it is kept.

    Those who look after groups may share what they like. With `ask`, a teacher is asked in private, and what they do
    not answer stays; whoever decides is asked about what a stranger or a channel shares, about whom cannot be written
    to, and about what was to be removed and cannot be. An album is one message, and what has a case is not looked at
    again.
    """
    author, person = reporting.author_of(tx, cohort, said.about)
    teacher = None if person is None else people.get(tx, person)
    if author in ("staff", "group") or said.about.voice == "us":
        return False
    if teacher is not None and circle.calm_from(tx, cohort, now) > now:
        return False
    parts = {said.about.message_id, *(prompts.album_parts(tx, said.chat, said.album) if said.album else ())}
    before = next((case for number in sorted(parts) if (case := store.at(tx, said.chat, number)) is not None), None)
    if before is not None:
        return _with_its_album(tx, before, said, now)
    if policy == "remove" and _may_go(tx, said, teacher, now):
        _remove(tx, store.put(tx, cohort.id, said.chat, said.about, author, person, now, "share"), what, now)
        return False
    if policy == "ask" and teacher is not None and teacher.private_chat is not None:
        hinting.hint(tx, cohort, said, what, now)
        return False
    return _show(tx, cohort, said, author, teacher, now)


def _may_go(tx: Tx, said: Said, teacher: Person | None, now: Instant) -> bool:
    """Say whether a message is removed: where it can be, and whoever is known can be told why."""
    told = teacher is None or teacher.private_chat is not None
    return told and now - said.about.said_at < DELETABLE and cohorts.may_act(tx, said.chat, "deleteMessage")


def _remove(tx: Tx, case: Case, what: Shared, now: Instant) -> None:
    """Decide as the programme wishes; the author is told once the message is gone, as with people's decisions."""
    number = store_decisions.put(tx, case, None, "remove", "links" if what == "link" else "forwards", now)
    store.close(tx, case.id, number)
    decision = store_decisions.find(tx, number)
    if decision is not None:
        doing.remove(tx, case, decision, now)


def _with_its_album(tx: Tx, before: Case, said: Said, now: Instant) -> bool:
    """Let a further part of an album go with those that went; say whether the case is still looked at."""
    went = before.origin == "share" and _was_to_go(tx, before) and before.message_id != said.about.message_id
    if went and now - said.about.said_at < DELETABLE:
        key = f"conduct.remove:{before.id}:{said.about.message_id}"
        outbox.call(tx, key, "deleteMessage", said.chat, now, message_id=said.about.message_id)
    return before.state != "closed"


def _was_to_go(tx: Tx, case: Case) -> bool:
    """Say whether a case is over since its message was to be removed, and not since somebody let it be."""
    decision = None if case.decision_id is None else store_decisions.find(tx, case.decision_id)
    return case.state == "closed" and decision is not None and decision.action == "remove"


def _show(tx: Tx, cohort: Cohort, said: Said, author: Author, teacher: Person | None, now: Instant) -> bool:
    """Ask whoever decides, not too often a day."""
    person = None if teacher is None else teacher.id
    readers = circle.readers(tx, cohort, author, person)
    if not readers or store.opened_since(tx, cohort.id, "share", Instant(now - rules.A_DAY)) >= rules.MOST_FLAGS_A_DAY:
        return False
    case = store.put(tx, cohort.id, said.chat, said.about, author, person, now, "share")
    cards.tell(tx, case, readers, now)
    return True
