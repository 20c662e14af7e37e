"""What the columns of a file of progress are called, and which of them mean what."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from staffroom.kernel.table import Columns, alike
from staffroom.rooms import people
from staffroom.rooms.progress.values import COLUMNS, Column

WORDS: dict[Column, tuple[str, ...]] = {
    "teacher": (*people.HEADING_WORDS["id"], "id", "id number", "user id", "رقم الهوية", "رقم المستخدم", "用户编号"),
    "email": people.HEADING_WORDS["email"],
    "section": (
        "unit", "module", "lesson", "chapter", "section name", "unit name", "module name",
        "القسم", "الوحدة", "الدرس", "الفصل", "اسم القسم", "اسم الوحدة", "章节", "单元", "模块", "课程章节", "小节",
        "unité", "leçon", "sección", "unidad",
    ),
    "done": (
        "completed", "complete", "finished", "status", "completion status", "passed",
        "الحالة", "مكتمل", "الإنجاز", "أنجز", "حالة الإكمال", "状态", "完成", "是否完成", "完成状态",
        "terminé", "statut", "completado", "estado",
    ),
    "percent": (
        "percentage", "progress", "completion", "percent complete", "progress percent",
        "النسبة", "نسبة الإنجاز", "نسبة الإكمال", "التقدم", "百分比", "进度", "完成度", "完成率",
        "pourcentage", "porcentaje",
    ),
    "minutes": (
        "time", "time spent", "duration", "minutes spent",
        "الدقائق", "الوقت", "المدة", "عدد الدقائق", "分钟", "时长", "用时", "学习时长", "durée", "minutos",
    ),
    "at": (
        "date", "completed at", "completion date", "finished at", "date completed",
        "التاريخ", "تاريخ الإنجاز", "تاريخ الإكمال", "日期", "时间", "完成时间", "完成日期", "fecha",
    ),
    "source": ("origin", "المصدر", "来源"),
}  # fmt: skip
"""Beside the columns' own names; capitals, blanks, signs and spellings of alef make no difference."""

_OF_ROSTERS = frozenset(
    alike(word)
    for name in ("full_name", "location", "course", "language")
    for word in (name, *people.HEADING_WORDS[name])
)
NEEDED: tuple[tuple[Column, ...], ...] = (("teacher", "email"), ("section",), ("done", "percent"))
"""Of each of these a file must have one."""


@dataclass(frozen=True)
class Headings:
    """What an installation calls the columns besides."""

    words: Mapping[str, Collection[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Chosen(Columns):
    """Columns of a file by its own headings; whatever is not among them is not read."""

    meaning: Mapping[str, Column] = field(default_factory=dict)

    def named(self, heading: str) -> str | None:
        """Return the column that a heading means, '' for one that is not read."""
        return self.meaning.get(alike(heading), "")


def meanings(said: Sequence[str], known: Headings, chosen: Mapping[str, str]) -> dict[str, Column]:
    """Return what the headings of a file mean, by their letters: as somebody chose, else by their words.

    Of two headings that mean the same the first is read. In `chosen`, '' is a column that is not read.
    """
    found: dict[str, Column] = {}
    picked = {heading: name for heading, name in chosen.items() if name in COLUMNS}
    for heading in map(alike, said):
        if heading in picked:
            found[heading] = _column(picked[heading])
    for heading in map(alike, said):
        name = None if heading in chosen else _by_words(heading, known)
        if name is not None and name not in found.values():
            found[heading] = name
    return found


def _column(name: str) -> Column:
    return next(column for column in COLUMNS if column == name)


def _by_words(heading: str, known: Headings) -> Column | None:
    """Return the column of a heading's words; the installation's own come before ours."""
    for words in (known.words, WORDS):
        for name in COLUMNS:
            if heading and heading in map(alike, (*words.get(name, ()), *((name,) if words is WORDS else ()))):
                return name
    return None


def lacking(meaning: Mapping[str, Column]) -> list[Column]:
    """Return which columns nobody can find in a file, each by its first name; an empty list where it can be read."""
    there = set(meaning.values())
    return [needed[0] for needed in NEEDED if not there & set(needed)]


def is_progress(said: Sequence[str], known: Headings, chosen: Mapping[str, str]) -> bool:
    """Say whether a header looks like progress rather than a roster.

    It does where it names a section or how far somebody is, or where it has enough columns and none of a roster's.
    """
    there = set(meanings(said, known, chosen).values())
    if there & {"section", "done", "percent"}:
        return True
    return len(said) >= len(NEEDED) and not _OF_ROSTERS & set(map(alike, said))


def columns(meaning: Mapping[str, Column]) -> Chosen:
    """Return how a file is read whose headings mean this."""
    return Chosen((), COLUMNS, meaning=meaning)
