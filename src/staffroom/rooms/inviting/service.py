"""Use cases of inviting from the phone: how a group's invitations stand, sheets and tables of links, reminders."""

from collections.abc import Sequence

from staffroom import data_files
from staffroom.kernel import pages, table
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Attachment, Line, Printout, Screen, Words
from staffroom.rooms import cohorts, joining, people
from staffroom.rooms.cohorts import Cohort
from staffroom.rooms.inviting import screens
from staffroom.rooms.inviting.values import Asked, Roll, Way
from staffroom.rooms.joining import Letter
from staffroom.rooms.people import Person

GROUPS_SHOWN = 12
"""Groups on one page."""
PEOPLE_SHOWN = 8
"""Teachers on one page, each with two buttons."""


def groups(tx: Tx, staff: PersonId, page: int) -> Screen:
    """Ask of which group; with one group only, show it."""
    led = cohorts.led_by(tx, staff)
    if len(led) == 1:
        return group(tx, led[0].id, staff)
    shown, where = pages.part(led, page, GROUPS_SHOWN)
    return screens.choose_group(shown, where)


def group(tx: Tx, cohort_id: CohortId, staff: PersonId) -> Screen:
    """Show how far the teachers of a group have come, in totals."""
    cohort = cohorts.led_or_refused(tx, cohort_id, staff)
    return screens.way(Way(cohort, joining.funnel(tx, cohort), len(_uninvited(tx, cohort))))


def _uninvited(tx: Tx, cohort: Cohort) -> list[Person]:
    """Return who may be given a link: nobody while the group is not open."""
    return [] if cohort.opened_at is None else joining.uninvited(tx, cohort)


def ask_links(tx: Tx, cohort_id: CohortId, staff: PersonId) -> Screen:
    """Explain what making links does before it is done."""
    cohort = cohorts.led_or_refused(tx, cohort_id, staff)
    return screens.ask_links(cohort, len(_uninvited(tx, cohort)))


def sheet(tx: Tx, cohort_id: CohortId, staff: PersonId, bot: str, now: Instant) -> Screen:
    """Make a new link for each teacher of a group who has none in use, on paper to be cut apart."""
    cohort = cohorts.led_or_refused(tx, cohort_id, staff)
    letters = _letters(tx, [cohort], bot, now)
    return screens.sheet(Printout(f"{cohort.name}.pdf", joining.sheet(cohort.name, letters), screens.FAILED), cohort)


def table_of(tx: Tx, cohort_id: CohortId, staff: PersonId, bot: str, now: Instant) -> Screen:
    """Make the same links as a table for mail merge."""
    cohort = cohorts.led_or_refused(tx, cohort_id, staff)
    return _table(tx, f"{cohort.name}.csv", _letters(tx, [cohort], bot, now), staff)


def table_of_all(tx: Tx, staff: PersonId, bot: str, now: Instant) -> Screen:
    """Make the links of all groups as one table for mail merge."""
    return _table(tx, "links.csv", _letters(tx, cohorts.led_by(tx, staff), bot, now), staff)


def _letters(tx: Tx, led: Sequence[Cohort], bot: str, now: Instant) -> list[Letter]:
    """Make a new link for everybody who may be given one.

    Raises Refusal where there is nobody.
    """
    found = [joining.letter(tx, person, bot, now) for cohort in led for person in _uninvited(tx, cohort)]
    if not found:
        raise Refusal("inviting-links-none")
    return found


def _table(tx: Tx, name: str, letters: Sequence[Letter], staff: PersonId) -> Screen:
    """Return a table of links; e-mail addresses are for the admins of a programme."""
    speak = data_files.words().plain
    emails = {
        person: address
        for programme in people.administered(tx, staff)
        for person, address in people.emails(tx, programme, "teachers").items()
    }
    rows = [joining.merged(letter, emails.get(letter.to.id, ""), speak) for letter in letters]
    return screens.table(Attachment(name, table.as_file(joining.MERGED, rows)), len(rows))


def roll(tx: Tx, cohort_id: CohortId, staff: PersonId, page: int) -> Screen:
    """Name those of a group who have not come in yet; whoever chose to leave is not named."""
    cohort = cohorts.led_or_refused(tx, cohort_id, staff)
    waiting = joining.waiting(tx, cohort)
    shown, where = pages.part(waiting, page, PEOPLE_SHOWN)
    return screens.roll(Roll(cohort, tuple(shown), len(waiting), where))


def remind(tx: Tx, asked: Asked) -> Screen:
    """Give the words that remind a teacher of their link, to be copied; how far they are does not matter."""
    cohort, person = _waiting(tx, asked)
    words = joining.reminder(person.full_name, joining.invitation_of(tx, person))
    return screens.copy(cohort, person, _in(words, person.language), asked.page, fresh=False)


def renew(tx: Tx, asked: Asked, bot: str, now: Instant) -> Screen:
    """Make a new link for one teacher and give the words around it; an account that they use keeps its place.

    Raises Refusal while the group is not open.
    """
    cohort, person = _waiting(tx, asked)
    if cohort.opened_at is None:
        raise Refusal("inviting-links-none")
    words = joining.message(joining.letter(tx, person, bot, now))
    return screens.copy(cohort, person, _in(words, person.language), asked.page, fresh=True)


def _waiting(tx: Tx, asked: Asked) -> tuple[Cohort, Person]:
    """Return a group and one of its teachers who has not come in yet.

    Raises Refusal for everybody else, without saying why.
    """
    cohort = cohorts.led_or_refused(tx, asked.cohort, asked.staff)
    for person in joining.waiting(tx, cohort):
        if person.id == asked.teacher:
            return cohort, person
    raise Refusal("inviting-roll-gone")


def _in(line: Line, language: str) -> Words:
    """Return a line as it is said in one language, whoever reads it."""
    return Words({language: data_files.words().plain(line, language)})


def workshop(tx: Tx, cohort_id: CohortId, staff: PersonId) -> Screen:
    """Offer what is shown and handed out before any link."""
    return screens.workshop(cohorts.led_or_refused(tx, cohort_id, staff))


def handout(tx: Tx, cohort_id: CohortId, staff: PersonId, kind: str, language: str) -> Screen:
    """Give a slide or half a page about a group in a language, with the name of whoever coordinates it."""
    cohort = cohorts.led_or_refused(tx, cohort_id, staff)
    if kind not in joining.PAPERS or language not in people.languages():
        raise Refusal("panel-old-button")
    drawn = joining.paper(tx, cohort, kind)
    return screens.paper(Printout(f"{kind}.pdf", lambda speak, _reader: drawn(speak, language), screens.FAILED))
