"""Who stands in for a coordinator, and what is handed over."""

import staffroom.telegram  # noqa: F401  first of all: it imports aiogram quickly
from staffroom.outbox.ways import Render
from staffroom.rooms.deputies.service import news
from staffroom.rooms.deputies.views import render_asked, render_taken

RENDERS: dict[str, Render] = {"deputies.asked": render_asked, "deputies.taken": render_taken}

__all__ = ["RENDERS", "news"]
