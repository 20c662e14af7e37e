"""Decisions about cohorts on values: who goes into which group, what it is called, who leads it."""

import heapq
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from staffroom.kernel.ids import PersonId
from staffroom.kernel.text import NAME_LIMIT, tidy


@dataclass(frozen=True)
class Candidate:
    """A teacher as the allocation sees them."""

    id: PersonId
    location: str
    school: str = ""
    language: str = "en"


@dataclass(frozen=True)
class Group:
    """A group of teachers at one location; its number is unique there."""

    location: str
    number: int
    members: tuple[Candidate, ...] = ()


def same(words: str) -> str:
    """Return what two spellings of a place, school or name have in common."""
    return " ".join(words.split()).casefold()


def allocate(teachers: Iterable[Candidate], size: int, groups: Sequence[Group] = ()) -> list[Group]:
    """Return the groups with every teacher in exactly one; whoever has a place already keeps it.

    Teachers of one course are given; each location has groups of its own, at most `size` strong and as even as the
    places already taken allow, with colleagues of one school together where they fit.
    """
    placed = {member.id for group in groups for member in group.members}
    waiting: dict[str, list[Candidate]] = {}
    for teacher in teachers:
        if teacher.id not in placed:
            waiting.setdefault(same(teacher.location), []).append(teacher)
            placed.add(teacher.id)
    result = list(groups)
    for location in sorted(waiting):
        there = [group for group in result if same(group.location) == location]
        filled = _fill(there, waiting[location], size)
        result = [group for group in result if same(group.location) != location] + filled
    return sorted(result, key=lambda group: (same(group.location), group.number))


def _fill(groups: list[Group], newcomers: list[Candidate], size: int) -> list[Group]:
    """Add the newcomers of one location to its groups and to as many new ones as they need."""
    rooms = [*groups, *_new_groups(groups, newcomers, size)]
    quotas = _quotas([len(room.members) for room in rooms], len(newcomers), size)
    members = [list(room.members) for room in rooms]
    for school in _schools(newcomers):
        _seat(school, members, quotas)
    return [replace(room, members=tuple(inside)) for room, inside in zip(rooms, members, strict=True)]


def _new_groups(groups: list[Group], newcomers: list[Candidate], size: int) -> list[Group]:
    free = sum(max(0, size - len(group.members)) for group in groups)
    needed = -(-max(0, len(newcomers) - free) // size)
    last = max((group.number for group in groups), default=0)
    location = groups[0].location if groups else " ".join(newcomers[0].location.split())
    return [Group(location, last + ahead) for ahead in range(1, needed + 1)]


def _quotas(sizes: list[int], newcomers: int, size: int) -> list[int]:
    """Return how many newcomers each group takes: always the smallest group takes the next one."""
    quotas = [0] * len(sizes)
    smallest = [(taken, index) for index, taken in enumerate(sizes) if taken < size]
    heapq.heapify(smallest)
    for _ in range(newcomers):
        taken, index = heapq.heappop(smallest)
        quotas[index] += 1
        if taken + 1 < size:
            heapq.heappush(smallest, (taken + 1, index))
    return quotas


def _schools(newcomers: list[Candidate]) -> list[list[Candidate]]:
    """Return the newcomers by school, the largest first; those without a school one by one at the end."""
    schools: dict[str, list[Candidate]] = {}
    for teacher in newcomers:
        if teacher.school.strip():
            schools.setdefault(same(teacher.school), []).append(teacher)
    largest_first = sorted(schools.items(), key=lambda item: (-len(item[1]), item[0]))
    return [school for _, school in largest_first] + [[one] for one in newcomers if not one.school.strip()]


def _seat(school: list[Candidate], members: list[list[Candidate]], quotas: list[int]) -> None:
    """Seat one school: together where it fits, with colleagues where there are any, else in the widest gaps."""
    left = list(school)
    name = same(school[0].school)
    known = [bool(name) and any(same(one.school) == name for one in inside) for inside in members]

    def order(index: int) -> tuple[bool, bool, int, int]:
        fits = quotas[index] >= len(left)
        return (not fits, not known[index], quotas[index] if fits else -quotas[index], index)

    while left:
        chosen = min((index for index, quota in enumerate(quotas) if quota), key=order)
        take = min(quotas[chosen], len(left))
        members[chosen] += left[:take]
        quotas[chosen] -= take
        left = left[take:]


def cohort_language(members: Iterable[Candidate], fallback: str) -> str:
    """Return the language that most of the teachers chose; the fallback wins a tie that it is part of."""
    counts = Counter(member.language for member in members)
    return min(counts, key=lambda language: (-counts[language], language != fallback, language), default=fallback)


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
