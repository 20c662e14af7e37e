"""Letters without their disguises of form: one letter, one shape; what was folded already stays as it is.

Compatibility forms (full width, circled, mathematical), capitals, diacritics, invisible signs, Arabic strokes and
vowel signs, the forms of alef, ya and ta marbuta, letters of other scripts that look like Latin ones, traditional
Chinese: all become one plain shape, and an underscore becomes a dash. Every letter is folded by itself, so that places
in a folded text can be led back.
"""

import unicodedata
from collections.abc import Iterator
from itertools import groupby

UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Scripts that put no spaces between words, as the inside of a regular expression's class."""
WORD = rf"[^\W{UNSPACED}]+"
"""A word of any other script, in a folded text; such classes take milliseconds to compile, so nobody does on import."""
MOST_KEPT = 20_000
"""So many letters are remembered with their shape; the rest of Unicode is worked out each time."""
_DEEPEST = 5
"""Foldings of a letter's folding after which it stands still; the whole of Unicode needs three."""
_ARABIC = range(0x0621, 0x064B)
_GLUED = ("ال", "وال", "بال", "هال", "لل", "و", "يا", "ويا")
"""What Arabic writes together with the next word: the, and the, by the, this, to the, and, O, and O."""
_SHORTEST_GLUED = 3

_LOOK_ALIKE = {
    "a": "аαɑᴀаա🅐🅰",
    "b": "вβʙƀɓ",
    "c": "сᴄϲƈ",
    "d": "ԁᴅđðɗ",
    "e": "еεᴇəɛєҽ",
    "f": "ƒꜰ",
    "g": "ɡɢɠց",
    "h": "нһħʜհ",
    "i": "іιıɪɩӏɨ",
    "j": "јᴊʝ",
    "k": "кκᴋƙ",
    "l": "łʟƚɭ",
    "m": "мμᴍ",
    "n": "ηɴոƞ",
    "o": "оοᴏøօσ",
    "p": "рρᴘƥ",
    "q": "ԛ",
    "r": "ʀɾ",
    "s": "ѕꜱʂ",
    "t": "тτᴛŧƭ",
    "u": "υᴜսʊ",
    "v": "νᴠѵʋ",
    "w": "ωᴡԝ",
    "x": "хχ",
    "y": "уγʏƴ",
    "z": "ᴢƶ",
    "ae": "æ",
    "oe": "œ",
    "-": "_",
    "'": "\u2018\u2019\u201b\u02bc\u02b9\u00b4\u0060\u055a",
    "ا": "ٱ",
    "ب": "پٮ",
    "ج": "چ",
    "ز": "ژ",
    "ف": "ڤڥ",
    "ق": "ٯڨ",
    "ك": "کگڪ",
    "ن": "ں",
    "ه": "ةہھە",
    "ي": "ىیېے",
    "": "ـ\u115f\u1160\u3164\uffa0\u2800",
}
_TRADITIONAL = (
    "賤貨腦殘滾媽幹鳥雜種們這個豬騷蕩驢雞癡說頭壞東爛臉龜孫兒閉嚴廢婦養給無腫學師應該嗎進麼噁惡斷絕車"
    "變態醜鄉飯窩國殺過嚇妳她它祂"
)
_SIMPLE = (
    "贱货脑残滚妈干鸟杂种们这个猪骚荡驴鸡痴说头坏东烂脸龟孙儿闭严废妇养给无肿学师应该吗进么恶恶断绝车"
    "变态丑乡饭窝国杀过吓你他他他"
)
_SHAPES = {letter: plain for plain, letters in _LOOK_ALIKE.items() for letter in letters}
_SHAPES |= dict(zip(_TRADITIONAL, _SIMPLE, strict=True))
_SHAPES |= {chr(first + n): chr(ord("a") + n) for first in (0x1F150, 0x1F170) for n in range(26)}


def _once(letters: str) -> str:
    found = []
    for letter in unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", letters).casefold()):
        kind = unicodedata.category(letter)
        if letter in _SHAPES:
            found.append(_SHAPES[letter])
        elif letter == "\n" or not letter.isspace():
            plain = str(unicodedata.digit(letter)) if kind == "Nd" else letter
            found.append("" if kind in ("Mn", "Me", "Cf") or (kind == "Cc" and letter != "\n") else plain)
        else:
            found.append(" ")
    return "".join(found)


def _shape(letter: str) -> str:
    now = _SHAPES.get(letter, letter)
    for _ in range(_DEEPEST):
        before, now = now, _once(now)
        if now == before:
            break
    return now


class _Shapes(dict[int, str]):
    """The shape of each letter by its code point, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        shape = _shape(chr(code))
        if len(self) < MOST_KEPT:
            self[code] = shape
        return shape


_KNOWN = _Shapes()


def fold(text: str) -> str:
    """Return a text in which every letter has its plain shape; lines stay lines."""
    return text.translate(_KNOWN)


def places(text: str) -> list[int]:
    """Return for each letter of the folded text where in the text it comes from."""
    return [place for place, letter in enumerate(text) for _ in _KNOWN[ord(letter)]]


def runs(word: str) -> tuple[str, tuple[int, ...]]:
    """Return a word with each letter once where it stands several times in a row, and how often it stands there."""
    found = [(letter, len(list(same))) for letter, same in groupby(word)]
    return "".join(letter for letter, _ in found), tuple(number for _, number in found)


def glued(word: str) -> Iterator[str]:
    """Yield a folded word, and where it is Arabic, what it looks like together with the particles before it."""
    yield word
    if len(word) >= _SHORTEST_GLUED and ord(word[0]) in _ARABIC:
        yield from (particle + word for particle in _GLUED)
