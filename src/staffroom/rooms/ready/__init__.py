"""Ready words for a coordinator's usual occasions: browse, adapt, post in two taps."""

from typing import Final

import staffroom.telegram  # noqa: F401  first of all: it imports aiogram quickly
from staffroom.outbox.ways import Render
from staffroom.rooms.ready.screens import menu_buttons, on
from staffroom.rooms.ready.service import load, render, words

RENDERS: Final[dict[str, Render]] = {"ready.post": render}

__all__ = ["RENDERS", "load", "menu_buttons", "on", "words"]
