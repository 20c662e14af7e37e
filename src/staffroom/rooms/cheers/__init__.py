"""Encouragement: on the calendar, and when there is something to tell a group; newcomers; what coordinators add."""

from collections.abc import Callable
from typing import Final

import staffroom.telegram  # noqa: F401  first of all: it imports aiogram quickly
from staffroom.kernel.db import Tx
from staffroom.outbox import Sent
from staffroom.outbox.ways import Render
from staffroom.rooms.cheers.ahead import rows
from staffroom.rooms.cheers.service import (
    choose,
    load,
    milestone_stands,
    render_milestone,
    render_slot,
    render_sticker,
    slot_stands,
)
from staffroom.rooms.cheers.welcoming import render as render_welcome

RENDERS: dict[str, Render] = {
    "prompts.encouragement": render_slot,
    "cheers.milestone": render_milestone,
    "cheers.sticker": render_sticker,
    "cheers.newcomers": render_welcome,
}
AFTER_SENT: Final[dict[str, Callable[[Tx, Sent], None]]] = {
    "prompts.encouragement": slot_stands,
    "cheers.milestone": milestone_stands,
}

__all__ = ["AFTER_SENT", "RENDERS", "choose", "load", "rows"]
