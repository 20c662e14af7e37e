"""What the room talks about: a notice, what was sent for it, the groups it is for."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from staffroom.kernel.ids import CohortId, Instant, PersonId

Kind = Literal["text", "photo", "document"]


@dataclass(frozen=True)
class Content:
    """What somebody sent to be posted: words as HTML; a picture or a file by its number at Telegram."""

    kind: Kind
    words: str
    file_id: str = ""
    album: str = ""
    """What several pictures that were sent together have in common."""


@dataclass(frozen=True)
class Notice:
    """Something that staff write to several groups: being `writing`, `written`, or `sent` on its way."""

    id: int
    person_id: PersonId
    state: str
    kind: Kind
    words: str
    file_id: str
    album: str
    begun_at: Instant
    written_at: Instant
    over_at: Instant | None
    """When nothing more was to come; it is forgotten some days later."""
    undo_until: Instant | None
    edits: int
    """How often its result was written anew."""


Why = Literal["absent", "stopped", "closed", "late", "refused"]
"""Why a notice could not be posted in a group."""


class Target(NamedTuple):
    """One group of a notice: `chosen`, `waiting`, `posting`, `posted`, `failed` or `undone`."""

    cohort_id: CohortId
    state: str
    due_at: Instant
    why: Why | Literal[""]


class Line(NamedTuple):
    """One group in a result: its name, how the notice stands there, when it is due in its own zone, why it failed."""

    group: str
    state: str
    due_at: Instant
    zone: str
    why: Why | Literal[""]


@dataclass(frozen=True)
class Choice:
    """A group that may be ticked."""

    cohort_id: CohortId
    name: str
    ticked: bool
