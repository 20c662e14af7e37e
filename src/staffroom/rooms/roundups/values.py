"""What the room talks about: a card whose answers may be worth sharing, words that may be quoted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from staffroom.kernel.ids import Instant, PersonId, PostingId, UserId
from staffroom.kernel.screen import Words
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.prompts import Posting

Consent = Literal["whose", "asked", "named", "unnamed", "over"]
"""Nobody knows yet whose words they are; asked; may be quoted with the name, or without it; nothing is quoted."""
CONSENTED: tuple[Consent, ...] = ("named", "unnamed")


@dataclass(frozen=True)
class Quote:
    """Words that were handed over, and what their author says to being quoted."""

    id: int
    posting_id: PostingId
    person_id: PersonId | None
    words: str
    consent: Consent
    at: Instant


@dataclass(frozen=True)
class Said:
    """What somebody handed over: the words, None where there are none, and the account that wrote them, if known."""

    words: str | None
    author: UserId | None


@dataclass(frozen=True)
class Card:
    """A card that has closed: its first words, how many answered it, and how many authors may be quoted, were asked."""

    posting: Posting
    cohort: Cohort
    title: Words
    answered: int
    ready: int
    asked: int
    state: str
    """Empty where nobody has begun, else as the table says."""


@dataclass(frozen=True)
class Saying:
    """Words as they are quoted; `name` None where their author stays unnamed."""

    number: int
    words: str
    name: str | None


@dataclass(frozen=True)
class RoundUp:
    """A round-up as it stands in its group."""

    title: Words
    sayings: Sequence[Saying]
    organisation: str
    handle: str
