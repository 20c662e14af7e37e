"""Each card goes through the coordinators first: offered a day early, posted or skipped group by group."""

from staffroom.outbox.ways import Render
from staffroom.rooms.cascade.service import board, waiting, waiting_buttons
from staffroom.rooms.cascade.views import render_offer

RENDERS: dict[str, Render] = {"cascade.offer": render_offer}

__all__ = ["RENDERS", "board", "waiting", "waiting_buttons"]
