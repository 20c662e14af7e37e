"""Decisions on values: who goes into which group. Languages come first, then schools, together or spread."""

import heapq
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from staffroom.kernel.ids import PersonId
from staffroom.rooms.programmes import Schools


@dataclass(frozen=True)
class Candidate:
    """A teacher as the allocation sees them."""

    id: PersonId
    location: str
    school: str = ""
    language: str = "en"


@dataclass(frozen=True)
class Group:
    """A group of teachers at one location; its number is unique there, and taken for good once it is closed."""

    location: str
    number: int
    members: tuple[Candidate, ...] = ()
    language: str = ""
    closed: bool = False


@dataclass(frozen=True)
class _Community:
    """Teachers of one language who wait for a seat, and how many of them each group is to take."""

    people: list[Candidate]
    shares: list[int]
    welcome: list[bool]
    """Whether a group may take more of them than its share."""


def same(words: str) -> str:
    """Return what two spellings of a place, school or name have in common."""
    return " ".join(words.split()).casefold()


def allocate(
    teachers: Iterable[Candidate], size: int, groups: Sequence[Group] = (), schools: Schools = "together"
) -> list[Group]:
    """Return the open groups with every teacher in one; whoever has a place already keeps it.

    Teachers of one course are given; each location has groups of its own, as few as there can be and at most `size`
    strong. A language has groups of its own where that takes no more of them. `together` keeps a school in one group
    wherever there is room for all of it; `spread` deals its teachers out evenly. Else the groups are as even as the
    places already taken allow.
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
        filled = _fill(there, waiting[location], size, schools)
        result = [group for group in result if same(group.location) != location] + filled
    return sorted((one for one in result if not one.closed), key=lambda group: (same(group.location), group.number))


def halves(members: Sequence[Candidate], schools: Schools) -> tuple[list[PersonId], list[PersonId]]:
    """Divide a group in two by the same rules; neither part is larger than two thirds of it."""
    count = len(members)
    two = [Group("", number) for number in (1, 2)]
    parts = _seated(two, list(members), max(-(-count // 2), count * 2 // 3), schools)
    first, second = ([member.id for member in part.members] for part in parts)
    return first, second


def _fill(groups: list[Group], newcomers: list[Candidate], size: int, schools: Schools) -> list[Group]:
    """Add the newcomers of one location to its open groups and to as many new ones as they need."""
    rooms = [group for group in groups if not group.closed]
    return _seated([*rooms, *_new_groups(groups, newcomers, size)], newcomers, size, schools)


def _seated(rooms: list[Group], newcomers: list[Candidate], size: int, schools: Schools) -> list[Group]:
    """Give everybody a seat in groups that have room for all."""
    members = [list(room.members) for room in rooms]
    communities = _communities(rooms, newcomers, size)
    for number, community in enumerate(communities, 1):
        kept = [sum(later.shares[index] for later in communities[number:]) for index in range(len(rooms))]
        space = [
            max(0, size - len(inside) - kept[index]) if community.welcome[index] else 0
            for index, inside in enumerate(members)
        ]
        for school in _schools(community.people):
            if schools == "together":
                _seat_together(school, members, community.shares, space)
            else:
                _seat_spread(school, members, community.shares)
    return [replace(room, members=tuple(inside)) for room, inside in zip(rooms, members, strict=True)]


def _new_groups(groups: list[Group], newcomers: list[Candidate], size: int) -> list[Group]:
    free = sum(max(0, size - len(group.members)) for group in groups if not group.closed)
    needed = -(-max(0, len(newcomers) - free) // size)
    last = max((group.number for group in groups), default=0)
    location = groups[0].location if groups else " ".join(newcomers[0].location.split())
    return [Group(location, last + ahead) for ahead in range(1, needed + 1)]


def _communities(rooms: list[Group], newcomers: list[Candidate], size: int) -> list[_Community]:
    """Part the newcomers by language, the largest first, each with its share of every group.

    Where this takes no more groups, each language has its own; else the smaller ones share groups, in one piece
    where that can be.
    """
    counts = Counter(one.language for one in newcomers)
    languages = sorted(counts, key=lambda language: (-counts[language], language))
    taken = [len(room.members) for room in rooms]
    spoken = _own_groups(rooms, [(language, counts[language]) for language in languages], size)
    quotas = _quotas(taken, len(newcomers), size)
    found = []
    for language in languages:
        people = [one for one in newcomers if one.language == language]
        if spoken is None:
            shares = _share(len(people), quotas)
            welcome = [share > 0 or _speaks(room) in ("", language) for share, room in zip(shares, rooms, strict=True)]
        else:
            welcome = [here == language for here in spoken]
            own = [there if here else size for there, here in zip(taken, welcome, strict=True)]
            shares = _quotas(own, len(people), size)
        found.append(_Community(people, shares, welcome))
    return found


def _own_groups(rooms: list[Group], counts: list[tuple[str, int]], size: int) -> list[str] | None:
    """Return the language of each group where every language finds room in its own; None where it does not."""
    spoken = [_speaks(room) for room in rooms]
    for language, count in counts:
        free = sum(max(0, size - len(r.members)) for r, here in zip(rooms, spoken, strict=True) if here == language)
        for _ in range(-(-max(0, count - free) // size)):
            if "" not in spoken:
                return None
            spoken[spoken.index("")] = language
    return spoken


def _speaks(room: Group) -> str:
    return room.language or cohort_language(room.members, "")


def _share(count: int, quotas: list[int]) -> list[int]:
    """Take so many seats out of the quotas: all in one group where they fit, else in as few as can be."""
    shares = [0] * len(quotas)
    while count:
        chosen = min(range(len(quotas)), key=lambda index: (quotas[index] < count, -quotas[index], index))
        take = min(quotas[chosen], count)
        shares[chosen] += take
        quotas[chosen] -= take
        count -= take
    return shares


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


def _colleagues(school: list[Candidate], members: list[list[Candidate]]) -> list[int]:
    """Return how many of a school each group has; none of no school."""
    name = same(school[0].school)
    return [sum(same(one.school) == name for one in inside) if name else 0 for inside in members]


def _seat_together(
    school: list[Candidate], members: list[list[Candidate]], shares: list[int], space: list[int]
) -> None:
    """Seat one school: in one group where there is room, with colleagues where there are any, else by the shares."""
    left, known = list(school), _colleagues(school, members)

    def order(index: int) -> tuple[bool, bool, bool, bool, int, int]:
        share = shares[index]
        return (space[index] < len(left), not known[index], not share, share < len(left), -share, index)

    while left:
        chosen = min((index for index, room in enumerate(space) if room), key=order)
        fits = space[chosen] >= len(left)
        take = len(left) if fits else min(space[chosen], shares[chosen] or space[chosen])
        members[chosen] += left[:take]
        shares[chosen] = max(0, shares[chosen] - take)
        space[chosen] -= take
        left = left[take:]


def _seat_spread(school: list[Candidate], members: list[list[Candidate]], shares: list[int]) -> None:
    """Seat one school: each teacher where there are fewest colleagues."""
    known = _colleagues(school, members)
    for teacher in school:
        seats = (index for index, share in enumerate(shares) if share)
        chosen = min(seats, key=lambda index: (known[index], -shares[index], index))
        members[chosen].append(teacher)
        known[chosen] += 1
        shares[chosen] -= 1


def cohort_language(members: Iterable[Candidate], fallback: str) -> str:
    """Return the language that most of the teachers chose; the fallback wins a tie that it is part of."""
    counts = Counter(member.language for member in members)
    return min(counts, key=lambda language: (-counts[language], language != fallback, language), default=fallback)
