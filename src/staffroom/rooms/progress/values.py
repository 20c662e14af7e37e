"""What the room hands from one of its files to another."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, get_args

from staffroom.kernel.ids import Instant, PersonId, ProgrammeId
from staffroom.rooms.programmes import Section

Column = Literal["teacher", "email", "section", "done", "percent", "minutes", "at", "source"]
COLUMNS: tuple[Column, ...] = get_args(Column)
"""What the columns of a file may be."""


@dataclass(frozen=True)
class Noted:
    """What a press on the button under a card did."""

    section: Section
    new: bool


class Report(NamedTuple):
    """What one source says of one teacher and one section; `percent` is 0 to 100, None where it does not say."""

    section: str
    source: str
    done: bool
    minutes: int | None
    at: Instant
    percent: int | None = None


class Row(NamedTuple):
    """What a source says of a teacher's section; `at` is None where it does not say when, `line` is a file's."""

    line: int
    teacher: PersonId
    section: str
    done: bool
    minutes: int | None
    at: Instant | None
    source: str
    percent: int | None = None

    @property
    def place(self) -> tuple[PersonId, str, str]:
        """Return what may stand only once in a source."""
        return self.teacher, self.section, self.source


class Change(NamedTuple):
    """A row that says something new, and what its source said before."""

    roster_id: str
    teacher: PersonId
    before: Report | None
    after: Report


@dataclass(frozen=True)
class Difference:
    """What an import would change."""

    checksum: str
    rows: int
    changes: tuple[Change, ...]
    unchanged: int
    teachers: int
    on_roster: int
    unknown: tuple[str, ...] = ()
    """Who is in the source and not on the roster, as the source calls them; nothing is written about them."""

    @property
    def new(self) -> int:
        """Return how many rows say something where nothing stood."""
        return sum(1 for change in self.changes if change.before is None)

    @property
    def changed(self) -> int:
        """Return how many rows say something else than before."""
        return len(self.changes) - self.new

    @property
    def digest(self) -> str:
        """Return what tells this difference from all others."""
        said = [(one.teacher, one.before, one.after.section, one.after.source, one.after.done) for one in self.changes]
        return hashlib.sha256(repr((self.checksum, said, self.unchanged, self.unknown)).encode()).hexdigest()


@dataclass(frozen=True)
class Origin:
    """Where an import comes from: its kind, what it is called, and who brought it."""

    kind: Literal["file", "moodle"]
    name: str
    by_whom: str


@dataclass(frozen=True)
class Import:
    """An import that was written."""

    id: int
    programme_id: ProgrammeId
    kind: str
    name: str
    rows: int
    changed: int
    by_whom: str
    at: Instant
    undone_at: Instant | None


class Result(NamedTuple):
    """What the platform says of a teacher's whole course; None is unknown, the grade is in per cent.

    `untold` names what it said nothing about this time: of that, what it said before still stands.
    """

    completed: bool | None = None
    completed_at: Instant | None = None
    grade: int | None = None
    untold: tuple[str, ...] = ()

    def since(self, before: "Result | None", now: Instant) -> "Result":
        """Return it with what was known before in place of what is untold; nothing lies in the future."""
        known = before or Result()
        if "completed" in self.untold:
            found = self._replace(completed=known.completed, completed_at=known.completed_at)
        else:
            found = self
        at = None if found.completed_at is None else min(found.completed_at, now)
        grade = known.grade if "grade" in self.untold else self.grade
        return found._replace(completed_at=at, grade=grade, untold=())


@dataclass(frozen=True)
class Undone:
    """What taking an import back did: rows as they were before, and rows that a later import wrote and that stay."""

    name: str
    restored: int
    kept: int


@dataclass(frozen=True)
class ProgressFile:
    """A file of progress that an admin sent: for which programme, what its columns mean, what was shown of it.

    `columns` names the meaning of headings, as far as somebody chose; '' is a column that is not read.
    """

    person_id: PersonId
    programme_id: ProgrammeId | None
    sent_at: Instant
    name: str
    data: bytes = field(repr=False)
    columns: Mapping[str, str] = field(default_factory=dict)
    shown: str = ""

    @property
    def number(self) -> int:
        """Return what buttons about it carry: nobody sends two files within a millisecond."""
        return self.sent_at
