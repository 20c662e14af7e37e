"""Decisions of the inbox on values: which lane, whether to try again, how long to wait."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from staffroom.kernel.clock import DAY, MINUTE, SECOND
from staffroom.kernel.ids import Instant

MAX_TRIES = 5
LONGEST_WAIT = 5 * MINUTE
"""What is to wait for longer than this until its next try was put back before the clock was set back."""
DONE_KEPT = 3 * DAY
"""Longer than Telegram repeats an update."""
PARKED_KEPT = 14 * DAY
_CARRIERS = (
    "message",
    "edited_message",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "message_reaction",
)
_IN_CHATS = (*((carrier, "chat") for carrier in _CARRIERS), ("callback_query", "message", "chat"))


def lane(update: Mapping[str, Any]) -> str:
    """Return what must stay in order: the chat of an update, else its sender, else the update alone."""
    for way in (*_IN_CHATS, ("callback_query", "from")):
        if (chat := _number(update, *way)) is not None:
            return lane_of(chat)
    voter = _number(update, "poll_answer", "user")
    return f"update:{update.get('update_id')}" if voter is None else f"user:{voter}"


def _number(found: Any, *names: str) -> int | None:  # noqa: ANN401  Telegram may send anything
    """Return the id of what lies under names, one below the other; None where there is none."""
    for name in (*names, "id"):
        found = found.get(name) if isinstance(found, dict) else None
    return found if isinstance(found, int) else None


def lane_of(chat: object) -> str:
    """Return the lane of a chat by its number, which is whatever Telegram sent."""
    return f"chat:{chat}"


def kind(update: Mapping[str, Any]) -> Literal["message", "press", "member", "other"]:
    """Return what an update is about, as far as people care."""
    if "message" in update or "edited_message" in update:
        return "message"
    if "callback_query" in update:
        return "press"
    return "member" if {"my_chat_member", "chat_member", "chat_join_request"} & update.keys() else "other"


def holds(update: Mapping[str, Any]) -> bool:
    """Say whether the talk that follows in a chat must wait for an update: it may say who is in, or be counted itself.

    A press changes nothing that counting asks.
    """
    return "callback_query" not in update


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Return numbers as runs of consecutive ones, each by its first and last."""
    found: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def retry_at(tries: int, now: Instant) -> Instant | None:
    """Return when an update that failed `tries` times is tried again, or None when it is to be parked."""
    if tries >= MAX_TRIES:
        return None
    return Instant(now + min(LONGEST_WAIT, SECOND * 4**tries))
