"""Rosters as CSV files: every mistake is named with line, column, value and remedy."""

import csv
import difflib
import io
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from staffroom.kernel.refusal import Trouble
from staffroom.kernel.text import tidy
from staffroom.rooms.people.values import KEPT, Roster, RosterRow

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 20_000
MOST_ERRORS = 50
LONGEST = {"id": 64, "full_name": 128, "location": 80, "school": 128, "email": 254, "preferred_app": 40, "cohorts": 500}
DELIMITERS = ",;\t"
LIST_SEPARATORS = re.compile(r"[;,|\n]")


@dataclass(frozen=True)
class Columns:
    """The columns of a kind of roster: those that every line must fill, and those that may be left out."""

    roster: Roster
    required: tuple[str, ...]
    optional: tuple[str, ...]

    @property
    def known(self) -> tuple[str, ...]:
        """Return all of them."""
        return self.required + self.optional


TEACHERS = Columns(
    "teachers", ("id", "full_name", "location", "course", "language"), ("school", "email", "preferred_app")
)
COORDINATORS = Columns("coordinators", ("id", "full_name", "language"), ("cohorts", "location", "school", "course"))


def parse_roster(
    data: bytes, programmes: Collection[str], languages: Collection[str], name: str = "roster.csv"
) -> list[RosterRow]:
    """Read a roster of teachers.

    Raises Trouble that lists every mistake, at most 50.
    """
    return _parse(data, TEACHERS, programmes, languages, name)


def parse_coordinators(
    data: bytes, programmes: Collection[str], languages: Collection[str], name: str = "coordinators.csv"
) -> list[RosterRow]:
    """Read a roster of coordinators; where there is a single programme the course may be left out.

    Raises Trouble that lists every mistake, at most 50.
    """
    return _parse(data, COORDINATORS, programmes, languages, name)


@dataclass
class _Reading:
    """What is known while a file is read: what may be in it, whom we met, and what is wrong."""

    columns: Columns
    programmes: Collection[str]
    languages: Collection[str]
    met: dict[tuple[str, str], int] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def blame(self, line: int, column: str, value: str, remedy: str) -> None:
        """Note a mistake."""
        self.errors.append(f"line {line}, column {column}: '{value[:60]}' {remedy}")


def _parse(
    data: bytes, columns: Columns, programmes: Collection[str], languages: Collection[str], name: str
) -> list[RosterRow]:
    reading = _Reading(columns, programmes, languages)
    found = list(_rows(data, reading))
    if not found and not reading.errors:
        reading.errors.append("the file has no lines below its header; write one line for each person")
    if reading.errors:
        raise Trouble(_report(name, reading.errors))
    return found


def _report(name: str, errors: Sequence[str]) -> str:
    more = len(errors) - MOST_ERRORS
    shown = [f"{name}: {error}" for error in errors[:MOST_ERRORS]]
    return "\n".join(shown + ([f"{name}: and {more} more mistakes"] if more > 0 else []))


def _rows(data: bytes, reading: _Reading) -> Iterator[RosterRow]:
    """Yield the sound rows and note what is wrong with the others."""
    lines = _lines(data, reading)
    _, header = next(lines, (1, []))
    names = [cell.strip().lower() for cell in header]
    if not _header_is_sound(names, reading):
        return
    for count, (line, cells) in enumerate(lines, start=1):
        if count > MOST_ROWS:
            reading.errors.append(f"line {line}: a file may have {MOST_ROWS} people; split it")
            return
        if len(cells) != len(names):
            remedy = "put quotation marks around a value that holds the separator"
            reading.errors.append(f"line {line}: {len(cells)} values for {len(names)} columns; {remedy}")
        elif row := _row(line, dict(zip(names, cells, strict=True)), reading):
            yield row


def _lines(data: bytes, reading: _Reading) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines that hold anything, each with its number in the file."""
    if len(data) > MOST_BYTES:
        reading.errors.append(f"the file has {len(data)} bytes; at most {MOST_BYTES} are read, so split it")
        return
    text = _text(data, reading)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    start = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield start, cells
            start = reader.line_num + 1
    except csv.Error as error:
        reading.errors.append(f"line {start}: {error}; close the quotation marks and save the file as CSV again")


def _text(data: bytes, reading: _Reading) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        reading.errors.append(f"line {line}: a letter is not UTF-8; save the file as 'CSV UTF-8'")
        return ""


def _delimiter(text: str) -> str:
    """Return the separator that the header uses most, a comma where it uses none."""
    header = next((line for line in text.splitlines() if line.strip()), "")
    return max(DELIMITERS, key=header.count)


def _header_is_sound(names: list[str], reading: _Reading) -> bool:
    if not names:
        if not reading.errors:
            reading.errors.append(f"the file is empty; its first line names {', '.join(reading.columns.required)}")
        return False
    wrong = [f"column {name} is missing" for name in reading.columns.required if name not in names]
    wrong += [_stranger(name, reading) for name in names if name not in reading.columns.known]
    wrong += [f"column {name} is there twice; remove one" for name in sorted({n for n in names if names.count(n) > 1})]
    reading.errors += [f"line 1: {words}" for words in wrong]
    return not wrong


def _stranger(name: str, reading: _Reading) -> str:
    near = _nearest(name, reading.columns.known)
    return f"column '{name[:60]}' is not known{near or ''}; rename or remove it, nothing is kept that is not needed"


def _nearest(value: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(value.lower(), known, n=1, cutoff=0.5)
    return f" (did you mean '{near[0]}'?)" if near else ""


def _row(line: int, cells: dict[str, str], reading: _Reading) -> RosterRow | None:
    """Return a line as a row, or None after its mistakes were noted."""
    before = len(reading.errors)
    values = {name: tidy(cell) if cell.strip() else "" for name, cell in cells.items()}
    _check_presence(line, values, cells, reading)
    course = _course(line, values, reading)
    language = _language(line, values["language"], reading)
    _check_email(line, values.get("email", ""), reading)
    _check_double(line, course, values["id"], reading)
    if len(reading.errors) > before:
        return None
    said = {name: values.get(name, "") for name in KEPT}
    said |= {"language": language, "wishes": "; ".join(split_list(cells.get("cohorts", "")))}
    return RosterRow(course=course, roster=reading.columns.roster, **said)


def _check_presence(line: int, values: dict[str, str], cells: dict[str, str], reading: _Reading) -> None:
    for name in reading.columns.required:
        if not values[name]:
            reading.blame(line, name, "", "is empty; fill it in")
    for name, longest in LONGEST.items():
        if len(cells.get(name, "").strip()) > longest:
            reading.blame(line, name, cells[name].strip(), f"is longer than {longest} characters; shorten it")


def _course(line: int, values: dict[str, str], reading: _Reading) -> str:
    course = values.get("course", "")
    known = sorted(reading.programmes)
    if not course:
        if "course" in reading.columns.required:
            return ""
        if len(known) == 1:
            return known[0]
        reading.blame(line, "course", "", f"is empty; write one of {', '.join(known) or '(no programme yet)'}")
    elif course not in reading.programmes:
        near = _nearest(course, known)
        reading.blame(line, "course", course, f"is no programme{near}; write one of {', '.join(known)}")
    return course


def _language(line: int, value: str, reading: _Reading) -> str:
    language = value.lower()
    if language and language not in reading.languages:
        reading.blame(line, "language", value, f"is not spoken here; write one of {', '.join(reading.languages)}")
    return language


def _check_email(line: int, value: str, reading: _Reading) -> None:
    if value and not re.fullmatch(r"[^@\s]+@[^@\s]+", value):
        reading.blame(line, "email", value, "is no e-mail address; write name@place or leave it empty")


def _check_double(line: int, course: str, roster_id: str, reading: _Reading) -> None:
    first = reading.met.setdefault((course, roster_id), line)
    if roster_id and first != line:
        reading.blame(line, "id", roster_id, f"was used on line {first} already; give each person an id of their own")


def split_list(cell: str) -> list[str]:
    """Return the names in a cell that lists several, without doubles."""
    names = (name.strip() for name in LIST_SEPARATORS.split(cell))
    return list(dict.fromkeys(name for name in names if name))
