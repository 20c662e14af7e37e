"""The league on values: rates, shrinkage, weights, ties, and who is not ranked; every part counts people once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import takewhile
from typing import Literal

from staffroom.kernel.ids import CohortId, PersonId
from staffroom.rooms.standings.talk_rules import Talk

TRUST = 10
"""So many imagined average teachers are added to each group, so that a small one is not first or last by chance."""
LEAST_ELIGIBLE = 8
ONE_ANSWER = 0.5
"""What one teacher's answer weighs; a difference below this share of the smaller group is a tie."""
LOST_PEOPLE = 3
LOST_SHARE = 0.1
LOST_WEEKS = 4
"""So many weeks losses are added up: two of the least willing made to leave each week would lift a group otherwise."""
EXCUSED_SKIPS = 1
FROM_RESPONSE = 2 / 3
"""Without progress anywhere so much of its weight goes to response, the rest to replies: 50/20/30 becomes 70/30."""
PODIUM = 3
PARTS = ("response", "peer", "gain")

Weights = tuple[float, float, float]


@dataclass(frozen=True)
class Rate:
    """A sum over people, and how many people could have added to it."""

    x: float
    n: float

    @property
    def share(self) -> float:
        """Return the plain rate."""
        return self.x / self.n


@dataclass(frozen=True)
class Card:
    """A card that closed in the week, with its frozen base."""

    slug: str
    answered: int
    eligible: int
    copied: int = 0
    """Answers that were left out because colleagues had given the same words."""
    alike: int = 0
    """Of how many such words one answer counts all the same: for the group itself, not where groups are compared."""

    @property
    def share(self) -> float:
        """Return the share that answered, as the group itself reads it."""
        return min(self.answered, self.eligible) / self.eligible

    @property
    def compared(self) -> float:
        """Return the same as groups are compared by it: pasting words earns nothing."""
        return max(0, min(self.answered, self.eligible) - self.alike) / self.eligible


@dataclass(frozen=True)
class Measures:
    """What is known of a group's week; `gain` is in people, `outside` counts members who are not in the base."""

    cards: tuple[Card, ...] = ()
    peer: Rate | None = None
    gain: Rate | None = None
    lost: int = 0
    lost_before: int = 0
    """How many were lost in the weeks before that count together with this one."""
    skipped: int = 0
    skipped_before: int = 0
    skips: tuple[str, ...] = ()
    """Cards that were skipped in the last weeks."""
    excused: tuple[Rate, ...] = ()
    """For each of them that others had this week, what it would have had."""
    newcomer: bool = False
    away: bool = False
    """Whether this group alone had no school in the whole week."""
    outside: int = 0
    talk: Talk | None = None

    @property
    def eligible(self) -> int:
        """Return how many teachers could have answered."""
        return max((card.eligible for card in self.cards), default=0)

    @property
    def lost_lately(self) -> int:
        """Return how many left or went quiet within four weeks."""
        return self.lost + self.lost_before

    @property
    def response(self) -> Rate | None:
        """Return the response, averaged over the cards that closed; None where none did."""
        if not self.cards:
            return None
        n = sum(card.eligible for card in self.cards) / len(self.cards)
        return Rate(sum(card.share for card in self.cards) / len(self.cards) * n, n)

    @property
    def compared(self) -> Rate | None:
        """Return the response as groups are compared by it: without what was pasted, with skipped cards."""
        own = self.response
        if own is None:
            return None
        shares = [card.compared for card in self.cards] + [rate.share for rate in self.excused]
        return Rate(sum(shares) / len(shares) * own.n, own.n)


@dataclass(frozen=True)
class Group:
    """A group and its week, which is the `number`-th of its own course."""

    cohort: CohortId
    name: str
    measures: Measures
    number: int = 1

    @property
    def rates(self) -> Mapping[str, Rate | None]:
        """Return the rate of each part of the score."""
        return dict(zip(PARTS, (self.measures.compared, self.measures.peer, self.measures.gain), strict=True))


@dataclass(frozen=True)
class Part:
    """One part of a score, with all that explains it."""

    name: str
    x: float
    n: float
    mean: float
    shrunk: float
    weight: float


Unranked = Literal["no-cards", "holiday", "new", "small", "losses", "skips", "unknown-progress"]
"""Why a group has no place in a week's league."""


@dataclass(frozen=True)
class Standing:
    """How a group stands among so many that have a place; without one the reason says why."""

    group: Group
    parts: tuple[Part, ...]
    score: float | None
    place: int | None
    reason: Unranked | Literal[""]
    among: int = 0


@dataclass(frozen=True)
class Closed:
    """A group's closed week as it was published."""

    cohort_id: CohortId
    week: str
    measures: Measures
    parts: tuple[Part, ...]
    score: float | None
    place: int | None
    reason: Unranked | Literal[""]
    number: int
    among: int
    led_by: PersonId | None = None
    """Who led the group then, whose share of the talk it tells."""


def shrunk(rate: Rate, mean: float) -> float:
    """Return a rate pulled towards the programme's mean, the more so the smaller the group."""
    return (rate.x + TRUST * mean) / (rate.n + TRUST)


def mean_of(rates: Iterable[Rate | None]) -> float:
    """Return the programme's mean over all people of all groups; 0 of nothing."""
    known = [rate for rate in rates if rate is not None]
    people = sum(rate.n for rate in known)
    return sum(rate.x for rate in known) / people if people else 0.0


def weigh(weights: Weights, *, progress_known: bool) -> Mapping[str, float]:
    """Return the weight of each part, adding up to 1."""
    response, peer, gain = (weight / sum(weights) for weight in weights)
    if not progress_known:
        response, peer, gain = response + gain * FROM_RESPONSE, peer + gain * (1 - FROM_RESPONSE), 0.0
    return dict(zip(PARTS, (response, peer, gain), strict=True))


def why_unranked(measures: Measures, *, progress_known: bool) -> Unranked | Literal[""]:
    """Return why a group has no place this week, or an empty word."""
    if measures.response is None or measures.peer is None:
        return "holiday" if measures.away else "no-cards"
    if measures.newcomer:
        return "new"
    if measures.eligible < LEAST_ELIGIBLE:
        return "small"
    base = measures.eligible + measures.lost_before
    if measures.lost_lately >= LOST_PEOPLE and measures.lost_lately > LOST_SHARE * base:
        return "losses"
    if measures.skipped and measures.skipped + measures.skipped_before > EXCUSED_SKIPS:
        return "skips"
    return "unknown-progress" if progress_known and measures.gain is None else ""


def rank(groups: Sequence[Group], weights: Weights) -> list[Standing]:
    """Return the league of groups in the same week: ranked groups by place and name, then the unranked by name."""
    progress_known = any(group.measures.gain is not None for group in groups)
    weight = weigh(weights, progress_known=progress_known)
    rates = [group.rates for group in groups]
    means = {part: mean_of(of_group[part] for of_group in rates) for part in PARTS}
    pairs = zip(groups, rates, strict=True)
    standings = [_standing(group, own, means, weight, progress_known=progress_known) for group, own in pairs]
    ranked = [standing for standing in standings if not standing.reason]
    unranked = [standing for standing in standings if standing.reason]
    return _placed(ranked) + sorted(unranked, key=_by_name)


def _standing(
    group: Group,
    rates: Mapping[str, Rate | None],
    means: Mapping[str, float],
    weight: Mapping[str, float],
    *,
    progress_known: bool,
) -> Standing:
    parts = tuple(
        Part(part, rate.x, rate.n, means[part], shrunk(rate, means[part]), weight[part])
        for part in PARTS
        if weight[part] and (rate := rates[part]) is not None
    )
    reason = why_unranked(group.measures, progress_known=progress_known)
    score = None if reason else sum(part.weight * part.shrunk for part in parts)
    return Standing(group, parts, score, None, reason)


def _by_name(standing: Standing) -> tuple[str, int]:
    return standing.group.name, standing.group.cohort


def _placed(ranked: list[Standing]) -> list[Standing]:
    """Give places from the best down; whoever is within one answer of a place's first shares it, and never jumps."""
    ordered = sorted(ranked, key=lambda standing: (-(standing.score or 0), _by_name(standing)))
    placed: list[Standing] = []
    while ordered:
        tied = list(takewhile(partial(_is_tie, ordered[0]), ordered))
        ordered = ordered[len(tied) :]
        place = len(placed) + 1
        placed += [replace(s, place=place, among=len(ranked)) for s in sorted(tied, key=_by_name)]
    return placed


def _is_tie(best: Standing, other: Standing) -> bool:
    if best is other:
        return True
    smaller = min(best.group.measures.eligible, other.group.measures.eligible)
    return (best.score or 0) - (other.score or 0) < ONE_ANSWER / smaller


def improvement(score: float | None, earlier: Sequence[float]) -> float | None:
    """Return by how much a score is above the group's own mean of earlier weeks; None where it is not."""
    if score is None or not earlier:
        return None
    gained = score - sum(earlier) / len(earlier)
    return gained if gained > 0 else None
