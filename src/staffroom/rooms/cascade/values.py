"""What was shown to the coordinators, and what they decide."""

from dataclasses import dataclass
from typing import Literal, get_args

from staffroom.kernel.ids import CohortId, Instant, PersonId, PostingId, ProgrammeId, PromptId
from staffroom.kernel.screen import Text

Reason = Literal["busy", "unfit", "known", "other"]
REASONS: tuple[Reason, ...] = get_args(Reason)
"""Why a card is left out; admins see how often, never who."""


@dataclass(frozen=True)
class Offer:
    """A prompt shown to the coordinators before its day; `edits` counts how often its message was changed."""

    id: int
    prompt_id: PromptId
    due_day: str
    offered_at: Instant
    edits: int


@dataclass(frozen=True)
class Decision:
    """Posted, on another local day (ISO) perhaps, or left out, and why; in the ticked groups, or in all of them."""

    state: Literal["approved", "skipped"]
    day: str | None = None
    reason: Reason | None = None
    ticked: bool = False


@dataclass(frozen=True)
class Decided:
    """The last decision on a posting, and what the posting was before."""

    posting_id: PostingId
    person_id: PersonId | None
    at: Instant
    reason: Reason | None
    state_before: str
    held_before: Instant
    by_before: PersonId | None


@dataclass(frozen=True)
class StandingYes:
    """What somebody said to their cards of a programme going out by themselves; asked on the message of an offer."""

    programme_id: ProgrammeId
    person_id: PersonId
    offer_id: int | None
    state: Literal["asked", "on", "off"]


Page = Literal["home", "choose", "edit", "delay", "skip", "itself"]
PAGES: tuple[Page, ...] = get_args(Page)


@dataclass(frozen=True)
class View:
    """Which page of a private message is shown; `brief` names no groups, so that a long text keeps its picture."""

    page: Page = "home"
    part: int = 0
    ticked: bool = False
    undo: bool = False
    brief: bool = False
    now: Instant = Instant(0)


@dataclass(frozen=True)
class Group:
    """A group of whoever reads an offer, and how the card stands there."""

    cohort_id: CohortId
    name: str
    state: Literal["open", "posting", "posted", "skipped", "late"]
    when: Text
    ticked: bool
