"""`make year`: a year in fast-forward, judged at the end; 0 where every promise was kept."""

import asyncio
import sys
import tempfile
import time
from pathlib import Path

from tests.faults.judge import Verdict
from tests.faults.school import BIRTH
from tests.year import programs
from tests.year.course import Size
from tests.year.judge import judge
from tests.year.play import Happening, Year, found
from tests.year.stage import ground

GROWTH = 0.10
BASE_KB, TEACHER_KB = 1500, 14.5
"""The size of the file that is predicted: what a course, its groups and the books of 90 days take, and each teacher."""
BAND = 0.25
"""How far the file may lie from its prediction."""
RECORDS = 20
"""One teacher in so many asks for a record at the end, two at least."""


async def play(size: Size, happenings: dict[int, Happening], first: Path | None = None) -> tuple[Year, Verdict]:
    """Play a year that begins with a program, the present one or an earlier; judge it."""
    async with ground(size, BIRTH.get()) as stage:
        stage.use(first)
        await stage.begin(0, "earlier" if first else "present")
        year = await found(stage, size, _say)
        await year.play(happenings)
        await year.life.ask_for_records(max(2, size.groups * size.teachers // RECORDS))
        verdict = await judge(year)
        stage.look_after()
        return year, verdict


def full(earlier: Path | None, later: Path) -> dict[int, Happening]:
    """Return on which day of the year what happens; the longest life of a process lasts from day 46 to 330."""

    async def upgrade(year: Year, day: int) -> str:
        return await year.troubles.upgrade(day, None, "present")

    async def off(year: Year, day: int) -> str:
        year.skip_to = day + 3
        return await year.troubles.machine_off(day, 3, "present")

    async def upgrade_again(year: Year, day: int) -> str:
        return await year.troubles.upgrade(day, later, "later")

    first = {12: upgrade} if earlier else {}
    return first | {
        30: off,
        46: lambda year, day: year.troubles.restore(day, "present"),
        100: lambda year, _: year.troubles.telegram_away(6),
        155: lambda year, _: year.troubles.coordinator_leaves(),
        161: lambda year, _: year.troubles.another_leads(),
        198: lambda year, _: year.troubles.disk_full(18),
        331: lambda year, day: year.troubles.rotate_key(day, "present"),
        338: upgrade_again,
    }


def growth(year: Year) -> tuple[int, float, float]:
    """Return of the longest life its length in days, and its memory after its first month and at its end, in MB."""
    lives = [
        [one for one in year.books.samples if one.life == number] for number in range(1, len(year.stage.lives) + 1)
    ]
    longest = max(lives, key=len)
    kept = longest[1:] if len(longest) > 2 else longest
    return kept[-1].day - kept[0].day, kept[0].memory_kb / 1024, kept[-1].memory_kb / 1024


def table(year: Year, verdict: Verdict, seconds: float) -> bool:
    """Print what came of the year; say whether everything held."""
    size, last = year.size, year.books.samples[-1]
    days, early, late = growth(year)
    predicted = BASE_KB + TEACHER_KB * size.groups * size.teachers * size.weeks / 52
    checks = {
        "invariants": verdict.holds,
        "memory": late <= early * (1 + GROWTH),
        "file": abs(last.file_kb - predicted) <= BAND * predicted,
        "everything was done": not year.troubles.not_done,
    }
    cpu = sum(life.cpu_s for life in year.stage.lives)
    answers = sum(map(len, year.life.answered.values()))
    for line in (
        f"groups, teachers, days        {size.groups} x {size.teachers}, {size.days}",
        f"answers, plain words, reports {answers}, {year.life.said}, {year.life.reported}",
        f"answers that Telegram refused {year.life.refused}",
        f"choices, records              {len(year.life.choices)}, {year.life.records}",
        f"cards planned, notes judged   {verdict.planned}, {len(year.books.notes)}; calls {year.books.calls}",
        f"lost, doubled, unknown        {verdict.lost}, {verdict.doubled}, {verdict.unknown}",
        f"lives of the process          {', '.join(f'{one.program} from day {one.since}' for one in year.stage.lives)}",
        f"memory over {days} days of one life  {early:.1f} to {late:.1f} MB ({late / early - 1:+.1%})",
        f"file                          {last.file_kb / 1024:.2f} MB, predicted {predicted / 1024:.2f} MB",
        f"CPU of the bot                {cpu:.0f} s; the whole took {seconds:.0f} s",
        *(f"BROKEN  {broken}" for broken in verdict.broken[:40]),
        *(f"refused {times} x {what}" for what, times in year.books.refused.items()),
        *(f"NOT DONE  {what}" for what in year.troubles.not_done),
        *(f"{'held  ' if held else 'FAILED'}  {name}" for name, held in checks.items()),
    ):
        _say(line)
    return all(checks.values())


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    """Play the year of four groups of 50."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="staffroom-programs-") as folder:
        earlier, later = programs.earlier(Path(folder) / "earlier"), programs.later(Path(folder) / "later")
        year, verdict = asyncio.run(play(Size(), full(earlier, later), earlier))
        if earlier is None:
            year.troubles.not_done.append("the first of two upgrades: there is no history of the program here")
    return 0 if table(year, verdict, time.monotonic() - began) else 1


if __name__ == "__main__":
    sys.exit(main())
