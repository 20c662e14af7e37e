"""What the room talks about: a picture, or words, that may become a card; a change of a card."""

from dataclasses import dataclass
from typing import Literal

from staffroom.kernel.ids import Instant, PersonId, ProgrammeId, PromptId
from staffroom.rooms.programmes import Kind


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


@dataclass(frozen=True)
class Change:
    """A change of a card that is being looked at: `value` holds its words, its day (ISO), or nothing."""

    id: int
    person_id: PersonId
    prompt_id: PromptId
    what: Literal["words", "day", "out"]
    language: str
    value: str
    at: Instant
