"""A table is read line by line, or every mistake in it is named by line, column, value and remedy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from staffroom.kernel import table
from staffroom.kernel.mistakes import BadTable, Mistakes
from staffroom.kernel.screen import text
from staffroom.kernel.table import Columns, Limits
from staffroom.ops.by_hand import mistakes as in_english

PEOPLE = Columns(("id", "name"), ("school",))
HEADER = b"id,name,school\n"


def read(data: bytes, limits: Limits | None = None) -> list[tuple[int, dict[str, str]]]:
    """Read a table without mistakes."""
    mistakes = Mistakes("t.csv")
    lines = list(table.read(data, PEOPLE, mistakes, limits or Limits()))
    mistakes.stop()
    return lines


def told(data: bytes, limits: Limits | None = None) -> list[str]:
    """Return what is said of a table with mistakes."""
    with pytest.raises(BadTable) as caught:
        read(data, limits)
    *said, last = in_english.told(caught.value).splitlines()
    assert last == "Nothing was written."
    return said


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_separator_and_the_byte_order_mark_do_not_matter(separator: str, mark: str) -> None:
    """Spreadsheets of all countries save what they call CSV; capitals and blanks in the header do not matter either."""
    text = mark + "\r\n".join(separator.join(line) for line in (["ID", " Name "], ["7", " أمينة "]))
    assert read(text.encode()) == [(2, {"id": "7", "name": "أمينة", "school": ""})]


def test_a_line_is_known_by_its_number_in_the_file() -> None:
    """Empty lines count, also above the header, and a value may span several."""
    assert [line for line, _ in read(b'\nid,name\n\n1,"Bo\nBee"\n,\n2,Al\n')] == [4, 7]


def test_what_stands_empty_at_the_end_of_a_line_may_be_missing_or_too_much() -> None:
    """Spreadsheets do both."""
    assert [cells for _, cells in read(b"id,name,school,,\n1,Bo\n2,Al,Hill,,,\n")] == [
        {"id": "1", "name": "Bo", "school": ""},
        {"id": "2", "name": "Al", "school": "Hill"},
    ]


def test_columns_that_are_missing_unknown_or_double_are_named_at_the_header() -> None:
    """And nothing below it is looked at."""
    remedy = "rename or remove it, nothing is kept that is not needed"
    assert told(b"\nid,nane,id,phone\n1\n") == [
        "t.csv: line 2, column name: is missing; the header must name id, name",
        f"t.csv: line 2, column nane: is not known (did you mean 'name'?); {remedy}",
        f"t.csv: line 2, column phone: is not known; {remedy}",
        "t.csv: line 2, column id: is there twice; remove one",
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "t.csv: is empty; its first line must name id, name"),
        (b"\xff\xfei\0d\0,", "t.csv: line 1: a letter cannot be made out; save the file as 'CSV UTF-8' or as XLSX"),
        (HEADER, "t.csv: has no lines below its header; write some"),
        (
            HEADER + b"1,Bo\n2,\xd7\n",
            "t.csv: line 3: a letter cannot be made out; save the file as 'CSV UTF-8' or as XLSX",
        ),
        (
            HEADER + b'1,Bo\n2,"Al\n',
            "t.csv: line 3: unexpected end of data; close the quotation marks and save the file as CSV again",
        ),
        (
            HEADER + b"1,Bo,Hill,more\n",
            "t.csv: line 2: 4 values for 3 columns; put quotation marks around a value that holds the separator",
        ),
    ],
)
def test_a_file_that_is_no_table_gets_a_sentence(data: bytes, said: str) -> None:
    """No file leads to a traceback, and each is told once."""
    assert told(data) == [said]


def test_what_is_too_large_or_too_long_is_refused() -> None:
    """Every upload is bounded."""
    assert told(HEADER + b"1,Bo\n", Limits(size=10)) == ["t.csv: is larger than 10 bytes; split it"]
    assert told(HEADER + b"1,Bo\n2,Al\n3,Cy\n", Limits(lines=2)) == [
        "t.csv: line 4: at most 2 lines are read; split the file"
    ]
    assert len(read(HEADER + b"1,Bo\n2,Al\n\n\n", Limits(lines=2))) == 2


def test_a_mistake_in_a_cell_shows_the_beginning_of_its_value() -> None:
    """Line, column, value, remedy."""
    mistakes = Mistakes("t.csv")
    mistakes.add(3, "name", "x" * 100, text("roster-empty"))
    with pytest.raises(BadTable) as caught:
        mistakes.stop()
    said = in_english.told(caught.value)
    assert said.startswith(f"t.csv: line 3, column name: '{'x' * 60}' is empty; fill it in\n")


def test_many_mistakes_are_counted_rather_than_listed() -> None:
    """The screen does not scroll away."""
    found = told(HEADER + b"1,2,3,4\n" * 60)
    assert len(found) == 51
    assert found[-1] == "t.csv: and 10 more mistakes"


@given(st.binary(max_size=400))
def test_no_bytes_at_all_lead_to_anything_but_lines_or_a_sentence(data: bytes) -> None:
    """Whatever is in a file, it is read or its mistakes are named."""
    for start in (b"", HEADER):
        try:
            lines = read(start + data)
        except BadTable:
            continue
        assert all(set(cells) == set(PEOPLE.known) and any(cells.values()) for _, cells in lines)
