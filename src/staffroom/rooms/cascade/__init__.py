"""Each card goes through the coordinators first: offered a day early, posted or skipped group by group."""

import staffroom.telegram  # noqa: F401  first of all: it imports aiogram quickly
from staffroom.outbox.ways import Render
from staffroom.rooms.cascade.offers import refused
from staffroom.rooms.cascade.overview import menu as overview_menu
from staffroom.rooms.cascade.overview import render_nudge
from staffroom.rooms.cascade.private import follow, looks, show_anew
from staffroom.rooms.cascade.service import waiting
from staffroom.rooms.cascade.switching import menu
from staffroom.rooms.cascade.views import render_offer
from staffroom.rooms.cascade.words import render_changed

RENDERS: dict[str, Render] = {
    "cascade.offer": render_offer,
    "cascade.changed": render_changed,
    "cascade.nudge": render_nudge,
}
AFTER_REFUSED = [refused]

__all__ = ["AFTER_REFUSED", "RENDERS", "follow", "looks", "menu", "overview_menu", "show_anew", "waiting"]
