"""Read a table of progress; every mistake is told with line, column, value and what to write instead."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from staffroom.kernel import table
from staffroom.kernel.clock import DAY, at_wall, instant
from staffroom.kernel.ids import Instant, PersonId
from staffroom.kernel.mistakes import Mistakes
from staffroom.kernel.screen import Plain, text
from staffroom.kernel.table import Limits, alike, did_you_mean
from staffroom.rooms.progress.sources.headings import Chosen
from staffroom.rooms.progress.values import Row

MAX_MINUTES = 100_000
DIGITS = 6
"""Longest figure of minutes."""
WHOLE = 100
MOST_BYTES = 20 * 1024 * 1024
LIMITS = Limits(size=MOST_BYTES, lines=150_000)
"""4,000 teachers of 30 sections, and some; Telegram hands over no larger file."""
YES = frozenset(
    map(
        alike,
        ("yes", "true", "1", "done", "completed", "complete", "finished", "passed", "x", "y",
         "نعم", "تم", "مكتمل", "مكتملة", "منجز", "أنجز", "是", "完成", "已完成", "oui", "terminé", "sí", "completado"),
    )
)  # fmt: skip
NO = frozenset(
    map(
        alike,
        ("no", "false", "0", "not done", "incomplete", "not completed", "in progress", "not started", "n",
         "لا", "غير مكتمل", "غير مكتملة", "لم يكتمل", "قيد التنفيذ", "لم يبدأ",
         "否", "未完成", "进行中", "未开始", "non", "en cours", "en progreso"),
    )
)  # fmt: skip
SIGNS = {"✓": True, "✔": True, "√": True, "✗": False, "✘": False, "-": False, "–": False}
SOURCES = ("lms", "file")
SHOWN_SECTIONS = 12


@dataclass(frozen=True)
class Known:
    """What a file is read against: teachers by roster id and by e-mail, sections by their words, zone and the moment.

    `sections` maps letters (see `alike`) to slugs; `slugs` are the sections in the course's order.
    """

    by_id: Mapping[str, PersonId]
    by_email: Mapping[str, PersonId]
    slugs: Sequence[str]
    sections: Mapping[str, str]
    zone: ZoneInfo
    now: Instant


@dataclass
class Reading:
    """What came out of a file: its rows, and who is in it and not on the roster, as the file calls them."""

    rows: list[Row] = field(default_factory=list)
    unknown: dict[str, None] = field(default_factory=dict)


def parse(said: Sequence[tuple[int, list[str]]], mistakes: Mistakes, columns: Chosen, known: Known) -> Reading:
    """Return the rows of a file by its lines, the header first.

    Raises BadTable with every mistake, those included that were noted when the lines were read.
    """
    found = Reading()
    first: dict[tuple[PersonId, str, str], int] = {}
    lines = [*table.rows(iter(said), columns, mistakes, LIMITS)]
    fractions = _are_fractions([cells["percent"] for _, cells in lines])
    for line, cells in lines:
        row = _row(line, cells, known, mistakes, found, fractions=fractions)
        if row is None:
            continue
        before = first.setdefault(row.place, line)
        if before != line:
            mistakes.add(line, "section", row.section, text("progress-file-double", line=Plain(before)))
        found.rows.append(row)
    if found.unknown and not found.rows and not mistakes.found:
        mistakes.add_file(text("progress-file-nobody", who=Plain(next(iter(found.unknown))[:40])))
    mistakes.stop()
    return found


def _row(
    line: int, cells: dict[str, str], known: Known, mistakes: Mistakes, found: Reading, *, fractions: bool
) -> Row | None:
    """Return a line's row, or None: after its mistakes were noted, or where nobody on the roster is meant.

    What else is wrong about somebody whom we do not know is none of our business.
    """
    before = len(mistakes.found)
    teacher = _teacher(line, cells, known, mistakes, found)
    if teacher is None:
        return None
    section = _section(line, cells["section"], known, mistakes)
    percent = _percent(line, cells["percent"], mistakes, fractions=fractions)
    done = _done(line, cells["done"], percent, mistakes)
    minutes = _minutes(line, cells["minutes"], mistakes)
    at = _moment(line, cells["at"], known, mistakes)
    source = _source(line, cells["source"], mistakes)
    if len(mistakes.found) > before:
        return None
    return Row(line, teacher, section, done, minutes, at, source, percent)


def _teacher(line: int, cells: dict[str, str], known: Known, mistakes: Mistakes, found: Reading) -> PersonId | None:
    """Return who is meant: by id, then by e-mail, never by name."""
    if teacher := known.by_id.get(cells["teacher"]):
        return teacher
    said = [cell for cell in (cells["teacher"], cells["email"]) if cell]
    if not said:
        mistakes.add(line, "teacher", "", text("progress-file-teacher"))
        return None
    teacher = next(filter(None, (known.by_email.get(cell.lower()) for cell in said)), None)
    if teacher is None:
        found.unknown[said[0]] = None
    return teacher


def _section(line: int, value: str, known: Known, mistakes: Mistakes) -> str:
    """Return the section of a cell: its slug, or its title in any language of the course."""
    section = known.sections.get(alike(value), "")
    if not section:
        near = did_you_mean(value, known.slugs)
        shown = [*known.slugs][:SHOWN_SECTIONS]
        choice = ", ".join(shown if len(shown) == len(known.slugs) else [*shown, "…"])
        mistakes.add(line, "section", value, text("progress-file-section", near=near, known=Plain(choice)))
    return section


def _are_fractions(values: Sequence[str]) -> bool:
    """Say whether the shares of a file are parts of one, as spreadsheets keep them: none over 1, no sign there."""
    said = [value for value in values if value]
    return any("." in value for value in said) and all(re.fullmatch(r"0|1|[01]\.[0-9]+", value) for value in said)


def _percent(line: int, value: str, mistakes: Mistakes, *, fractions: bool) -> int | None:
    """Return a share as whole per cent, rounded down: 99.9 is not all."""
    if not value:
        return None
    figure = value.removesuffix("%").removesuffix("٪").strip().replace(",", ".")
    share = float(figure) * (WHOLE if fractions else 1) if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,15})?", figure) else -1.0
    if not 0 <= share <= WHOLE:
        mistakes.add(line, "percent", value, text("progress-file-percent"))
        return None
    return int(share + 1e-9)


def _done(line: int, value: str, percent: int | None, mistakes: Mistakes) -> bool:
    """Return whether a section is finished; where only a share is told, all of it."""
    if not value and percent is not None:
        return percent == WHOLE
    if value in SIGNS:
        return SIGNS[value]
    said = alike(value)
    if said in YES:
        return True
    if said not in NO:
        mistakes.add(line, "done", value, text("progress-file-done"))
    return False


def _minutes(line: int, value: str, mistakes: Mistakes) -> int | None:
    if not value:
        return None
    is_number = value.isascii() and value.isdecimal() and len(value) <= DIGITS
    if not is_number or int(value) > MAX_MINUTES:
        mistakes.add(line, "minutes", value, text("progress-file-minutes"))
        return None
    return int(value)


def _moment(line: int, value: str, known: Known, mistakes: Mistakes) -> Instant | None:
    """Read a day or a moment; without a zone it is the programme's own time."""
    if not value:
        return None
    at = _read_moment(value, known.zone)
    if at is None or at < 0:
        mistakes.add(line, "at", value, text("progress-file-date"))
    elif at > known.now + DAY:
        mistakes.add(line, "at", value, text("progress-file-future"))
    return at


@lru_cache(table.MOST_REMEMBERED)
def _read_moment(value: str, zone: ZoneInfo) -> Instant | None:
    try:
        read = datetime.fromisoformat(value)
        return at_wall(read.date(), read.time(), zone) if read.tzinfo is None else instant(read)
    except (ValueError, OverflowError):
        return None


def _source(line: int, value: str, mistakes: Mistakes) -> str:
    said = value.lower() or "file"
    if said not in SOURCES:
        mistakes.add(line, "source", value, text("progress-file-source"))
    return said
