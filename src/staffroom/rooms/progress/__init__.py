"""How far teachers are in the online course: from a file or from their own word; unknown stays unknown."""

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import PersonId
from staffroom.kernel.screen import Button
from staffroom.rooms.progress import screens
from staffroom.rooms.progress.groups import Gain, GroupProgress, SectionDone, gain, group, of_person, sections_done
from staffroom.rooms.progress.imports import Change, Difference, apply, describe, difference
from staffroom.rooms.progress.service import own_reports

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


def undo_buttons(tx: Tx, person: PersonId) -> tuple[tuple[Button, ...], ...]:
    """Return the buttons of My record that take a teacher's own reports back."""
    return screens.undo_buttons(own_reports(tx, person))
