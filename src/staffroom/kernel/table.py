"""Tables as CSV files that spreadsheets open without surprises."""

import csv
import io
from collections.abc import Iterable, Sequence

from staffroom.kernel.text import harmless_cell

BYTE_ORDER_MARK = "\ufeff"
"""Without it a widespread spreadsheet program shows Arabic and Chinese names as gibberish."""


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
