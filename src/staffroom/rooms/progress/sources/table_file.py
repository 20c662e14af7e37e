"""Read a table of progress; every mistake is told with line, column, value and what to write instead."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from staffroom.kernel import table
from staffroom.kernel.clock import DAY, at_wall, instant
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.mistakes import Mistakes
from staffroom.kernel.screen import Plain, text
from staffroom.kernel.table import Columns, did_you_mean

MAX_MINUTES = 100_000
COLUMNS = Columns(("teacher", "section", "done"), ("minutes", "at", "source"))
YES = frozenset({"yes", "true", "1", "done"})
NO = frozenset({"no", "false", "0"})
SOURCES = ("lms", "file")


@dataclass(frozen=True)
class Row:
    """One line: what a source says of a teacher's section; `at` is None where the file does not say when."""

    line: int
    teacher: PersonId
    section: str
    done: bool
    minutes: int | None
    at: Instant | None
    source: str

    @property
    def place(self) -> tuple[PersonId, str, str]:
        """Return what may stand only once in a file."""
        return self.teacher, self.section, self.source


@dataclass(frozen=True)
class Known:
    """What a file is read against: teachers by roster id and by e-mail, sections, zone and the present moment."""

    by_id: Mapping[str, PersonId]
    by_email: Mapping[str, PersonId]
    sections: tuple[str, ...]
    zone: ZoneInfo
    now: Instant


def parse(data: bytes, name: str, known: Known) -> list[Row]:
    """Return the rows of a file.

    Raises BadTable with every mistake.
    """
    mistakes = Mistakes(name)
    rows: list[Row] = []
    first: dict[tuple[PersonId, str, str], int] = {}
    for line, cells in table.read(data, COLUMNS, mistakes):
        row = _row(line, cells, known, mistakes)
        if row is None:
            continue
        before = first.setdefault(row.place, line)
        if before != line:
            mistakes.add(line, "section", row.section, text("progress-file-double", line=Plain(before)))
        rows.append(row)
    mistakes.stop()
    return rows


def _row(line: int, cells: dict[str, str], known: Known, mistakes: Mistakes) -> Row | None:
    """Return a line's row, or None and its mistakes."""
    before = len(mistakes.found)
    teacher = _teacher(line, cells["teacher"], known, mistakes)
    section = _section(line, cells["section"], known, mistakes)
    done = _done(line, cells["done"], mistakes)
    minutes = _minutes(line, cells["minutes"], mistakes)
    at = _moment(line, cells["at"], known, mistakes)
    source = _source(line, cells["source"], mistakes)
    if teacher is None or len(mistakes.found) > before:
        return None
    return Row(line, teacher, section, done, minutes, at, source)


def _teacher(line: int, value: str, known: Known, mistakes: Mistakes) -> PersonId | None:
    found = known.by_id.get(value) or known.by_email.get(value.lower())
    if found is None:
        mistakes.add(line, "teacher", value, text("progress-file-teacher"))
    return found


def _section(line: int, value: str, known: Known, mistakes: Mistakes) -> str:
    if value not in known.sections:
        near = did_you_mean(value, known.sections)
        words = text("progress-file-section", near=near, known=Plain(", ".join(known.sections)))
        mistakes.add(line, "section", value, words)
    return value


def _done(line: int, value: str, mistakes: Mistakes) -> bool:
    if value.lower() not in YES | NO:
        mistakes.add(line, "done", value, text("progress-file-done"))
    return value.lower() in YES


def _minutes(line: int, value: str, mistakes: Mistakes) -> int | None:
    if not value:
        return None
    if not re.fullmatch("[0-9]{1,6}", value) or int(value) > MAX_MINUTES:
        mistakes.add(line, "minutes", value, text("progress-file-minutes"))
        return None
    return int(value)


def _moment(line: int, value: str, known: Known, mistakes: Mistakes) -> Instant | None:
    """Read a day or a moment; without a zone it is the programme's own time."""
    if not value:
        return None
    try:
        read = datetime.fromisoformat(value)
        at = at_wall(read.date(), read.time(), known.zone) if read.tzinfo is None else instant(read)
    except (ValueError, OverflowError):
        at = None
    if at is None or at < 0:
        mistakes.add(line, "at", value, text("progress-file-date"))
    elif at > known.now + DAY:
        mistakes.add(line, "at", value, text("progress-file-future"))
    return at


def _source(line: int, value: str, mistakes: Mistakes) -> str:
    said = value.lower() or "file"
    if said not in SOURCES:
        mistakes.add(line, "source", value, text("progress-file-source"))
    return said
