"""How fast the bot takes in what people write, beside bare frameworks that do nothing with it: `make bench`."""

import argparse
import asyncio
import os
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import fields
from functools import partial
from pathlib import Path

from benchmarks import bot_school as school
from benchmarks.bot_far_end import MOST, Flood, serving
from benchmarks.bot_runs import HERE, Contender, Run, commit_ms, on_first_core, one, settled, started, until
from benchmarks.bot_school import School, talk

FIRST = Flood().first_id
FLOOD, BACKLOG, KILLED_IN = 20_000, 100_000, 12_000
ROUND_TRIP = 0.05
GROUPS = 2000
SEEDS = (1, 2, 3)
KILLS = 3
PYTHON = sys.executable
_BARE = "bare aiogram, does nothing"
START = "2099-01-04"
"""The course begins far away, so that only what people write is measured and nothing falls due."""


class Bench:
    """The schools that were built, the updates that were written, and where runs may make a mess."""

    def __init__(self, folder: Path, rounds: int, divide: int) -> None:
        self.folder, self.rounds, self.divide = folder, rounds, divide
        self.schools: dict[tuple[int, int], School] = {}
        self.seen: list[tuple[str, str, bool]] = []

    def see(self, asked: str, seen: str, *, met: bool) -> None:
        """Keep a figure beside what was asked for; the last table shows all of them, and nothing fails by it."""
        self.seen.append((asked, seen, met))

    async def school(self, groups: int, history: int = 0) -> School:
        """Return a school of so many groups with so many counted messages behind it; built once."""
        key = (groups, history)
        if key not in self.schools:
            say(f"… building a school of {groups} groups of 50" + (f", {history:,} messages counted" * bool(history)))
            built = school.built(self.folder / f"school-{groups}-{history}", groups, START)
            if history:
                school.remember(built, history)
            await settled(ours(built))
            self.schools[key] = built
        return self.schools[key]

    def flood(self, number: int, groups: int = GROUPS, commands: float = 0.0, seed: int = 1) -> list[bytes]:
        """Return what people write: fewer of it in a quick run."""
        return talk(groups, number // self.divide, seed, int(time.time()), commands=commands, first_id=FIRST)

    async def ours(self, groups: int = GROUPS, history: int = 0) -> Contender:
        """Return Staffroom on a fresh copy of a school."""
        return ours((await self.school(groups, history)).copy(self.folder / "run"))


def ours(at: School) -> Contender:
    """Return the real process, as it is run."""
    return Contender("staffroom", (PYTHON, str(school.ROOT / "bot.py"), "run"), at.environment)


AIOGRAM = Contender("aiogram", (PYTHON, str(HERE / "bot_bare_aiogram.py")), {}, "noop")
ANSWERING = Contender("aiogram", (PYTHON, str(HERE / "bot_bare_aiogram.py")), {}, "answer")
PTB = Contender("ptb", (PYTHON, str(HERE / "bot_bare_ptb.py")), {})
NULL = Contender("null", (PYTHON, str(HERE / "bot_null.py")), {})


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def median(runs: Sequence[Run]) -> Run:
    """Return the median of each figure."""
    return Run(**{field.name: statistics.median(getattr(run, field.name) for run in runs) for field in fields(Run)})


def table(title: str, found: dict[str, Run], reference: str) -> None:
    """Print the figures side by side, and as ratios to a contender."""
    base = found[reference]
    say(f"\n### {title}\n")
    say("| | updates/s | × | CPU µs/update | × | idle MB | × | peak MB | first poll s (CPU s) | longest gap ms |")
    say("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for name, run in found.items():
        say(
            f"| {name} | {run.per_second:,.0f} | {run.per_second / base.per_second:.2f} | {run.cpu_us:.0f} |"
            f" {base.cpu_us / run.cpu_us:.2f} | {run.idle:.0f} | {run.idle / base.idle:.2f} | {run.peak:.0f} |"
            f" {run.cold:.1f} ({run.cold_cpu:.1f}) | {run.gap:.0f} |"
        )


async def side_by_side(bench: Bench) -> None:
    """Plain text, and with 2 % commands that are answered; runs interleaved."""
    plain, asked = bench.flood(FLOOD), bench.flood(FLOOD, commands=0.02)
    answers = sum(b'"/help"' in update for update in asked)
    null = await one(NULL, plain, answers=0)
    runs: dict[str, list[Run]] = {}
    for _ in range(bench.rounds):
        for name, contender, updates, wanted in (
            ("Staffroom, plain text", None, plain, 0),
            (_BARE, AIOGRAM, plain, 0),
            ("bare python-telegram-bot, does nothing", PTB, plain, 0),
            ("Staffroom, 2 % commands answered", None, asked, answers),
            ("bare aiogram, answers the commands", ANSWERING, asked, answers),
        ):
            run = await one(contender or await bench.ours(), updates, answers=wanted)
            runs.setdefault(name, []).append(run)
            say(f"… {name}: {run.per_second:,.0f}/s, {run.cpu_us:.0f} µs")
    title = f"{len(plain):,} updates, {GROUPS:,} groups of 50, medians of {bench.rounds} interleaved runs"
    found = {name: median(runs_of) for name, runs_of in runs.items()}
    table(title, found, _BARE)
    _judge(bench, *(found[name] for name in ("Staffroom, plain text", "Staffroom, 2 % commands answered", _BARE)))
    say(f"\nThe far end gives a client that does nothing {null.per_second:,.0f} updates/s: it is not what limits.")


def _judge(bench: Bench, plain: Run, asked: Run, bare: Run) -> None:
    quick, answering = plain.per_second / bare.per_second, asked.per_second / bare.per_second
    bench.see("plain text ≥ 3 × bare aiogram that does nothing", f"{quick:.2f} ×", met=quick >= 3)
    bench.see("with 2 % commands answered ≥ 2 ×", f"{answering:.2f} ×", met=answering >= 2)
    for name, ours, most in (("idle memory", plain.idle / bare.idle, 0.7), ("cold start", plain.cold / bare.cold, 0.5)):
        bench.see(f"{name} ≤ {most} × bare aiogram", f"{ours:.3f} ×", met=ours <= most)
    bench.see("idle memory ≤ 120 MB", f"{plain.idle:.0f} MB", met=plain.idle <= 120)
    _judge_gap(bench, "plain text", plain)
    _judge_gap(bench, "2 % commands", asked)


def _judge_gap(bench: Bench, where: str, run: Run) -> None:
    bench.see(f"longest gap between polls ≤ 50 ms, {where}", f"{run.gap:.0f} ms", met=run.gap <= 50)


async def round_trips(bench: Bench) -> None:
    """Tell how full each round trip is when Telegram is 50 ms away, and what the file alone would leave of it."""
    updates = bench.flood(FLOOD // 2)
    runs = [await one(await bench.ours(), updates, answers=0, round_trip=ROUND_TRIP) for _ in range(bench.rounds)]
    null = await one(NULL, updates, answers=0, round_trip=ROUND_TRIP)
    alone = commit_ms(bench.folder, Flood(updates=updates).batch(0), ROUND_TRIP)
    run, left = median(runs), ROUND_TRIP / (ROUND_TRIP + alone / 1000)
    say(f"\n50 ms round trip: {run.per_second:,.0f} updates/s, {_share(run):.1%} of {MOST} updates per round trip")
    say(f"Single runs: {', '.join(f'{_share(each):.1%}' for each in runs)}; whoever does nothing: {_share(null):.1%}")
    bench.see("at a 50 ms round trip ≥ 95 % of 100 updates", f"{_share(run):.1%}", met=_share(run) >= 0.95)
    say(f"A loop that only commits each batch needs {alone:.1f} ms for it: {left:.1%} would be left")


def _share(run: Run) -> float:
    """Return how full a run's round trips were."""
    return run.per_second * ROUND_TRIP / MOST


async def backlog(bench: Bench) -> None:
    """Drain a long backlog: what it costs in memory."""
    updates = bench.flood(BACKLOG)
    run = await one(await bench.ours(), updates, answers=0)
    say(
        f"\nBacklog of {len(updates):,}: {run.per_second:,.0f} updates/s, idle {run.idle:.0f} MB,"
        f" + {run.peak - run.idle:.0f} MB at most, longest gap {run.gap:.0f} ms"
    )
    more = run.peak - run.idle
    bench.see(f"+ 15 MB at most while draining {len(updates):,}", f"+ {more:.0f} MB", met=more <= 15)
    _judge_gap(bench, "draining", run)


async def growth(bench: Bench) -> None:
    """See whether an update costs more in a larger school, or after a year."""
    sizes = ((20, 0), (200, 0), (GROUPS, 0), (GROUPS, 1_000_000))
    runs: dict[tuple[int, int], list[Run]] = {size: [] for size in sizes}
    for _ in range(bench.rounds):
        for groups, history in sizes:
            updates = bench.flood(FLOOD, groups)
            runs[groups, history].append(await one(await bench.ours(groups, history), updates, answers=0))
    least = median(runs[sizes[0]]).cpu_us
    say("\n### Growth\n\n| groups of 50 | messages counted before | CPU µs/update | × | updates/s |")
    say("| --- | --- | --- | --- | --- |")
    for (groups, history), found in runs.items():
        run = median(found)
        say(f"| {groups:,} | {history:,} | {run.cpu_us:.0f} | {run.cpu_us / least:.2f} | {run.per_second:,.0f} |")
    most = max(median(found).cpu_us for found in runs.values()) / least
    bench.see("an update costs < 20 % more in a larger, older school", f"{most:.2f} ×", met=most < 1.2)


async def kills(bench: Bench) -> None:
    """Kill -9 three times in a flood: what is lost, counted twice, delivered again."""
    say("\n### kill -9 in a flood\n\n| seed | updates | kills | lost | counted twice | delivered again per kill |")
    say("| --- | --- | --- | --- | --- | --- |")
    for seed in SEEDS:
        updates = bench.flood(KILLED_IN, seed=seed)
        at = (await bench.school(GROUPS)).copy(bench.folder / "run")
        flood = Flood(updates=updates, is_open=True)
        server, address = await serving(flood)
        dice = random.Random(seed)  # noqa: S311  moments, not secrets
        for _ in range(KILLS):
            left = len(updates) - flood.acknowledged
            moment = flood.acknowledged + dice.randint(left // 10, left // 3)
            async with started(ours(at), address, 0) as process:
                await until(partial(_has, moment), flood, process)
                await asyncio.sleep(dice.uniform(0, 0.005))
        async with started(ours(at), address, 0) as process:
            await until(lambda seen: seen.acknowledged >= len(seen.updates), flood, process)
        server.close()
        counted = school.counted(at)
        lost, doubled = max(0, len(updates) - counted), max(0, counted - len(updates))
        again = flood.served_again / KILLS
        say(f"| {seed} | {len(updates):,} | {KILLS} | {lost} | {doubled} | {again:.0f} |")
        said = f"{lost}, {doubled}, {again:.0f}"
        bench.see(
            f"kill -9, seed {seed}: 0 lost, 0 twice, ≤ {MOST} again", said, met=not lost + doubled and again <= MOST
        )


def _has(number: int, flood: Flood) -> bool:
    return flood.acknowledged >= number


async def size(bench: Bench) -> None:
    """Tell how large the file becomes."""
    before, after = school.year(bench.folder / "year")
    say(f"\nThe file of 1,000 teachers: {before:.1f} MB when the year begins, {after:.1f} MB when it ends")


PARTS = {
    "side": side_by_side,
    "trips": round_trips,
    "backlog": backlog,
    "growth": growth,
    "kills": kills,
    "size": size,
}


async def main(arguments: argparse.Namespace) -> None:
    """Run the parts that were asked for."""
    on_first_core()
    os.environ["PYTHONPATH"] = str(school.ROOT / "src")
    folder = Path(tempfile.mkdtemp(prefix="staffroom-bench-"))
    try:
        bench = Bench(folder, arguments.rounds, 10 if arguments.quick else 1)
        for name in arguments.parts or PARTS:
            await PARTS[name](bench)
        say("\n### Against what was asked\n\n| asked | seen | |\n| --- | --- | --- |")
        for asked, seen, met in bench.seen:
            say(f"| {asked} | {seen} | {'met' if met else '**not met**'} |")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], help="which parts; all of them unless named")
    parser.add_argument("--rounds", type=int, default=3, help="interleaved runs, of which the median counts")
    parser.add_argument("--quick", action="store_true", help="a tenth of the updates")
    asyncio.run(main(parser.parse_args()))
