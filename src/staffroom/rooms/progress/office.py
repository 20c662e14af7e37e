"""What admins do about what was brought in: look at it, take it back."""

from collections.abc import Sequence

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, ProgrammeId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Button, Line, Screen, Text
from staffroom.rooms import programmes
from staffroom.rooms.programmes import Programme
from staffroom.rooms.progress import files, imports, moodle_screens, platform, screens, store_imports, store_moodle
from staffroom.rooms.progress.platform import Setup
from staffroom.rooms.progress.values import Import

Rows = list[tuple[Button, ...]]
MOST_UNDOS = 3
"""So many buttons that take an import back are offered; older ones by the command line."""


def home(tx: Tx, admin: PersonId, setup: Setup, now: Instant) -> Screen:
    """Show how progress comes in, what came in last, and how it is taken back.

    Raises Refusal where no course has sections.
    """
    courses = files.programmes_of(tx, admin)
    if not courses:
        raise Refusal("progress-no-sections")
    parts: list[Line] = []
    rows: list[tuple[Button, ...]] = []
    for course in courses:
        part, of_course = _of(tx, course, setup, now, alone=len(courses) == 1)
        parts += part
        rows += of_course
    return screens.home(parts, rows, courses[0].settings.progress_order)


def _of(tx: Tx, course: Programme, setup: Setup, now: Instant, *, alone: bool) -> tuple[Sequence[Line], Rows]:
    """Return the lines and buttons about one programme."""
    found = imports.last(tx, course.id)
    lines: list[Line] = [] if alone else [screens.of_course(course.title)]
    lines += [screens.brought_in(found, course.zone)] if found else [screens.nothing_yet()]
    undoable = [one for one in found if imports.undoable(one, now)]
    rows = [screens.undo_row(one) for one in undoable[:MOST_UNDOS]]
    if course.slug in setup.courses:
        lines += moodle_screens.state(store_moodle.run(tx, course.id), course.zone)
        rows.insert(0, (moodle_screens.ask_button(course.id),))
    return lines, rows


def moodle_ails(tx: Tx, programme: ProgrammeId) -> Text | None:
    """Say what is wrong with a programme's Moodle, None where nothing is known to be."""
    fault = store_moodle.run(tx, programme).fault
    return moodle_screens.fault(fault, "") if fault else None


def fetch(tx: Tx, admin: PersonId, programme: int, setup: Setup, now: Instant) -> None:
    """Have Moodle asked now.

    Raises Refusal for a programme that this admin does not look after, or that has no course there.
    """
    found = next((one for one in files.programmes_of(tx, admin) if one.id == programme), None)
    if found is None or found.slug not in setup.courses:
        raise Refusal("button-old")
    platform.ask(tx, found.id, admin, now)


def ask_undo(tx: Tx, admin: PersonId, number: int, now: Instant) -> Screen:
    """Ask once before an import is taken back.

    Raises Refusal where that is not possible, or not this admin's business.
    """
    found, course = _theirs(tx, admin, number)
    if not imports.undoable(found, now):
        raise Refusal("progress-no-undo")
    return screens.ask_undo(found, course.zone)


def undo(tx: Tx, admin: PersonId, number: int, now: Instant) -> Screen:
    """Take an import back.

    Raises Refusal as `ask_undo` does.
    """
    _, course = _theirs(tx, admin, number)
    return screens.import_undone(imports.undo(tx, course.id, number, f"admin {admin}", now))


def _theirs(tx: Tx, admin: PersonId, number: int) -> tuple[Import, Programme]:
    found = store_imports.find(tx, number)
    mine = {course.id for course in files.programmes_of(tx, admin)}
    if found is None or found.programme_id not in mine:
        raise Refusal("progress-no-undo")
    return found, programmes.get(tx, found.programme_id)
