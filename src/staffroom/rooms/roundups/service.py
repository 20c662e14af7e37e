"""Use cases of collecting: which cards are worth it, the words that were handed over, whose they are."""

from collections.abc import Sequence

from staffroom import outbox
from staffroom.kernel import pages
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, PostingId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Line, Rows, Screen
from staffroom.rooms import activity, cohorts, people, prompts
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.people import Person
from staffroom.rooms.programmes import POLLS
from staffroom.rooms.prompts import Posting
from staffroom.rooms.roundups import consents, rules, screens, store
from staffroom.rooms.roundups.values import CONSENTED, Card, Quote, Said

SHOWN = 6
"""Cards on one page."""
NAMES_SHOWN = 10
_WHAT = "roundups:"
_OVER = ("posted", "left")


def cards(tx: Tx, staff: PersonId, now: Instant) -> list[Card]:
    """Return the cards that closed lately in somebody's groups and were answered, the latest first."""
    found = [
        _card(tx, group, posting)
        for group in cohorts.tended(tx, staff)
        for posting in prompts.closed_between(tx, group.id, Instant(now - rules.LOOK_BACK), now)
    ]
    return sorted(filter(_is_worth_it, found), key=lambda card: (-(card.posting.closes_at or 0), card.cohort.name))


def _card(tx: Tx, group: Cohort, posting: Posting) -> Card:
    quotes = store.of_card(tx, posting.id)
    ready = sum(quote.consent in CONSENTED for quote in quotes)
    asked = sum(quote.consent in ("asked", "over") for quote in quotes)
    answered = len(activity.people_who(tx, group.id, "answer", str(posting.id)))
    title = prompts.title(tx, posting.prompt_id, group)
    return Card(posting, group, title, answered, ready, asked, _state(tx, posting.id))


def _is_worth_it(card: Card) -> bool:
    """Say whether there are words to share, and nobody decided on them yet."""
    has_words = card.posting.kind not in POLLS and card.answered >= rules.LEAST_ANSWERS
    return has_words and card.state not in _OVER


def _state(tx: Tx, posting: PostingId) -> str:
    """Return how a round-up stands; one that could not be posted is collected for again."""
    state, key = store.state(tx, posting)
    on_its_way = outbox.state_of(tx, key) not in (None, *outbox.OVER)
    return "collecting" if state == "posting" and not on_its_way else state


def news(tx: Tx, staff: PersonId, now: Instant) -> tuple[Sequence[Line], Rows]:
    """Return what the home screen and the daily message say of it."""
    return screens.news(cards(tx, staff, now))


def is_worth_telling(tx: Tx, staff: PersonId, now: Instant) -> bool:
    """Say whether something can be done about it today: somebody may be quoted, or a card has just closed."""
    return any(
        card.state != "posting" and (card.ready or (card.posting.closes_at or 0) + rules.TOLD > now)
        for card in cards(tx, staff, now)
    )


def index(tx: Tx, staff: PersonId, page: int, now: Instant) -> Screen:
    """Show a page of the cards."""
    shown, where = pages.part(cards(tx, staff, now), page, SHOWN)
    return screens.index(shown, where)


def card_of(tx: Tx, staff: PersonId, number: int, now: Instant) -> Card:
    """Return a card whose answers somebody may still share.

    Raises Refusal for every other one.
    """
    posting = prompts.find_posting(tx, PostingId(number))
    if posting is not None and prompts.has_closed(posting, Instant(now - rules.LOOK_BACK), now):
        group = next((one for one in cohorts.tended(tx, staff) if one.id == posting.cohort_id), None)
        card = None if group is None else _card(tx, group, posting)
        if card is not None and _is_worth_it(card):
            return card
    raise Refusal("roundups-gone")


def collect(tx: Tx, staff: PersonId, number: int, now: Instant) -> Screen:
    """Show how far a round-up is, and take somebody's next private messages for it."""
    card = card_of(tx, staff, number, now)
    store.begin(tx, card.posting.id, card.cohort.id)
    people.listen(tx, staff, f"{_WHAT}{card.posting.id}", now)
    return _shown(tx, card_of(tx, staff, number, now))


def _shown(tx: Tx, card: Card) -> Screen:
    return screens.collect(card, consents.sayings(tx, card.posting.id))


def awaited(tx: Tx, staff: PersonId, now: Instant) -> PostingId | None:
    """Return the card for which somebody's next private message is."""
    what = people.listening_to(tx, staff, now)
    return PostingId(int(what.removeprefix(_WHAT))) if what.startswith(_WHAT) else None


def take(tx: Tx, staff: PersonId, number: PostingId, said: Said, now: Instant) -> Screen:
    """Take words that somebody handed over: ask their author, or ask first whose they are.

    Raises Refusal where they cannot be quoted; then others may be sent.
    """
    card = card_of(tx, staff, number, now)
    if card.state == "posting":
        raise Refusal("roundups-on-its-way")
    words = rules.tidied(said.words or "")
    if not words:
        raise Refusal("roundups-only-words")
    if not rules.is_short(words):
        raise Refusal("roundups-too-long", most=rules.MOST_LETTERS)
    if card.ready + card.asked >= rules.MOST_ASKED:
        raise Refusal("roundups-enough")
    store.drop_nameless(tx, number)
    people.listen(tx, staff, f"{_WHAT}{number}", now)
    author = None if said.author is None else _author(tx, card, said)
    quote = store.add(tx, number, words, now)
    return whose(tx, staff, quote.id, 0, now) if author is None else _ask(tx, card, quote, author, now)


def _author(tx: Tx, card: Card, said: Said) -> Person:
    found = next((person for person in _teachers(tx, card.cohort) if person.telegram_id == said.author), None)
    if found is None:
        raise Refusal("roundups-not-theirs", group=card.cohort.name)
    return found


def _teachers(tx: Tx, group: Cohort) -> list[Person]:
    """Return who is in a group, by name."""
    inside = [people.get(tx, one.person_id) for one in cohorts.placements(tx, group.id) if cohorts.is_inside(one)]
    return sorted(inside, key=lambda person: person.full_name)


def _ask(tx: Tx, card: Card, quote: Quote, author: Person, now: Instant) -> Screen:
    if store.of_author(tx, quote.posting_id, author.id) is not None:
        raise Refusal("roundups-asked-already", name=author.full_name)
    store.name(tx, quote.id, author.id, now)
    consents.ask(tx, card.cohort, quote.id, author, now)
    return screens.asked(author.full_name, quote)


def whose(tx: Tx, staff: PersonId, number: int, page: int, now: Instant) -> Screen:
    """Ask who wrote words; everybody who is in the group is offered alike.

    Raises Refusal where that is known by now, or the words are gone.
    """
    quote, card = _nameless(tx, staff, number, now)
    shown, where = pages.part(_teachers(tx, card.cohort), page, NAMES_SHOWN)
    return screens.whose(quote, [(one.id, one.full_name) for one in shown], where)


def _nameless(tx: Tx, staff: PersonId, number: int, now: Instant) -> tuple[Quote, Card]:
    quote = store.find(tx, number)
    if quote is None or quote.consent != "whose":
        raise Refusal("roundups-gone")
    return quote, card_of(tx, staff, quote.posting_id, now)


def name(tx: Tx, staff: PersonId, number: int, person: PersonId, now: Instant) -> Screen:
    """Note whose words they are, and ask them."""
    quote, card = _nameless(tx, staff, number, now)
    author = next((one for one in _teachers(tx, card.cohort) if one.id == person), None)
    if author is None:
        raise Refusal("roundups-not-theirs", group=card.cohort.name)
    return _ask(tx, card, quote, author, now)


def take_out(tx: Tx, staff: PersonId, number: int, now: Instant) -> Screen:
    """Leave out words that might be quoted, and forget them."""
    quote = store.find(tx, number)
    if quote is None or quote.consent not in CONSENTED:
        raise Refusal("roundups-gone")
    card_of(tx, staff, quote.posting_id, now)
    store.drop(tx, quote.id)
    return _shown(tx, card_of(tx, staff, quote.posting_id, now))


def leave_out(tx: Tx, staff: PersonId, number: int, now: Instant) -> Screen:
    """Make no round-up of a card, and forget every word for it.

    Raises Refusal where one is on its way.
    """
    card = card_of(tx, staff, number, now)
    if card.state == "posting":
        raise Refusal("roundups-on-its-way")
    store.begin(tx, card.posting.id, card.cohort.id)
    store.drop_quotes(tx, card.posting.id)
    store.set_state(tx, card.posting.id, "left")
    return index(tx, staff, 0, now)
