"""What a month takes of a small machine: a school lives it in fast-forward, the bot under a limit of memory.

Run from the root (Linux): PYTHONPATH=src:. python -m benchmarks.month [--groups 4 20] [--days 30] [--limit 512]
"""

import argparse
import asyncio
import statistics
import sys
import time
from pathlib import Path

from benchmarks.month_school import School, school
from benchmarks.month_watch import Meter

PEOPLE = 50
IDLE_S = 60
MB = 1024 * 1024
DAY_S = 86_400
HEAD = (
    f"{'groups':>6} {'days':>4} {'most MB':>8} {'bot MB':>7} {'painter MB':>10} {'after a week, at the end MB':>27}"
    f" {'CPU s a day':>12} {'busiest':>8} {'idle CPU s a day':>16} {'file MB':>8} {'copies MB':>9} {'said':>7}"
)


async def lived(groups: int, days: int, limit: int) -> str:
    """Live so many days, and return a line of the table."""
    async with school(groups, PEOPLE, limit) as found, Meter(found.pid) as meter:
        spent, held = [], []
        for number in range(days):
            before, began = meter.seconds(), time.monotonic()
            await found.day(number)
            spent.append(meter.seconds() - before)
            held.append(meter.look())
            memory = f"{held[-1]:.0f} MB, most {meter.peaks.together:.0f}"
            _say(f"  day {number + 1:>2}: {spent[-1]:6.2f} CPU s, {memory} ({time.monotonic() - began:.0f} s)")
        idle = await _idle(found, meter)
        await found.stage.stop_bot()
        home = found.stage.home
        file, copies = _size(home / "data" / "staffroom.db"), sum(map(_size, (home / "backups").glob("*.db")))
        peaks = meter.peaks
        _say(f"  {found.presses} presses of coordinators, {found.pictures} pictures sent; {_ends(found)}")
        return (
            f"{groups:>6} {days:>4} {peaks.together:>8.0f} {peaks.bot:>7.0f} {peaks.painter:>10.0f}"
            f" {held[min(6, days - 1)]:>21.0f}, {held[-1]:>4.0f} {statistics.mean(spent):>12.2f} {max(spent):>8.2f}"
            f" {idle:>16.1f} {file:>8.1f} {copies:>9.1f} {found.said:>7}"
        )


async def _idle(found: School, meter: Meter) -> float:
    """Let the bot wait at the pace of real time; return what a day of that takes, in seconds of processor time."""
    await found.stage.sim.set_clock(speed=1.0)
    await found.director.still()
    before = meter.seconds()
    await asyncio.sleep(IDLE_S)
    return (meter.seconds() - before) * DAY_S / IDLE_S


def _ends(found: School) -> str:
    """Say what went wrong on the way, as the bot's log has it."""
    log = (found.stage.home / "bot.log").read_text("utf-8", "replace").splitlines()
    wrong = [line for line in log if " ERROR " in line or " CRITICAL " in line or line.startswith("Traceback")]
    return f"{len(wrong)} errors in the log{': ' + wrong[0] if wrong else ''}"


def _size(path: Path) -> float:
    return path.stat().st_size / MB


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


async def main(options: argparse.Namespace) -> None:
    """Live a month in schools of each size, and print a line for each."""
    for groups in options.groups:
        _say("\n".join((HEAD, await lived(groups, options.days, options.limit))))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--groups", type=int, nargs="*", default=(4, 20))
    parser.add_argument("--days", type=int, default=30)
    parser.add_argument(
        "--limit", type=int, default=512, help="MB of address space for each of both processes; 0: none"
    )
    asyncio.run(main(parser.parse_args()))
