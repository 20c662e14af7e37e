"""Who stands in for a coordinator, and what is handed over."""

from collections.abc import Callable

import staffroom.telegram  # noqa: F401  first of all: it imports aiogram quickly
from staffroom.kernel.db import Tx
from staffroom.outbox import Sent
from staffroom.outbox.ways import Render
from staffroom.rooms.deputies.service import leaders, news, rests, stands_in
from staffroom.rooms.deputies.views import render_asked, render_rests, render_taken

RENDERS: dict[str, Render] = {
    "deputies.asked": render_asked,
    "deputies.taken": render_taken,
    "deputies.rests": render_rests,
}
AFTER_SENT: dict[str, Callable[[Tx, Sent], None]] = {"cohorts.rests": rests, "cohorts.you_rest": rests}
"""Whoever hears of it first, the admins or the deputy: the coordinators whom they stand in for learn it, too."""

__all__ = ["AFTER_SENT", "RENDERS", "leaders", "news", "stands_in"]
