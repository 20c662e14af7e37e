"""How fast a coordinator's home screen is, and what a day's ticks cost: 90 groups of 40 coordinators in mid-course.

Run from the root: PYTHONPATH=src:. python -m benchmarks.home [--groups 90] [--coordinators 40] [--rounds 25]
"""

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

from tests import builders as make

from staffroom import data_files, wiring
from staffroom.config import Config
from staffroom.groundwork import sync_programmes
from staffroom.home import home
from staffroom.kernel.clock import DAY, MINUTE
from staffroom.kernel.db import LocalDatabase, Tx
from staffroom.kernel.ids import ChatId, CohortId, Instant, PersonId, UserId
from staffroom.kernel.migrate import migrate
from staffroom.rooms import programmes, prompts
from staffroom.rooms.prompts.hearing import Heard, hear_all
from staffroom.telegram.presses import keyboard
from staffroom.telegram.render import html

TEACHERS = 45
MOST_RUNS = 20_000
WORDS = "We line up very quietly before the bell"
FIRST = 10_000
"""The first account of a coordinator; the teachers' begin at a hundred times as much."""


def built(tx: Tx, config: Config, groups: int, coordinators: int, now: Instant) -> list[UserId]:
    """Write the school in its fourth week: groups full, cards posted, a third answers, some ask; return who leads."""
    sync_programmes(tx, config, make.at(1))
    number = programmes.all_of(tx)[0].id
    leaders = [make.coordinator(tx, number, f"Huda {n}", user=FIRST + n) for n in range(coordinators)]
    for place in range(groups):
        chat = ChatId(-1_000_000_000_000 - 1 - place)
        cohort = make.cohort(tx, number, coordinator_id=leaders[place % coordinators], chat=chat, name=f"Group{place}")
        for n in range(TEACHERS):
            make.member(tx, make.person(tx, number, f"Amina {n}", user=100 * FIRST + place * TEACHERS + n), cohort)
    prompts.plan(tx, number, make.at(1))
    for place, (cohort,) in enumerate(tx.tuples("SELECT id FROM cohorts ORDER BY id")):
        live(tx, CohortId(cohort), place, now)
    return [UserId(FIRST + n) for n in range(coordinators)]


def live(tx: Tx, cohort: CohortId, place: int, now: Instant) -> None:
    """Let a group's cards be posted until now, and let it talk."""
    members: list[PersonId] = [
        one for (one,) in tx.tuples("SELECT person_id FROM placements WHERE cohort_id = :c", c=cohort)
    ]
    chat, message = ChatId(-1_000_000_000_000 - 1 - place), 1
    for posting in prompts.postings_of(tx, cohort):
        if posting.due_at > now - 2 * DAY - 6 * 60 * MINUTE:
            break
        tx.run(
            "UPDATE postings SET state = 'posted', posted_at = due_at, closes_at = due_at + :open, chat_id = :chat,"
            " message_id = :message, eligible = :size WHERE id = :id",
            open=5 * DAY, chat=chat, message=message, size=len(members), id=posting.id,
        )  # fmt: skip
        message += 100
    user = 100 * FIRST + place * TEACHERS
    talk = [
        Heard(
            chat, message + n, UserId(user + n), "text", f"{WORDS}{'?' if n % 5 == 0 else ''}", Instant(now - DAY + n)
        )
        for n in range(TEACHERS // 3)
    ]
    hear_all(tx, talk, now)


def measured(local: LocalDatabase, users: list[UserId], rounds: int, now: Instant) -> list[tuple[float, float]]:
    """Return the milliseconds of each home screen (named, read, put into words with its buttons): all, of processor."""
    words, took = data_files.words(), []
    for _ in range(rounds):
        for user in users:
            begun, worked = time.perf_counter(), time.process_time()
            who = local.read(wiring.identify, user, "en")
            screen = local.read(home, who, now)
            html(screen, words, who.language)
            keyboard(screen.buttons, words, who.language)
            took.append((1000 * (time.perf_counter() - begun), 1000 * (time.process_time() - worked)))
    return took


def ticked(local: LocalDatabase, begins: Instant, ends: Instant) -> tuple[int, float]:
    """Let time pass on a led clock and run what becomes due; return how often something ran, and the CPU seconds."""
    ticks, now, runs, worked = wiring.ticks(), begins, 0, time.process_time()
    while now < ends:
        due = [(moment, tick) for tick in ticks if (moment := local.read(tick.next_due, now)) is not None]
        ready = [tick for moment, tick in due if moment <= now]
        for tick in ready:
            local.write(tick.run, now)
        runs += len(ready)
        if not ready:
            now = min([moment for moment, _tick in due] + [ends])
        elif runs > MOST_RUNS:
            raise RuntimeError(f"{[tick.name for tick in ready]} stay due")
    return runs, time.process_time() - worked


def main() -> None:
    """Build, measure, print."""
    chosen = argparse.ArgumentParser(description=__doc__)
    chosen.add_argument("--groups", type=int, default=90)
    chosen.add_argument("--coordinators", type=int, default=40)
    chosen.add_argument("--rounds", type=int, default=25)
    asked = chosen.parse_args()
    now = make.at(30, 15)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "config.yaml").write_bytes(data_files.example_config().read_bytes())
        local = LocalDatabase(home / "home.db", bytes(range(32)))
        migrate(local.connection, lambda _version: None)
        config = Config.load(environment={"STAFFROOM_HOME": folder})
        users = local.write(built, config, asked.groups, asked.coordinators, now)
        measured(local, users, 1, now)
        took = measured(local, users, asked.rounds, now)
        ticked(local, make.at(27, 0), make.at(30, 0))  # what has lain since the school was written
        local.write(lambda tx: tx.run("UPDATE postings SET state = 'approved' WHERE due_day = '2026-09-30'"))
        runs, worked = ticked(local, make.at(30, 0), make.at(1, 0, month=10))
        local.close()
    sys.stdout.write(f"{asked.groups} groups, {asked.coordinators} coordinators, {len(took)} home screens\n")
    for name, figures in zip(("by the clock", "of processor"), zip(*took, strict=True), strict=True):
        cuts = statistics.quantiles(figures, n=100)
        sys.stdout.write(f"{name}: median {cuts[49]:.1f} ms, p99 {cuts[98]:.1f} ms, longest {max(figures):.1f} ms\n")
    sys.stdout.write(f"the ticks of a school day: {runs} runs, {worked:.2f} s of processor\n")


if __name__ == "__main__":
    main()
