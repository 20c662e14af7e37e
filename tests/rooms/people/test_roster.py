"""A roster file is read whole, or every mistake in it is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from staffroom.kernel.refusal import Trouble
from staffroom.rooms.people import RosterRow, parse_coordinators, parse_roster
from staffroom.rooms.people import roster as roster_file

COURSES = ("classroom-management", "reading")
KNOWN = "classroom-management, reading"
LANGUAGES = ("en", "ar", "zh")
HEADER = "id,full_name,location,course,language\n"


def read(text: str) -> list[RosterRow]:
    """Read a teachers' roster."""
    return parse_roster(text.encode(), COURSES, LANGUAGES)


def mistakes(text: str | bytes) -> list[str]:
    """Return the mistakes of a teachers' roster, one line each."""
    with pytest.raises(Trouble) as caught:
        parse_roster(text if isinstance(text, bytes) else text.encode(), COURSES, LANGUAGES, "r.csv")
    return str(caught.value).splitlines()


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_separator_and_the_byte_order_mark_do_not_matter(separator: str, mark: str) -> None:
    """Spreadsheets of all countries save what they call CSV."""
    lines = [["id", "full_name", "location", "course", "language"], ["7", "أمينة صالح", "Riverside", "reading", "AR"]]
    text = mark + "\r\n".join(separator.join(line) for line in lines)
    assert read(text) == [RosterRow("reading", "7", "أمينة صالح", "Riverside", "ar")]


def test_optional_columns_and_blank_lines_are_welcome() -> None:
    """School, e-mail and app are kept where they are given."""
    text = (
        "language,course,location,full_name,id,school,email,preferred_app\n\nen,reading,Hill,Bo,1,North,b@x.org,SMS\n"
    )
    assert read(text) == [RosterRow("reading", "1", "Bo", "Hill", "en", "North", "b@x.org", "SMS")]


def test_every_mistake_is_named_with_line_column_value_and_remedy() -> None:
    """A file with five mistakes is answered once, not five times."""
    text = HEADER + "1,Bo,Hill,readng,en\n2,,Hill,reading,xx\n1,Al,Hill,reading,en\n1,Cy,Hill,reading,en\n3,Di,Hill\n"
    assert mistakes(text) == [
        f"r.csv: line 2, column course: 'readng' is no programme (did you mean 'reading'?); write one of {KNOWN}",
        "r.csv: line 3, column full_name: '' is empty; fill it in",
        "r.csv: line 3, column language: 'xx' is not spoken here; write one of en, ar, zh",
        "r.csv: line 5, column id: '1' was used on line 4 already; give each person an id of their own",
        "r.csv: line 6: 3 values for 5 columns; put quotation marks around a value that holds the separator",
    ]


def test_lines_are_counted_through_values_that_span_several() -> None:
    """The line named is the one that an editor shows."""
    assert mistakes(HEADER + '1,"Bo\nBee",Hill,reading,en\n2,Al,Hill,reading,xx\n')[0].startswith("r.csv: line 4,")


def test_an_unknown_column_suggests_the_nearest_and_a_missing_one_is_named() -> None:
    """`fullname` is nearly right."""
    found = mistakes("id,fullname,location,course,language,phone\n1,Bo,Hill,reading,en,123\n")
    assert "r.csv: line 1: column full_name is missing" in found
    assert any("'fullname' is not known (did you mean 'full_name'?)" in line for line in found)
    assert any("'phone' is not known" in line and "nothing is kept that is not needed" in line for line in found)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the file is empty"),
        (HEADER.encode(), "no lines below its header"),
        (HEADER.encode() + b"1,Bo,Hill,reading,en\n2,\xff\xfe,Hill,reading,en\n", "line 3: a letter is not UTF-8"),
        (b'id,full_name,location,course,language\n1,"Bo,Hill\n', "close the quotation marks"),
        (b"x" * (roster_file.MOST_BYTES + 1), "split it"),
        (b"id,id,full_name,location,course,language\n1,1,Bo,Hill,reading,en\n", "column id is there twice"),
        (HEADER.encode() + b"1," + b"B" * 129 + b",Hill,reading,en\n", "longer than 128 characters"),
        (b"id,full_name,location,course,language,email\n1,Bo,Hill,reading,en,bo\n", "'bo' is no e-mail address"),
    ],
)
def test_files_that_are_none_get_a_sentence(data: bytes, said: str) -> None:
    """No file leads to a traceback."""
    assert said in "\n".join(mistakes(data))


def test_more_people_than_fit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A roster is bounded."""
    monkeypatch.setattr(roster_file, "MOST_ROWS", 2)
    assert "a file may have 2 people" in mistakes(HEADER + "".join(f"{n},Bo,Hill,reading,en\n" for n in range(3)))[0]


def test_at_most_fifty_mistakes_are_listed() -> None:
    """The rest is counted."""
    found = mistakes(HEADER + "".join(f"{n},Bo,Hill,reading,xx\n" for n in range(60)))
    assert len(found) == 51
    assert found[-1] == "r.csv: and 10 more mistakes"


@given(st.binary(max_size=400))
def test_no_bytes_at_all_lead_to_anything_but_rows_or_a_sentence(data: bytes) -> None:
    """Whatever is in a file, it is read or its mistakes are named."""
    for start in (b"", HEADER.encode()):
        try:
            rows = parse_roster(start + data, COURSES, LANGUAGES)
        except Trouble:
            continue
        assert all(row.id and row.full_name and row.location for row in rows)


def test_coordinators_may_leave_out_the_only_course_and_list_their_cohorts() -> None:
    """The wish list may be separated by semicolons or bars."""
    text = "id,full_name,language,cohorts\n9,Huda,ar,Hill_Group1; Hill_Group2 |Hill_Group1\n"
    (row,) = parse_coordinators(text.encode(), ["reading"], LANGUAGES)
    assert (row.course, row.roster, row.wishes) == ("reading", "coordinators", "Hill_Group1; Hill_Group2")


def test_coordinators_name_their_course_where_there_are_several() -> None:
    """An empty course would be a guess."""
    with pytest.raises(Trouble, match="line 2, column course: '' is empty; write one of classroom-management, reading"):
        parse_coordinators(b"id,full_name,language\n9,Huda,ar\n", COURSES, LANGUAGES)


def test_every_column_has_a_longest_value() -> None:
    """Except those that are checked against what is known."""
    columns = {*roster_file.TEACHERS.known, *roster_file.COORDINATORS.known} - {"course", "language"}
    assert columns == set(roster_file.LONGEST)
