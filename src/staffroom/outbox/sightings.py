"""What raw updates show of messages in chats: free evidence that one of ours has arrived."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from staffroom.kernel.ids import ChatId
from staffroom.telegram.presses import parse

_WIDEST = 2**63


@dataclass(frozen=True)
class Sighting:
    """A message that somebody saw."""

    chat: ChatId
    message_id: int
    mark: int | None = None
    """The number of the note in a button of the message."""
    date: int | None = None
    """When Telegram took the message, in seconds; known of our own only."""
    theirs: bool = False
    """Whether somebody else wrote it."""


def sightings(update: Mapping[str, Any], bot_id: int) -> list[Sighting]:
    """Return what an update shows; a strange one shows nothing."""
    try:
        return [seen for seen in _shown(update, bot_id) if _fits(seen.chat) and _fits(seen.message_id)]
    except (AttributeError, KeyError, TypeError, ValueError):
        return []


def _fits(number: int) -> bool:
    """Say whether the table can hold a number."""
    return abs(number) < _WIDEST


def _shown(update: Mapping[str, Any], bot_id: int) -> Iterator[Sighting]:
    if callback := update.get("callback_query"):
        yield from _pressed(callback)
    elif message := update.get("message"):
        chat = ChatId(message["chat"]["id"])
        if message["from"]["id"] != bot_id:
            yield Sighting(chat, int(message["message_id"]), theirs=True)
        for name in ("reply_to_message", "pinned_message"):
            yield from _ours(chat, message.get(name) or {}, bot_id)
    elif reaction := update.get("message_reaction"):
        yield Sighting(ChatId(reaction["chat"]["id"]), int(reaction["message_id"]))


def _pressed(callback: Mapping[str, Any]) -> Iterator[Sighting]:
    message = callback["message"]
    _, mark = parse(str(callback.get("data", "")))
    yield Sighting(ChatId(message["chat"]["id"]), int(message["message_id"]), mark, message.get("date") or None)


def _ours(chat: ChatId, message: Mapping[str, Any], bot_id: int) -> Iterator[Sighting]:
    if message.get("from", {}).get("id") == bot_id:
        yield Sighting(chat, int(message["message_id"]), _mark(message), message.get("date") or None)


def _mark(message: Mapping[str, Any]) -> int | None:
    """Return the note's number out of any button of a message."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", ())
    marks = (parse(str(button.get("callback_data", "")))[1] for row in rows for button in row)
    return next((mark for mark in marks if mark is not None), None)
