"""The league of 90 groups over 30 weeks, computed from raw rows: who could answer, who did, replies, talk, progress.

Run from the root: PYTHONPATH=src:. python -m benchmarks.league [--groups 90] [--teachers 40] [--weeks 30]
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from datetime import time as wall_time
from pathlib import Path

from tests import builders as make

from staffroom.kernel.clock import DAY, HOUR, at_wall
from staffroom.kernel.db import LocalDatabase, Tx
from staffroom.kernel.ids import CohortId, Instant, PersonId, ProgrammeId
from staffroom.kernel.migrate import migrate
from staffroom.rooms import programmes
from staffroom.rooms.programmes import Section
from staffroom.rooms.programmes import store as programme_rows
from staffroom.rooms.standings import closing, corrections

CARDS = ((1, 4), (3, 7))
"""On which day of a week its cards are posted, and on which they close."""
WEEK = timedelta(weeks=1)
Work = Callable[[Tx, ProgrammeId, int], None]


def built(tx: Tx, groups: int, teachers: int, weeks: int) -> ProgrammeId:
    """Write a programme of so many weeks that is over: every row that its league is made of."""
    number = make.programme(tx)
    for place in range(2, weeks):
        programme_rows.put_section(tx, number, place, Section(f"s{place + 1}", {"en": "Section"}, 60, place + 1))
    for place in range(groups):
        lead = make.coordinator(tx, number, f"Lead {place}", user=10 + place)
        cohort = make.cohort(tx, number, chat=-1 - place, name=f"Group {place:02}", coordinator_id=lead)
        for n in range(teachers):
            make.member(tx, make.person(tx, number, f"Amina {n}"), cohort)
    for week in range(weeks):
        for card in range(len(CARDS)):
            tx.run(
                "INSERT INTO prompts (programme_id, slug, position, kind, week, weekday, at, theme, on_closed, texts,"
                " follow_up) VALUES (:p, :slug, :n, 'question', :week, 0, '16:00', 'teal', 'shift', '{}', '{}')",
                p=number, slug=f"w{week}-{card}", n=2 * week + card, week=week + 1,
            )  # fmt: skip
    chance = random.Random(7)  # noqa: S311
    for (cohort,) in tx.tuples("SELECT id FROM cohorts ORDER BY id"):
        members = [
            PersonId(one) for (one,) in tx.tuples("SELECT person_id FROM placements WHERE cohort_id = :c", c=cohort)
        ]
        _live(tx, CohortId(cohort), members, weeks, chance)
    return number


def _live(tx: Tx, cohort: CohortId, members: list[PersonId], weeks: int, chance: random.Random) -> None:
    """Let a group live through all weeks: six of ten answer, a quarter replies, half finish what is due."""
    sections = ["s1-welcome", "s2-routines", *(f"s{n + 1}" for n in range(2, weeks))]
    for week, (first, start) in enumerate(_weeks(weeks)):
        for card, (posted, closed) in enumerate(CARDS):
            number = tx.value(
                "INSERT INTO postings (prompt_id, cohort_id, due_at, due_day, state, posted_at, closes_at, eligible)"
                " SELECT id, :cohort, :at, :day, 'posted', :at, :closes, :n FROM prompts WHERE slug = :slug"
                " RETURNING id",
                cohort=cohort, at=start + posted * DAY + 16 * HOUR, closes=start + closed * DAY, n=len(members),
                day=(first + timedelta(days=posted)).isoformat(), slug=f"w{week}-{card}",
            )  # fmt: skip
            tx.run_many("INSERT INTO eligible VALUES (:x, :p)", ({"x": number, "p": one} for one in members))
            did = [one for one in members if chance.random() < 0.6]
            _acted(tx, cohort, did, "answer", str(number), start)
        _acted(tx, cohort, [one for one in members if chance.random() < 0.25], "peer_reply", first.isoformat(), start)
        rows = [{"w": first.isoformat(), "c": cohort, "p": one, "n": chance.randrange(9)} for one in members]
        tx.run("INSERT INTO week_bases VALUES (:c, :w, :n)", c=cohort, w=first.isoformat(), n=len(members))
        tx.run_many("INSERT INTO week_members VALUES (:c, :w, :p)", rows)
        tx.run_many("INSERT INTO talk VALUES (:w, :c, :p, :n, 9)", rows)
        finished = (
            {"p": one, "s": sections[week], "d": int(chance.random() < 0.5), "at": start + DAY} for one in members
        )
        tx.run_many(
            "INSERT INTO progress (person_id, section, source, done, minutes, at) VALUES (:p, :s, 'lms', :d, 50, :at)",
            finished,
        )


def _weeks(weeks: int) -> Iterator[tuple[date, Instant]]:
    for week in range(weeks):
        first = make.SUNDAY + week * WEEK
        yield first, at_wall(first, wall_time(0), make.ZONE)


def _acted(tx: Tx, cohort: CohortId, people: list[PersonId], kind: str, subject: str, at: Instant) -> None:
    rows = ({"p": one, "c": cohort, "k": kind, "s": subject, "at": at} for one in people)
    tx.run_many("INSERT INTO activity (person_id, cohort_id, kind, subject, at) VALUES (:p, :c, :k, :s, :at)", rows)


def closed(tx: Tx, number: ProgrammeId, weeks: int) -> None:
    """Close every week as the bot does, one after the other."""
    programme = programmes.get(tx, number)
    for first, start in _weeks(weeks):
        closing.close(tx, programme, first, Instant(start + 8 * DAY))


def ranked_anew(tx: Tx, number: ProgrammeId, weeks: int) -> None:
    """Rank every closed week again from the figures that it keeps: read, compared, written."""
    programme = programmes.get(tx, number)
    for first, start in _weeks(weeks):
        corrections.rank_anew(tx, programme, first.isoformat(), Instant(start + 8 * DAY))


def _timed(local: LocalDatabase, what: str, work: Work, number: ProgrammeId, weeks: int) -> None:
    begun, worked = time.perf_counter(), time.process_time()
    local.write(work, number, weeks)
    took, processor = time.perf_counter() - begun, time.process_time() - worked
    sys.stdout.write(f"{took:7.2f} s  {processor:7.2f} s cpu  {what}\n")


def main() -> None:
    """Build, compute, print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--groups", type=int, default=90)
    asked.add_argument("--teachers", type=int, default=40)
    asked.add_argument("--weeks", type=int, default=30)
    chosen = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        local = LocalDatabase(Path(folder) / "staffroom.db", bytes(range(32)))
        migrate(local.connection, lambda _version: None)
        number = local.write(built, chosen.groups, chosen.teachers, chosen.weeks)
        for what, weeks in (("the first week closed", 1), (f"all {chosen.weeks} weeks closed", chosen.weeks)):
            local.write(lambda tx: tx.run("DELETE FROM standings"))
            _timed(local, f"{what}, from raw rows", closed, number, weeks)
        _timed(local, f"all {chosen.weeks} weeks ranked anew, from what they keep", ranked_anew, number, chosen.weeks)
        places = local.read(lambda tx: tx.value("SELECT count(place) FROM standings"))
        sys.stdout.write(f"{places} places given\n")
        local.close()


if __name__ == "__main__":
    main()
