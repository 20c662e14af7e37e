"""A roster file is read whole, or every mistake in it is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from staffroom.kernel.mistakes import BadTable
from staffroom.ops.by_hand import mistakes as in_english
from staffroom.rooms.people import Headings, Known, RosterRow, parse_roster
from staffroom.rooms.people.headings import COLUMNS, WORDS, roster_of
from staffroom.rooms.people.roster import LONGEST
from staffroom.settings import RosterColumns

COURSES = ("classroom-management", "reading")
KNOWN = "classroom-management, reading"
LANGUAGES = ("en", "ar", "zh")
SCHOOL = Known(COURSES, LANGUAGES)
HEADER = "id,full_name,location,course,language\n"


def read(text: str) -> list[RosterRow]:
    """Read a teachers' roster."""
    return parse_roster(text.encode(), "teachers", SCHOOL, "r.csv")


def mistakes(text: str | bytes) -> list[str]:
    """Return the mistakes of a teachers' roster, one line each."""
    with pytest.raises(BadTable) as caught:
        parse_roster(text if isinstance(text, bytes) else text.encode(), "teachers", SCHOOL, "r.csv")
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
            rows = parse_roster(start + data, "teachers", SCHOOL, "r.csv")
        except BadTable:
            continue
        assert all(row.id and row.full_name and row.location for row in rows)


def test_coordinators_may_leave_out_the_only_course_and_list_their_cohorts() -> None:
    """The wish list may be separated by semicolons or bars."""
    text = "id,full_name,language,cohorts\n9,Huda,ar,Hill_Group1; Hill_Group2 |Hill_Group1\n"
    (row,) = parse_roster(text.encode(), "coordinators", Known(["reading"], LANGUAGES), "c.csv")
    assert (row.course, row.roster, row.wishes) == ("reading", "coordinators", "Hill_Group1; Hill_Group2")


def test_coordinators_name_their_course_where_there_are_several() -> None:
    """An empty course would be a guess."""
    with pytest.raises(BadTable) as caught:
        parse_roster(b"id,full_name,language\n9,Huda,ar\n", "coordinators", SCHOOL, "c.csv")
    said = "line 2, column course: is empty; write one of classroom-management, reading"
    assert said in in_english.told(caught.value)


def test_every_column_has_a_longest_value_words_and_a_setting() -> None:
    """Except those that are checked against what is known."""
    columns = {*COLUMNS["teachers"].known, *COLUMNS["coordinators"].known}
    assert columns - {"course", "language"} == set(LONGEST)
    assert columns == set(WORDS) == set(RosterColumns.model_fields)


@pytest.mark.parametrize(
    "header",
    [
        "الرقم,الاسم الكامل,المدينه,البرنامج,اللغة,المدرسة",
        "编号，姓名，地区，课程，语言，学校".replace("，", ","),
        "Teacher ID,Full Name,CITY,Programme,Language,School name",
        "Numéro;Nom et prénom;Ville;Cours;Langue;École",
    ],
)
def test_columns_may_be_named_in_other_languages(header: str) -> None:
    """As the files of schools and offices have them."""
    line = "0012,أمينة,Hill,reading,ar,North"
    assert read(f"{header}\n{line.replace(',', ';') if ';' in header else line}\n") == [
        RosterRow("reading", "0012", "أمينة", "Hill", "ar", "North")
    ]


def test_no_word_means_two_columns() -> None:
    """A heading is never a guess."""
    every = [word for words in WORDS.values() for word in words] + list(WORDS)
    for roster, columns in COLUMNS.items():
        assert all(len({columns.named(word), None}) <= 2 for word in every), roster
    assert len(every) == len(set(every))


def test_an_installation_adds_its_own_words_and_leaves_columns_alone() -> None:
    """Its words come before ours, and what it ignores is not kept."""
    here = Headings({"location": ["School district"], "school": ["Place"]}, ["Phone"])
    text = "id,name,school district,course,language,place,PHONE\n1,Bo,Hill,reading,en,North,0123\n"
    (row,) = parse_roster(text.encode(), "teachers", Known(COURSES, LANGUAGES, here), "r.csv")
    assert (row.location, row.school) == ("Hill", "North")


def test_a_mistake_names_the_column_as_the_file_does() -> None:
    """Nobody looks for `full_name` in an Arabic sheet."""
    assert mistakes("الرقم,الاسم,المدينة,البرنامج,اللغة\n1,,Hill,reading,ar\n")[0] == (
        "r.csv: line 2, column الاسم: is empty; fill it in"
    )


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Arabic", "ar"),
        ("العربية", "ar"),
        ("عربية", "ar"),
        ("阿拉伯语", "ar"),
        ("English", "en"),
        ("الإنجليزية", "en"),
        ("中文", "zh"),
        ("ZH", "zh"),
    ],
)
def test_a_language_may_be_named_in_words(word: str, code: str) -> None:
    """As people write it in any of the languages."""
    assert read(HEADER + f"1,Bo,Hill,reading,{word}\n")[0].language == code


@pytest.mark.parametrize(
    ("header", "roster"),
    [
        ("id,name,location,course,language,email", "teachers"),
        ("id,name,language", "coordinators"),
        ("id,name,language,groups,course,location", "coordinators"),
        ("id,name,location,course,language,school", None),
        ("id,name,location,course,language", None),
        ("id,groups,phone", "coordinators"),
        ("what,is,this", "teachers"),
        ("", "teachers"),
    ],
)
def test_a_header_tells_whose_roster_it_is_or_that_it_does_not(header: str, roster: str | None) -> None:
    """Where both would fit, somebody has to be asked."""
    assert roster_of(header.split(","), Headings()) == roster
