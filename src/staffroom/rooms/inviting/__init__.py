"""Invitations from the phone of whoever leads a group: how far it is, links on paper and in a table, reminders."""

import staffroom.telegram  # noqa: F401  first of all: it imports aiogram quickly
from staffroom.rooms.inviting.screens import menu_button

__all__ = ["menu_button"]
