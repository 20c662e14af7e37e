"""The kit for handlers: it knows Telegram and no room."""

from staffroom.telegram import lazy

lazy.prepare()
