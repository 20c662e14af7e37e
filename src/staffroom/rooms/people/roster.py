"""Rosters as tables: every mistake is named with line, column, value and remedy."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from staffroom.kernel import table
from staffroom.kernel.mistakes import Mistakes
from staffroom.kernel.screen import Plain, Text, text
from staffroom.kernel.table import Columns, did_you_mean
from staffroom.kernel.text import tidy
from staffroom.rooms.people.headings import Headings, columns
from staffroom.rooms.people.tongues import code_of
from staffroom.rooms.people.values import KEPT, Roster, RosterRow

LONGEST = {"id": 64, "full_name": 128, "location": 80, "school": 128, "email": 254, "preferred_app": 40, "cohorts": 500}
MOST_OFFERED = 8
"""Programmes or languages that are named in one mistake."""
LIST_SEPARATORS = re.compile(r"[;,|\n]")


@dataclass(frozen=True)
class Known:
    """What a roster is read against: the programmes' slugs, the languages' codes, and what columns are called here."""

    programmes: Collection[str]
    languages: Collection[str]
    headings: Headings = field(default_factory=Headings)


def parse_roster(data: bytes, roster: Roster, known: Known, name: str) -> list[RosterRow]:
    """Read a roster from a file of a name; where there is a single programme coordinators need not name it.

    Raises BadTable with every mistake.
    """
    reading = _Reading(roster, known, columns(roster, known.headings), Mistakes(name))
    lines = table.read(data, reading.columns, reading.mistakes)
    found = [row for line, cells in lines if (row := _row(line, cells, reading))]
    reading.mistakes.stop()
    return found


@dataclass
class _Reading:
    """What is known while a file is read: what may be in it, whom we met, and what is wrong."""

    roster: Roster
    known: Known
    columns: Columns
    mistakes: Mistakes
    met: dict[tuple[str, str], int] = field(default_factory=dict)

    def blame(self, line: int, column: str, value: str, words: Text) -> None:
        """Note a mistake."""
        self.mistakes.add(line, column, value, words)


def _row(line: int, cells: dict[str, str], reading: _Reading) -> RosterRow | None:
    """Return a line as a row, or None after its mistakes were noted."""
    before = len(reading.mistakes.found)
    values = {name: tidy(cell) if cell else "" for name, cell in cells.items()}
    _check_presence(line, values, cells, reading)
    course = _course(line, values, reading)
    language = _language(line, values["language"], reading)
    _check_email(line, values.get("email", ""), reading)
    _check_double(line, course, values["id"], reading)
    if len(reading.mistakes.found) > before:
        return None
    said = {name: values.get(name, "") for name in KEPT}
    said |= {"language": language, "wishes": "; ".join(split_list(cells.get("cohorts", "")))}
    return RosterRow(course=course, roster=reading.roster, **said)


def _check_presence(line: int, values: dict[str, str], cells: dict[str, str], reading: _Reading) -> None:
    for name in reading.columns.required:
        if not values[name]:
            reading.blame(line, name, "", text("roster-empty"))
    for name, longest in LONGEST.items():
        if len(cells.get(name, "")) > longest:
            reading.blame(line, name, cells[name], text("roster-too-long", longest=longest))


def _course(line: int, values: dict[str, str], reading: _Reading) -> str:
    course = values["course"]
    known = sorted(reading.known.programmes)
    if not course:
        if "course" in reading.columns.required:
            return ""
        if len(known) == 1:
            return known[0]
        reading.blame(line, "course", "", text("roster-course-empty", known=_choice(known)))
    elif course not in reading.known.programmes:
        near = did_you_mean(course, known)
        reading.blame(line, "course", course, text("roster-course-unknown", near=near, known=_choice(known)))
    return course


def _language(line: int, value: str, reading: _Reading) -> str:
    spoken = reading.known.languages
    language = code_of(value, spoken)
    if value and language is None:
        reading.blame(line, "language", value, text("roster-language", known=_choice(spoken)))
    return language or ""


def _check_email(line: int, value: str, reading: _Reading) -> None:
    if value and not re.fullmatch(r"[^@\s]+@[^@\s]+", value):
        reading.blame(line, "email", value, text("roster-email"))


def _check_double(line: int, course: str, roster_id: str, reading: _Reading) -> None:
    first = reading.met.setdefault((course, roster_id), line)
    if roster_id and first != line:
        reading.blame(line, "id", roster_id, text("roster-double", line=Plain(first)))


def _choice(known: Collection[str]) -> Plain:
    """Return what may be written, the first of many."""
    shown = [*known][:MOST_OFFERED]
    return Plain(", ".join(shown if len(shown) == len(known) else [*shown, "…"]))


def split_list(cell: str) -> list[str]:
    """Return the names in a cell that lists several, without doubles."""
    names = (name.strip() for name in LIST_SEPARATORS.split(cell))
    return list(dict.fromkeys(name for name in names if name))
