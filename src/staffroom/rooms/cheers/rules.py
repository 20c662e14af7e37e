"""Decisions about encouragement on values: what there is to tell, which message is next, whom words may name."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

ANSWERS = (25, 50, 100)
SHARES = (50, 80, 100)
"""Per cent of those whose progress is known."""
FIRST_ANSWER = "first-answer"
FIRST_WEEK = "first-week"
AFTER_DIP = "after-dip"
BEFORE_HOLIDAYS = "before-holidays"
COMEBACK = "comeback"
MILESTONE = "milestone"
STEADY = "steady"
OCCASIONS = ("start", FIRST_ANSWER, MILESTONE, STEADY, AFTER_DIP, COMEBACK, BEFORE_HOLIDAYS, "finish")
FORGOTTEN_AFTER_DAYS = 7
MOST_A_WEEK = 2
"""Encouraging posts in one group in a school week."""
AHEAD_OF_HOLIDAYS = timedelta(days=3)
BACK_FROM_HOLIDAYS = timedelta(days=5)
LEAST_HOLIDAY = timedelta(days=2)
"""A closed stretch whose ends are at least so far apart is a holiday worth a word."""
WEEKS_BEFORE = 4
"""So many weeks before a quiet one say what is usual in a group."""
DIP, BACK = 0.6, 0.8
"""A week is quiet below this share of what is usual; from that share on, the group is back."""
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
"""Thai, Japanese and Chinese."""
LEAST_NAME = 3
"""Letters of a part of a name that may be meant."""

_WEIGHTS = {FIRST_ANSWER: 0.0, FIRST_WEEK: 0.2, AFTER_DIP: 0.22, COMEBACK: 0.9, BEFORE_HOLIDAYS: 0.95}
"""What passes with its day is told before all but a section that everybody has finished."""


@dataclass(frozen=True)
class Message:
    """An encouraging message of the course or of a coordinator, and how often and when last a group was sent it."""

    slug: str
    position: int
    occasion: str
    texts: Mapping[str, str]
    times: int = 0
    last: int = 0
    picture: str = ""
    sticker: str = ""


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
    """What a group may be told: `answers` or `section:…` and how far, or something that comes once, at level 1."""

    family: str
    level: int = 1

    @property
    def name(self) -> str:
        """Return its name among the group's milestones."""
        return f"{self.family}={self.level}"

    @property
    def kind(self) -> str:
        """Return what it is about, without which section or day."""
        return self.family.partition(":")[0]

    @property
    def weight(self) -> float:
        """Return how much there is to tell, at most 1."""
        return _WEIGHTS.get(self.kind, self.level / 100)

    @property
    def occasion(self) -> str:
        """Return the occasion whose messages fit."""
        return self.kind if self.kind in OCCASIONS else MILESTONE

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
    passed = [Milestone(FIRST_ANSWER)] if answers else []
    passed += [Milestone("answers", level) for level in ANSWERS if answers >= level]
    for section, (done, known) in sections.items():
        passed += [Milestone(f"section:{section}", level) for level in SHARES if known and 100 * done >= level * known]
    return passed


def of_the_days(day: date, holidays: Iterable[tuple[date, date]]) -> list[Milestone]:
    """Return what the calendar gives to tell on a day: holidays that begin within days, or are just over."""
    found = []
    for first, last in holidays:
        if last - first < LEAST_HOLIDAY:
            continue
        if day < first <= day + AHEAD_OF_HOLIDAYS:
            found.append(Milestone(f"{BEFORE_HOLIDAYS}:{first.isoformat()}"))
        if last < day <= last + BACK_FROM_HOLIDAYS:
            found.append(Milestone(f"{COMEBACK}:{first.isoformat()}"))
    return found


def is_over(milestone: Milestone, day: date) -> bool:
    """Say whether something cannot be told any more: holidays that were to come have begun."""
    _, _, first = milestone.family.partition(":")
    return milestone.kind == BEFORE_HOLIDAYS and day >= date.fromisoformat(first)


def came_back(weeks: Sequence[float]) -> bool:
    """Say whether the last of some weeks, oldest first, is a good one again after a quiet one.

    Each is the share of a group that answered its cards.
    """
    *before, dip, now = weeks if len(weeks) > 1 else (0.0, 0.0)
    usual = before[-WEEKS_BEFORE:]
    if not usual:
        return False
    mean = sum(usual) / len(usual)
    return dip < DIP * mean and now >= BACK * mean and now > dip


def greatest(milestones: Iterable[Milestone]) -> list[Milestone]:
    """Return the highest milestone of each family: whoever passes two steps at once is told of the higher."""
    best: dict[str, Milestone] = {}
    for milestone in milestones:
        if milestone.family not in best or best[milestone.family].level < milestone.level:
            best[milestone.family] = milestone
    return list(best.values())


def worthiest(milestones: Iterable[Milestone]) -> Milestone | None:
    """Return the milestone with most to tell."""
    return max(milestones, key=lambda milestone: (milestone.weight, milestone.name), default=None)


def occasion(week: int, *, is_last: bool) -> str:
    """Return what kind of week it is for a group in which there is nothing special to tell."""
    if is_last:
        return "finish"
    return "start" if week <= 1 else STEADY


def _stands_in(name: str, said: str) -> bool:
    """Say whether a name stands in words by itself: "Ali" is not in "quality".

    Arabic may write *and*, *to* or *by* together with it; in a script without spaces, a word has no edges.
    """
    if _UNSPACED.search(name):
        return name in said
    return re.search(rf"(?<!\w)[وفبلك]{{0,2}}{re.escape(name)}(?!\w)", said) is not None


def named_in(words: str, names: Iterable[str]) -> tuple[str, bool] | None:
    """Return a name that words hold, and whether it stands there in full; a part of one may be meant otherwise."""
    said, parts = words.casefold(), set(re.findall(r"\w+", words.casefold()))
    half = None
    for name in names:
        if _stands_in(name.casefold(), said):
            return name, True
        if any(len(part) >= LEAST_NAME and part in parts for part in re.findall(r"\w+", name.casefold())):
            half = half or (name, False)
    return half
