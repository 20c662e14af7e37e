"""Use cases of the log: what was decided in a programme's groups, by whom, by which guideline; never what was said."""

from staffroom.kernel import pages, table
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import PersonId
from staffroom.kernel.screen import Attachment, Rows, Say, Screen
from staffroom.kernel.text import harmless_cell
from staffroom.rooms import cohorts, media, people
from staffroom.rooms.conduct import log_screens, store_decisions
from staffroom.rooms.conduct.values import Decision, Logged

SHOWN = 8
"""Lines on one page."""


def rows(tx: Tx, admin: PersonId) -> Rows:
    """Return the way to the log, as soon as there is anything in it."""
    known = any(store_decisions.are_in(tx, programme) for programme in people.administered(tx, admin))
    return log_screens.entrance() if known or media.log_rows(tx, admin) else ()


def show(tx: Tx, admin: PersonId, page: int) -> Screen:
    """Show an admin a page of the log, and the way to that of photos and videos."""
    shown, where = pages.part(_decisions(tx, admin), page, SHOWN)
    return log_screens.log([_line(tx, one) for one in shown], where, media.log_rows(tx, admin))


def export(tx: Tx, admin: PersonId) -> list[Logged]:
    """Return the whole log for a file."""
    return [_line(tx, one) for one in _decisions(tx, admin)]


def as_file(found: list[Logged], say: Say) -> Screen:
    """Return the log as a table in a language."""
    lines = [[harmless_cell(cell) for cell in log_screens.cells(one, say)] for one in found]
    data = table.as_file([say(heading) for heading in log_screens.HEADINGS], lines)
    return log_screens.file(Attachment("decisions.csv", data))


def _decisions(tx: Tx, admin: PersonId) -> list[Decision]:
    found = [one for number in people.administered(tx, admin) for one in store_decisions.of_programme(tx, number)]
    return sorted(found, key=lambda one: (one.at, one.id), reverse=True)


def _line(tx: Tx, one: Decision) -> Logged:
    cohort, by = cohorts.get(tx, one.cohort_id), None if one.actor_id is None else people.find(tx, one.actor_id)
    return Logged(
        one.at, cohort.zone, cohort.name, "" if by is None else by.full_name, one.action, one.rule, one.by_list
    )
