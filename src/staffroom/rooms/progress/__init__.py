"""How far teachers are in the online course: from the platform, a file or their own word; unknown stays unknown."""

from typing import Final

import staffroom.telegram  # noqa: F401  first of all: it imports aiogram quickly
from staffroom.outbox.ways import Render
from staffroom.rooms.progress.file_handlers import Taker
from staffroom.rooms.progress.gains import GroupInWeek, gains
from staffroom.rooms.progress.groups import (
    GroupProgress,
    Own,
    SectionDone,
    finished_by,
    group,
    of_person,
    sections_done,
)
from staffroom.rooms.progress.imports import last, undo, undoable, write
from staffroom.rooms.progress.moodle_screens import fault as moodle_fault
from staffroom.rooms.progress.nightly import Nightly, fetch, look_at
from staffroom.rooms.progress.office import moodle_ails
from staffroom.rooms.progress.platform import Course as MoodleCourse
from staffroom.rooms.progress.platform import Setup as MoodleSetup
from staffroom.rooms.progress.reading import against, difference, read
from staffroom.rooms.progress.screens import menu_button, named, order_of
from staffroom.rooms.progress.service import SELF, record_rows, told_by
from staffroom.rooms.progress.sources.fault import Fault as MoodleFault
from staffroom.rooms.progress.sources.headings import Headings
from staffroom.rooms.progress.sources.line import Place
from staffroom.rooms.progress.sources.table_file import MOST_BYTES
from staffroom.rooms.progress.telling import render as render_moodle
from staffroom.rooms.progress.values import Change, Difference, Import, Origin, Report, Undone

RENDERS: Final[dict[str, Render]] = {"progress.moodle": render_moodle}

__all__ = [
    "MOST_BYTES",
    "RENDERS",
    "SELF",
    "Change",
    "Difference",
    "GroupInWeek",
    "GroupProgress",
    "Headings",
    "Import",
    "MoodleCourse",
    "MoodleFault",
    "MoodleSetup",
    "Nightly",
    "Origin",
    "Own",
    "Place",
    "Report",
    "SectionDone",
    "Taker",
    "Undone",
    "against",
    "difference",
    "fetch",
    "finished_by",
    "gains",
    "group",
    "last",
    "look_at",
    "menu_button",
    "moodle_ails",
    "moodle_fault",
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
