"""Use cases of a message that holds a listed word: shown to whoever decides, or removed and explained to its author."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.rooms import cohorts, people, programmes
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.conduct import cards, circle, doing, reporting, rules, store, store_decisions
from staffroom.rooms.conduct.values import Author, Case, Match, Said
from staffroom.telegram.rights import DELETABLE


def flag(tx: Tx, cohort: Cohort, said: Said, match: Match, now: Instant) -> bool:
    """Act on a listed word as the programme wishes; say whether anything of the message is kept.

    A message with a case is not shown again; once its case is closed, it is only removed where the programme wishes so.
    """
    about, case = said.about, store.at(tx, said.chat, said.about.message_id)
    if case is not None and case.state != "closed":
        if case.words != about.words:
            store.note_edit(tx, case.id)
        return True
    author, person = reporting.author_of(tx, cohort, about)
    if _goes(tx, cohort, said, author, person, now):
        _remove(tx, case or store.put(tx, cohort.id, said.chat, about, author, person, now, "words"), now)
        return False
    readers = circle.readers(tx, cohort, author, person)
    enough = store.opened_since(tx, cohort.id, "words", Instant(now - rules.A_DAY)) >= rules.MOST_FLAGS_A_DAY
    if case is not None or not readers or enough:
        return False
    opened = store.put(tx, cohort.id, said.chat, about, author, person, now, "words")
    store.note_words(tx, opened.id, match, circle.calm_from(tx, cohort, now))
    cards.tell(tx, store.find(tx, opened.id) or opened, readers, now)
    return True


def _goes(tx: Tx, cohort: Cohort, said: Said, author: Author, person: PersonId | None, now: Instant) -> bool:
    """Say whether a message is removed at once: only a teacher's own, where it can be and they can be told why."""
    wished = programmes.get(tx, cohort.programme_id).settings.words == "remove"
    if not wished or author != "teacher" or person is None or now - said.about.said_at >= DELETABLE:
        return False
    return people.get(tx, person).private_chat is not None and cohorts.may_act(tx, said.chat, "deleteMessage")


def _remove(tx: Tx, case: Case, now: Instant) -> None:
    """Decide as the programme wishes; the author is told once the message is gone, as with people's decisions."""
    number = store_decisions.put(tx, case, None, "remove", "respect", now)
    store_decisions.note_list(tx, number)
    store.close(tx, case.id, number)
    decision = store_decisions.find(tx, number)
    if decision is not None:
        doing.remove(tx, case, decision, now)
