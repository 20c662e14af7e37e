"""What a file of progress is read against, and reading it; where its columns are unclear, which one is to be named."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from staffroom.kernel import collector, table
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant, ProgrammeId
from staffroom.kernel.mistakes import BadTable, Mistakes
from staffroom.kernel.refusal import Refusal
from staffroom.kernel.table import alike
from staffroom.rooms import people, programmes
from staffroom.rooms.progress import imports, store_files
from staffroom.rooms.progress.sources import headings, table_file
from staffroom.rooms.progress.sources.headings import Headings
from staffroom.rooms.progress.sources.table_file import Known
from staffroom.rooms.progress.sources.table_file import Reading as Rows
from staffroom.rooms.progress.values import Column, Difference

T = TypeVar("T")

SEEN = 6
"""So many lines below the header are looked at to see what a column holds."""


@dataclass(frozen=True)
class Against:
    """What a file is read against: teachers and sections, and what headings mean here."""

    known: Known
    headings: Headings
    learned: Mapping[str, str]


@dataclass(frozen=True)
class Reading:
    """What came out of a file: its rows or its mistakes; neither while a column must be named.

    `beginning` is its header and some lines, `meaning` what its headings mean, by their letters.
    """

    beginning: Sequence[Sequence[str]] = ()
    meaning: Mapping[str, Column] = field(default_factory=dict)
    lacking: tuple[Column, ...] = ()
    rows: Rows = field(default_factory=Rows)
    bad: BadTable | None = None
    checksum: str = ""

    @property
    def said(self) -> Sequence[str]:
        """Return the header."""
        return self.beginning[0] if self.beginning else ()


def against(tx: Tx, programme: ProgrammeId, words: Headings, now: Instant) -> Against:
    """Return what a programme's files are read against.

    Raises Refusal for a course without sections.
    """
    sections = programmes.sections(tx, programme)
    if not sections:
        raise Refusal("progress-no-sections")
    by_id = {person.roster_id: person.id for person in people.by_roster(tx, programme, "teachers")}
    by_email = only_ones((email.lower(), person) for person, email in people.emails(tx, programme, "teachers").items())
    titles = {(alike(title), one.slug) for one in sections for title in one.title.values()}
    known = {**only_ones(titles), **{alike(one.slug): one.slug for one in sections}}
    zone = programmes.get(tx, programme).zone
    return Against(
        Known(by_id, by_email, [one.slug for one in sections], known, zone, now),
        words,
        store_files.learned(tx, programme),
    )


def only_ones(pairs: Iterable[tuple[str, T]]) -> dict[str, T]:
    """Return what each word means that means one thing only: two teachers may share an address."""
    found: dict[str, T] = {}
    several: set[str] = set()
    for word, what in pairs:
        if found.setdefault(word, what) != what:
            several.add(word)
    return {word: what for word, what in found.items() if word and word not in several}


@collector.rests()
def read(data: bytes, name: str, files: Against, chosen: Mapping[str, str]) -> Reading:
    """Read a file; this may take seconds and touches nothing else, so it is done beside the event loop."""
    mistakes = Mistakes(name)
    lines = [*table.lines(data, mistakes)] if table.is_small_enough(data, mistakes, table_file.LIMITS) else []
    beginning = [cells for _, cells in lines[: 1 + SEEN]]
    meaning = headings.meanings(beginning[0] if beginning else (), files.headings, {**files.learned, **chosen})
    lacking = headings.lacking(meaning)
    if beginning and lacking:
        return Reading(beginning, meaning, tuple(lacking))
    checksum = hashlib.sha256(data).hexdigest()
    try:
        rows = table_file.parse(lines, mistakes, headings.columns(meaning), files.known)
    except BadTable as bad:
        return Reading(beginning, meaning, bad=bad)
    return Reading(beginning, meaning, rows=rows, checksum=checksum)


def difference(tx: Tx, programme: ProgrammeId, found: Reading, now: Instant) -> Difference:
    """Return what a file that could be read would change."""
    return imports.compare(tx, programme, found.rows.rows, found.checksum, now, tuple(found.rows.unknown))
