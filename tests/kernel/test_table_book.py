"""A spreadsheet's own file is read as people see it, and one that is a trap is refused before it opens."""

import io
import tracemalloc
import zipfile
from datetime import date, datetime, time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.tables import MEGABYTE, altered, bomb, book

from staffroom.kernel import table
from staffroom.kernel.mistakes import BadTable, Mistakes
from staffroom.kernel.table import Columns, Limits

PEOPLE = Columns(("id", "name"), ("school",))


def read(data: bytes, limits: Limits | None = None) -> list[tuple[int, dict[str, str]]]:
    """Read a table without mistakes."""
    mistakes = Mistakes("t.xlsx")
    lines = list(table.read(data, PEOPLE, mistakes, limits or Limits()))
    mistakes.stop()
    return lines


def told(data: bytes) -> list[tuple[int, str]]:
    """Return line and word of each mistake."""
    with pytest.raises(BadTable) as caught:
        read(data)
    return [(one.line, one.words.key) for one in caught.value.mistakes]


def test_lines_and_blanks_are_as_in_a_csv_file() -> None:
    """The same reader, the same rules; a line is known by its number in the sheet."""
    rows = [(), ("ID", " Name "), (), ("7", "أمينة"), ("8", "王小明", "", "")]
    assert read(book(rows)) == [
        (4, {"id": "7", "name": "أمينة", "school": ""}),
        (5, {"id": "8", "name": "王小明", "school": ""}),
    ]


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("0012", "0012"),
        (12, "12"),
        (12.0, "12"),
        (12.5, "12.5"),
        (0.1 + 0.2, "0.3"),
        (-3, "-3"),
        (966501234567, "966501234567"),
        (True, "TRUE"),
        (date(2026, 9, 10), "2026-09-10"),
        (datetime(2026, 9, 10, 14, 30), "2026-09-10T14:30"),  # noqa: DTZ001  a spreadsheet knows no zones
        (time(8, 5), "08:05"),
        ("=1", "0"),
    ],
)
def test_a_cell_comes_back_as_a_person_typed_it(typed: object, seen: str) -> None:
    """Ids are no fractions, days are no moments; of a formula, its last result is read."""
    assert read(book([("id", "name"), ("1", typed)]))[0][1]["name"] == seen


def test_numbers_that_a_format_fills_up_with_zeros_keep_them() -> None:
    """0012 looks like 0012 in the sheet, whatever is stored."""
    assert [cells["id"] for _, cells in read(book([("id", "name"), (12, "Bo"), (12345, "Al")], A="0000"))] == [
        "0012",
        "12345",
    ]


def test_the_first_visible_sheet_that_holds_anything_is_read() -> None:
    """Lists for menus are often hidden in front."""
    hidden = {"Lists": "Riverside"}
    assert [cells["name"] for _, cells in read(book([("id", "name"), ("1", "Bo")], sheets=hidden))] == ["Bo"]


@given(
    st.lists(
        st.tuples(st.integers(1, 10**14), st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1)),
        min_size=1,
        max_size=6,
    )
)
def test_ids_and_names_survive(people: list[tuple[int, str]]) -> None:
    """Whatever letters a name has, blanks around it apart."""
    rows = [(number, name.strip()) for number, name in people]
    sheet = book([("id", "name", "school"), *((number, f"'{name}") for number, name in rows)])
    assert [(cells["id"], cells["name"]) for _, cells in read(sheet)] == [
        (str(number), f"'{name}") for number, name in rows
    ]


def test_a_bomb_is_refused_without_being_unpacked() -> None:
    """A hundred megabytes of nothing in a hundred kilobytes; what is unpacked stays under the limit."""
    trap = bomb()
    assert len(trap) < MEGABYTE
    tracemalloc.start()
    assert told(trap) == [(0, "table-bomb")]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 35 * MEGABYTE


def test_a_bomb_that_says_it_is_small_is_refused_too() -> None:
    """What a file says of its own size is not believed."""
    trap = bytearray(altered(book([("id", "name"), ("1", "Bo")]), shared=b" " * (100 * MEGABYTE)))
    size = (100 * MEGABYTE).to_bytes(4, "little")
    while (at := trap.find(size)) >= 0:
        trap[at : at + 4] = (1000).to_bytes(4, "little")
    (said,) = told(bytes(trap))
    assert said in [(0, "table-broken-book"), (0, "table-bomb")]


@pytest.mark.parametrize("place", [b'r="XFD1048576"', b"r = 'XFD1048576'"])
def test_a_cell_in_the_last_corner_is_refused(place: bytes) -> None:
    """All cells before it would have to be built."""
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
        b'<c r="A1"><v>1</v></c></row><row r="1048576"><c ' + place + b"><v>1</v></c></row></sheetData></worksheet>"
    )
    assert told(altered(book([("id", "name")]), sheet1=sheet)) == [(0, "table-bomb")]
    without = sheet.replace(place, b't="n"').replace(
        b"</row></sheetData>", b"<c><v>1</v></c>" * 2 + b"</row></sheetData>"
    )
    assert told(altered(book([("id", "name")]), sheet1=without)) == [(0, "table-bomb")]


def test_empty_cells_far_away_do_no_harm() -> None:
    """Whole columns are often coloured to the end."""
    good = book([("id", "name"), ("1", "Bo")])
    with zipfile.ZipFile(io.BytesIO(good)) as opened:
        sheet = opened.read("xl/worksheets/sheet1.xml")
    far = sheet.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>')
    assert len(read(altered(good, sheet1=far))) == 1


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"PK\x03\x04" + bytes(100), b"\xd0\xcf\x11\xe0" + bytes(600)])
def test_what_is_damaged_old_or_locked_gets_a_sentence(data: bytes) -> None:
    """And no traceback."""
    assert told(data)[0][1] in {"table-broken-book", "table-older-book"}


def test_another_kind_of_archive_and_a_declared_entity_are_refused() -> None:
    """A text document is an archive too; nobody needs entities in a roster."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("word/document.xml", "<w/>")
    assert told(out.getvalue()) == [(0, "table-broken-book")]
    entities = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><sst>&a;</sst>'
    assert told(altered(book([("id", "name"), ("1", "Bo")]), shared=entities)) == [(0, "table-broken-book")]


@example(28, b"\x00\x15")
@given(st.integers(0, 5000), st.binary(min_size=1, max_size=40))
def test_a_file_damaged_anywhere_leads_to_lines_or_a_sentence(at: int, noise: bytes) -> None:
    """No damage leads to anything else."""
    good = book([("id", "name"), ("1", "Bo")])
    place = at % len(good)
    try:
        read(good[:place] + noise + good[place + len(noise) :])
    except BadTable:
        return


def test_a_long_sheet_is_cut_with_a_sentence() -> None:
    """The same limit as for text."""
    mistakes = Mistakes("t.xlsx")
    data = book([("id", "name"), *((str(n), "Bo") for n in range(5))])
    assert len(list(table.read(data, PEOPLE, mistakes, Limits(lines=3)))) == 3
    assert [(one.line, one.words.key) for one in mistakes.found] == [(5, "table-too-long")]
