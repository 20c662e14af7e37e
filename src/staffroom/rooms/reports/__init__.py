"""Closed weeks for those who answer for them: a picture a week, and tables; totals of groups, never a person."""

import staffroom.telegram  # noqa: F401  first of all: it imports aiogram quickly
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import PersonId
from staffroom.kernel.screen import Rows
from staffroom.outbox.ways import Render
from staffroom.rooms.reports import screens
from staffroom.rooms.reports.formats import name, written
from staffroom.rooms.reports.service import collect, latest, programmes_of, render_daily, render_week
from staffroom.rooms.reports.values import GroupWeek, Report, Style

RENDERS: dict[str, Render] = {"reports.week": render_week, "digest.daily": render_daily}
"""The daily message is the digest's; once a week it carries a picture, so its render stands here."""

__all__ = ["RENDERS", "GroupWeek", "Report", "Style", "collect", "latest", "name", "rows", "written"]


def rows(tx: Tx, staff: PersonId) -> Rows:
    """Return the buttons of the home screen."""
    return screens.rows(programmes_of(tx, staff))
