"""Workshops of the blended course: announced, answered, moved, attended."""

from typing import Final

import staffroom.telegram  # noqa: F401  first of all: it imports aiogram quickly
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.screen import Line, Rows
from staffroom.outbox.ways import Render
from staffroom.rooms.workshops import attendance, screens
from staffroom.rooms.workshops.answers import render_file, render_notice, render_reminder
from staffroom.rooms.workshops.attendance import attended
from staffroom.rooms.workshops.service import load
from staffroom.rooms.workshops.store import attended_by

RENDERS: Final[dict[str, Render]] = {
    "prompts.workshop": render_reminder,
    "workshops.notice": render_notice,
    "workshops.file": render_file,
}

__all__ = ["RENDERS", "attended", "attended_by", "load", "news"]


def news(tx: Tx, staff: PersonId, now: Instant) -> tuple[tuple[Line, ...], Rows]:
    """Return what the home screen says of workshops, and its buttons."""
    lines, rows = screens.news(*attendance.news(tx, staff, now))
    return tuple(lines), rows
