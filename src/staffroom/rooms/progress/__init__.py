"""How far teachers are in the online course: from the platform, a file or their own word; unknown stays unknown."""

import staffroom.telegram  # noqa: F401  first of all: it imports aiogram quickly
from staffroom.rooms.progress.file_handlers import Taker
from staffroom.rooms.progress.groups import (
    Gain,
    GroupProgress,
    Own,
    SectionDone,
    finished_by,
    gain,
    group,
    of_person,
    sections_done,
)
from staffroom.rooms.progress.imports import last, undo, undoable, write
from staffroom.rooms.progress.reading import against, difference, read
from staffroom.rooms.progress.screens import menu_button, named, order_of
from staffroom.rooms.progress.service import SELF, record_rows, told_by
from staffroom.rooms.progress.sources.headings import Headings
from staffroom.rooms.progress.sources.table_file import MOST_BYTES
from staffroom.rooms.progress.values import Change, Difference, Import, Origin, Report, Undone

__all__ = [
    "MOST_BYTES",
    "SELF",
    "Change",
    "Difference",
    "Gain",
    "GroupProgress",
    "Headings",
    "Import",
    "Origin",
    "Own",
    "Report",
    "SectionDone",
    "Taker",
    "Undone",
    "against",
    "difference",
    "finished_by",
    "gain",
    "group",
    "last",
    "menu_button",
    "named",
    "of_person",
    "order_of",
    "read",
    "record_rows",
    "sections_done",
    "told_by",
    "undo",
    "undoable",
    "write",
]
