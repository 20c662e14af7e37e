"""What was shown to the coordinators."""

from dataclasses import dataclass

from staffroom.kernel.ids import Instant, PromptId


@dataclass(frozen=True)
class Offer:
    """A prompt shown to the coordinators before its day; `edits` counts how often its message was changed."""

    id: int
    prompt_id: PromptId
    due_day: str
    offered_at: Instant
    edits: int
