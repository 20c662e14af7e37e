"""A course's calendar: each mistake is told with its line and with what was perhaps meant."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.conftest import ROOT

from staffroom.kernel.refusal import Trouble
from staffroom.rooms.programmes import Course, load_course

POLL: dict[str, Any] = {
    "id": "p", "kind": "poll", "week": 1, "weekday": "mon", "at": "16:00",
    "text": {"en": "Where?", "zh": "哪里？"},
    "options": [{"en": "Here", "zh": "这里"}, {"en": "There", "zh": "那里"}],
}  # fmt: skip
QUIZ = POLL | {"kind": "quiz", "correct": 1, "explanation": {"en": "Because."}}
CARD = {"id": "c", "kind": "question", "week": 2, "weekday": "thu", "at": "16:00", "text": {"en": "What?"}}
NEXT = {"id": "n", "kind": "question", "after": "c", "days": 4, "at": "16:00", "text": {"en": "And then?"}}


def course(folder: Path, *entries: dict[str, Any]) -> Course:
    """Write a course of these entries and read it."""
    (folder / "encouragement.yaml").write_bytes(
        (ROOT / "programmes" / "classroom-management" / "encouragement.yaml").read_bytes()
    )
    section = {"id": "s1-welcome", "title": {"en": "Welcome"}, "minutes": 60, "due_week": 3}
    head = {"title": {"en": "Course"}, "weeks": 4, "sections": [section], "guidelines": {"en": "Be kind."}}
    text = yaml.safe_dump(head | {"entries": list(entries)}, allow_unicode=True, sort_keys=False)
    (folder / "calendar.yaml").write_text(text, "utf-8")
    return load_course(folder)


MISTAKES: list[tuple[dict[str, Any], str, str]] = [
    (POLL | {"kind": "pol"}, "pol", "did you mean 'poll'?"),
    (POLL | {"options": POLL["options"][:1]}, "options:", "2 to 12 `options`"),
    (
        POLL | {"options": [{"en": "x" * 101, "zh": "一"}, {"en": "b", "zh": "二"}]},
        "x" * 101,
        "may have 100 characters",
    ),
    (POLL | {"options": [{"en": "One"}, {"en": "Two"}]}, "- en: One", "missing in zh"),
    (POLL | {"options": [{"en": "Same", "zh": "一"}, {"en": "Same", "zh": "二"}]}, "options:", "say the same in en"),
    (POLL | {"text": {"en": "x" * 301, "zh": "哪里？"}}, "x" * 301, "may have 300 characters and has up to 301"),
    (POLL | {"correct": 1}, "correct:", "is for entries of kind quiz"),
    (QUIZ | {"correct": 3}, "correct:", "which option is right, 1 to 2"),
    (QUIZ | {"explanation": {"en": "x" * 201}}, "x" * 201, "may have 200 characters"),
    (CARD | {"text": {"en": "In {$grup}?"}}, "In {$grup}?", "did you mean 'group'?"),
    (
        CARD | {"text": {"en": "x" * 330 + " {$group} {$section}"}},
        "x" * 330,
        "may have 400 characters and has up to 460",
    ),
    (CARD | {"follow_up": {"en": "x" * 301}}, "x" * 301, "may have 300 characters"),
    (CARD | {"section": "s1-welcom"}, "section: s1-welcom", "did you mean 's1-welcome'?"),
    (CARD | {"week": 5}, "week: 5", "4 weeks only"),
    (CARD | {"image": "nothing.png"}, "image:", "there is no such picture"),
    (CARD | {"image": "../secret.png"}, "image:", "below the course's folder"),
    (CARD | {"after": "x"}, "after:", "the day is said twice"),
    (NEXT | {"after": "b"}, "after: b", "there is no card 'b'"),
    (NEXT | {"after": "n"}, "after: n", "follows itself"),
    (
        NEXT | {"after": None, "section_due": "s2"},
        "section_due: s2",
        "there is no section 's2'; known here: s1-welcome",
    ),
]


@pytest.mark.parametrize(("entry", "line", "remedy"), MISTAKES, ids=[remedy for _, _, remedy in MISTAKES])
def test_a_mistake_is_told_with_its_line(tmp_path: Path, entry: dict[str, Any], line: str, remedy: str) -> None:
    """Whatever the kind."""
    with pytest.raises(Trouble) as caught:
        course(tmp_path, entry)
    written = (tmp_path / "calendar.yaml").read_text("utf-8").splitlines()
    number = int(str(caught.value).split("calendar.yaml:")[1].split(":")[0])
    assert remedy in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1
    assert line in "\n".join(written[number - 2 : number + 1]), str(caught.value)


def test_two_entries_of_one_id_are_told_at_the_second(tmp_path: Path) -> None:
    """The first may be the older one."""
    with pytest.raises(Trouble, match=r"calendar\.yaml:\d+:\d+: entries\.1\.id: two entries have the id 'c'"):
        course(tmp_path, CARD, CARD | {"week": 3})


def test_what_follows_a_card_or_a_section_lies_in_its_week(tmp_path: Path) -> None:
    """Four days after the Thursday of week 2, and when the section is due."""
    due = {"id": "d", "kind": "task", "section_due": "s1-welcome", "at": "16:00", "text": {"en": "Finish it."}}
    found = {entry.id: (entry.week, entry.weekday) for entry in course(tmp_path, NEXT, CARD, due).entries}
    assert found == {"n": (3, "mon"), "c": (2, "thu"), "d": (3, "mon")}


def test_a_picture_of_ones_own_is_found_beside_the_course(tmp_path: Path) -> None:
    """Wherever the bot is started; a mistyped one is told with those that are there."""
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "slide.png").write_bytes(b"\x89PNG")
    (entry,) = course(tmp_path, CARD | {"image": "pictures/slide.png"}).entries
    assert entry.image == str(tmp_path / "pictures" / "slide.png")
    with pytest.raises(Trouble, match=r"did you mean 'pictures/slide\.png'\?"):
        course(tmp_path, CARD | {"image": "pictures/slid.png"})
    with pytest.raises(Trouble, match="an entry of kind poll shows no picture of its own"):
        course(tmp_path, POLL | {"image": "pictures/slide.png"})
    (tmp_path / "pictures" / "slide.png").write_bytes(b"x" * 1_000_001)
    with pytest.raises(Trouble, match="larger than 1,000,000 bytes"):
        course(tmp_path, CARD | {"image": "pictures/slide.png"})


def test_a_workshop_with_a_date_needs_no_week(tmp_path: Path) -> None:
    """As before."""
    shop = {"id": "w", "kind": "workshop", "date": date(2026, 10, 12), "at": "14:00", "text": {"en": "Us"}}
    (entry,) = course(tmp_path, shop | {"place": {"en": "Room 2"}}).entries
    assert entry.weekday == "mon"
