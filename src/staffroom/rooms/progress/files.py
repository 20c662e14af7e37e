"""Use cases of a file of progress that an admin sends to the bot: columns named, looked at, all of it or nothing."""

import re
from collections.abc import Sequence
from dataclasses import replace

from staffroom.kernel import table
from staffroom.kernel.clock import DAY
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, PersonId, ProgrammeId
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.screen import Screen
from staffroom.kernel.table import alike
from staffroom.rooms import people, programmes
from staffroom.rooms.programmes import Programme
from staffroom.rooms.progress import file_screens, imports, reading, store_files
from staffroom.rooms.progress.reading import Reading
from staffroom.rooms.progress.sources import headings
from staffroom.rooms.progress.sources.headings import Headings
from staffroom.rooms.progress.values import Column, Origin, ProgressFile

KEPT = DAY
"""How long a file waits for a decision."""
ASKED: tuple[Column, ...] = ("teacher", "section", "done", "minutes", "at")
"""The questions by which every column can be named; whether `done` is told in per cent shows by itself."""
_SHARE = re.compile(r"[0-9]{1,3}([.,][0-9]+)?\s*[%٪]?")


def looks_like_one(tx: Tx, admin: PersonId, said: Sequence[str], words: Headings) -> bool:
    """Say whether the header of a file that an admin sent is one of progress."""
    courses = programmes_of(tx, admin)
    return any(headings.is_progress(said, words, store_files.learned(tx, one.id)) for one in courses)


def programmes_of(tx: Tx, admin: PersonId) -> list[Programme]:
    """Return the programmes that an admin looks after whose courses have sections."""
    found = [programmes.get(tx, number) for number in people.administered(tx, admin)]
    return [one for one in found if programmes.sections(tx, one.id)]


def addressed(tx: Tx, file: ProgressFile) -> ProgressFile:
    """Return a file that was just sent; where its sender looks after one programme, it is for that one."""
    courses = programmes_of(tx, file.person_id)
    return replace(file, programme_id=courses[0].id) if len(courses) == 1 else file


def receive(tx: Tx, file: ProgressFile, found: Reading | None, now: Instant) -> Screen:
    """Keep a file that was just sent, and show what it would change or what is unclear about it."""
    store_files.put(tx, file)
    return show(tx, file, found, now)


def waiting(tx: Tx, admin: PersonId, number: int | None) -> ProgressFile:
    """Return the file that a button is about.

    Raises Refusal where it was dealt with, replaced by another, or forgotten after a day.
    """
    file = store_files.of(tx, admin)
    if file is None or file.number != number:
        raise Refusal("roster-nothing-waits")
    return file


def for_programme(tx: Tx, admin: PersonId, number: int | None, programme: int | None) -> ProgressFile:
    """Say for which programme a file is.

    Raises Refusal as `waiting` does, and for a programme of somebody else.
    """
    file = waiting(tx, admin, number)
    chosen = next((one.id for one in programmes_of(tx, admin) if one.id == programme), None)
    if chosen is None:
        raise Refusal("button-old")
    return replace(file, programme_id=chosen)


def anew(tx: Tx, admin: PersonId, number: int | None) -> Screen:
    """Forget what the columns of a file mean, and ask for the first one.

    Raises Refusal as `waiting` does.
    """
    file = waiting(tx, admin, number)
    said = next(iter(table.beginning(file.data, 1)), [])
    return ask(tx, replace(file, columns={alike(heading): "" for heading in said}), 0)


def with_column(tx: Tx, admin: PersonId, number: int | None, asked: int | None, heading: int | None) -> ProgressFile:
    """Return a file with the heading named that is the column asked for; a negative one is none of them.

    Raises Refusal as `waiting` does, and for a column that the file does not have.
    """
    file = waiting(tx, admin, number)
    beginning = table.beginning(file.data, 1 + reading.SEEN)
    if asked is None or heading is None or not 0 <= asked < len(ASKED) or not beginning or heading >= len(beginning[0]):
        raise Refusal("button-old")
    if heading < 0:
        return file
    column = _kind(ASKED[asked], [line[heading] for line in beginning[1:] if len(line) > heading])
    rest = {said: name for said, name in file.columns.items() if name != column}
    return replace(file, columns={**rest, alike(beginning[0][heading]): column})


def _kind(asked: Column, cells: Sequence[str]) -> Column:
    """Return what a column is that was chosen for `done`: shares show by their figures."""
    shares = [cell for cell in cells if _SHARE.fullmatch(cell)]
    are_shares = len(shares) * 2 > len([*filter(None, cells)]) and any(cell not in ("0", "1") for cell in shares)
    return "percent" if asked == "done" and are_shares else asked


def ask(tx: Tx, file: ProgressFile, asked: int) -> Screen:
    """Ask, one after the other, which column is which; what was chosen so far is kept."""
    waiting(tx, file.person_id, file.number)
    store_files.note(tx, file)
    beginning = table.beginning(file.data, 2)
    return file_screens.ask_column(file, ASKED[asked], asked, beginning, in_turn=True)


def show(tx: Tx, file: ProgressFile, found: Reading | None, now: Instant) -> Screen:
    """Show what a file would change by now, or ask for what is unclear about it."""
    waiting(tx, file.person_id, file.number)
    store_files.note(tx, file)
    if found is None or file.programme_id is None:
        return file_screens.ask_programme(file, programmes_of(tx, file.person_id))
    if found.lacking:
        asked = found.lacking[0]
        return file_screens.ask_column(file, asked, ASKED.index(asked), found.beginning, in_turn=False)
    if found.bad is not None:
        return file_screens.mistakes(file, found.bad, found.meaning)
    return _shown(tx, file, file.programme_id, found, now)


def _shown(
    tx: Tx, file: ProgressFile, programme: ProgrammeId, found: Reading, now: Instant, *, again: bool = False
) -> Screen:
    """Show a difference and remember which; a file that would change nothing is let go."""
    difference = reading.difference(tx, programme, found, now)
    order = programmes.get(tx, programme).settings.progress_order
    if not difference.changes:
        store_files.delete(tx, file.person_id)
        return file_screens.nothing_new(file, difference)
    store_files.note(tx, replace(file, shown=difference.digest))
    return file_screens.preview(
        file, difference, programmes.sections(tx, programme), order, (found.said, found.meaning), again=again
    )


def apply(tx: Tx, file: ProgressFile, found: Reading | None, now: Instant) -> Screen:
    """Write all of a file, if it still does what was shown; otherwise show that first.

    Raises Refusal where it was dealt with already.
    """
    present = waiting(tx, file.person_id, file.number)
    programme = present.programme_id
    if programme is None or found is None or found.lacking or found.bad is not None:
        return show(tx, present, found, now)
    difference = reading.difference(tx, programme, found, now)
    if difference.digest != present.shown:
        return _shown(tx, present, programme, found, now, again=True)
    store_files.learn(tx, programme, present.columns)
    number = imports.write(tx, programme, difference, Origin("file", file.name, f"admin {file.person_id}"), now)
    store_files.delete(tx, file.person_id)
    return file_screens.applied(file, difference, number)


def cancel(tx: Tx, admin: PersonId, number: int | None) -> Screen:
    """Let go of a file without writing anything.

    Raises Refusal where it was dealt with already.
    """
    file = waiting(tx, admin, number)
    store_files.delete(tx, admin)
    return file_screens.cancelled(file)


def next_forgetting(tx: Tx, _now: Instant) -> Instant | None:
    """Return when the oldest file will have waited for a day."""
    oldest = store_files.oldest(tx)
    return None if oldest is None else Instant(oldest + KEPT)


def forget(tx: Tx, now: Instant) -> None:
    """Let go of files that nobody decided about."""
    store_files.delete_sent_before(tx, Instant(now - KEPT))
