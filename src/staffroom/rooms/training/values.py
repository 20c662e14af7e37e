"""What the room works with, as values."""

from dataclasses import dataclass

from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.pages import Page


@dataclass(frozen=True)
class Progress:
    """How many cards somebody has read to the end, and when all of them."""

    reached: int = 0
    done_at: Instant | None = None


@dataclass(frozen=True)
class Open:
    """A card that somebody reads, by its place from 0, and whether there is a master trainer to ask."""

    card: int
    may_ask: bool


@dataclass(frozen=True)
class Question:
    """A question to the master trainers; `card` is the place of the card that it is about, None for none."""

    id: int
    person_id: PersonId
    card: int | None
    words: str
    answer: str | None
    asked_at: Instant


@dataclass(frozen=True)
class Draft:
    """Whose next private message is a question about a card, or the answer to a question."""

    person_id: PersonId
    card: int | None
    question_id: int | None


@dataclass(frozen=True)
class Colleague:
    """A coordinator as admins see them: the training, and whether school days went by without a sign of them."""

    id: PersonId
    name: str
    progress: Progress
    is_here: bool
    """Whether the personal link was opened and the private chat is open still."""
    is_idle: bool
    may_be_nudged: bool
    waits: bool
    """Whether a kind word to them has not gone yet."""


@dataclass(frozen=True)
class Roll:
    """A page of the coordinators, with how many there are."""

    people: tuple[Colleague, ...]
    total: int
    page: Page
