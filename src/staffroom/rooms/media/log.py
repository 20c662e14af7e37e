"""Use cases of the log: what was decided about photos and videos, by which rule; never what they show."""

from staffroom.kernel import pages, table
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, PersonId
from staffroom.kernel.screen import Attachment, Rows, Say, Screen
from staffroom.kernel.text import harmless_cell
from staffroom.rooms import cohorts, people
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.media import log_screens, store_log
from staffroom.rooms.media.values import Decided

SHOWN = 8
"""Lines on one page."""


def rows(tx: Tx, admin: PersonId) -> Rows:
    """Return the way to the log, as soon as there is anything in it."""
    return log_screens.entrance() if store_log.are_in(tx, people.administered(tx, admin)) else ()


def show(tx: Tx, admin: PersonId, page: int) -> Screen:
    """Show an admin a page of the log."""
    programmes = people.administered(tx, admin)
    _, where = pages.part(range(store_log.count(tx, programmes)), page, SHOWN)
    return log_screens.log(_lines(tx, store_log.of_programmes(tx, programmes, where.before, SHOWN)), where)


def export(tx: Tx, admin: PersonId) -> list[tuple[Decided, Cohort]]:
    """Return the whole log for a file."""
    return _lines(tx, store_log.of_programmes(tx, people.administered(tx, admin)))


def _lines(tx: Tx, found: list[Decided]) -> list[tuple[Decided, Cohort]]:
    groups: dict[CohortId, Cohort] = {number: cohorts.get(tx, number) for number in {one.cohort_id for one in found}}
    return [(one, groups[one.cohort_id]) for one in found]


def as_file(found: list[tuple[Decided, Cohort]], say: Say) -> Screen:
    """Return the log as a table in a language."""
    lines = [[harmless_cell(cell) for cell in log_screens.cells(one, group, say)] for one, group in found]
    data = table.as_file([say(heading) for heading in log_screens.HEADINGS], lines)
    return log_screens.file(Attachment("photos.csv", data))
