"""Tables in files: read with every mistake named, written so that spreadsheets open them without surprises."""

import csv
import difflib
import io
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from staffroom.kernel.refusal import Trouble
from staffroom.kernel.text import harmless_cell

BYTE_ORDER_MARK = "\ufeff"
"""Without it a widespread spreadsheet program shows Arabic and Chinese names as gibberish."""
DELIMITERS = ",;\t"
MOST_BYTES = 5 * 1024 * 1024
MOST_LINES = 20_000
MOST_TOLD = 50
"""So many mistakes are told one by one; the rest are counted."""
LONGEST_SHOWN = 60
"""Characters of a wrong value."""


@dataclass(frozen=True)
class Columns:
    """The columns of a kind of table: those that must be there, and those that may."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()

    @property
    def known(self) -> tuple[str, ...]:
        """Return all of them."""
        return self.required + self.optional


@dataclass(frozen=True)
class Limits:
    """How much of a table is read: bytes of the file, lines below its header."""

    size: int = MOST_BYTES
    lines: int = MOST_LINES


@dataclass
class Mistakes:
    """What is wrong with a table, by the name of its file."""

    name: str
    told: list[str] = field(default_factory=list)

    def add(self, line: int, column: str, value: str, remedy: str) -> None:
        """Note a mistake in a cell."""
        self.add_line(line, f"'{value[:LONGEST_SHOWN]}' {remedy}", column)

    def add_line(self, line: int, words: str, column: str | None = None) -> None:
        """Note a mistake of a line, or of a column's heading."""
        where = f"line {line}" if column is None else f"line {line}, column {column[:LONGEST_SHOWN]}"
        self.told.append(f"{self.name}: {where}: {words}")

    def add_file(self, words: str) -> None:
        """Note a mistake of the whole file."""
        self.told.append(f"{self.name}: {words}")

    def stop(self) -> None:
        """Raise Trouble with all that was noted, if anything was."""
        more = len(self.told) - MOST_TOLD
        if self.told:
            rest = [f"{self.name}: and {more} more mistakes"] if more > 0 else []
            raise Trouble("\n".join([*self.told[:MOST_TOLD], *rest, "Nothing was written."]))


def read(
    data: bytes, columns: Columns, mistakes: Mistakes, limits: Limits = Limits()
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each line that holds anything: its number in the file and its cells by column, all columns, trimmed.

    Lines that cannot be read are left out and noted among the mistakes.
    """
    if len(data) > limits.size:
        mistakes.add_file(f"is larger than {limits.size:,} bytes; split it")
        return
    lines = _csv_lines(data, mistakes)
    names = _header(next(lines, None), columns, mistakes)
    if names is None:
        return
    count = 0
    for count, (line, cells) in enumerate(lines, start=1):
        if count > limits.lines:
            mistakes.add_line(line, f"at most {limits.lines:,} lines are read; split the file")
            return
        if len(cells) > len(names):
            remedy = "put quotation marks around a value that holds the separator"
            mistakes.add_line(line, f"{len(cells)} values for {len(names)} columns; {remedy}")
        else:
            yield line, dict.fromkeys(columns.known, "") | dict(zip(names, cells, strict=False))
    if not count and not mistakes.told:
        mistakes.add_file("has no lines below its header; write some")


def _csv_lines(data: bytes, mistakes: Mistakes) -> Iterator[tuple[int, list[str]]]:
    """Yield the number and the cells of each line of a CSV file that holds anything."""
    text = _text(data, mistakes)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    start = 1
    try:
        for cells in reader:
            if kept := _trimmed(cells):
                yield start, kept
            start = reader.line_num + 1
    except csv.Error as error:
        mistakes.add_line(start, f"{error}; close the quotation marks and save the file as CSV again")


def _text(data: bytes, mistakes: Mistakes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        mistakes.add_line(line, "a letter is not UTF-8; save the file as 'CSV UTF-8'")
        return ""


def _delimiter(text: str) -> str:
    """Return the separator that the header uses most, a comma where it uses none."""
    header = next((line for line in text.splitlines() if line.strip()), "")
    return max(DELIMITERS, key=header.count)


def _trimmed(cells: Iterable[str]) -> list[str]:
    """Return cells without the blanks around them and without empty ones at the end."""
    found = [cell.strip() for cell in cells]
    while found and not found[-1]:
        found.pop()
    return found


def _header(first: tuple[int, list[str]] | None, columns: Columns, mistakes: Mistakes) -> list[str] | None:
    """Return the names in a table's first line, or None after its mistakes were noted."""
    required = ", ".join(columns.required)
    if first is None:
        if not mistakes.told:
            mistakes.add_file(f"is empty; its first line must name {required}")
        return None
    line, names = first[0], [name.lower() for name in first[1]]
    before = len(mistakes.told)
    for name in columns.required:
        if name not in names:
            mistakes.add_line(line, f"is missing; the header must name {required}", name)
    for name in names:
        if name not in columns.known:
            remedy = "rename or remove it, nothing is kept that is not needed"
            mistakes.add_line(line, f"is not known{did_you_mean(name, columns.known)}; {remedy}", name)
    for name in dict.fromkeys(name for name in names if names.count(name) > 1):
        mistakes.add_line(line, "is there twice; remove one", name)
    return names if len(mistakes.told) == before else None


def did_you_mean(value: str, known: Collection[str]) -> str:
    """Return the known word nearest to a wrong one, as words to put behind it; nothing where none is near."""
    near = difflib.get_close_matches(value.lower(), known, n=1, cutoff=0.5)
    return f" (did you mean '{near[0]}'?)" if near else ""


def as_csv(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return rows as CSV in which no cell is ever taken for a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(heading)
    writer.writerows(tuple(harmless_cell(cell) for cell in row) for row in rows)
    return out.getvalue()


def as_file(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as a CSV file that spreadsheets open correctly in every language."""
    return (BYTE_ORDER_MARK + as_csv(heading, rows)).encode()
