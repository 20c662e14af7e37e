"""The operator's page on security says of each threat where it is tried."""

import re

from tests.conftest import ROOT

PAGE = ROOT / "docs" / "operator" / "security.md"
LINK = re.compile(r"\]\(([^)#]+)\)")


def test_every_row_of_the_table_names_a_test_that_is_there() -> None:
    """And every file in this folder stands in one."""
    rows = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| ")][2:]
    assert len(rows) >= 22
    named = {row: [(PAGE.parent / link).resolve() for link in LINK.findall(row.rsplit("|", 2)[1])] for row in rows}
    assert [row for row, files in named.items() if not files or not all(file.is_file() for file in files)] == []
    tried = {file for files in named.values() for file in files}
    ours = {file for file in (ROOT / "tests" / "security").glob("test_*.py") if file.name != "test_the_table.py"}
    assert ours - tried == set()
