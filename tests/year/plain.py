"""A plain count: who answered which card, by nothing but what stands in the groups, as a person would count it."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from tests.year.play import Year

WORDS = 4
"""So many words at least make an answer."""
SETTLED = 72 * 3_600_000
"""So long somebody is in a group before they count; founding members count from the start."""
A_WEEK = 8 * 86_400_000
CARDS = (
    "SELECT p.slug, p.kind, x.message_id, x.posted_at / 1000 * 1000, x.closes_at FROM postings x"
    " JOIN prompts p ON p.id = x.prompt_id WHERE x.state = 'posted' AND x.chat_id = :chat"
    " AND p.kind IN ('introduction', 'question', 'poll', 'quiz', 'task') ORDER BY x.posted_at"
)
JOINED = (
    "SELECT p.telegram_id, x.joined_at FROM placements x JOIN people p ON p.id = x.person_id"
    " WHERE x.joined_at IS NOT NULL AND p.telegram_id IS NOT NULL"
)


class Card(NamedTuple):
    """A card that stands in a group, and while it is open."""

    slug: str
    kind: str
    message: int
    opens: int
    closes: int


Counted = dict[tuple[str, int], set[int]]
"""By card and group: the accounts of those who answered and could."""


async def count(year: Year) -> Counted:
    """Count the answers in all groups."""
    found: Counted = {}
    joined = dict(year.stage.look(JOINED))
    for chat in year.life.school.groups.values():
        cards = [Card(*row) for row in year.stage.look(CARDS, chat=chat)]
        said = [*_words(cards, await year.stage.sim.messages(chat), year), *_taps(cards, chat, year)]
        for card, user in said:
            if _could(year, joined.get(user, 0), user, card):
                found.setdefault((card.slug, chat), set()).add(user)
    return found


def _lost(year: Year, at: int) -> bool:
    """Say whether something was lost with the file in whose place an older copy was put."""
    start, end = year.troubles.lost or (0, 0)
    return start <= at < end


def _words(cards: list[Card], messages: list[dict[str, Any]], year: Year) -> Iterator[tuple[Card, int]]:
    """Return the answers in words: below a card, below an answer to it, or beside the only card that is open."""
    below: dict[int, Card] = {card.message: card for card in cards}
    for one in messages:
        at = one["date"] * 1000
        still_open = [card for card in cards if card.opens <= at < card.closes]
        if one["from"]["is_bot"] or len(str(one.get("text", "")).split()) < WORDS or _lost(year, at):
            continue
        target = one.get("reply_to_message", {}).get("message_id")
        only = still_open[0] if len(still_open) == 1 else None
        card = only if target is None else below.get(target)
        if card in still_open and card is not None:
            below[one["message_id"]] = card
            yield card, one["from"]["id"]


def _taps(cards: list[Card], chat: int, year: Year) -> Iterator[tuple[Card, int]]:
    """Return the votes in polls and the tasks that were done."""
    for card in cards:
        if card.kind in ("poll", "task"):
            for user, at in year.life.answered.get((card.slug, chat), {}).items():
                if not _lost(year, at):
                    yield card, user


def _could(year: Year, joined: int, user: int, card: Card) -> bool:
    """Say whether somebody had been in the group for long enough, and wanted to be asked, when a card was posted."""
    settled = joined <= max(card.opens - SETTLED, year.begins)
    chose = [one for one in year.life.choices if one.user == user and one.at <= card.opens]
    return settled and all(one.until is not None and one.until < card.opens for one in chose)


def changed(year: Year, users: set[int], card: Card) -> set[int]:
    """Return who of some people chose otherwise between a card and the end of its week: whether they count is open."""
    return {one.user for one in year.life.choices if one.user in users and card.opens <= one.at <= card.closes + A_WEEK}


def card_of(year: Year, slug: str, chat: int) -> Card:
    """Return a card in a group."""
    return next(card for row in year.stage.look(CARDS, chat=chat) if (card := Card(*row)).slug == slug)
