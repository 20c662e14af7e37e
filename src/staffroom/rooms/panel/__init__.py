"""The home screens of coordinators and admins, composed of the rooms' screens."""

from typing import Final

import staffroom.telegram  # noqa: F401  first of all: it imports aiogram quickly
from staffroom.outbox.ways import Render
from staffroom.rooms.panel import checklist, doubts, late, offering
from staffroom.rooms.panel.commands import INTRODUCTION
from staffroom.rooms.panel.service import home, office, went_wrong
from staffroom.rooms.panel.values import Contribution, Home, LookedAfter, News, Office

RENDERS: Final[dict[str, Render]] = {
    "panel.doubt": doubts.render,
    "panel.doubts": doubts.render_many,
    "panel.late": late.render,
    checklist.KIND: checklist.render,
}
AFTER_SENT = {checklist.KIND: checklist.after_sent}
AFTER_CALL = {"deleteMyCommands": offering.taken_back}

__all__ = [
    "AFTER_CALL",
    "AFTER_SENT",
    "INTRODUCTION",
    "RENDERS",
    "Contribution",
    "Home",
    "LookedAfter",
    "News",
    "Office",
    "home",
    "office",
    "went_wrong",
]
