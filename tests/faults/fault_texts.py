"""Row 29: texts of every kind and length, cut by what cuts them before they are posted, and read as Telegram reads."""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from random import Random

from tests.faults.judge import Verdict

from staffroom.kernel.text import MESSAGE_LIMIT, utf16
from staffroom.telegram.pieces import cut
from telegram_emulator.world.errors import ApiError
from telegram_emulator.world.html import Parser

LONGEST = 20_000
MOST_MARKS = 100
"""Entities that Telegram keeps in one message."""
LETTERS: Mapping[str, str] = {
    "Latin": "abcdefghijklmnopqrstuvwxyzéüñ",
    "Arabic": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "Chinese": "的一是不了人我在有他这为之大来以个中上们",
}
SIGNS = ("🙂", "👩🏽‍🏫", "👨‍👩‍👧‍👦", "🇪🇬", "❤️", "é", "مُّ", "&amp;", "&lt;", "&gt;", "&quot;", "&#39;", "&#x1F600;")
"""What must not be torn: letters of several code points, and characters that are written as a name."""
BREAKS = (" ", " ", " ", " ", ". ", "، ", "。", "\n", "\n\n", "\u2028", "")
_NOTHING = re.compile(r"(?:<[^/>]+>)+(?:</[^>]+>)+")
MARKS = ("b", "i", "u", "s", "tg-spoiler", "code", "pre", "blockquote", 'a href="https://example.org/?a=1&amp;b=2"')


async def cut_up(texts: int) -> Verdict:
    """Cut random texts; every part can be sent, nothing is torn, and together they are the text again."""
    random = Random("texts")  # noqa: S311  texts, not secrets
    verdict = Verdict(tries=texts)
    for number in range(texts):
        text, gives_way = _text(random)
        if found := _wrong(text, cut(text), gives_way=gives_way):
            verdict.broken.append(f"text {number} ({utf16(text)} units): {found}")
    return verdict


def _wrong(text: str, pieces: list[str], *, gives_way: bool) -> str:
    """Return what is wrong with the parts of a text, nothing where all is well."""
    try:
        read = [Parser(piece).parse() for piece in pieces]
    except ApiError as error:
        return f"Telegram refuses a part: {error}"
    said = [words for words, _ in read]
    units = [utf16(words) for words in (*pieces, *said)]
    whole = Parser(text).parse()[0]
    if _ink("".join(said)) != _ink(whole) or not (gives_way or _ink("".join(pieces)) == _ink(text)):
        return "the parts are not the text"
    if max(units, default=0) > MESSAGE_LIMIT:
        return f"a part of {max(units)} units"
    if max((len(marks) for _, marks in read), default=0) > MOST_MARKS:
        return "more marks than Telegram keeps"
    if whole.strip() and not all(words.strip() for words in said):
        return "a part without a word, which Telegram refuses"
    return _torn(said)


def _ink(text: str) -> str:
    """Return what is seen of a text: Telegram trims the white at both ends of a message, and marks around nothing."""
    return _NOTHING.sub("", "".join(text.split()))


def _torn(said: list[str]) -> str:
    """Return the letter of several code points that two parts share, nothing where there is none."""
    for before, after in pairwise(said):
        if before.endswith("\u200d") or after.startswith(("\u200d", "\ufe0f", "\u0301", "\u064f", "\u0651", "🏽")):
            return f"a letter is torn: {before[-3:]!r} and {after[:3]!r}"
        if _flags(before[::-1]) % 2:
            return "a flag is torn"
    return ""


def _flags(letters: str) -> int:
    """Return how many letters of flags stand at the beginning."""
    return next((at for at, letter in enumerate(letters) if not "🇦" <= letter <= "🇿"), len(letters))


def _text(random: Random) -> tuple[str, bool]:
    """Return a text as course authors and the bot write it, and whether it has a mark that no part could hold."""
    wanted = random.choice((0, 1, 200, MESSAGE_LIMIT - 1, MESSAGE_LIMIT, MESSAGE_LIMIT + 1, random.randint(0, LONGEST)))
    kinds = random.sample((_words, _long_word, _signs, _gaps, _marked), random.randint(1, 5))
    gives_way = wanted > MESSAGE_LIMIT and random.random() < 0.05
    if gives_way:
        return _filled(random, wanted, kinds) + f"<b>{_filled(random, 5000, [_words])}</b>" + _words(random), True
    return _filled(random, wanted, kinds), False


def _filled(random: Random, wanted: int, kinds: Sequence[Callable[[Random], str]]) -> str:
    """Return pieces of these kinds, one after the other, until the text is so long."""
    made, size = [""], 0
    while size < wanted:
        made.append(random.choice(kinds)(random))
        size += utf16(made[-1])
    return "".join(made)


def _words(random: Random) -> str:
    letters = random.choice(tuple(LETTERS.values()))
    words = ("".join(random.choices(letters, k=random.randint(1, 12))) for _ in range(random.randint(1, 60)))
    return "".join(word + random.choice(BREAKS) for word in words)


def _long_word(random: Random) -> str:
    """Return a word without a space, as an address may be."""
    return "".join(random.choices(random.choice(tuple(LETTERS.values())), k=random.randint(50, 6000)))


def _signs(random: Random) -> str:
    return "".join(random.choices(SIGNS, k=random.randint(1, 80))) + random.choice(BREAKS)


def _gaps(random: Random) -> str:
    return random.choice(("\n", " ", "\n\n")) * random.choice((1, 2, 3, random.randint(1, 300)))


def _marked(random: Random) -> str:
    """Return words in a mark, perhaps with another one inside."""
    mark = random.choice(MARKS)
    inside = _words(random) if random.random() < 0.7 else f"<b>{_words(random)}</b> <i>{_signs(random)}</i>"
    inside = inside if mark not in ("code", "pre") else _words(random)
    return f"<{mark}>{inside}</{mark.partition(' ')[0]}>" + random.choice(BREAKS)
