"""Decisions on values: which words fit, which cards are worth it, how long words are kept."""

from staffroom.kernel.clock import DAY, HOUR, MINUTE
from staffroom.kernel.ids import Instant
from staffroom.kernel.text import utf16
from staffroom.rooms.roundups.values import Quote

MOST_LETTERS = 160
"""UTF-16 units of a quote: so many fit the picture, and the words below it."""
MOST_QUOTES = 4
MOST_ASKED = 8
"""Authors who are asked for one card."""
LEAST_ANSWERS = 2
LOOK_BACK = 14 * DAY
"""So long after it closed, a card's answers may be shared."""
TOLD = 3 * DAY
"""So long after it closed, a card is a reason for a daily message."""
KEPT = 7 * DAY
"""So long words are kept that wait for their author, or for the group."""
NAMELESS_KEPT = HOUR
UNDO = MINUTE
"""A round-up waits so long before it goes, to be stopped."""
WORTH = DAY


def tidied(words: str) -> str:
    """Return words on one line."""
    return " ".join(words.split())


def is_short(words: str) -> bool:
    """Say whether words fit."""
    return utf16(words) <= MOST_LETTERS


def ends(quote: Quote) -> Instant:
    """Return when words are forgotten that nothing became of."""
    return Instant(quote.at + (NAMELESS_KEPT if quote.consent == "whose" else KEPT))
