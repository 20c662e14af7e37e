"""Cards that are open, what became of those that closed, and asking for the present one."""

from collections import defaultdict
from collections.abc import Iterable

from staffroom import outbox
from staffroom.kernel.clock import MINUTE
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId
from staffroom.outbox import Note, Priority
from staffroom.rooms import activity, cohorts, people
from staffroom.rooms.programmes import CARDS
from staffroom.rooms.prompts import copies, store, store_answers
from staffroom.rooms.prompts.store_answers import Ended
from staffroom.rooms.prompts.values import CardResult, Copies, Given, Posting

CARD_LASTS = 10 * MINUTE


def open_cards(tx: Tx, cohort: CohortId, at: Instant) -> list[Posting]:
    """Return the cards that were open in a group at a moment."""
    found = store_answers.open_after(tx, [cohort], at).get(cohort, ())
    numbers = {one.card.posting for one in found if one.at(at)}
    return [card for card in store.of_cohort(tx, cohort) if card.id in numbers]


def given(tx: Tx, cohort: CohortId, at: Instant) -> list[Given]:
    """Return the messages that counted for the cards which are open in a group, the latest first.

    What members wrote who are quiet now, pause or left is not among them.
    """
    found: list[Given] = []
    for card in open_cards(tx, cohort, at):
        answered, marked = activity.people_who(tx, cohort, "answer", str(card.id)), set[PersonId]()
        counted = {one for one in answered if people.is_counted(people.get(tx, one), at)}
        for message, person in store_answers.of_card(tx, card.id):
            if person in counted:
                found.append(Given(card, message, person not in marked))
                marked.add(person)
    return sorted(found, key=lambda one: -one.message_id)


def current_card(tx: Tx, cohort: CohortId) -> Posting | None:
    """Return the latest card of a group: the one that is pinned."""
    return store.latest_posted(tx, cohort, CARDS)


def closed_between(tx: Tx, cohort: CohortId, first: Instant, end: Instant) -> list[Posting]:
    """Return the cards of a group that closed from a moment on and before another."""
    return [posting for posting in store.of_cohort(tx, cohort) if has_closed(posting, first, end)]


def has_closed(posting: Posting, first: Instant, end: Instant) -> bool:
    """Say whether a posting is a card that closed from a moment on and before another."""
    if posting.state != "posted" or posting.kind not in CARDS:
        return False
    return first <= (posting.closes_at or posting.posted_at or posting.due_at) < end


def results(tx: Tx, cohort: CohortId, first: Instant, end: Instant) -> list[CardResult]:
    """Return base and number of people who answered for the cards that closed in a stretch of time."""
    return [card for _, card in results_of_all(tx, [cohort], first, end)[cohort]]


def results_of_all(
    tx: Tx, cohorts: Iterable[CohortId], first: Instant, end: Instant
) -> dict[CohortId, list[tuple[Instant, CardResult]]]:
    """Return the same for many groups, with the moment when each card closed."""
    found: dict[CohortId, list[tuple[Instant, CardResult]]] = defaultdict(list)
    for card in store_answers.closed_cards(tx, cohorts, first, end):
        copied = Copies(card.copied, card.alike) if card.settled else _copied(tx, card)
        result = CardResult(card.posting, card.slug, card.eligible, card.said - copied.left_out, copied)
        found[card.cohort_id].append((card.closed_at, result))
    return found


def _copied(tx: Tx, card: Ended) -> Copies:
    """Return how many answers of a card whose messages are still known were copies."""
    return copies.of_card(tx, card.posting, activity.people_who(tx, card.cohort_id, "answer", str(card.posting)))


def ask_for_card(tx: Tx, chat: ChatId, now: Instant) -> bool:
    """Send the current card as text into a group, at most once a minute; say whether it is on its way."""
    cohort = cohorts.by_chat(tx, chat)
    if cohort is None:
        return False
    note = Note(
        f"card:{chat}:{now // MINUTE}",
        "prompts.text",
        chat,
        {"cohort": cohort.id},
        priority=Priority.PERSON,
        when_unknown="never",
        expires_at=Instant(now + CARD_LASTS),
    )
    return outbox.post(tx, note, now)
