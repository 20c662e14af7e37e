"""A course of a year as files: its settings, its calendar, its people; all of it invented and in order."""

import csv
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml
from tests.year.programs import ROOT

SLUG = "year"
KEY_FILE = "keys/db.key"
STARTS = date(2026, 9, 6)
ZONE = "Africa/Cairo"
"""Its clocks are set back at the end of October and forward at the end of April."""
HOLIDAYS = (
    (date(2026, 10, 6), date(2026, 10, 6)),
    (date(2027, 1, 17), date(2027, 1, 28)),
    (date(2027, 3, 9), date(2027, 3, 18)),
    (date(2027, 6, 27), date(2027, 8, 19)),
)
EXAMPLE = ROOT / "programmes" / "classroom-management"
PICTURE_FREE = ("id", "occasion", "text")
QUESTIONS = (
    "What did you change this week in how a lesson begins, and what came of it?",
    "Describe one instruction that was misunderstood. How would you say it now?",
    "Which pupil surprised you, and what had you done differently before?",
    "What did a colleague write here that you tried, and how did it go?",
)
POLLS = ("When is it hardest to get attention?", "Which part of the lesson needs most of your strength?")
TASK = "Tell one family something good this week, and press the button when it is done."
NEWS = "A word about the weeks to come: keep what works, and leave what does not."


@dataclass(frozen=True)
class Size:
    """How large a year is: groups, teachers in each, and weeks of the course."""

    groups: int = 4
    teachers: int = 50
    weeks: int = 52

    @property
    def days(self) -> int:
        """Return the days from the first one to the evening of the last."""
        return 7 * self.weeks

    @property
    def school_weeks(self) -> list[int]:
        """Return the weeks, from 1 on, in which there is school on some day."""
        return [week for week in range(1, self.weeks + 1) if any(map(is_open, days_of(week)))]


def days_of(week: int) -> list[date]:
    """Return the school days of a week, Sunday to Thursday."""
    return [STARTS + timedelta(days=7 * (week - 1) + day) for day in range(5)]


def is_open(day: date) -> bool:
    """Say whether there is school."""
    return (day - STARTS).days % 7 < 5 and not any(first <= day <= last for first, last in HOLIDAYS)


def write(home: Path, size: Size, port: int) -> None:
    """Write config.yaml and the course into a home."""
    _dump(home / "config.yaml", _settings(port))
    folder = home / SLUG
    folder.mkdir()
    _dump(folder / "calendar.yaml", _calendar(size))
    told = yaml.load((EXAMPLE / "encouragement.yaml").read_text("utf-8"), yaml.CSafeLoader)["messages"]
    _dump(folder / "encouragement.yaml", {"messages": [{name: one[name] for name in PICTURE_FREE} for one in told]})
    (folder / "demo").mkdir()
    shutil.copy(EXAMPLE / "demo" / "voices.yaml", folder / "demo")
    _table(folder / "demo" / "teachers.csv", list(teachers(size)))
    _table(folder / "demo" / "coordinators.csv", [coordinator(number) for number in range(size.groups)])
    (home / "data").mkdir()


def _settings(port: int) -> dict[str, Any]:
    programme: dict[str, Any] = {
        "slug": SLUG,
        "folder": SLUG,
        "start": STARTS,
        "zone": ZONE,
        "school_week": ["sun", "mon", "tue", "wed", "thu"],
        "holidays": [{"from": first, "to": last} for first, last in HOLIDAYS],
    }
    return {
        "language": "en",
        "organisation": {"name": "Green Valley Teacher Development"},
        "database": {"path": "data/staffroom.db", "key_file": KEY_FILE},
        "backup": {"folder": "backups"},
        "health": {"port": port},
        "programmes": [programme],
    }


def _calendar(size: Size) -> dict[str, Any]:
    return {
        "title": {"en": "Good lessons"},
        "weeks": size.weeks,
        "sections": [
            {"id": f"s{number:02}", "title": {"en": f"Part {number}"}, "minutes": 60, "due_week": 4 * number}
            for number in range(1, max(2, size.weeks // 4 + 1))
        ],
        "guidelines": {"en": "Be kind. Say what happened, not who. What colleagues tell us here stays here."},
        "entries": [entry for week in size.school_weeks for entry in _week(week)],
    }


def _week(week: int) -> Iterator[dict[str, Any]]:
    """Return what a week brings: a question, a poll or a task, in turn an announcement, encouragement or progress."""
    name = f"w{week:02}"
    first = "introduction" if week == 1 else "question"
    asked = "Please introduce yourself" if week == 1 else QUESTIONS[week % len(QUESTIONS)]
    yield _entry(name, "question", first, "sun", on_closed="shift", text={"en": f"{asked} ({name}-question)"})
    options = [{"en": f"Choice {number}"} for number in range(1, 5)]
    if week % 2:
        asked = f"{POLLS[week // 2 % 2]} ({name}-poll)"
        yield _entry(name, "poll", "poll", "tue", on_closed="merge", text={"en": asked}, options=options)
    else:
        yield _entry(name, "task", "task", "tue", on_closed="drop", text={"en": f"{TASK} ({name}-task)"})
    third = ("announcement", "encouragement", "progress")[week % 3]
    text: dict[str, Any] = {"text": {"en": f"{NEWS} ({name}-announcement)"}} if third == "announcement" else {}
    yield _entry(name, third, third, "thu", on_closed="drop", **text)


def _entry(week: str, name: str, kind: str, weekday: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401  of YAML
    return {"id": f"{week}-{name}", "kind": kind, "week": int(week[1:]), "weekday": weekday, "at": "16:00", **more}


def teachers(size: Size) -> Iterator[dict[str, str]]:
    """Return the rows of the teachers' roster, group by group."""
    for number in range(size.groups * size.teachers):
        place = number // size.teachers
        yield {
            "id": f"t{number:03}",
            "full_name": f"Teacher{number:03} Of{place}",
            "location": f"Valley{place}",
            "course": SLUG,
            "language": "ar" if place == 1 else "en",
            "school": f"School {number % 7}",
        }


def coordinator(number: int, location: int | None = None) -> dict[str, str]:
    """Return a row of the coordinators' roster."""
    place = number if location is None else location
    return {
        "id": f"c{number:02}",
        "full_name": f"Coordinator{number:02} Lead",
        "language": "en",
        "location": f"Valley{place}",
        "school": "School 0",
    }


def write_table(file: Path, rows: list[dict[str, str]]) -> Path:
    """Write rows as an organiser's table; return the file."""
    _table(file, rows)
    return file


def _table(file: Path, rows: list[dict[str, str]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def _dump(file: Path, written: dict[str, Any]) -> None:
    file.write_text(yaml.dump(written, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False), "utf-8")


def links_of(file: Path) -> dict[str, str]:
    """Return personal links by the id in the roster."""
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return {row[0]: row[-1] for row in list(csv.reader(opened))[1:]}
