"""Lists of names as files that spreadsheets open without surprises."""

import csv
import io
from collections.abc import Iterable

from staffroom.kernel.text import harmless_cell

BYTE_ORDER_MARK = "\ufeff"
"""Without it a widespread spreadsheet program shows Arabic and Chinese names as gibberish."""


def sheet(heading: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> bytes:
    """Return rows as a CSV file that spreadsheets open correctly and never take for formulas."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(heading)
    writer.writerows(tuple(harmless_cell(cell) for cell in row) for row in rows)
    return (BYTE_ORDER_MARK + out.getvalue()).encode()
