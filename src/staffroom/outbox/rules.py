"""Decisions of the outbox on values: what a failure means, when to try again."""

from dataclasses import dataclass
from enum import Enum

from staffroom.kernel.clock import DAY, MINUTE, SECOND
from staffroom.kernel.ids import ChatId, Instant

LEASE = 2 * MINUTE
EVIDENCE_AWAITED = 2 * MINUTE
"""How long a sign that a message arrived is awaited before anybody is asked about it."""
SEEN_KEPT = DAY
"""How long a reaction to a message whose number nobody knows may still prove that it is ours."""
UPLOADS_KEPT = 90 * DAY
MAX_COPIES = 2
HELD = DAY
"""How long a note waits, before it is looked at again, for a group that the bot is out of or lacks a right in."""
ENDED_KEPT = 90 * DAY
"""How long the books of what was sent are kept; longer than any occurrence may come up again."""
MAX_ATTEMPTS = 12
LONGEST_BACKOFF = 5 * MINUTE


class Verdict(Enum):
    """What is known after a request."""

    SENT = "sent"
    NOT_SENT = "not sent"
    REFUSED = "refused"
    AMBIGUOUS = "ambiguous"
    SLOW_DOWN = "slow down"
    MOVED = "moved"
    UNAUTHORIZED = "unauthorized"


@dataclass(frozen=True)
class Outcome:
    """The verdict on one request, and what came with it."""

    verdict: Verdict
    reason: str = ""
    message_id: int | None = None
    poll_id: str | None = None
    retry_after: float = 0.0
    new_chat: ChatId | None = None


ALREADY_DONE = (
    "message is not modified",
    "message to delete not found",
    "message to edit not found",
    "message to pin not found",
    "message to unpin not found",
    "chat not modified",
    "chat description is not modified",
    "hide_requester_missing",
    "user_already_participant",
    "message to react not found",
    "message with poll to stop not found",
    "poll has already been closed",
    "participant_id_invalid",
)
"""Refusals that mean that the deed is done or has become pointless, for deeds that may be repeated."""


OUT_OF_REACH = ("can't initiate conversation", "blocked by the user", "user is deactivated", "chat not found")
"""Refusals of a private chat that its owner never opened, or closed."""


def is_already_done(reason: str) -> bool:
    """Say whether a refusal means that there is nothing left to do."""
    return any(phrase in reason.lower() for phrase in ALREADY_DONE)


def is_out_of_reach(reason: str) -> bool:
    """Say whether a refusal means that somebody cannot be written to, or not first."""
    return any(phrase in reason.lower() for phrase in OUT_OF_REACH)


def repeat_at(when_unknown: str, attempt: int, resend_after: int, since: Instant) -> Instant:
    """Return from when on an unknown may be repeated: a deed after a growing pause, a message when its kind says."""
    return Instant(since + (backoff(attempt) if when_unknown == "repeat" else resend_after))


def backoff(attempt: int) -> int:
    """Return how many milliseconds to wait before attempt number `attempt + 1`."""
    return int(min(LONGEST_BACKOFF, SECOND * 2**attempt))
