"""Whole words and phrases of the lists in a message, whatever they are disguised as; and what the exceptions spare.

A message without anything listed costs one pass over its letters, one set of its words and one look for odd shapes.
Only what is left after that is looked at closely.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import add
from typing import NamedTuple

from staffroom.rooms.conduct.disguises import PLAINEST, Disguises, Edge
from staffroom.rooms.conduct.folding import UNSPACED, WORD, fold, glued, places
from staffroom.rooms.conduct.lists import WordList, parts
from staffroom.rooms.conduct.values import How, Match

LONGEST_TEXT = 8_192
"""Letters that are looked at; Telegram's longest message has half of them."""
MOST_TRIED = 2_000
"""Entries that are tried on the words of a message: nobody writes so much that sounds like listed words by chance."""
MOST_HITS = 16
"""Finds that are looked at closely; whoever writes more of them is found by the first."""
_WIDEST_GAP = 5
"""Signs between two words of a phrase."""
_GAP = re.compile(r"[^\w\n.!?؟。]+")
_UNSPACED = f"[{UNSPACED}]"
_LETTER = rf"[^\W{UNSPACED}]"
_SOFT = r"[^\w\n,!?;:。、《》]"
_BETWEEN = (
    rf"{_SOFT}(?:(?<=[{UNSPACED}].){_SOFT}{{0,2}}(?=\w)|(?<=\w.){_SOFT}{{0,2}}(?=[{UNSPACED}])"
    rf"|(?<={_LETTER}.)(?<!{_LETTER}{_LETTER}.){_SOFT}{{0,2}}(?={_LETTER}(?!{_LETTER})))"
)
"""What may stand between the letters of a word where no spaces part words; not what ends a sentence or names a book."""
_REPEATED = re.compile(r"(.)\1{2,}")
_ADDRESS = re.compile(r"(?:https?://|www\.|t\.me/)\S+|[^\s@]{1,64}@[^\s@]{1,253}\.\w+")


@dataclass(frozen=True)
class Spared:
    """What an exception of the same list keeps from being a match."""

    match: Match
    allowed: str


@dataclass(frozen=True)
class Findings:
    """What a message holds, in the order of the message."""

    matches: tuple[Match, ...] = ()
    spared: tuple[Spared, ...] = ()


class _Pattern(NamedTuple):
    language: str
    entry: str
    words: tuple[str, ...]
    allows: bool


class _Hit(NamedTuple):
    pattern: _Pattern
    start: int
    end: int
    how: How


NOTHING = Findings()


class Matcher:
    """Lists made ready to be looked for, once; may be asked from several threads."""

    def __init__(self, lists: Iterable[WordList]) -> None:
        self._word, self._unspaced, self._between = (re.compile(one) for one in (WORD, _UNSPACED, _BETWEEN))
        patterns = [pattern for one in lists for pattern in _patterns(one)]
        apart = [pattern for pattern in patterns if not self._unspaced.search(pattern.words[0])]
        self._by_first: Mapping[str, Sequence[_Pattern]] = _grouped((one.words[0], one) for one in apart)
        listed = [one.words for one in apart if not one.allows]
        self._telling = frozenset(words[0] for words in listed if len(words) == 1)
        self._pairs_telling = frozenset(words[0] + words[1] for words in listed if len(words) > 1)
        """How phrases begin, the two words as one: `you` alone stands in every second message."""
        self._disguises = Disguises(one.words for one in apart)
        together = [pattern for pattern in patterns if self._unspaced.search(pattern.words[0])]
        self._by_pair: Mapping[str, Sequence[_Pattern]] = _grouped((one.words[0][:2], one) for one in together)
        self._pairs = frozenset(one.words[0][:2] for one in together if not one.allows)

    def find(self, text: str) -> tuple[Match, ...]:
        """Return what of the lists a message holds; an allowed word never is among it."""
        return self.explain(text).matches

    def explain(self, text: str) -> Findings:
        """Return what of the lists a message holds, and what would be there but for the exceptions."""
        text = text[:LONGEST_TEXT]
        folded = fold(text)
        hits = self._apart(folded)
        if self._pairs and self._unspaced.search(folded):
            hits += self._together(folded)
        return _findings(text, folded, hits) if hits else NOTHING

    def _apart(self, folded: str) -> list[_Hit]:
        """Return the hits in scripts that part words."""
        words = self._word.findall(folded)
        neighbours = list(map(add, words, words[1:]))
        masked = self._disguises.edges(folded, neighbours)
        if not masked and self._telling.isdisjoint(words) and self._pairs_telling.isdisjoint(neighbours):
            return []
        edges = [Edge(word.start(), word.end(), word[0], "plain") for word in self._word.finditer(folded)] + masked
        by_start: dict[int, list[Edge]] = defaultdict(list)
        for edge in edges:
            by_start[edge.start].append(edge)
        there = {edge.word for edge in edges}
        tried = ((edge, pattern) for edge in edges for pattern in self._by_first.get(edge.word, ()))
        hits = (
            _Hit(pattern, edge.start, end, how)
            for edge, pattern in islice(tried, MOST_TRIED)
            if there.issuperset(pattern.words)
            for end, how in _follow(folded, pattern.words[1:], edge, by_start)
        )
        return list(islice(hits, MOST_HITS))

    def _together(self, folded: str) -> list[_Hit]:
        """Return the hits in scripts that put no spaces between words."""
        kept = [0, *(end for gap in self._between.finditer(folded) for end in gap.span()), len(folded)]
        spans = [range(start, end) for start, end in zip(kept[::2], kept[1::2], strict=True)]
        tight = "".join(folded[span.start : span.stop] for span in spans) if len(spans) > 1 else folded
        once = _REPEATED.sub(r"\1", tight) if _REPEATED.search(tight) else ""
        if self._pairs.isdisjoint(map(add, tight, tight[1:])) and self._pairs.isdisjoint(map(add, once, once[1:])):
            return []
        where = [place for span in spans for place in span]
        hits = list(islice(self._within(tight, where, "parted"), MOST_HITS))
        if once:
            again = {n for same in _REPEATED.finditer(tight) for n in range(same.start() + 1, same.end())}
            kept_once = [place for n, place in enumerate(where) if n not in again]
            hits += islice(self._within(once, kept_once, "stretched"), MOST_HITS)
        return hits

    def _within(self, tight: str, where: Sequence[int], odd: How) -> Iterator[_Hit]:
        for n, pair in enumerate(map(add, tight, tight[1:])):
            for pattern in self._by_pair.get(pair, ()):
                word = pattern.words[0]
                if tight.startswith(word, n) and _stands_alone(tight, n, n + len(word)):
                    start, end = where[n], where[n + len(word) - 1] + 1
                    yield _Hit(pattern, start, end, "plain" if end - start == len(word) else odd)


def _stands_alone(tight: str, start: int, end: int) -> bool:
    """Say whether a find does not begin or end within a word of a script that parts words."""
    first, last = tight[start - 1 : start + 1] if start else "", tight[end - 1 : end + 1]
    return not any(len(pair) == 2 and pair.isalnum() and not re.search(_UNSPACED, pair) for pair in (first, last))  # noqa: PLR2004


def _patterns(one: WordList) -> Iterator[_Pattern]:
    for entries, allows in ((one.words, False), (one.allowed, True)):
        for entry in entries:
            words = parts(entry)
            if len(words) == 1:
                yield from (_Pattern(one.language, entry, (form,), allows) for form in glued(words[0]))
            elif words:
                yield _Pattern(one.language, entry, words, allows)
                if words[0] == "يا":
                    yield _Pattern(one.language, entry, (words[0] + words[1], *words[2:]), allows)


def _grouped(pairs: Iterable[tuple[str, _Pattern]]) -> dict[str, list[_Pattern]]:
    found: dict[str, list[_Pattern]] = {}
    for key, pattern in pairs:
        found.setdefault(key, []).append(pattern)
    return found


def _follow(
    folded: str, words: Sequence[str], first: Edge, by_start: Mapping[int, Sequence[Edge]]
) -> list[tuple[int, How]]:
    """Return where a phrase that begins with an edge ends, and the oddest way in which one of its words is written."""
    ends = [(first.end, first.how)]
    for word in words:
        ends = [
            (edge.end, max(how, edge.how, key=PLAINEST.index))
            for end, how in ends
            for start in range(end + 1, end + 1 + _WIDEST_GAP)
            if start in by_start and _GAP.fullmatch(folded, end, start)
            for edge in by_start[start]
            if edge.word == word
        ]
    return ends


def _findings(text: str, folded: str, hits: Iterable[_Hit]) -> Findings:
    """Return what is to be told: each find once, none within an address or within what its own list allows."""
    addresses = [address.span() for address in islice(_ADDRESS.finditer(folded), MOST_HITS)]
    plainest: dict[tuple[_Pattern, int, int], _Hit] = {}
    for hit in sorted(hits, key=lambda hit: PLAINEST.index(hit.how)):
        if not any(start <= hit.start and hit.end <= end for start, end in addresses):
            plainest.setdefault((hit.pattern, hit.start, hit.end), hit)
    where = places(text) if plainest else []
    allowed = [hit for hit in plainest.values() if hit.pattern.allows]
    matches: dict[tuple[str, str, int, int], Match] = {}
    spared = []
    for hit in sorted(plainest.values(), key=lambda hit: (hit.start, hit.end, hit.pattern.entry)):
        if hit.pattern.allows:
            continue
        match = _told(text, where, hit)
        by = next((one.pattern.entry for one in allowed if _spares(one, hit)), None)
        if by is not None:
            spared.append(Spared(match, by))
        else:
            matches.setdefault((match.language, match.entry, match.start, match.end), match)
    return Findings(tuple(matches.values()), tuple(spared))


def _spares(allowed: _Hit, hit: _Hit) -> bool:
    """Say whether an exception holds a hit; without spaces between words it is enough that they share letters."""
    same = allowed.pattern.language == hit.pattern.language
    within = allowed.start <= hit.start and hit.end <= allowed.end
    shared = max(allowed.start, hit.start) < min(allowed.end, hit.end)
    together = bool(re.search(_UNSPACED, allowed.pattern.words[0]))
    return same and allowed.how != "starred" and (within or (shared and together))


def _told(text: str, where: Sequence[int], hit: _Hit) -> Match:
    start, end = where[hit.start], where[hit.end] if hit.end < len(where) else len(text)
    found, pattern = text[start:end], hit.pattern
    how: How = "form" if hit.how == "plain" and found.casefold() != pattern.entry.casefold() else hit.how
    return Match(pattern.language, pattern.entry, found, start, end, how)
