"""A picture that staff post in the coordinators' group, or what an admin sends to the bot, becomes a card."""

import staffroom.telegram  # noqa: F401  first of all: it imports aiogram quickly
from staffroom.outbox.ways import Render
from staffroom.rooms.slides.service import render_faceless, render_offer, rows

RENDERS: dict[str, Render] = {"slides.offer": render_offer, "slides.faceless": render_faceless}

__all__ = ["RENDERS", "rows"]
