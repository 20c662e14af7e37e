from pathlib import Path

import pytest
from tests import builders as make

from staffroom.kernel import table
from staffroom.kernel.ids import PersonId
from staffroom.kernel.mistakes import BadTable, Mistakes
from staffroom.ops.by_hand import mistakes as in_english
from staffroom.rooms.progress.sources import headings, table_file
from staffroom.rooms.progress.sources.headings import Headings
from staffroom.rooms.progress.sources.table_file import Known, Reading
from staffroom.rooms.progress.values import Row

KNOWN = Known(
    {"t001": PersonId(1), "t002": PersonId(2)},
    {"t002@example.org": PersonId(2)},
    ("s1-welcome", "s2-routines"),
    {"s1welcome": "s1-welcome", "s2routines": "s2-routines", "welcome": "s1-welcome", "مرحبا": "s1-welcome"},
    make.ZONE,
    make.at(17),
)
HEAD = "teacher,section,done,minutes,at,source\n"
EXAMPLE = Path(__file__).parents[3] / "programmes/classroom-management/demo/progress.csv"


def parsed(data: bytes, known: Known = KNOWN) -> Reading:
    """Read a file whose columns go by their words."""
    meaning = headings.meanings(table.headings(data), Headings(), {})
    assert headings.lacking(meaning) == []
    mistakes = Mistakes("p.csv")
    return table_file.parse([*table.lines(data, mistakes)], mistakes, headings.columns(meaning), known)


def read(text: str) -> list[Row]:
    """Parse a text."""
    return parsed(text.encode()).rows


def mistakes(text: str | bytes) -> str:
    """Return what is said about a text that is wrong."""
    with pytest.raises(BadTable) as caught:
        parsed(text if isinstance(text, bytes) else text.encode())
    return in_english.told(caught.value)


def test_a_time_without_a_zone_is_the_programmes_own() -> None:
    """10:05 in Riyadh."""
    assert read(HEAD + "t001,s1-welcome,yes,73,2026-09-10T10:05,lms\n") == [
        Row(2, PersonId(1), "s1-welcome", True, 73, make.at(10, 10, 5), "lms")
    ]


def test_only_three_columns_are_needed_and_a_teacher_may_be_named_by_e_mail() -> None:
    """Minutes and moment stay unknown, the source is the file."""
    assert read("done;teacher;section\nno;T002@example.org;s2-routines\n") == [
        Row(2, PersonId(2), "s2-routines", False, None, None, "file")
    ]


def test_a_teacher_is_never_found_by_name() -> None:
    """Two people may share one."""
    told = mistakes(HEAD + "Amina Saleh,s1-welcome,yes,,,lms\n")
    assert "names nobody on the roster (Amina Saleh and all others are unknown)" in told


def test_every_mistake_is_told_with_line_column_value_and_remedy() -> None:
    """All at once, so that a file is mended in one go."""
    told = mistakes(
        HEAD
        + ",s1-welcome,yes,,,lms\n"
        + "t001,s1-wellcome,maybe,-3,yesterday,excel\n"
        + "t001,s1-welcome,yes,,2027-01-01,lms\n"
    )
    near = " (did you mean 's1-welcome'?); write one of s1-welcome, s2-routines"
    assert told.splitlines() == [
        "p.csv: line 2, column teacher: names nobody; write the roster id or the e-mail",
        f"p.csv: line 3, column section: 's1-wellcome' is not in the course{near}",
        "p.csv: line 3, column done: 'maybe' is neither yes nor no; write yes or no",
        "p.csv: line 3, column minutes: '-3' is no whole number of minutes; write for example 45",
        "p.csv: line 3, column at: 'yesterday' is no date; write for example 2026-09-10 or 2026-09-10T14:30",
        "p.csv: line 3, column source: 'excel' is not known; write lms (the learning platform) or file",
        "p.csv: line 4, column at: '2027-01-01' lies in the future; write when the section was finished",
        "Nothing was written.",
    ]


def test_a_line_that_ends_early_leaves_what_may_be_left_out() -> None:
    """What must be there is told to be missing."""
    assert read(HEAD + "t001,s1-welcome,yes\n")[0].source == "file"
    assert "line 2, column done: is neither yes nor no" in mistakes(HEAD + "t001,s1-welcome\n")


@pytest.mark.parametrize(
    "cells",
    [
        "9" * 5000 + ",,",
        "0" * 10 + "999999,,",
        ",0001-01-01,",
        ",9999-12-31T23:59,",
        ",9999-12-31T23:59-12:00,",
        ",0001-01-01T00:00Z,",
    ],
)
def test_no_figure_and_no_moment_is_too_large_for_a_sentence(cells: str) -> None:
    """Neither Python's limit on digits nor the ends of the calendar lead to a traceback."""
    assert "p.csv: line 2, column" in mistakes(HEAD + f"t001,s1-welcome,yes,{cells}\n")


def test_two_lines_about_the_same_section_are_a_mistake() -> None:
    """Nobody could tell which one is meant."""
    told = mistakes(HEAD + "t001,s1-welcome,yes,,,lms\nt001,s1-welcome,no,,,lms\n")
    assert "line 3, column section: 's1-welcome' of this teacher is on line 2 already; keep one of them" in told


def test_the_example_is_read_whole() -> None:
    """53 teachers, two sections each."""
    roster = {f"t{number:03}": PersonId(number) for number in range(1, 81)}
    slugs = ("s1-welcome", "s2-routines")
    known = Known(roster, {}, slugs, {table.alike(slug): slug for slug in slugs}, make.ZONE, make.at(17))
    rows = parsed(EXAMPLE.read_bytes(), known).rows
    assert len(rows) == 106
    assert len({row.teacher for row in rows}) == 53


def test_a_share_may_stand_for_finished_or_beside_it() -> None:
    """A hundred is finished, 99.9 is not; a spreadsheet keeps shares as parts of one."""
    table_of = "teacher,section,percent\nt001,s1-welcome,100 %\nt002,s1-welcome,99.9\n"
    assert [(row.done, row.percent) for row in read(table_of)] == [(True, 100), (False, 99)]
    parts = "teacher,section,percent\nt001,s1-welcome,1\nt002,s1-welcome,0.29\n"
    assert [(row.done, row.percent) for row in read(parts)] == [(True, 100), (False, 29)]
    both = "teacher,section,done,percent\nt001,s1-welcome,yes,80\nt002,s1-welcome,,80\n"
    assert [(row.done, row.percent) for row in read(both)] == [(True, 80), (False, 80)]
    assert "is no share; write 0 to 100" in mistakes("teacher,section,percent\nt001,s1-welcome,101\n")


def test_a_platforms_table_is_read_by_its_own_words_in_several_languages() -> None:
    """Headings, titles of sections, and what means finished; columns that mean nothing are not read."""
    english = "ID number,Full name,Email address,Unit,Status\nt001,Amina,,Welcome,Completed\n"
    arabic = "الرقم;الاسم;الوحدة;الحالة\nt001;أمينة;مرحبا;لم يكتمل\n"
    chinese = "教师编号,姓名,单元,完成状态\nt001,王,s1-welcome,已完成\n"
    for said, done in ((english, True), (arabic, False), (chinese, True)):
        assert [(row.teacher, row.section, row.done) for row in read(said)] == [(1, "s1-welcome", done)]


def test_the_id_comes_before_the_address() -> None:
    """Where an id is not known, the address beside it is looked at."""
    rows = read("id,email,section,done\nt001,t002@example.org,s1-welcome,yes\nx,T002@example.org,s1-welcome,no\n")
    assert [(row.teacher, row.done) for row in rows] == [(1, True), (2, False)]


def test_what_somebody_chose_comes_before_the_words_and_one_meaning_is_read_once() -> None:
    """The installation's own words come before ours."""
    said = ["Code", "Status", "Completed", "Chapitre"]
    ours = headings.meanings(said, Headings(), {})
    assert ours == {"code": "teacher", "status": "done"}
    assert headings.lacking(ours) == ["section"]
    own = headings.meanings(said, Headings({"section": ["chapitre"]}), {"completed": "done", "code": ""})
    assert own == {"completed": "done", "chapitre": "section"}
    assert headings.lacking(own) == ["teacher"]
