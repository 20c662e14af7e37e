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


def lane(update: Mapping[str, Any]) -> str:
    """Return what must stay in order: the chat of an update, else its sender, else the update alone."""
    for carrier in _CARRIERS:
        if isinstance(found := update.get(carrier), dict) and isinstance(found.get("chat"), dict):
            return lane_of(found["chat"].get("id"))
    if isinstance(callback := update.get("callback_query"), dict):
        message = callback.get("message")
        chat = message.get("chat", {}) if isinstance(message, dict) else {}
        return lane_of(chat.get("id") or callback.get("from", {}).get("id"))
    if isinstance(vote := update.get("poll_answer"), dict):
        return f"user:{vote.get('user', {}).get('id')}"
    return f"update:{update.get('update_id')}"


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
