"""The methods of the Bot API, one function each, found by name."""

from telegram_emulator.methods import (
    albums,
    chats,
    commands,
    edits,
    links,
    members,
    menus,
    messages,
    passing,
    photos,
    polls,
    topics,
    updates,
)
from telegram_emulator.methods.registry import METHODS, Call

__all__ = [
    "METHODS",
    "Call",
    "albums",
    "chats",
    "commands",
    "edits",
    "links",
    "members",
    "menus",
    "messages",
    "passing",
    "photos",
    "polls",
    "topics",
    "updates",
]
