"""How far teachers are in the online course: from a file or from their own word; unknown stays unknown."""

import staffroom.telegram  # noqa: F401  first of all: it imports aiogram quickly
from staffroom.rooms.progress.groups import Gain, GroupProgress, SectionDone, gain, group, of_person, sections_done
from staffroom.rooms.progress.imports import Change, Difference, apply, describe, difference
from staffroom.rooms.progress.service import own_reports, undo_buttons

__all__ = [
    "Change",
    "Difference",
    "Gain",
    "GroupProgress",
    "SectionDone",
    "apply",
    "describe",
    "difference",
    "gain",
    "group",
    "of_person",
    "own_reports",
    "sections_done",
    "undo_buttons",
]
