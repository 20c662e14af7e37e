"""Who counts in a school week, and how its talk was: figures of all, never of one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from staffroom.kernel.clock import HOUR
from staffroom.kernel.ids import PersonId

SPEAKERS = 3
"""So many of the most talkative are added up."""


@dataclass(frozen=True)
class Base:
    """Who counts in a school week: how many on its first day, and those of them who are still known."""

    eligible: int
    people: frozenset[PersonId]


@dataclass(frozen=True)
class Talk:
    """How the talk of a week was: `active` of the base gave a sign of life; `top` messages are those of three people.

    `lag` is the median of school hours until a question's first reply, None where none had one; `waiting` had none.
    """

    active: int
    base: int
    messages: int
    top: int
    lead: int
    lag: float | None
    waiting: int


def talk_of(base: Base, written: Mapping[PersonId, int], lead: int, waits: Sequence[int | None]) -> Talk:
    """Return how a week's talk was: how many messages each wrote who spoke, the leader's, and the questions' waits."""
    waited = [wait for wait in waits if wait is not None]
    return Talk(
        active=len(base.people & written.keys()),
        base=base.eligible,
        messages=sum(written.values()),
        top=sum(sorted(written.values(), reverse=True)[:SPEAKERS]),
        lead=lead,
        lag=round(median(waited) / HOUR, 1) if waited else None,
        waiting=len(waits) - len(waited),
    )
