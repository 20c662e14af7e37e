"""Decisions about encouragement on values: which occasion it is, which message is next, what a milestone is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

ANSWERS = (25, 50, 100)
SHARES = (50, 80, 100)
"""Per cent of those whose progress is known."""
FIRST_ANSWER = "first-answer"
STEADY = "steady"
FORGOTTEN_AFTER_DAYS = 7
AROUND_HOLIDAYS = timedelta(days=7)
LEAST_HOLIDAY = timedelta(days=2)
"""A closed stretch whose ends are at least so far apart is a holiday worth a word."""


@dataclass(frozen=True)
class Message:
    """An encouraging message of the course, and how often and when last a group was sent it."""

    slug: str
    position: int
    occasion: str
    texts: Mapping[str, str]
    times: int = 0
    last: int = 0


def next_message(messages: Sequence[Message], occasion: str) -> Message | None:
    """Return a message that the group has not had: of the occasion, else of `steady`; then the one longest ago."""
    own = [message for message in messages if message.occasion == occasion]
    steady = [message for message in messages if message.occasion == STEADY]
    for pool in (own, steady):
        if fresh := [message for message in pool if not message.times]:
            return min(fresh, key=lambda message: message.position)
    return min(own or steady, key=lambda message: (message.times, message.last, message.position), default=None)


@dataclass(frozen=True)
class Milestone:
    """Something that a group reached together: `answers` or `section`, and how far."""

    family: str
    level: int

    @property
    def name(self) -> str:
        """Return its name among the group's milestones."""
        return f"{self.family}={self.level}"

    @property
    def weight(self) -> float:
        """Return how much there is to celebrate, at most 1."""
        return self.level / 100 if self.family != FIRST_ANSWER else 0.0

    @property
    def occasion(self) -> str:
        """Return the occasion whose messages fit."""
        return FIRST_ANSWER if self.family == FIRST_ANSWER else "milestone"

    @property
    def section(self) -> str | None:
        """Return the section that it is about."""
        family, _, slug = self.family.partition(":")
        return slug if family == "section" else None


def named(name: str) -> Milestone:
    """Return a milestone by its name."""
    family, _, level = name.rpartition("=")
    return Milestone(family, int(level))


def reached(answers: int, sections: Mapping[str, tuple[int, int]]) -> list[Milestone]:
    """Return every milestone passed so far: answers in all, and for each section how many of the known finished it."""
    passed = [Milestone(FIRST_ANSWER, 1)] if answers else []
    passed += [Milestone("answers", level) for level in ANSWERS if answers >= level]
    for section, (done, known) in sections.items():
        passed += [Milestone(f"section:{section}", level) for level in SHARES if known and 100 * done >= level * known]
    return passed


def greatest(milestones: Iterable[Milestone]) -> list[Milestone]:
    """Return the highest milestone of each family: whoever passes two steps at once is told of the higher."""
    best: dict[str, Milestone] = {}
    for milestone in milestones:
        if milestone.family not in best or best[milestone.family].level < milestone.level:
            best[milestone.family] = milestone
    return list(best.values())


def worthiest(milestones: Iterable[Milestone]) -> Milestone | None:
    """Return the milestone with most to celebrate."""
    return max(milestones, key=lambda milestone: (milestone.weight, milestone.name), default=None)


def occasion(day: date, week: int, holidays: Iterable[tuple[date, date]], *, is_last: bool) -> str:
    """Return what kind of week it is for a group in which nothing special was reached."""
    if is_last:
        return "finish"
    long = [(first, last) for first, last in holidays if last - first >= LEAST_HOLIDAY]
    if any(day < first <= day + AROUND_HOLIDAYS for first, _ in long):
        return "before-holidays"
    if any(day - AROUND_HOLIDAYS <= last < day for _, last in long):
        return "comeback"
    return "start" if week <= 1 else STEADY
