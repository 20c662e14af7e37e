"""No table that is handed out holds a formula, whatever people and groups are called."""

import csv
import io
import zipfile
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st
from tests.conftest import ROOT
from tests.rooms.reports.test_reports import closed, in_english, report

from staffroom import data_files
from staffroom.kernel import table
from staffroom.kernel.db import Tx
from staffroom.rooms import reports

BEGINNINGS = tuple("=+-@＝＋－＠")
BLANKS = " \t\r\n\0"
SEPARATORS = ",;|\t"
"""What programs of different countries take for the end of a cell."""
ODD = st.text(st.sampled_from([*BEGINNINGS, *BLANKS, *SEPARATORS, '"', "'", "a", "1", "("]), max_size=8)
WRITERS = {"csv.writer": {"kernel/table.py"}, "xlsxwriter": {"rooms/reports/tables.py"}}
"""Who writes tables: whatever else hands one out has them write it."""


def formulas(written: str) -> list[str]:
    """Return the cells that some spreadsheet would calculate, whichever sign it takes for the end of a cell."""
    found = []
    for separator in SEPARATORS:
        rows = csv.reader(io.StringIO(written.removeprefix(table.BYTE_ORDER_MARK), newline=""), delimiter=separator)
        found += [cell for row in rows for cell in row if cell.lstrip(BLANKS.strip(" ")).startswith(BEGINNINGS)]
    return found


@example([["1", ';"=1+1"']])
@example([["\0=1"], ["＝1+1"], ["a;=1"], ["a\n=1"]])
@given(st.lists(st.lists(ODD, min_size=1, max_size=3), max_size=4))
def test_no_cell_of_a_table_is_ever_calculated(rows: list[list[str]]) -> None:
    """Neither in its heading nor in its lines, in whatever country it is opened."""
    assert formulas(table.as_csv(rows[0] if rows else ["a"], rows)) == []


def test_a_report_whose_groups_are_called_like_formulas_holds_none(tx: Tx) -> None:
    """Neither as CSV nor as a book, in which figures are figures."""
    programme, groups = closed(tx, 2, 9, 5)
    for number, group in enumerate(groups):
        tx.run("UPDATE cohorts SET name = :name WHERE id = :id", name=f"{BEGINNINGS[number]}cmd|' /C x'!A0", id=group)
    found, speak = report(tx, programme), in_english(data_files.words())
    assert formulas(reports.written(found, "csv", speak, "en").decode()) == []
    book = zipfile.ZipFile(io.BytesIO(reports.written(found, "xlsx", speak, "en")))
    sheets = [book.read(name) for name in book.namelist() if "worksheets/" in name]
    assert sheets
    assert all(b"<f>" not in sheet for sheet in sheets)
    assert any(b"<v>" in sheet for sheet in sheets)


def test_every_table_is_written_by_one_of_two_files() -> None:
    """So that what holds for them holds for every export: invitations, logs, reports, differences, templates."""
    house = ROOT / "src" / "staffroom"
    sources = {str(Path(file).relative_to(house)): file.read_text("utf-8") for file in house.rglob("*.py")}
    for writer, known in WRITERS.items():
        assert {name for name, source in sources.items() if writer in source} == known
