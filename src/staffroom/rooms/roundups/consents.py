"""Use cases of consent: each author is asked in private, may say no or nothing, and may change their mind."""

from collections.abc import Mapping
from typing import Any

from staffroom import outbox
from staffroom.kernel.clock import DAY
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, PostingId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen
from staffroom.outbox import Note, Priority, Rendered
from staffroom.rooms import cohorts, people, programmes, prompts
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.people import Person
from staffroom.rooms.roundups import rules, screens, store
from staffroom.rooms.roundups.values import CONSENTED, Quote, Saying

_WAITS = 3 * DAY
"""A question that may not go for so long (a weekend, enough other messages) is left out."""


def ask(tx: Tx, group: Cohort, quote: int, author: Person, now: Instant) -> None:
    """Ask an author in school hours; whether they may be written to is decided when it goes, and told to nobody."""
    if author.private_chat is None:
        return
    goes = prompts.calendar_of(programmes.get(tx, group.programme_id), group).next_school_hour(now)
    note = Note(
        f"roundups.ask:{quote}",
        "roundups.ask",
        author.private_chat,
        {"quote": quote},
        person=author.id,
        priority=Priority.MASS,
        when_unknown="never",
        not_before=goes,
        expires_at=Instant(goes + _WAITS),
    )
    outbox.post(tx, note, now)


def render_ask(tx: Tx, args: Mapping[str, Any]) -> Rendered | None:
    """Ask an author, as long as the words still wait for them."""
    quote = store.find(tx, int(args["quote"]))
    author = None if quote is None or quote.person_id is None else people.find(tx, quote.person_id)
    if quote is None or author is None or quote.consent != "asked":
        return None
    return Rendered(_screen(tx, quote, author), author.language)


def _screen(tx: Tx, quote: Quote, author: Person) -> Screen:
    posting = prompts.posting(tx, quote.posting_id)
    cohort = cohorts.get(tx, posting.cohort_id)
    leader = None if cohort.coordinator_id is None else people.find(tx, cohort.coordinator_id)
    return screens.ask(quote, author.full_name, leader, prompts.when(rules.ends(quote), cohort.zone))


def answer(tx: Tx, teacher: PersonId, number: int, said: str) -> Screen:
    """Note what an author says; a no is final, and the words are forgotten at once.

    Raises Refusal for everybody else, and where the words are gone.
    """
    quote = store.find(tx, number)
    own = {one.id for one in people.names_of(tx, teacher)}
    if quote is None or quote.person_id not in own or quote.consent not in ("asked", *CONSENTED):
        raise Refusal("roundups-over")
    if said not in CONSENTED:
        store.end(tx, quote.id)
        return screens.refused()
    store.consent(tx, quote.id, said)
    return _screen(tx, store.find(tx, number) or quote, people.get(tx, quote.person_id or teacher))


def sayings(tx: Tx, posting: PostingId) -> list[Saying]:
    """Return what may be quoted for a card, as it will stand; nobody is quoted who has left meanwhile."""
    found = []
    for quote in store.of_card(tx, posting):
        author = None if quote.person_id is None else people.find(tx, quote.person_id)
        if author is not None and _is_here(tx, author) and quote.consent in CONSENTED:
            found.append(Saying(quote.id, quote.words, author.full_name if quote.consent == "named" else None))
    return found[: rules.MOST_QUOTES]


def _is_here(tx: Tx, author: Person) -> bool:
    """Say whether an author has neither left by themselves nor left the school."""
    return author.left_at is None and people.has_role(tx, author.id, author.programme_id, "teacher")


def next_forgotten(tx: Tx, _now: Instant) -> Instant | None:
    """Return when words are next forgotten that nothing became of."""
    return store.next_outlived(tx)


def forget(tx: Tx, now: Instant) -> None:
    """Forget words that have waited long enough for their author, or for the group."""
    store.drop_outlived(tx, now)
