"""What becomes of one group among twenty when it, or life, plays a trick for a season; the rules are the bot's own.

Every group has the same 25 teachers: some answer nearly always, some hardly ever; each week an easy and a hard card.
Run from the root: PYTHONPATH=src python -m benchmarks.fairness_tricks [--seasons 60]
"""

import argparse
import random
import statistics
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from staffroom.kernel.ids import CohortId, PersonId
from staffroom.rooms.progress.rules import gain_of
from staffroom.rooms.prompts.copies import copies_in
from staffroom.rooms.standings import rules
from staffroom.rooms.standings.rules import Card, Group, Measures, Rate
from staffroom.rooms.standings.skip_rules import with_skips

GROUPS, TEACHERS, WEEKS = 20, 25, 8
WEIGHTS = (0.5, 0.2, 0.3)
WILLING = (0.95, 0.8, 0.6, 0.4, 0.15)
"""How likely a teacher answers an easy card; every group has as many of each."""
HARD = 0.6
"""A hard card is answered so much less often."""
DUE = 2
"""Sections that are due in a week."""

Answer = tuple[PersonId, bytes | None]


@dataclass
class Team:
    """A group in its season: its teachers by number, and what is special about this week."""

    willing: dict[PersonId, float]
    late: dict[PersonId, float] = field(default_factory=dict)
    lost: int = 0
    lost_earlier: list[int] = field(default_factory=list)
    skips: int = 0
    skipped_before: int = 0
    chatty: int = 0
    pasted: int = 0
    eager: int = 0
    trouble: float = 1.0
    """How often the group answers the hard card, beside groups like it."""


Trick = Callable[[Team, int, random.Random], None]


def team() -> Team:
    """Return a group as every group begins."""
    return Team({PersonId(number): WILLING[number % len(WILLING)] for number in range(TEACHERS)})


def _silent(team: Team, most: int) -> list[PersonId]:
    return sorted(team.willing, key=lambda person: team.willing[person])[:most]


def honest(_team: Team, _week: int, _chance: random.Random) -> None:
    """Do nothing."""


def late_joiners(team: Team, week: int, _chance: random.Random) -> None:
    """Let every fifth teacher come in the fourth week only."""
    if week == 0:
        for person in [person for person in team.willing if person // len(WILLING) == 0]:
            team.late[person] = team.willing.pop(person)
    if week == WEEKS // 2:
        team.willing |= team.late


def opt_outs(team: Team, week: int, chance: random.Random) -> None:
    """Let somebody step back every third week, willing or not."""
    team.lost = int(week % 3 == 0)
    if team.lost:
        team.willing.pop(chance.choice(sorted(team.willing)))


def eager_upload(team: Team, _week: int, _chance: random.Random) -> None:
    """Let one teacher finish thirty sections every week."""
    team.eager = 30


def flooding(team: Team, _week: int, _chance: random.Random) -> None:
    """Let whoever answers answer fifty times."""
    team.chatty = 50


def copied(team: Team, _week: int, _chance: random.Random) -> None:
    """Let the ten least willing paste one sentence under every card."""
    team.pasted = 10


def push_out(most: int) -> Trick:
    """Return the trick of making so many of the least willing leave every week."""

    def trick(team: Team, _week: int, _chance: random.Random) -> None:
        gone = _silent(team, most)
        team.lost = len(gone)
        team.late = {person: team.willing[person] for person in gone}  # in this week's base still

    return trick


def skipping(every: int) -> Trick:
    """Return the trick of leaving out the hard card every so many weeks."""

    def trick(team: Team, week: int, _chance: random.Random) -> None:
        team.skipped_before, team.skips = team.skips, int(week % every == 0)

    return trick


def troubled(every: int | None = None) -> Trick:
    """Return the plight of answering hard cards half as often as others, perhaps with one left out every so often."""

    def trick(team: Team, week: int, chance: random.Random) -> None:
        team.trouble = 0.5
        if every is not None:
            skipping(every)(team, week, chance)

    return trick


TRICKS: dict[str, Trick] = {
    "nothing": honest,
    "a fifth comes in the fifth week": late_joiners,
    "somebody steps back every third week, willing or not": opt_outs,
    "one teacher finishes 30 sections a week": eager_upload,
    "everybody who answers does so 50 times": flooding,
    "ten paste the same sentence": copied,
    "the two least willing are pushed out each week": push_out(2),
    "the three least willing are pushed out each week": push_out(3),
    "every hard card is skipped": skipping(1),
    "a hard card is skipped every second week": skipping(2),
    "hard cards are twice as hard for this group": troubled(),
    "the same, and one is skipped every second week": troubled(2),
}


def measured(team: Team, chance: random.Random) -> Measures:
    """Return a week as the bot would measure it: each teacher once, copies once, gains capped for each."""
    n = len(team.willing)
    cards = [_card(team, chance, "easy", 1.0)]
    if not team.skips:
        cards.append(_card(team, chance, "hard", HARD * team.trouble))
    replied = sum(chance.random() < 0.4 * team.willing[person] for person in sorted(team.willing))
    gained = [sum(chance.random() < team.willing[person] for _ in range(DUE)) for person in sorted(team.willing)]
    gained[0] = gained[0] + team.eager
    points = sum(gain_of(one, DUE) for one in gained)
    return Measures(
        tuple(cards),
        Rate(replied, n),
        Rate(points / DUE, n),
        lost=team.lost,
        lost_before=sum(team.lost_earlier[-(rules.LOST_WEEKS - 1) :]),
        skipped=team.skips,
        skipped_before=team.skipped_before,
        skips=("hard",) * team.skips,
    )


def _card(team: Team, chance: random.Random, slug: str, ease: float) -> Card:
    said: list[Answer] = []
    for person in sorted(team.willing):
        if chance.random() < ease * team.willing[person]:
            said += [(person, bytes([person])) for _ in range(1 + team.chatty)]
    answered = {person for person, _ in said}
    said += [(person, b"pasted") for person in _silent(team, team.pasted) if person not in answered]
    people = sorted({person for person, _ in said})
    copies = copies_in(said, people)
    return Card(slug, len(people) - copies.left_out, len(team.willing), *copies)


def season(trick: Trick, chance: random.Random) -> list[tuple[int, int] | None]:
    """Return the first group's rank and place in each week; None where it has none."""
    teams = [team() for _ in range(GROUPS)]
    found: list[tuple[int, int] | None] = []
    for week in range(WEEKS):
        trick(teams[0], week, chance)
        found.append(_week(teams, chance))
        teams[0].lost_earlier.append(teams[0].lost)
        if teams[0].lost > 1:
            for person in teams[0].late:
                teams[0].willing.pop(person, None)
    return found


def _week(teams: Sequence[Team], chance: random.Random) -> tuple[int, int] | None:
    groups = [Group(CohortId(i), f"{i}", measured(one, chance)) for i, one in enumerate(teams)]
    ranked = [one for one in rules.rank(with_skips(groups), WEIGHTS) if one.place is not None]
    ranked.sort(key=lambda one: -(one.score or 0))
    return next(((rank, one.place or 0) for rank, one in enumerate(ranked, 1) if one.group.cohort == 0), None)


def outcome(trick: Trick, seasons: int, seed: int = 7) -> tuple[float, float, float]:
    """Return the mean rank where there is one, and the shares of weeks on the podium and without a place."""
    chance = random.Random(seed)  # noqa: S311
    weeks = [one for _ in range(seasons) for one in season(trick, chance)]
    ranked = [one for one in weeks if one is not None]
    rank = statistics.mean(rank for rank, _ in ranked) if ranked else float("nan")
    podium = sum(place <= rules.PODIUM for _, place in ranked) / len(weeks)
    return rank, podium, 1 - len(ranked) / len(weeks)


def main() -> None:
    """Print the table."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--seasons", type=int, default=60)
    seasons = asked.parse_args().seasons
    for name, trick in TRICKS.items():
        rank, podium, without = outcome(trick, seasons)
        sys.stdout.write(f"| {name} | {rank:.1f} | {podium:.0%} | {without:.0%} |\n")


if __name__ == "__main__":
    main()
