"""What people can do, by name, as /sim/ offers it."""

from telegram_emulator.people import buttons, forums, groups, talk, visits
from telegram_emulator.people.registry import ACTS

__all__ = ["ACTS", "buttons", "forums", "groups", "talk", "visits"]
