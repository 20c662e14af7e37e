from pathlib import Path

import pytest
from tests import builders as make

from staffroom.kernel.ids import PersonId
from staffroom.kernel.refusal import Trouble
from staffroom.rooms.progress.sources import csv_file
from staffroom.rooms.progress.sources.csv_file import Known, Row

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
    return csv_file.parse(text.encode(), "p.csv", KNOWN)


def mistakes(text: str | bytes) -> str:
    """Return what is said about a text that is wrong."""
    with pytest.raises(Trouble) as caught:
        csv_file.parse(text if isinstance(text, bytes) else text.encode(), "p.csv", KNOWN)
    return str(caught.value)


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
    assert told.splitlines() == [
        "p.csv:2: column 'teacher': is not on the roster (found 't009'); write the roster id or the e-mail",
        "p.csv:3: column 'section': is not in the course (found 's1-wellcome'), did you mean 's1-welcome'?",
        "p.csv:3: column 'done': is neither yes nor no (found 'maybe'); write yes or no",
        "p.csv:3: column 'minutes': is no whole number of minutes (found '-3'); write for example 45",
        "p.csv:3: column 'at': is no date (found 'yesterday'); write for example 2026-09-10 or 2026-09-10T14:30",
        "p.csv:3: column 'source': is not known (found 'excel'); write lms (the learning platform) or file",
        "p.csv:4: column 'at': lies in the future (found '2027-01-01'); write when the section was finished",
        "Nothing was written.",
    ]


def test_a_missing_an_unknown_and_a_double_column_are_named() -> None:
    """The first line is read before the rest."""
    told = mistakes("teacher,secton,done,done\n")
    assert "column 'section': is missing" in told
    assert "column 'secton': is not known, did you mean 'section'?" in told
    assert "column 'done': is there twice" in told


def test_two_lines_about_the_same_section_are_a_mistake() -> None:
    """Nobody could tell which one is meant."""
    told = mistakes(HEAD + "t001,s1-welcome,yes,,,lms\nt001,s1-welcome,no,,,lms\n")
    assert "p.csv:3: column 'section': line 2 already speaks of this teacher and section; keep one of them" in told


def test_a_file_too_large_too_long_or_not_utf8_is_refused() -> None:
    """Every upload is bounded."""
    assert "is larger than" in mistakes(b"x" * (csv_file.MAX_BYTES + 1))
    assert "has more than 20,000 rows" in mistakes(HEAD + "\n" * (csv_file.MAX_ROWS + 1))
    assert "p.csv:2: is not UTF-8" in mistakes(HEAD.encode() + b"\xff\xfe")
    assert "is no CSV" in mistakes(HEAD + 't001,"s1-welcome,yes\n')
    assert "has 7 cells" in mistakes(HEAD + "t001,s1-welcome,yes,1,,lms,more\n")


def test_many_mistakes_are_counted_rather_than_listed() -> None:
    """The screen does not scroll away."""
    told = mistakes(HEAD + "nobody,s1-welcome,yes,,,lms\n" * 60)
    assert "… and 10 more mistakes like these." in told


def test_the_example_is_read_whole() -> None:
    """53 teachers, two sections each."""
    roster = {f"t{number:03}": PersonId(number) for number in range(1, 81)}
    known = Known(roster, {}, ("s1-welcome", "s2-routines"), make.ZONE, make.at(17))
    rows = csv_file.parse(EXAMPLE.read_bytes(), "progress.csv", known)
    assert len(rows) == 106
    assert len({row.teacher for row in rows}) == 53
