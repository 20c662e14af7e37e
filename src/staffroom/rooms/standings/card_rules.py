"""Decisions about a group's card on values: what it shows, and which true thing it praises."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from staffroom.kernel.ids import Instant
from staffroom.rooms.standings.rules import Card, Rate

LEAST_PEOPLE = 5
"""Who could answer; of fewer no figure is shown, for everybody would know whose it is."""
MUCH = 0.6
NEARLY_ALL = 0.8


class Known(Protocol):
    """What is known of a group's way through the course."""

    @property
    def share(self) -> float | None: ...  # noqa: D102
    @property
    def people(self) -> int: ...  # noqa: D102
    @property
    def minutes(self) -> int | None: ...  # noqa: D102
    @property
    def credited(self) -> bool: ...  # noqa: D102
    @property
    def source(self) -> str: ...  # noqa: D102
    @property
    def as_of(self) -> Instant | None: ...  # noqa: D102


@dataclass(frozen=True)
class Week:
    """A whole week of a group."""

    number: int
    cards: tuple[Card, ...]
    response: Rate | None
    peer: Rate | None
    progress: float | None


@dataclass(frozen=True)
class Trend:
    """How far a group is now, and its whole weeks before."""

    now: Known
    weeks: tuple[Week, ...]

    @property
    def last(self) -> Week | None:
        """Return the last whole week."""
        return self.weeks[-1] if self.weeks else None

    @property
    def response(self) -> float | None:
        """Return the response of the last whole week."""
        return self.last.response.share if self.last and self.last.response else None

    @property
    def response_before(self) -> float | None:
        """Return the response of the latest earlier week that had one."""
        return latest([week.response.share if week.response else None for week in self.weeks[:-1]])

    @property
    def replied(self) -> int:
        """Return how many wrote to a colleague in the last whole week."""
        return round(self.last.peer.x) if self.last and self.last.peer else 0

    @property
    def progress_before(self) -> float | None:
        """Return the progress at the end of the last whole week."""
        return self.last.progress if self.last else None


def latest(values: Sequence[float | None]) -> float | None:
    """Return the last known value."""
    return next((value for value in reversed(values) if value is not None), None)


def points(now: float | None, before: float | None) -> int | None:
    """Return a change in whole points of a hundred, or None where one side is unknown."""
    return None if now is None or before is None else round(100 * now) - round(100 * before)


def is_shown(cards: Sequence[Card]) -> bool:
    """Say whether enough people could answer the cards of a week."""
    return max((card.eligible for card in cards), default=0) >= LEAST_PEOPLE


def has_news(trend: Trend) -> bool:
    """Say whether there is anything to say."""
    return trend.now.share is not None or bool(trend.now.minutes) or trend.response is not None


def praise(trend: Trend) -> str:
    """Return which true thing is praised: the strongest that holds; an empty word where none does."""
    risen = points(trend.response, trend.response_before)
    climbed = points(trend.now.share, trend.progress_before)
    answers = sum(card.answered for card in trend.last.cards) if trend.last else 0
    holds = {
        "on-track": (trend.now.share or 0) >= NEARLY_ALL,
        "rising": risen is not None and risen > 0,
        "many": (trend.response or 0) >= MUCH,
        "climbing": climbed is not None and climbed > 0,
        "colleagues": trend.replied > 0,
        "answers": answers > 0,
    }
    return next((name for name, true in holds.items() if true), "")
