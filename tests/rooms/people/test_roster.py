"""A roster file is read whole, or every mistake in it is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from staffroom.kernel.mistakes import BadTable
from staffroom.ops import mistakes as in_english
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
    with pytest.raises(BadTable) as caught:
        parse_roster(text if isinstance(text, bytes) else text.encode(), COURSES, LANGUAGES, "r.csv")
    return in_english.told(caught.value).splitlines()


def test_names_are_kept_as_they_are_and_languages_in_small_letters() -> None:
    """Arabic is as welcome as English."""
    assert read(HEADER + "7,أمينة صالح,Riverside,reading,AR\n") == [
        RosterRow("reading", "7", "أمينة صالح", "Riverside", "ar")
    ]


def test_optional_columns_and_blank_lines_are_welcome() -> None:
    """School, e-mail and app are kept where they are given."""
    text = (
        "language,course,location,full_name,id,school,email,preferred_app\n\nen,reading,Hill,Bo,1,North,b@x.org,SMS\n"
    )
    assert read(text) == [RosterRow("reading", "1", "Bo", "Hill", "en", "North", "b@x.org", "SMS")]


def test_every_mistake_is_named_with_line_column_value_and_remedy() -> None:
    """A file with five mistakes is answered once, not five times."""
    text = (
        HEADER
        + "1,Bo,Hill,readng,en\n2,,Hill,reading,xx\n1,Al,Hill,reading,en\n1,Cy,Hill,reading,en\n3,Di,Hill,reading\n"
    )
    assert mistakes(text) == [
        f"r.csv: line 2, column course: 'readng' is no programme (did you mean 'reading'?); write one of {KNOWN}",
        "r.csv: line 3, column full_name: is empty; fill it in",
        "r.csv: line 3, column language: 'xx' is not spoken here; write one of en, ar, zh",
        "r.csv: line 5, column id: '1' was used on line 4 already; give each person an id of their own",
        "r.csv: line 6, column language: is empty; fill it in",
        "Nothing was written.",
    ]


def test_a_column_that_is_not_needed_is_refused() -> None:
    """Staffroom keeps no telephone numbers."""
    found = mistakes("id,full_name,location,course,language,phone\n1,Bo,Hill,reading,en,123\n")
    assert found[0].startswith("r.csv: line 1, column phone: is not known; rename or remove it")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("1," + "B" * 129 + ",Hill,reading,en,", "longer than 128 characters"),
        ("1,Bo,Hill,reading,en,bo", "'bo' is no e-mail address"),
    ],
)
def test_values_that_cannot_be_kept_are_refused(line: str, said: str) -> None:
    """What is too long, and what is no address."""
    assert said in mistakes(f"id,full_name,location,course,language,email\n{line}\n")[0]


@given(st.binary(max_size=400))
def test_no_bytes_at_all_lead_to_anything_but_rows_or_a_sentence(data: bytes) -> None:
    """Whatever is in a file, it is read or its mistakes are named."""
    for start in (b"", HEADER.encode()):
        try:
            rows = parse_roster(start + data, COURSES, LANGUAGES)
        except BadTable:
            continue
        assert all(row.id and row.full_name and row.location for row in rows)


def test_coordinators_may_leave_out_the_only_course_and_list_their_cohorts() -> None:
    """The wish list may be separated by semicolons or bars."""
    text = "id,full_name,language,cohorts\n9,Huda,ar,Hill_Group1; Hill_Group2 |Hill_Group1\n"
    (row,) = parse_coordinators(text.encode(), ["reading"], LANGUAGES)
    assert (row.course, row.roster, row.wishes) == ("reading", "coordinators", "Hill_Group1; Hill_Group2")


def test_coordinators_name_their_course_where_there_are_several() -> None:
    """An empty course would be a guess."""
    with pytest.raises(BadTable) as caught:
        parse_coordinators(b"id,full_name,language\n9,Huda,ar\n", COURSES, LANGUAGES)
    said = "line 2, column course: is empty; write one of classroom-management, reading"
    assert said in in_english.told(caught.value)


def test_every_column_has_a_longest_value() -> None:
    """Except those that are checked against what is known."""
    columns = {*roster_file.TEACHERS.known, *roster_file.COORDINATORS.known} - {"course", "language"}
    assert columns == set(roster_file.LONGEST)
