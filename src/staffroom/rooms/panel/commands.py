"""What Telegram says of the bot, and the commands that it offers: everybody's at the start, the staff's by a tick."""

from staffroom.kernel.screen import text
from staffroom.telegram.introduction import Introduction, Offered

COMMANDS = (
    Offered("private", "start", text("panel-command-start")),
    Offered("private", "me", text("panel-command-me")),
    Offered("private", "card", text("panel-command-card")),
    Offered("private", "rules", text("panel-command-rules")),
    Offered("private", "language", text("panel-command-language")),
    Offered("private", "privacy", text("panel-command-privacy")),
    Offered("private", "pause", text("panel-command-pause")),
    Offered("private", "quiet", text("panel-command-quiet")),
    Offered("private", "leave", text("panel-command-leave")),
    Offered("private", "mydata", text("panel-command-mydata")),
    Offered("private", "help", text("panel-command-help")),
    Offered("staff", "menu", text("panel-command-menu")),
    Offered("staff", "groups", text("panel-command-groups")),
    Offered("coordinator", "training", text("panel-command-training")),
    Offered("admin", "coordinators", text("panel-command-coordinators")),
    Offered("admin", "roster", text("panel-command-roster")),
    Offered("admin", "progress", text("panel-command-progress")),
    Offered("admin", "status", text("panel-command-status")),
    Offered("admin", "check", text("panel-command-check")),
    Offered("admin", "reload", text("panel-command-reload")),
    Offered("admin", "close", text("panel-command-close")),
    Offered("group", "card", text("panel-command-card")),
    Offered("group", "rules", text("panel-command-rules")),
    Offered("group", "report", text("panel-command-report")),
    Offered("group admin", "offtopic", text("panel-command-offtopic")),
)
"""Scopes: every private chat; in addition those of all staff, of coordinators, of admins; every group; in addition the
administrators of groups.
"""
INTRODUCTION = Introduction(COMMANDS, text("panel-description"), text("panel-short-description"))
