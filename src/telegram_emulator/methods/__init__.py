"""The methods of the Bot API, one function each, found by name."""

from telegram_emulator.methods import chats, commands, edits, links, members, messages, updates
from telegram_emulator.methods.registry import METHODS, Call

__all__ = ["METHODS", "Call", "chats", "commands", "edits", "links", "members", "messages", "updates"]
