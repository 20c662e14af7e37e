"""What the room talks about: a picture, or words, that may become a card."""

from dataclasses import dataclass

from staffroom.kernel.ids import Instant, PersonId, ProgrammeId
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
