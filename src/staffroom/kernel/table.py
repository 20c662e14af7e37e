"""Tables in files: read with every mistake named, written so that spreadsheets open them without surprises."""

import csv
import difflib
import io
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from staffroom.kernel import table_book, table_text
from staffroom.kernel.mistakes import Mistakes
from staffroom.kernel.screen import Plain, Text, Value, text
from staffroom.kernel.text import harmless_cell

BYTE_ORDER_MARK = "\ufeff"
"""Without it a widespread spreadsheet program shows Arabic and Chinese names as gibberish."""
MOST_BYTES = 5 * 1024 * 1024
MOST_LINES = 20_000
MOST_REMEMBERED = 5_000
"""Words whose letters are kept at hand: a file says the same ones over and over."""
_SAME_LETTERS = str.maketrans("أإآىة", "ااايه")
"""Arabic letters that people write in either way."""
_NO_LETTERS = re.compile(r"[\W_\u0640\u064b-\u0652]+")


@dataclass(frozen=True)
class Columns:
    """The columns of a kind of table: those that must be there, and those that may.

    A heading may be a column's own name, or any of the `words` for it; what is `ignored` is not looked at.
    """

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    words: Mapping[str, Collection[str]] = field(default_factory=dict)
    ignored: Collection[str] = ()

    @property
    def known(self) -> tuple[str, ...]:
        """Return all of them."""
        return self.required + self.optional

    def named(self, heading: str) -> str | None:
        """Return the column that a heading means: its name, '' for one that is ignored, None for an unknown one."""
        said = alike(heading)
        for name in self.known:
            if said and said in {alike(name), *map(alike, self.words.get(name, ()))}:
                return name
        return "" if said in set(map(alike, self.ignored)) else None


@dataclass(frozen=True)
class Limits:
    """How much of a table is read: bytes of the file, lines below its header."""

    size: int = MOST_BYTES
    lines: int = MOST_LINES


def read(
    data: bytes, columns: Columns, mistakes: Mistakes, limits: Limits = Limits()
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each line of a CSV or XLSX file that holds anything: its number and its cells by column, all, trimmed.

    Lines that cannot be read are left out and noted among the mistakes.
    """
    if is_small_enough(data, mistakes, limits):
        yield from rows(lines(data, mistakes), columns, mistakes, limits)


def is_small_enough(data: bytes, mistakes: Mistakes, limits: Limits) -> bool:
    """Say whether a file may be read; note it among the mistakes where not."""
    if len(data) > limits.size:
        mistakes.add_file(text("table-too-large", bytes=Plain(f"{limits.size:,}")))
        return False
    return True


def rows(
    lines: Iterator[tuple[int, list[str]]], columns: Columns, mistakes: Mistakes, limits: Limits = Limits()
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the same of the lines of a file, the header first."""
    names = _header(next(lines, None), columns, mistakes)
    if names is None:
        return
    count, blank = 0, dict.fromkeys(columns.known, "")
    for count, (line, cells) in enumerate(lines, start=1):
        if count > limits.lines:
            mistakes.add_line(line, text("table-too-long", lines=Plain(f"{limits.lines:,}")))
            return
        if len(cells) > len(names):
            mistakes.add_line(line, text("table-too-many-values", values=len(cells), columns=len(names)))
        else:
            yield line, blank | {name: cell for name, cell in zip(names, cells, strict=False) if name}
    if not count and not mistakes.found:
        mistakes.add_file(text("table-no-lines"))


def headings(data: bytes) -> list[str]:
    """Return what the first line of a file says, nothing where it cannot be read."""
    return next(iter(beginning(data, 1)), [])


def beginning(data: bytes, count: int) -> list[list[str]]:
    """Return the first lines of a file that hold anything, the header first; nothing where it cannot be read."""
    return [cells for _, cells in islice(lines(data, Mistakes("")), count)]


def lines(data: bytes, mistakes: Mistakes) -> Iterator[tuple[int, list[str]]]:
    """Yield the number and the cells of each line that holds anything."""
    kind = table_book if table_book.is_book(data) else table_text
    for line, cells in kind.lines(data, mistakes):
        if kept := _trimmed(cells):
            yield line, kept


def _trimmed(cells: Iterable[str]) -> list[str]:
    """Return cells without the blanks around them and without empty ones at the end."""
    found = [cell.strip() for cell in cells]
    while found and not found[-1]:
        found.pop()
    return found


def _header(first: tuple[int, list[str]] | None, columns: Columns, mistakes: Mistakes) -> list[str] | None:
    """Return the columns that a table's first line names, or None after its mistakes were noted."""
    required = Plain(", ".join(columns.required))
    if first is None:
        if not mistakes.found:
            mistakes.add_file(text("table-empty", columns=required))
        return None
    line, said = first
    before = len(mistakes.found)
    names = [columns.named(heading) for heading in said]
    for missing in columns.required:
        if missing not in names:
            mistakes.add_line(line, text("table-column-missing", columns=required), missing)
    for heading, name in zip(said, names, strict=True):
        if name is None:
            near = did_you_mean(heading, columns.known)
            mistakes.add_line(line, text("table-column-unknown", near=near), heading or "·")
    for twice in dict.fromkeys(name for name in names if name and names.count(name) > 1):
        mistakes.add_line(line, text("table-column-twice"), twice)
    if len(mistakes.found) > before:
        return None
    mistakes.headings = {name: heading for name, heading in zip(names, said, strict=True) if name}
    return [name or "" for name in names]


@lru_cache(MOST_REMEMBERED)
def alike(heading: str) -> str:
    """Return a heading without capitals, blanks, signs and whatever else people write in either way."""
    plain = unicodedata.normalize("NFKC", heading).casefold()
    return _NO_LETTERS.sub("", plain).translate(_SAME_LETTERS)


def did_you_mean(value: str, known: Collection[str]) -> Value:
    """Return the known word nearest to a wrong one, as words to put behind it; nothing where none is near."""
    near = difflib.get_close_matches(value.lower(), known, n=1, cutoff=0.5)
    return Text("table-near", {"word": near[0]}) if near else Plain("")


def as_csv(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return rows as CSV in which no cell is ever taken for a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerows(tuple(map(harmless_cell, row)) for row in (heading, *rows))
    return out.getvalue()


def as_file(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as a CSV file that spreadsheets open correctly in every language."""
    return (BYTE_ORDER_MARK + as_csv(heading, rows)).encode()
