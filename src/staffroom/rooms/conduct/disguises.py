"""How listed words are hidden: stretched, parted by signs or spaces, digits and signs for letters, letters left out."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple, TypeVar, get_args

from staffroom.rooms.conduct.folding import UNSPACED, WORD, runs
from staffroom.rooms.conduct.values import How

Key = TypeVar("Key")
PLAINEST: tuple[How, ...] = get_args(How)

_SHORTEST = 3
"""Letters of a word that is looked for in disguise, or in two neighbouring words of a phrase; two are everywhere."""
_SHORTEST_INSIDE = 4
"""Letters of a word that is looked for inside a row of single letters, or by itself with letters left out."""
_SHORTEST_BROKEN = 6
"""Letters of a word that is looked for by itself in two neighbouring words: `who re-read` are not one word."""
_LONGEST_ROW = 60
_MOST_ROWS = 6
_MOST_ODD = 24
_LONGEST_ODD = 200
"""Of one message: rows of single letters and pieces with odd letters that are read, and the longest such piece."""
_MOST_DIGITS = {3: 1 / 2}
_MOST_DIGITS_ELSE = 3 / 4
"""Largest share of digits in a word that is written with them, by its length: an `A55` is a telephone."""
_LEAST_KNOWN = 2
"""Letters that must be left where others are hidden; and half of all."""
_LEAST_KNOWN_AT_END = 3
"""The same where the last letter is hidden: `**go**` is a word in bold."""

_FOR_LETTERS = str.maketrans("0134578926@$!|+€£¥", "oieastbgzgasiitely")
_STARS = "*#%&"
_ALNUM, _LETTER, _SIGN = rf"[^\W{UNSPACED}]", rf"[^\W\d{UNSPACED}]", r"[^\w\s']"
_REPEATED = re.compile(r"(\w)\1\1")
_ROW = rf"(?<![\w']){_ALNUM}(?:[^\w\n']{{1,3}}{_ALNUM}(?!\w)){{2,}}"
_ODD = (
    rf"{_SIGN}(?:(?<={_ALNUM}.){_SIGN}*(?={_ALNUM})|(?<=[@$!|])(?={_LETTER})|(?<={_LETTER}[$*@#%&]))"
    rf"|\d(?:(?={_LETTER})|(?<={_LETTER}.))"
)
"""A sign or a digit within a word or at its edge, where it may stand for a letter or part it."""
_CHUNK = rf"[^\s'{UNSPACED}]+"
_CORE = re.compile(rf"[\w@$+€£!|](?:.*[\w$@{_STARS}])?")
"""A piece without the signs around it that stand for nothing."""
_SIGNS = re.compile(r"\W+")
_BREAK = re.compile(r"[^\w\n.,;:!?؟،؛。']{1,3}")
"""What may stand between the halves of a word that was broken in two."""


class Edge(NamedTuple):
    """A word that a piece of a folded text can be read as."""

    start: int
    end: int
    word: str
    how: How


def _grouped(pairs: Iterable[tuple[Key, str]]) -> dict[Key, list[str]]:
    found: dict[Key, list[str]] = {}
    for key, word in pairs:
        found.setdefault(key, []).append(word)
    return found


class Disguises:
    """The words of all lists, made ready to be found in disguise."""

    def __init__(self, phrases: Iterable[Sequence[str]]) -> None:
        self._word, self._row, self._odd, self._chunk = (re.compile(one) for one in (WORD, _ROW, _ODD, _CHUNK))
        entries = [tuple(words) for words in phrases]
        alone = {words[0] for words in entries if len(words) == 1}
        others = {word for words in entries if len(words) > 1 for word in words}
        known = sorted(alone | others)
        self._words = frozenset(word for word in known if len(word) >= _SHORTEST)
        self._longest = max(map(len, known), default=0)
        self._broken = frozenset(word for word in others if len(word) > _SHORTEST)
        self._broken |= {word for word in alone if len(word) >= _SHORTEST_BROKEN}
        self._once = _grouped((runs(word)[0], word) for word in known)
        self._swapped = _grouped((word.replace("l", "i"), word) for word in known if len(word) >= _SHORTEST)
        left_out = others | {word for word in alone if len(word) >= _SHORTEST_INSIDE}
        self._starred = _grouped(((word[0], len(word)), word) for word in left_out if len(word) >= _SHORTEST)

    def edges(self, folded: str, neighbours: Sequence[str]) -> list[Edge]:
        """Return what listed words the odd pieces of a folded text can be read as.

        `neighbours` are its words, each joined to the next.
        """
        found: list[Edge] = []
        if not self._broken.isdisjoint(neighbours):
            found += self._in_two(folded)
        if _REPEATED.search(folded):
            found += self._stretched(folded)
        if self._odd.search(folded):
            odd = (chunk for chunk in self._chunk.finditer(folded) if self._is_odd(chunk[0]))
            chunks = islice(odd, _MOST_ODD)
            found += (edge for chunk in chunks for edge in self._unmasked(chunk[0], chunk.start()))
        rows = islice(self._row.finditer(folded), _MOST_ROWS)
        found += (edge for row in rows for edge in self._spelled(row[0], row.start()))
        return found

    def _is_odd(self, chunk: str) -> bool:
        return len(chunk) <= _LONGEST_ODD and bool(self._odd.search(chunk))

    def _in_two(self, folded: str) -> Iterator[Edge]:
        for first, second in pairwise(self._word.finditer(folded)):
            word = first[0] + second[0]
            if word in self._broken and _BREAK.fullmatch(folded, first.end(), second.start()):
                yield Edge(first.start(), second.end(), word, "parted")

    def _stretched(self, folded: str) -> Iterator[Edge]:
        stretched = (word for word in self._word.finditer(folded) if _REPEATED.search(word[0]))
        for found in islice(stretched, _MOST_ODD):
            yield from (Edge(found.start(), found.end(), word, "stretched") for word in self._shorter(found[0]))

    def _shorter(self, stretched: str) -> Iterator[str]:
        """Yield the words that become these letters if some of their letters are repeated; one of them twice or more.

        So `nigeria` or `looser` are no stretched words: only what nobody writes by mistake is looked at.
        """
        if _REPEATED.search(stretched):
            once, numbers = runs(stretched)
            for word in self._once.get(once, ()):
                if all(more >= number for more, number in zip(numbers, runs(word)[1], strict=True)):
                    yield word

    def _unmasked(self, chunk: str, at: int) -> Iterator[Edge]:
        """Yield what a piece without spaces hides by signs between its letters or in their place."""
        whole = _CORE.search(chunk)
        if whole is None:
            return
        core, start = whole[0], at + whole.start()
        bare = _SIGNS.sub("", core)
        found: dict[str, How] = dict.fromkeys(self._hidden(core), "starred")
        found |= dict.fromkeys(self._read(core, bare), "swapped")
        if bare != core:
            found |= dict.fromkeys([*({bare} & self._words), *self._shorter(bare)], "parted")
        yield from (Edge(start, start + len(core), word, how) for word, how in found.items())

    def _read(self, core: str, bare: str) -> Sequence[str]:
        """Return the words that digits and signs in the place of letters are read as; `1` is an i or an l."""
        letters = _SIGNS.sub("", core.translate(_FOR_LETTERS))
        digits = sum(map(str.isdigit, core))
        if letters == bare or digits > _MOST_DIGITS.get(len(letters), _MOST_DIGITS_ELSE) * len(letters):
            return ()
        return self._swapped.get(letters.replace("l", "i"), ())

    def _hidden(self, core: str) -> Iterator[str]:
        """Yield the words that a piece can be in which stars, or one other sign, stand for letters."""
        signs = [letter for letter in core if not letter.isalnum()]
        known = len(core) - len(signs)
        least = _LEAST_KNOWN if core[-1:].isalnum() else _LEAST_KNOWN_AT_END
        fits = known >= max(least, len(signs))
        if signs and fits and core[0].isalpha() and (len(signs) == 1 or set(signs) <= set(_STARS)):
            for word in self._starred.get((core[0], len(core)), ()):
                if all(there in (letter, *signs) for letter, there in zip(word, core, strict=True)):
                    yield word

    def _spelled(self, row: str, at: int) -> Iterator[Edge]:
        """Yield the words in a row of single letters: the whole row, or longer ones within it."""
        where = [n for n, letter in enumerate(row) if letter.isalnum()][:_LONGEST_ROW]
        spelled = "".join(row[n] for n in where)
        readings: list[tuple[str, How]] = [(spelled, "parted")]
        if not spelled.isalpha() and not spelled.isdigit():
            readings.append((spelled.translate(_FOR_LETTERS), "swapped"))
        for letters, how in readings:
            for first, last in self._inside(letters):
                yield Edge(at + where[first], at + where[last - 1] + 1, letters[first:last], how)

    def _inside(self, letters: str) -> Iterator[tuple[int, int]]:
        if letters in self._words:
            yield 0, len(letters)
        for first in range(len(letters) - _SHORTEST_INSIDE + 1):
            for last in range(first + _SHORTEST_INSIDE, min(first + self._longest, len(letters)) + 1):
                if letters[first:last] in self._words and last - first < len(letters):
                    yield first, last
