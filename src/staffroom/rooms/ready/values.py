"""What the room's files hand each other: a text to post, a draft, what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from staffroom.kernel.ids import CohortId, Instant, PersonId
from staffroom.kernel.pages import Page
from staffroom.kernel.screen import Line, Text, Words
from staffroom.rooms.cohorts import Cohort

OWN: Final = -1
"""Stands in callback data for the words that somebody wrote themselves."""

BOTS_OWN: Final[Mapping[str, tuple[str, ...]]] = {
    "welcome": ("ready-welcome-a", "ready-welcome-b", "ready-welcome-c"),
    "purpose": ("ready-purpose-a", "ready-purpose-b", "ready-purpose-c"),
    "introductions": ("ready-introductions-a", "ready-introductions-b", "ready-introductions-c"),
    "off-topic": ("ready-off-topic-a", "ready-off-topic-b", "ready-off-topic-c"),
    "conflict": ("ready-conflict-a", "ready-conflict-b", "ready-conflict-c"),
    "closing": ("ready-closing-a", "ready-closing-b", "ready-closing-c"),
    "guidelines": ("ready-guidelines-a",),
}
"""The bot's own words by occasion, used where a course brings none for it."""


@dataclass(frozen=True)
class Saying:
    """Something to post: a sentence of the bot's by its key, or texts by language ("" for somebody's own words)."""

    key: str = ""
    texts: Mapping[str, str] | None = None

    @property
    def line(self) -> Line:
        """Return it as it is shown."""
        return Text(self.key) if self.texts is None else Words(self.texts)

    @property
    def args(self) -> dict[str, Any]:
        """Return it as a note carries it."""
        return {"key": self.key} if self.texts is None else {"texts": dict(self.texts)}


@dataclass(frozen=True)
class Draft:
    """What somebody is about to post: their own words, as far as there are any, and the groups that are ticked."""

    person_id: PersonId
    occasion: int
    words: str | None
    ticked: tuple[CohortId, ...]


@dataclass(frozen=True)
class Choice:
    """A saying before somebody's eyes: which of how many on which occasion, and the groups it may be posted in."""

    occasion: int
    number: int
    total: int
    saying: Saying
    groups: Sequence[Cohort]


@dataclass(frozen=True)
class Ticks:
    """A page of the groups among which somebody chooses."""

    choice: Choice
    shown: Sequence[Cohort]
    page: Page
    ticked: frozenset[CohortId]


@dataclass(frozen=True)
class Outcome:
    """What became of a saying in a group: already there today, or posted now, or at a later moment."""

    cohort: Cohort
    goes_at: Instant | None
    """None where the same words went there today already."""
    waits: bool
