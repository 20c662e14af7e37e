from pathlib import Path

import pytest
from tests import builders as make

from staffroom.kernel.ids import PersonId
from staffroom.kernel.mistakes import BadTable
from staffroom.ops import mistakes as in_english
from staffroom.rooms.progress.sources import table_file
from staffroom.rooms.progress.sources.table_file import Known, Row

KNOWN = Known(
    {"t001": PersonId(1), "t002": PersonId(2)},
    {"t002@example.org": PersonId(2)},
    ("s1-welcome", "s2-routines"),
    make.ZONE,
    make.at(17),
)
HEAD = "teacher,section,done,minutes,at,source\n"
EXAMPLE = Path(__file__).parents[3] / "programmes/classroom-management/demo/progress.csv"


def read(text: str) -> list[Row]:
    """Parse a text."""
    return table_file.parse(text.encode(), "p.csv", KNOWN)


def mistakes(text: str | bytes) -> str:
    """Return what is said about a text that is wrong."""
    with pytest.raises(BadTable) as caught:
        table_file.parse(text if isinstance(text, bytes) else text.encode(), "p.csv", KNOWN)
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
    assert "write the roster id or the e-mail" in mistakes(HEAD + "Amina Saleh,s1-welcome,yes,,,lms\n")


def test_every_mistake_is_told_with_line_column_value_and_remedy() -> None:
    """All at once, so that a file is mended in one go."""
    told = mistakes(
        HEAD
        + "t009,s1-welcome,yes,,,lms\n"
        + "t001,s1-wellcome,maybe,-3,yesterday,excel\n"
        + "t001,s1-welcome,yes,,2027-01-01,lms\n"
    )
    near = " (did you mean 's1-welcome'?); write one of s1-welcome, s2-routines"
    assert told.splitlines() == [
        "p.csv: line 2, column teacher: 't009' is not on the roster; write the roster id or the e-mail",
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
    ["9" * 5000 + ",,", ",0001-01-01,", ",9999-12-31T23:59,", ",9999-12-31T23:59-12:00,", ",0001-01-01T00:00Z,"],
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
    known = Known(roster, {}, ("s1-welcome", "s2-routines"), make.ZONE, make.at(17))
    rows = table_file.parse(EXAMPLE.read_bytes(), "progress.csv", known)
    assert len(rows) == 106
    assert len({row.teacher for row in rows}) == 53
