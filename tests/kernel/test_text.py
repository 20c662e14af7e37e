"""Words as files take them."""

import pytest

from staffroom.kernel.text import harmless_cell


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+966", "'+966"),
        ("-5", "'-5"),
        ("@name", "'@name"),
        ("\tname", "'\tname"),
        ("\rname", "'\rname"),
        ("Amina", "Amina"),
        ("", ""),
    ],
)
def test_a_cell_is_never_taken_for_a_formula(cell: str, written: str) -> None:
    """Whatever stands in somebody's name."""
    assert harmless_cell(cell) == written
