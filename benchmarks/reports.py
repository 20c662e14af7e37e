"""A report of 90 groups over 30 weeks: collected from the closed weeks, drawn for a phone, and written as files.

Run from the root: PYTHONPATH=src:. python -m benchmarks.reports [--groups 90] [--weeks 30]
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import league
from staffroom import data_files
from staffroom.kernel.db import LocalDatabase, Tx
from staffroom.kernel.ids import ProgrammeId
from staffroom.kernel.migrate import migrate
from staffroom.kernel.screen import Line
from staffroom.pictures.drawing import draw
from staffroom.rooms import cohorts, programmes, reports
from staffroom.rooms.reports import Report
from staffroom.rooms.reports.screens import draw as drawn

TEACHERS = 12
"""In a group: a closed week is as large whatever its size."""


def _say(line: Line) -> str:
    return data_files.words().plain(line, "en")


def collected(tx: Tx, number: ProgrammeId) -> Report:
    """Return all closed weeks of all groups."""
    programme, groups = programmes.get(tx, number), cohorts.every_of_programme(tx, number)
    found = reports.collect(tx, programme, groups, lambda rows: sorted({row.week for row in rows}), moves=True)
    if found is None:
        raise LookupError("no week was closed")
    return found


def main() -> None:
    """Build, collect, write, print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--groups", type=int, default=90)
    asked.add_argument("--weeks", type=int, default=30)
    chosen = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        local = LocalDatabase(Path(folder) / "staffroom.db", bytes(range(32)))
        migrate(local.connection, lambda _version: None)
        number = local.write(league.built, chosen.groups, TEACHERS, chosen.weeks)
        local.write(league.closed, number, chosen.weeks)
        begun, worked = time.perf_counter(), time.process_time()

        def told(what: str, size: int) -> None:
            nonlocal begun, worked
            took, processor = time.perf_counter() - begun, time.process_time() - worked
            sys.stdout.write(f"{took:7.2f} s  {processor:7.2f} s cpu  {size:9,}  {what}\n")
            begun, worked = time.perf_counter(), time.process_time()

        found = local.read(collected, number)
        told("group-weeks collected", len(found.rows))
        picture = drawn(found, _say, "en")
        told("bytes of the picture", len(draw(picture.template, picture.data())))
        told("bytes of the page", len(reports.written(found, "html", _say, "en")))
        told("bytes of the book", len(reports.written(found, "xlsx", _say, "en")))
        told("bytes of the table", len(reports.written(found, "csv", _say, "en")))
        local.close()


if __name__ == "__main__":
    main()
