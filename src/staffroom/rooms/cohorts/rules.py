"""Decisions about cohorts on values: what a group is called, who leads it."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from staffroom.kernel.ids import PersonId
from staffroom.kernel.text import NAME_LIMIT, tidy
from staffroom.rooms.cohorts.seating_rules import Candidate, same

_BLANKS = re.compile(r"[\s_]+")


def cohort_name(pattern: str, location: str, course: str, n: int) -> str:
    """Return a group's name by the agreed pattern, at most 128 characters long: long places and courses are cut."""
    parts = {"location": _part(location), "course": _part(course)}
    room = NAME_LIMIT - len(_filled(pattern, dict.fromkeys(parts, ""), n))
    while sum(map(len, parts.values())) > max(room, 0) and any(parts.values()):
        longest = max(parts, key=lambda name: len(parts[name]))
        parts[longest] = parts[longest][:-1]
    return tidy(_filled(pattern, parts, n)).strip("_- ")[:NAME_LIMIT]


def _part(words: str) -> str:
    """Tidy one part of a name: hyphens inside it, so that the pattern's own signs keep the parts apart."""
    return _BLANKS.sub("-", tidy(words) if words.strip() else "").strip("-")


def _filled(pattern: str, parts: Mapping[str, str], n: int) -> str:
    name = pattern.replace("{n}", str(n))
    for part, value in parts.items():
        name = name.replace("{" + part + "}", value)
    return name


def unused_name(name: str, taken: Collection[str]) -> str:
    """Return the name, with a figure behind it where it is taken."""
    candidate, figure = name, 2
    while candidate in taken:
        tail = f"_{figure}"
        candidate, figure = name[: NAME_LIMIT - len(tail)] + tail, figure + 1
    return candidate


@dataclass(frozen=True)
class Leader:
    """A coordinator as the proposal sees them; `wishes` are the names of groups from coordinators.csv."""

    id: PersonId
    name: str
    location: str = ""
    school: str = ""
    wishes: frozenset[str] = frozenset()


Why = Literal["named", "school", "location", "free"]


def named(name: str, leaders: Sequence[Leader]) -> Leader | None:
    """Return the coordinator whose list names the group."""
    return next((leader for leader in leaders if same(name) in map(same, leader.wishes)), None)


def propose(
    location: str, members: Sequence[Candidate], leaders: Sequence[Leader], loads: Mapping[PersonId, int], most: int
) -> tuple[Leader, Why] | None:
    """Propose who leads a group: by school, then by location, then whoever leads fewest; who leads the most is last."""
    if not leaders:
        return None
    schools = Counter(same(member.school) for member in members if member.school.strip())

    def order(leader: Leader) -> tuple[bool, bool, bool, int, int, int]:
        colleagues = schools[same(leader.school)]
        load = loads.get(leader.id, 0)
        return (load >= most, not colleagues, not _is_near(leader, location), load, -colleagues, leader.id)

    best = min(leaders, key=order)
    if schools[same(best.school)]:
        return best, "school"
    return best, "location" if _is_near(best, location) else "free"


def _is_near(leader: Leader, location: str) -> bool:
    return same(leader.location) == same(location)
