"""A report as a table for spreadsheets; no cell is ever a formula, and what each figure means stands below."""

import io
from collections.abc import Sequence
from typing import Any

from staffroom.kernel import table
from staffroom.kernel.screen import Say, Text, Words, text
from staffroom.kernel.text import harmless_cell
from staffroom.rooms.reports import screens
from staffroom.rooms.reports.values import Report

Cell = str | int | None


def _rows(found: Report, say: Say) -> list[list[Cell]]:
    return [
        [say(cell) if isinstance(cell, Text | Words) else cell for cell in screens.cells(row, found)]
        for row in found.asked
    ]


def _headings(found: Report, say: Say) -> list[str]:
    return [say(heading) for _, heading, _ in screens.columns(found)]


def _meanings(found: Report, say: Say) -> list[tuple[str, str]]:
    return [(say(heading), say(meaning)) for _, heading, meaning in screens.columns(found)]


def as_csv(found: Report, say: Say) -> bytes:
    """Return the table as CSV; below it, after an empty line, what each column means."""
    rows = [["" if cell is None else str(cell) for cell in row] for row in _rows(found, say)]
    return table.as_file(_headings(found, say), [*rows, [], *_meanings(found, say)])


def as_xlsx(found: Report, say: Say) -> bytes:
    """Return the table as a book of two sheets: the figures, and what they mean."""
    from xlsxwriter import Workbook  # noqa: PLC0415  few want one

    written = io.BytesIO()
    with Workbook(written, {"in_memory": True}) as book:
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet(say(text("reports-sheet-figures")))
        _write(sheet, [list(_headings(found, say)), *_rows(found, say)], bold)
        sheet.freeze_panes(1, 3)
        sheet.set_column(0, 1, 12)
        sheet.set_column(2, 2, 32)
        sheet.set_column(3, 11, 14)
        meant = book.add_worksheet(say(text("reports-sheet-meanings")))
        meant.set_column(0, 0, 24, wrapped)
        meant.set_column(1, 1, 100, wrapped)
        _write(meant, [list(pair) for pair in _meanings(found, say)], None)
    return written.getvalue()


def _write(sheet: Any, rows: Sequence[Sequence[Cell]], first: Any) -> None:  # noqa: ANN401  xlsxwriter has no types
    """Write figures as figures and everything else as words."""
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            style = first if number == 0 else None
            if isinstance(cell, int):
                sheet.write_number(number, column, cell, style)
            elif cell is not None:
                sheet.write_string(number, column, harmless_cell(cell), style)
