"""The translator: Fluent sentences and course texts in a person's language, with people's strings made harmless."""

import html
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import accumulate
from pathlib import Path

from staffroom.kernel.screen import Line, Plain, Text, Value, Words

FSI, PDI, LRM, RLM = "\u2068", "\u2069", "\u200e", "\u200f"
JOINER = "\u2060"
"""Has no width, and stands in no address: what is parted by it is a link to nobody."""
SOURCE = "en"
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
MESSAGE_LIMIT = 4096
CAPTION_LIMIT = 1024
NAME_LIMIT = 128

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_FORMULA = re.compile('(^|[,;|\t\r\n\0]+)("*)(?=[=+\\-@\t\r\n\0＝＋－＠])')
"""Where a formula would begin: with the cell, or behind what another country's spreadsheet takes for a cell's end."""
_TAPPED = re.compile(r"(?<=(?<!\w)[@#/])(?=\w)|(?<=(?<!\w)\$)(?=[A-Z])|(?<=:)(?=//)|(?<=\w)(?=\.[^\W\d_])")
"""Places in what Telegram makes a link of by itself: @name, #tag, /command, $TAG, https://, the dot of a host."""
_ENTRY = re.compile(r"^([a-zA-Z][\w-]*) *=.*(?:\n(?![a-zA-Z#-]).*)*", re.MULTILINE)
"""A sentence in a Fluent file: from its key to the line before the next one that begins with a letter."""
_COMMAND = re.compile(rf"(?<![\w/<{LRM}])/(?=[a-z]{{2}})")
"""Before a command: `/menu`, but neither `</b>` nor the inside of an address."""
_BEFORE_A_NAME = rf"^((?:<[a-z]+>|[^\w<\n{RLM}]|\d)*?)(?={FSI}"
_NAME_FIRST = re.compile(rf"{_BEFORE_A_NAME})", re.MULTILINE)
"""A paragraph that begins with a name, or with its number and a name: a Latin one must not turn it around in Arabic."""
_ARABIC_NAME_FIRST = re.compile(rf"{_BEFORE_A_NAME}\W*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])", re.MULTILINE)
"""The same with an Arabic name, in a language that runs from left to right."""
_DATE = re.compile(r"(?<=[\s(>])\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?(?![\w-])")
"""A date in numbers within a sentence: behind an Arabic letter, what its strokes part would change places."""
_BEFORE_A_CUT = " .,;:،؛。，、；："
"""What looks odd before an ellipsis."""
_GAP = re.compile(r"\{\s*\$(\w+)\s*\}")


def utf16(words: str) -> int:
    """Return the length in UTF-16 units, the unit of Telegram's limits."""
    return len(words.encode("utf-16-le")) // 2


def shortened(words: str, most: int) -> str:
    """Return the beginning of words on one line, at most so wide: a Chinese letter is as wide as two others.

    A word is not cut in two where the script parts words; an isolated name that is cut is closed.
    """
    line = " ".join(words.split())
    widths = list(accumulate(map(_width, line)))
    if not widths or widths[-1] <= most:
        return line
    ends = sum(width < most for width in widths)
    word = ends if line[ends] == " " else line.rfind(" ", 0, ends)
    kept = (line[:word] if word > 0 and 2 * widths[word - 1] > most else line[:ends]).rstrip(_BEFORE_A_CUT)
    return kept + PDI * (kept.count(FSI) - kept.count(PDI)) + "…"


def _width(letter: str) -> int:
    """Return how many Latin letters wide a letter is; the marks around a name are not seen."""
    return 0 if letter in (FSI, PDI) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def tidy(name: str, most: int = NAME_LIMIT) -> str:
    """Return a person's string without control and direction marks, never empty, at most 128 characters."""
    return _CONTROLS.sub("", name).strip()[:most] or "·"


def harmless_cell(cell: str) -> str:
    """Return a cell of a table so that no spreadsheet takes it for a formula."""
    return _FORMULA.sub(r"\1\2'", cell)


def untapped(words: str) -> str:
    """Return a person's string so that nothing in it becomes a link of Telegram's; it looks the same."""
    return _TAPPED.sub(JOINER, words)


def isolate(words: str) -> str:
    """Wrap a person's string so that its direction does not reorder the sentence around it."""
    return f"{FSI}{words}{PDI}"


def long_day(day: date, language: str) -> str:
    """Return a date as people write it out, with its month as a word: `5 March 2026`."""
    from babel.dates import format_date  # noqa: PLC0415  a start listens before it speaks

    return format_date(day, "long", locale=language.replace("-", "_"))


def chain(language: str) -> list[str]:
    """Return the languages to try, nearest first: `ar-EG` → `ar` → `en`."""
    short = language.split("-", maxsplit=1)[0]
    return list(dict.fromkeys([language, short, SOURCE]))


class _Language:
    """The sentences of one language, each parsed when it is first said: few of them ever are in one run."""

    def __init__(self, code: str, files: Iterable[Path]) -> None:
        from fluent.runtime import FluentBundle, FluentResource  # noqa: PLC0415  a start listens before it speaks

        self._bundle, self._parsed = FluentBundle([code], use_isolating=False), FluentResource
        self._unread = {entry[1]: entry[0] for file in files for entry in _ENTRY.finditer(file.read_text("utf-8"))}

    def say(self, key: str, args: Mapping[str, str | int | float]) -> str | None:
        """Return a sentence with its gaps filled, None where there is none."""
        if key not in self._unread:
            return None
        if not self._bundle.has_message(key):
            self._bundle.add_resource(self._parsed(self._unread[key]))
        pattern = self._bundle.get_message(key).value
        return None if pattern is None else str(self._bundle.format_pattern(pattern, dict(args))[0])


class Translator:
    """Looks sentences up along the chain of a person's languages; a missing one shows its key, never an exception."""

    def __init__(self, folder: Path, files: str = "*.ftl") -> None:
        self._folder, self._files = folder, files
        self._language = cache(self._load)
        self._fixed: dict[tuple[str, str], str] = {}
        """Sentences without gaps, which are the same whenever they are said."""

    def _load(self, code: str) -> _Language | None:
        """Read `locales/<language>/*.ftl`, or the files that were named, on first use."""
        files = sorted((self._folder / code).glob(self._files))
        return _Language(code, files) if files else None

    def languages(self) -> list[str]:
        """Return the languages that have words, the source first."""
        names = (entry.name for entry in self._folder.iterdir() if entry.is_dir())
        return sorted(names, key=lambda name: (name != SOURCE, name))

    def html(self, line: Line, language: str) -> str:
        """Return a line as Telegram HTML."""
        said = _in_order(self._say(line, language, marked_up=True), language)
        if _runs_leftwards(language):
            return _NAME_FIRST.sub(rf"{RLM}\1", said)
        return _ARABIC_NAME_FIRST.sub(rf"{LRM}\1", said)

    def plain(self, line: Line, language: str) -> str:
        """Return a line as plain words, for buttons, titles and pictures."""
        return _in_order(self._say(line, language, marked_up=False), language)

    def _say(self, line: Line, language: str, *, marked_up: bool) -> str:
        if isinstance(line, Words):
            return self._course_words(line, language, marked_up=marked_up)
        if not line.args:
            return self._said_always(line.key, language)
        args = {name: self._fill(value, language, marked_up=marked_up) for name, value in line.args.items()}
        return self._look_up(line.key, args, language)

    def _said_always(self, key: str, language: str) -> str:
        said = self._fixed.get((key, language))
        if said is None:
            said = self._fixed[key, language] = self._look_up(key, {}, language)
        return said

    def _look_up(self, key: str, args: Mapping[str, str | int | float], language: str) -> str:
        for candidate in chain(language):
            known = self._language(candidate)
            said = None if known is None else known.say(key, args)
            if said is not None:
                return said
        return f"[{key}]"

    def _fill(self, value: Value, language: str, *, marked_up: bool) -> str | int | float:
        if isinstance(value, Text | Words):
            return self._say(value, language, marked_up=marked_up)
        if isinstance(value, Plain):
            return html.escape(value, quote=False) if marked_up else str(value)
        if isinstance(value, str):
            return isolate(html.escape(untapped(tidy(value)), quote=False) if marked_up else tidy(value))
        return value

    def _course_words(self, words: Words, language: str, *, marked_up: bool) -> str:
        if words.most:
            line = shortened(self._course_words(replace(words, most=0), language, marked_up=False), words.most)
            return html.escape(line, quote=False) if marked_up else line
        found = pick(words.by_language, language)
        shown = html.escape(found, quote=False) if marked_up else found
        filled = _GAP.sub(lambda gap: self._gap(words, gap, language, marked_up=marked_up), shown).strip()
        return f"<b>{filled}</b>" if words.bold and marked_up else filled

    def _gap(self, words: Words, gap: re.Match[str], language: str, *, marked_up: bool) -> str:
        value = words.args.get(gap[1])
        return gap[0] if value is None else str(self._fill(value, language, marked_up=marked_up))


def _in_order(said: str, language: str) -> str:
    """Keep the stroke of a command before its name and a date in one piece where a sentence runs from right to left."""
    if not _runs_leftwards(language):
        return said
    return _DATE.sub(lambda date: isolate(date[0]), _COMMAND.sub(f"{LRM}/", said))


def _runs_leftwards(language: str) -> bool:
    return language.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT


def pick(by_language: Mapping[str, str], language: str) -> str:
    """Return the text nearest to a language, any other before nothing."""
    for candidate in [*chain(language), *by_language]:
        if by_language.get(candidate):
            return by_language[candidate]
    return ""


def best_language(wanted: str | None, offered: Iterable[str]) -> str:
    """Return the offered language nearest to the one wanted, else the first offered."""
    known = list(offered)
    for candidate in chain(wanted or SOURCE)[:-1]:
        if candidate in known:
            return candidate
    return known[0] if known else SOURCE
