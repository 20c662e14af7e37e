"""Use cases of the survey column `preferred_app`: where Telegram fits, and who needs another way in."""

from collections.abc import Collection

from staffroom.kernel import table
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import PersonId, ProgrammeId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Attachment, Screen
from staffroom.kernel.text import Translator
from staffroom.rooms import programmes
from staffroom.rooms.people import fit_rules, fit_screens, roster_screens, service, store_roster
from staffroom.rooms.people.fit_rules import Fit
from staffroom.rooms.people.tongues import languages

COLUMNS = ("id", "full_name", "location", "school", "preferred_app")


def places(tx: Tx, programme: ProgrammeId) -> list[Fit]:
    """Return how Telegram fits each place of a programme."""
    return fit_rules.fits(store_roster.preferred_apps(tx, programme))


def others(tx: Tx, programme: ProgrammeId) -> list[tuple[str, ...]]:
    """Return who prefers another app and has not come in yet: id, name, place, school, app."""
    return [
        row for row in store_roster.not_in_yet(tx, programme) if row[-1].strip() and not fit_rules.is_telegram(row[-1])
    ]


def elsewhere(tx: Tx, among: Collection[PersonId]) -> set[PersonId]:
    """Return which of some teachers prefer another app and have not come in yet."""
    return {
        PersonId(person) for person, app in store_roster.apps_of_absent(tx, among) if not fit_rules.is_telegram(app)
    }


def show(tx: Tx, admin: PersonId, programme: int | None) -> Screen:
    """Show how Telegram fits a programme; of several, ask which.

    Raises Refusal where the admin does not look after it.
    """
    mine = service.administered(tx, admin)
    if programme is None and len(mine) != 1:
        return fit_screens.which([(number, programmes.get(tx, number).title) for number in mine])
    number = _mine(tx, admin, mine[0] if programme is None else programme)
    title = programmes.get(tx, number).title
    return fit_screens.fit(number, title, places(tx, number), len(others(tx, number)))


def other_ways(tx: Tx, admin: PersonId, programme: int | None, words: Translator, language: str) -> Screen:
    """Hand over the list of those who need another way.

    Raises Refusal where the admin does not look after the programme.
    """
    rows = others(tx, _mine(tx, admin, programme))
    heading = roster_screens.template(COLUMNS, words, language)
    return fit_screens.other_ways(Attachment("another-way.csv", table.as_file(heading, rows)), len(rows))


def survey(words: Translator) -> Screen:
    """Return the one question to send round, in every language."""
    return fit_screens.survey({code: words.plain(fit_screens.question(), code) for code in languages()})


def _mine(tx: Tx, admin: PersonId, programme: int | None) -> ProgrammeId:
    found = next((number for number in service.administered(tx, admin) if number == programme), None)
    if found is None:
        raise Refusal("panel-old-button")
    return found
