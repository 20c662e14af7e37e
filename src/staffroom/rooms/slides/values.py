"""What the room talks about: a picture, or words, that may become a card; a change of a card."""

from dataclasses import dataclass
from typing import Literal

from staffroom.kernel.ids import Instant, PersonId, ProgrammeId, PromptId
from staffroom.rooms.programmes import WORDLESS, Kind


@dataclass(frozen=True)
class Slide:
    """A picture by its number at Telegram (empty: words only), with what was chosen for it so far."""

    id: int
    person_id: PersonId
    programme_id: ProgrammeId
    file_id: str
    words: str
    kind: Kind
    section: str | None
    day: str
    at: Instant
    correct: int | None = None
    """Of a quiz: the place of its right option from 0."""

    @property
    def lines(self) -> list[str]:
        """Return its words line by line: where it becomes a poll, the question and the options."""
        return [line.strip() for line in self.words.splitlines() if line.strip()]

    @property
    def is_wordless(self) -> bool:
        """Say whether it says nothing of its own, but what rooms render on its day."""
        return self.kind in WORDLESS and not self.words


@dataclass(frozen=True)
class Change:
    """A change of a card that is being looked at.

    `value` holds its words, its picture by its number at Telegram, what it offers (`Ballot.as_text`; not all of it
    while a language or the right option is missing), its day (ISO), its hour, or nothing.
    """

    id: int
    person_id: PersonId
    prompt_id: PromptId
    what: Literal["words", "picture", "options", "day", "hour", "out"]
    language: str
    value: str
    at: Instant


What = Literal["words", "picture", "options"]
"""Parts of a card that are sent as a message."""


@dataclass(frozen=True)
class Asked:
    """For what somebody's next private message is: which part of which card, in which language, of which change."""

    what: What
    card: int
    language: str = ""
    change: int = 0
