"""The lines of an XLSX file, unpacked here first so that no parser ever meets more than was allowed.

python-calamine reads quickly, but believes what a file says of itself: a bomb of 1.3 MB made it use 560 MB, and a
single cell in the last corner of a sheet makes it build all cells before. So the parts are unpacked under a limit, the
corners of each sheet are measured, and what it gets is a copy in which nothing is packed.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from staffroom.kernel.mistakes import Mistakes
from staffroom.kernel.screen import text

ZIP = b"PK\x03\x04"
OLDER_BOOK = b"\xd0\xcf\x11\xe0"
"""How Excel's older files begin, and newer ones that a password locks."""
MOST_PARTS = 200
MOST_UNPACKED = 30 * 1024 * 1024
MOST_CELLS = 2_000_000
"""Cells of a sheet's smallest rectangle around all that holds anything."""
MOST_REMEMBERED = 5_000
"""Figures and days whose words are kept at hand: a file says the same ones over and over."""
DIGITS = 15
"""What a spreadsheet keeps of a number."""
_CELL = re.compile(rb"<(?:\w+:)?c\b")
_PLACED_CELL = re.compile(rb"<(?:\w+:)?c\s+r=\"([A-Z]{1,4})([0-9]{1,9})\"")
_ROW_OR_CELL = re.compile(rb"<(?:\w+:)?(row|c)\b([^<>]*?)(/?)>")
_PLACE = re.compile(rb"(?:^|\s)r\s*=\s*[\"']([A-Z]{0,4})([0-9]{1,9})[\"']")
_STYLE = re.compile(rb"(?:^|\s)s\s*=\s*[\"']([0-9]{1,6})[\"']")
_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\s([^<>]*)>")
_FORMAT_ID = re.compile(rb"numFmtId\s*=\s*[\"']([0-9]{1,6})[\"']")
_LEADING_ZEROS = re.compile(rb"formatCode\s*=\s*[\"'](0{2,15})[\"']")
_STYLES = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_ONE_STYLE = re.compile(rb"<(?:\w+:)?xf\s([^<>]*)>")

Cell = str | int | float | bool | date | datetime | time | timedelta
Place = tuple[int, int]


class _TooMuch(Exception):  # noqa: N818  a limit, not an error
    """Raised where a file unpacks to more than is allowed."""


@dataclass
class _Book:
    """The parts of a file, unpacked."""

    parts: dict[str, bytes] = field(default_factory=dict)

    def repacked(self) -> io.BytesIO:
        """Return the same file with nothing packed."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as book:
            for name, body in self.parts.items():
                book.writestr(name, body)
        out.seek(0)
        return out


def is_book(data: bytes) -> bool:
    """Say whether a file is a spreadsheet's own rather than text, by how it begins."""
    return data.startswith((ZIP, OLDER_BOOK))


def lines(data: bytes, mistakes: Mistakes) -> Iterator[tuple[int, list[str]]]:
    """Yield the number and the cells of each line of the first visible sheet that holds anything, as people see them.

    Dates are written 2026-09-10, moments 2026-09-10T14:30.
    """
    from python_calamine import CalamineError, PasswordError  # noqa: PLC0415  2 MB that a bot rarely needs

    if data.startswith(OLDER_BOOK):
        mistakes.add_file(text("table-older-book"))
        return
    try:
        book = _unpacked(data)
        sheet = _first_sheet(book)
    except _TooMuch:
        mistakes.add_file(text("table-bomb"))
    except (PasswordError, RuntimeError):  # the latter is what zipfile says of a part that is locked
        mistakes.add_file(text("table-older-book"))
    except (
        zipfile.BadZipFile,
        zlib.error,
        CalamineError,
        NotImplementedError,
        ValueError,
        LookupError,
        OSError,
        EOFError,
    ):
        mistakes.add_file(text("table-broken-book"))
    else:
        yield from sheet


def _unpacked(data: bytes) -> _Book:
    """Unpack the parts that hold words and figures.

    Raises _TooMuch over a limit, and what zipfile raises of a damaged file.
    """
    found = _Book()
    left = MOST_UNPACKED
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = [part for part in packed.infolist() if part.filename.endswith((".xml", ".rels"))]
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > left:
            raise _TooMuch
        for part in parts:
            with packed.open(part) as stream:
                body = stream.read(left + 1)
            left -= len(body)
            if left < 0:
                raise _TooMuch
            if b"<!DOCTYPE" in body:
                raise ValueError("a part declares entities")
            found.parts[part.filename] = body
    return found


def _first_sheet(book: _Book) -> Iterator[tuple[int, list[str]]]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415  as above

    zeros = _zeros(book)
    opened = CalamineWorkbook.from_filelike(book.repacked())
    for number, sheet in enumerate(opened.sheets_metadata, start=1):
        if sheet.typ is SheetTypeEnum.WorkSheet and sheet.visible is SheetVisibleEnum.Visible:
            rows = opened.get_sheet_by_name(sheet.name)
            if rows.start is not None:
                return _written(list(rows.iter_rows()), zeros.get(f"xl/worksheets/sheet{number}.xml", {}))
    return iter(())


def _written(rows: list[list[Cell]], zeros: dict[Place, int]) -> Iterator[tuple[int, list[str]]]:
    for line, row in enumerate(rows, start=1):
        said = [cell if type(cell) is str else _shown(cell, 0) for cell in row]
        for column in range(1, len(row) + 1) if zeros else ():
            if digits := zeros.get((line, column)):
                said[column - 1] = _shown(row[column - 1], digits)
        yield line, said


@lru_cache(MOST_REMEMBERED, typed=True)
def _shown(cell: Cell, least_digits: int) -> str:
    """Return a cell as a person typed it."""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, int | float):
        whole = float(cell).is_integer() and abs(cell) < 10**DIGITS
        return f"{int(cell):0{least_digits}d}" if whole else f"{cell:.{DIGITS}g}"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(timespec="minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    return cell.isoformat(timespec="minutes") if isinstance(cell, time) else str(cell)


def _zeros(book: _Book) -> dict[str, dict[Place, int]]:
    """Return the least digits of cells whose format fills up with zeros, as 0012, by sheet; measure each on the way.

    Raises _TooMuch where the cells of a sheet lie too far apart.
    """
    widths = _zero_styles(book.parts.get("xl/styles.xml", b""))
    return {name: _measured(body, widths) for name, body in book.parts.items() if name.startswith("xl/worksheets/")}


def _measured(sheet: bytes, widths: dict[int, int]) -> dict[Place, int]:
    """Return the same of one sheet."""
    if not widths and _is_surely_small(sheet):
        return {}
    row = column = last_row = last_column = 0
    found: dict[Place, int] = {}
    for tag, attributes, empty in _ROW_OR_CELL.findall(sheet):
        if tag == b"row":
            row, column = _place(attributes, row + 1, 0)
            continue
        row, column = _place(attributes, row, column + 1)
        if empty:
            continue
        last_row, last_column = max(last_row, row), max(last_column, column)
        if last_row * last_column > MOST_CELLS:
            raise _TooMuch
        style = _STYLE.search(attributes) if widths else None
        if style and (width := widths.get(int(style[1]))):
            found[row, column] = width
    return found


def _is_surely_small(sheet: bytes) -> bool:
    """Say whether all cells of a sheet, empty ones too, name places that lie near enough."""
    placed = _PLACED_CELL.findall(sheet)
    if len(placed) != len(_CELL.findall(sheet)):
        return False
    last_column = max((_number(letters) for letters in {letters for letters, _ in placed}), default=0)
    last_row = max(map(int, {row for _, row in placed}), default=0)
    return last_row * last_column <= MOST_CELLS


def _number(letters: bytes) -> int:
    """Return the number of a column, from 1."""
    said = 0
    for letter in letters:
        said = said * 26 + letter - ord("A") + 1
    return said


def _place(attributes: bytes, row: int, column: int) -> Place:
    """Return row and column, from 1, out of what a row or a cell says of itself, or else the place that is next."""
    found = _PLACE.search(attributes)
    if found is None:
        return row, column
    return int(found[2]), _number(found[1])


def _zero_styles(styles: bytes) -> dict[int, int]:
    """Return the least digits by the number of a style."""
    formats: dict[bytes, int] = {}
    for one in _FORMAT.finditer(styles):
        number, zeros = _FORMAT_ID.search(one[1]), _LEADING_ZEROS.search(one[1])
        if number and zeros:
            formats[number[1]] = len(zeros[1])
    block = _STYLES.search(styles) if formats else None
    numbers = [_FORMAT_ID.search(style[1]) for style in _ONE_STYLE.finditer(block[0])] if block else []
    return {at: formats[number[1]] for at, number in enumerate(numbers) if number and number[1] in formats}
