"""A picture that staff post in the coordinators' group, or what an admin sends to the bot, becomes a card."""

import staffroom.telegram  # noqa: F401  first of all: it imports aiogram quickly
from staffroom.outbox.ways import Render
from staffroom.rooms.slides.service import render_offer, rows

RENDERS: dict[str, Render] = {"slides.offer": render_offer}

__all__ = ["RENDERS", "rows"]
