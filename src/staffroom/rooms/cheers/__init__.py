"""Encouragement: on the calendar, and when a group has reached something together; newcomers welcomed together."""

from staffroom.outbox.ways import Render
from staffroom.rooms.cheers.service import choose, load, render_milestone, render_slot
from staffroom.rooms.cheers.welcoming import render as render_welcome

RENDERS: dict[str, Render] = {
    "prompts.encouragement": render_slot,
    "cheers.milestone": render_milestone,
    "cheers.newcomers": render_welcome,
}

__all__ = ["RENDERS", "choose", "load"]
