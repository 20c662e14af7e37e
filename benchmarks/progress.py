"""An authority of 4,000 teachers and 30 sections: its progress imported from CSV and XLSX, again, and taken back.

Run from the root: PYTHONPATH=src:. python -m benchmarks.progress [--teachers 4000] [--sections 30]
"""

import argparse
import csv
import io
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import xlsxwriter
from tests import builders as make

from staffroom.kernel.db import LocalDatabase, Tx
from staffroom.kernel.ids import Instant, ProgrammeId
from staffroom.kernel.migrate import migrate
from staffroom.rooms import progress
from staffroom.rooms.programmes import Section
from staffroom.rooms.programmes import store as programmes
from staffroom.rooms.progress import Difference, Headings, Origin

HEADER = ("teacher", "section", "done", "minutes", "at", "source")
T = TypeVar("T")


def built(tx: Tx, teachers: int, sections: int) -> tuple[ProgrammeId, list[str]]:
    """Write the authority; return its programme and the teachers' ids on the roster."""
    number = make.programme(tx)
    for place in range(2, sections):
        programmes.put_section(tx, number, place, Section(f"s{place + 1}", {"en": f"Section {place + 1}"}, 60, place))
    for n in range(teachers):
        make.person(tx, number, f"Amina {n}", user=10_000 + n)
    return number, [row[0] for row in tx.tuples("SELECT roster_id FROM people ORDER BY id")]


def lines(ids: list[str], slugs: list[str], done: str) -> list[tuple[str, ...]]:
    """Return a line for each teacher and section."""
    return [HEADER, *((one, slug, done, "55", "2026-09-08T10:05", "lms") for one in ids for slug in slugs)]


def as_csv(rows: list[tuple[str, ...]]) -> bytes:
    """Return lines as CSV."""
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def as_book(rows: list[tuple[str, ...]]) -> bytes:
    """Return lines as XLSX."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "constant_memory": True}) as made:
        sheet = made.add_worksheet()
        for line, row in enumerate(rows):
            sheet.write_row(line, 0, row)
    return out.getvalue()


def timed(what: str, work: Callable[[], T]) -> T:
    """Do something; print its seconds by the clock and of the processor."""
    begun, used = time.monotonic(), time.process_time()
    answer = work()
    took, processor = time.monotonic() - begun, time.process_time() - used
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"{took:6.1f} s  {processor:6.1f} s cpu  {most:5.0f} MB  {what}\n")
    return answer


def brought(tx: Tx, programme: ProgrammeId, data: bytes, now: Instant) -> tuple[Difference, int | None]:
    """Read a file, compare it, write all of it."""
    found = progress.read(data, "progress", progress.against(tx, programme, Headings(), now), {})
    if found.bad is not None:
        raise found.bad
    difference = progress.difference(tx, programme, found, now)
    return difference, progress.write(tx, programme, difference, Origin("file", "progress", "bench"), now)


def main() -> None:
    """Import, import again, take back, print."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--teachers", type=int, default=4000)
    asked.add_argument("--sections", type=int, default=30)
    chosen = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        local = LocalDatabase(Path(folder) / "staffroom.db", bytes(range(32)))
        migrate(local.connection, lambda _version: None)
        programme, ids = local.write(built, chosen.teachers, chosen.sections)
        slugs = [section.slug for section in local.write(programmes.sections, programme)]
        first, second = lines(ids, slugs, "no"), lines(ids, slugs, "yes")
        sys.stdout.write(f"{chosen.teachers} teachers, {len(slugs)} sections, {len(first) - 1} lines\n")
        found, _ = timed("CSV, all new", lambda: local.write(brought, programme, as_csv(first), make.at(9)))
        timed("the same again", lambda: local.write(brought, programme, as_csv(first), make.at(9)))
        book = as_book(second)
        _, number = timed("XLSX, all changed", lambda: local.write(brought, programme, book, make.at(10)))
        undone = timed("taken back", lambda: local.write(progress.undo, programme, number or 0, "bench", make.at(10)))
        sys.stdout.write(f"{len(found.changes)} rows written, {undone.restored} put back\n")
        local.close()


if __name__ == "__main__":
    main()
