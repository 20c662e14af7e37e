"""The commands that Telegram offers, by who sees them; set by the composition root in each language."""

from typing import Literal, NamedTuple

from staffroom.kernel.screen import Text, text


class Offered(NamedTuple):
    """A command, where it is offered, and what is said of it."""

    scope: Literal["private", "staff", "group"]
    command: str
    description: Text


COMMANDS = (
    Offered("private", "start", text("panel-command-start")),
    Offered("private", "me", text("panel-command-me")),
    Offered("private", "card", text("panel-command-card")),
    Offered("private", "rules", text("panel-command-rules")),
    Offered("private", "language", text("panel-command-language")),
    Offered("private", "privacy", text("panel-command-privacy")),
    Offered("private", "stop", text("panel-command-stop")),
    Offered("private", "help", text("panel-command-help")),
    Offered("staff", "menu", text("panel-command-menu")),
    Offered("staff", "groups", text("panel-command-groups")),
    Offered("group", "card", text("panel-command-card")),
)
"""Scopes: every private chat; the private chats of staff (in addition); every group."""
