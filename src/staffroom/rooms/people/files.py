"""Use cases of a roster that an admin sends to the bot: looked at first, then all of it or nothing."""

import hashlib
from dataclasses import dataclass, replace

from staffroom.kernel import table
from staffroom.kernel.clock import DAY
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.mistakes import BadTable
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Attachment, Screen
from staffroom.kernel.text import Translator
from staffroom.rooms import programmes
from staffroom.rooms.people import imports, roster_screens, service, store, store_files
from staffroom.rooms.people.headings import COLUMNS, Headings, roster_of
from staffroom.rooms.people.roster import Known, parse_roster
from staffroom.rooms.people.tongues import languages
from staffroom.rooms.people.values import Roster, RosterFile, RosterRow

KEPT = DAY
"""How long a file waits for a decision."""


@dataclass(frozen=True)
class Reading:
    """What came out of a file: rows, or its mistakes; neither where its header does not say whose roster it is."""

    roster: Roster | None
    rows: tuple[RosterRow, ...] = ()
    bad: BadTable | None = None


def known(tx: Tx, admin: PersonId, headings: Headings) -> Known:
    """Return what an admin's files are read against: only the programmes that they look after."""
    slugs = [one.slug for one in programmes.running(tx) if one.id in service.administered(tx, admin)]
    return Known(slugs, languages(), headings)


def read(file: RosterFile, against: Known) -> Reading:
    """Read a file; this may take seconds and touches nothing else, so it is done beside the event loop."""
    roster = file.roster or roster_of(table.headings(file.data), against.headings)
    if roster is None:
        return Reading(None)
    try:
        return Reading(roster, tuple(parse_roster(file.data, roster, against, file.name)))
    except BadTable as bad:
        return Reading(roster, bad=bad)


def receive(tx: Tx, file: RosterFile, reading: Reading) -> Screen:
    """Keep a file that was just sent and show what it would change; one with mistakes is not kept."""
    if reading.bad is not None:
        return roster_screens.mistakes(reading.bad)
    store_files.put(tx, file)
    return roster_screens.ask_roster(file) if reading.roster is None else _shown(tx, file, reading)


def waiting(tx: Tx, admin: PersonId, number: int | None) -> RosterFile:
    """Return the file that a button is about.

    Raises Refusal where it was dealt with, replaced by another, or forgotten after a day.
    """
    file = store_files.of(tx, admin)
    if file is None or file.number != number:
        raise Refusal("roster-nothing-waits")
    return file


def show(tx: Tx, file: RosterFile, reading: Reading) -> Screen:
    """Show what a file would change by now, once it is clear whose roster it is."""
    waiting(tx, file.person_id, file.number)
    if reading.bad is not None:
        store_files.delete(tx, file.person_id)
        return roster_screens.mistakes(reading.bad)
    return _shown(tx, file, reading)


def _shown(tx: Tx, file: RosterFile, reading: Reading, *, again: bool = False) -> Screen:
    """Show a difference and remember which; a file that would change nothing is let go."""
    difference = imports.roster_difference(tx, reading.rows)
    kept = replace(file, roster=reading.roster)
    if difference.is_empty:
        store_files.delete(tx, file.person_id)
        return roster_screens.nothing_new(kept, difference)
    store_files.note_shown(tx, file.person_id, reading.roster or "teachers", difference.digest)
    return roster_screens.preview(kept, difference, again=again)


def apply(tx: Tx, file: RosterFile, reading: Reading, now: Instant) -> Screen:
    """Write all of a file, if it still does what was shown; otherwise show that first.

    Raises Refusal where it was dealt with already.
    """
    present = waiting(tx, file.person_id, file.number)
    if reading.bad is not None:
        return show(tx, file, reading)
    difference = imports.roster_difference(tx, reading.rows)
    if difference.digest != present.shown:
        return _shown(tx, present, reading, again=True)
    checksum = hashlib.sha256(file.data).hexdigest()
    imports.write(tx, difference, reading.rows, f"admin {file.person_id}", checksum, now)
    store_files.delete(tx, file.person_id)
    return roster_screens.applied(replace(file, roster=reading.roster), difference)


def cancel(tx: Tx, admin: PersonId, number: int | None) -> Screen:
    """Let go of a file without writing anything.

    Raises Refusal where it was dealt with already.
    """
    file = waiting(tx, admin, number)
    store_files.delete(tx, admin)
    return roster_screens.cancelled(file)


def whole(tx: Tx, file: RosterFile, reading: Reading, words: Translator, language: str) -> Screen:
    """Return the whole difference as a table in somebody's language."""
    waiting(tx, file.person_id, file.number)
    difference = imports.roster_difference(tx, reading.rows)
    data = table.as_file(*roster_screens.listed(difference, words, language))
    return roster_screens.whole(Attachment("difference.csv", data))


def home(tx: Tx, admin: PersonId) -> Screen:
    """Say how a roster is sent, and whether one waits."""
    return roster_screens.home(store_files.of(tx, admin))


def template(roster: Roster, words: Translator, language: str) -> Screen:
    """Return an empty table whose columns are named in somebody's language."""
    heading = roster_screens.template(COLUMNS[roster].known, words, language)
    return roster_screens.empty_table(Attachment(f"{roster}.csv", table.as_file(heading, ())))


def who_may(tx: Tx, person: PersonId | None) -> Screen:
    """Say politely to anybody else that only admins can bring in a roster; staff learn who they are."""
    found = None if person is None else store.find(tx, person)
    if found is None or not service.is_staff(tx, found.id, found.programme_id):
        return roster_screens.not_for_you([])
    return roster_screens.not_for_you([admin.full_name for admin in service.admins(tx, found.programme_id)])


def next_forgetting(tx: Tx, _now: Instant) -> Instant | None:
    """Return when the oldest file will have waited for a day."""
    oldest = store_files.oldest(tx)
    return None if oldest is None else Instant(oldest + KEPT)


def forget(tx: Tx, now: Instant) -> None:
    """Let go of files that nobody decided about."""
    store_files.delete_sent_before(tx, Instant(now - KEPT))
