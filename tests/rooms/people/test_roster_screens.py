"""What admins are shown of a roster fits a message, however long the names, and is understood when it comes back."""

import pytest

from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.mistakes import BadTable, Mistakes
from staffroom.kernel.screen import text
from staffroom.kernel.text import MESSAGE_LIMIT, Translator, utf16
from staffroom.rooms.people import Change, Difference, Gone, Headings, RosterRow, roster_screens
from staffroom.rooms.people.headings import COLUMNS, columns
from staffroom.rooms.people.values import RosterFile
from staffroom.telegram.render import TOAST_LIMIT, html

LONG = "<&" * 64
ROW = RosterRow("c" * 40, "i" * 64, LONG, LONG[:80], "en", LONG, LONG, LONG[:40], LONG)
FILE = RosterFile(PersonId(1), Instant(1), "teachers", LONG, b"")
CHANGE = dict.fromkeys(ROW.kept, (LONG, LONG))
ENDLESS = Difference(
    [ROW] * 30,
    [Change(ROW, CHANGE)] * 30 + [Change(ROW, {"full_name": (LONG, LONG)})] * 30,
    [Gone(ROW.course, ROW.id, LONG, "teachers")] * 30,
    20_000,
    [ROW] * 30,
)


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_the_longest_difference_fits_a_message(words: Translator, language: str) -> None:
    """With markup in every name."""
    for screen in (
        roster_screens.preview(FILE, ENDLESS, again=True),
        roster_screens.applied(FILE, ENDLESS),
        roster_screens.nothing_new(FILE, ENDLESS),
        roster_screens.ask_roster(FILE),
        roster_screens.home(FILE),
        roster_screens.not_for_you([LONG] * 40),
    ):
        assert utf16(html(screen, words, language)) < MESSAGE_LIMIT


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_the_worst_file_fits_a_message(words: Translator, language: str) -> None:
    """A mistake in every cell."""
    found = Mistakes(LONG)
    for line in range(20_000):
        found.add(line, LONG, LONG, text("roster-course-unknown", near=text("table-near", word=LONG), known="x" * 300))
    with pytest.raises(BadTable) as caught:
        found.stop()
    said = html(roster_screens.mistakes(caught.value), words, language)
    assert utf16(said) < MESSAGE_LIMIT


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
@pytest.mark.parametrize("roster", ["teachers", "coordinators"])
def test_an_empty_table_is_understood_when_it_comes_back(words: Translator, language: str, roster: str) -> None:
    """Each column by its name in each language; so are the words of a refusal short enough for a toast."""
    known = COLUMNS[roster]  # type: ignore[index]
    said = roster_screens.template(known.known, words, language)
    assert [columns(roster, Headings()).named(heading) for heading in said] == list(known.known)  # type: ignore[arg-type]
    assert len(words.plain(text("roster-nothing-waits"), language)) <= TOAST_LIMIT
