"""Encouragement: on the calendar, and when a group has reached something together."""

from staffroom.outbox.ways import Render
from staffroom.rooms.cheers.service import choose, load, render_milestone, render_slot

RENDERS: dict[str, Render] = {"prompts.encouragement": render_slot, "cheers.milestone": render_milestone}

__all__ = ["RENDERS", "choose", "load"]
