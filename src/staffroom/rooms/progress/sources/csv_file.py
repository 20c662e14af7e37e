"""Read a CSV of progress; every mistake is told with line, column, value and what to write instead."""

import csv
import difflib
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from staffroom.kernel.clock import DAY, at_wall, instant
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.refusal import Trouble

MAX_BYTES = 2_000_000
MAX_ROWS = 20_000
MAX_TOLD = 50
"""So many mistakes are told one by one; the rest are counted."""
MAX_MINUTES = 100_000
NEEDED = ("teacher", "section", "done")
COLUMNS = (*NEEDED, "minutes", "at", "source")
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


@dataclass
class _Mistakes:
    name: str
    told: list[str] = field(default_factory=list)

    def add(self, line: int, column: str, what: str) -> None:
        self.told.append(f"{self.name}:{line}: column '{column}': {what}")

    def stop(self) -> None:
        """Raise Trouble with what was found."""
        if not self.told:
            return
        rest = len(self.told) - MAX_TOLD
        more = [f"… and {rest} more mistakes like these."] if rest > 0 else []
        raise Trouble("\n".join([*self.told[:MAX_TOLD], *more, "Nothing was written."]))


def parse(data: bytes, name: str, known: Known) -> list[Row]:
    """Return the rows of a file.

    Raises Trouble that lists every mistake: `name:line: column 'c': what is wrong (found 'value'); what to write`.
    """
    mistakes = _Mistakes(name)
    rows: list[Row] = []
    first: dict[tuple[PersonId, str, str], int] = {}
    for line, cells in _lines(data, name):
        row = _row(line, cells, known, mistakes)
        if row is None:
            continue
        before = first.setdefault(row.place, line)
        if before != line:
            mistakes.add(line, "section", f"line {before} already speaks of this teacher and section; keep one of them")
        rows.append(row)
    mistakes.stop()
    return rows


def _lines(data: bytes, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield line numbers and cells by column, without empty lines."""
    reader = csv.reader(io.StringIO(_text(data, name), newline=""), delimiter=_delimiter(data), strict=True)
    try:
        header = [cell.strip().lower() for cell in next(reader, [])]
        _check_header(header, name)
        for count, cells in enumerate(reader):
            if count >= MAX_ROWS:
                raise Trouble(f"{name}: has more than {MAX_ROWS:,} rows; split it into several files.")
            if any(cell.strip() for cell in cells):
                if len(cells) > len(header):
                    raise Trouble(
                        f"{name}:{reader.line_num}: has {len(cells)} cells, the first line names {len(header)} columns;"
                        " put a value that contains the separator in quotes."
                    )
                filled = [cell.strip() for cell in cells] + [""] * (len(header) - len(cells))
                yield reader.line_num, dict(zip(header, filled, strict=True))
    except csv.Error as error:
        raise Trouble(f"{name}:{reader.line_num}: is no CSV ({error}); check the quotes on this line.") from None


def _text(data: bytes, name: str) -> str:
    if len(data) > MAX_BYTES:
        raise Trouble(f"{name}: is larger than {MAX_BYTES:,} bytes; split it into several files.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise Trouble(f"{name}:{line}: is not UTF-8; save the file as 'CSV UTF-8'.") from None


def _delimiter(data: bytes) -> str:
    """Return the separator that the first line uses; spreadsheets write semicolons in some countries."""
    first = data.split(b"\n", maxsplit=1)[0]
    return max((",", ";", "\t"), key=lambda mark: first.count(mark.encode()))


def _check_header(header: list[str], name: str) -> None:
    told = [f"{name}:1: column '{c}': is missing; the first line must name {', '.join(COLUMNS)}." for c in NEEDED]
    told = [line for column, line in zip(NEEDED, told, strict=True) if column not in header]
    told += [f"{name}:1: column '{c}': is not known{_nearest(c, COLUMNS)}." for c in header if c not in COLUMNS]
    told += [f"{name}:1: column '{c}': is there twice; keep one." for c in sorted(set(header)) if header.count(c) > 1]
    if told:
        raise Trouble("\n".join([*told, "Nothing was written."]))


def _nearest(word: str, offered: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(word.lower(), offered, n=1, cutoff=0.5)
    return f", did you mean '{near[0]}'?" if near else f"; known are {', '.join(offered)}"


def _row(line: int, cells: dict[str, str], known: Known, mistakes: _Mistakes) -> Row | None:
    """Return a line's row, or None and its mistakes."""
    before = len(mistakes.told)
    teacher = _teacher(line, cells["teacher"], known, mistakes)
    section = _section(line, cells["section"], known, mistakes)
    done = _done(line, cells["done"], mistakes)
    minutes = _minutes(line, cells.get("minutes", ""), mistakes)
    at = _moment(line, cells.get("at", ""), known, mistakes)
    source = _source(line, cells.get("source", ""), mistakes)
    if teacher is None or len(mistakes.told) > before:
        return None
    return Row(line, teacher, section, done, minutes, at, source)


def _teacher(line: int, value: str, known: Known, mistakes: _Mistakes) -> PersonId | None:
    found = known.by_id.get(value) or known.by_email.get(value.lower())
    if found is None:
        mistakes.add(line, "teacher", f"is not on the roster (found {value!r}); write the roster id or the e-mail")
    return found


def _section(line: int, value: str, known: Known, mistakes: _Mistakes) -> str:
    if value not in known.sections:
        mistakes.add(line, "section", f"is not in the course (found {value!r}){_nearest(value, known.sections)}")
    return value


def _done(line: int, value: str, mistakes: _Mistakes) -> bool:
    if value.lower() not in YES | NO:
        mistakes.add(line, "done", f"is neither yes nor no (found {value!r}); write yes or no")
    return value.lower() in YES


def _minutes(line: int, value: str, mistakes: _Mistakes) -> int | None:
    if not value:
        return None
    if not (value.isascii() and value.isdecimal()) or int(value) > MAX_MINUTES:
        mistakes.add(line, "minutes", f"is no whole number of minutes (found {value!r}); write for example 45")
        return None
    return int(value)


def _moment(line: int, value: str, known: Known, mistakes: _Mistakes) -> Instant | None:
    """Read a day or a moment; without a zone it is the programme's own time."""
    if not value:
        return None
    try:
        read = datetime.fromisoformat(value)
    except ValueError:
        mistakes.add(line, "at", f"is no date (found {value!r}); write for example 2026-09-10 or 2026-09-10T14:30")
        return None
    at = at_wall(read.date(), read.time(), known.zone) if read.tzinfo is None else instant(read)
    if at > known.now + DAY:
        mistakes.add(line, "at", f"lies in the future (found {value!r}); write when the section was finished")
    return at


def _source(line: int, value: str, mistakes: _Mistakes) -> str:
    said = value.lower() or "file"
    if said not in SOURCES:
        mistakes.add(line, "source", f"is not known (found {value!r}); write lms (the learning platform) or file")
    return said
