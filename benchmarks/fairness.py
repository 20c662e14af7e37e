"""Groups of 8 to 50 with the same true engagement: does size change the expected rank? And how long ranking takes.

Run from the root: PYTHONPATH=src python -m benchmarks.fairness [--rounds 400]
"""

import argparse
import random
import statistics
import sys
import time

from staffroom.kernel.ids import CohortId
from staffroom.rooms.standings import rules
from staffroom.rooms.standings.rules import Card, Group, Measures, Rate

SIZES = (8, 10, 12, 15, 20, 25, 30, 40, 50)
EACH = 4
WEIGHTS = (0.5, 0.2, 0.3)


def week(chance: random.Random, n: int) -> Measures:
    """Return a week of n teachers who answer with 60, reply with 25 and gain with 50 per cent."""

    def people(share: float) -> int:
        return sum(chance.random() < share for _ in range(n))

    return Measures((Card("a", people(0.6), n), Card("b", people(0.6), n)), Rate(people(0.25), n), Rate(people(0.5), n))


def ranks(rounds: int, seed: int = 7) -> dict[int, list[tuple[int, int]]]:
    """Return for each size the rank by score and the place of its groups in every round."""
    chance, found = random.Random(seed), {n: list[tuple[int, int]]() for n in SIZES}  # noqa: S311
    for _ in range(rounds):
        groups = [Group(CohortId(i), f"{i}", week(chance, n)) for i, n in enumerate(SIZES * EACH)]
        league = sorted(rules.rank(groups, WEIGHTS), key=lambda one: -(one.score or 0))
        for rank, one in enumerate(league, 1):
            found[one.group.measures.eligible].append((rank, one.place or 0))
    return found


def main() -> None:
    """Print the table and the time of ninety groups over thirty weeks."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--rounds", type=int, default=400)
    for size, seen in ranks(asked.parse_args().rounds).items():
        rank, place = (statistics.mean(one[i] for one in seen) for i in (0, 1))
        first = 100 * sum(one[1] <= rules.PODIUM for one in seen) / len(seen)
        sys.stdout.write(f"| {size} | {rank:.1f} | {place:.1f} | {first:.0f} % |\n")
    chance = random.Random(7)  # noqa: S311
    weeks = [[Group(CohortId(i), f"{i}", week(chance, 40)) for i in range(90)] for _ in range(30)]
    begun = time.perf_counter()
    for groups in weeks:
        rules.rank(groups, WEIGHTS)
    sys.stdout.write(f"90 groups over 30 weeks ranked in {time.perf_counter() - begun:.2f} s\n")


if __name__ == "__main__":
    main()
