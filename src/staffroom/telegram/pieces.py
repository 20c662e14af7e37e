"""Cut a text that is too long for one message: between tags and marks, at the end of a paragraph where there is one."""

import re
from itertools import accumulate

from staffroom.kernel.text import MESSAGE_LIMIT, utf16

MOST_TAGS = 90
"""Telegram keeps about a hundred; what is cut earlier keeps all of its own."""
_SIGNS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u20e3\ufe0e\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"
"""What belongs to the letter before it: accents, vowels of Arabic, the colour of a skin, the parts of a flag."""
_LETTER = rf"[\U0001f1e6-\U0001f1ff]{{2}}|.(?:[{_SIGNS}]|\u200d[^<&]){{,20}}"
_TAG = re.compile(r"<[^>]*>")
_TOKEN = re.compile(rf"<[^>]*>|&#?\w+;|{_LETTER}", re.DOTALL)
_ENDS = ("\n\n", "\n", " ", "")
"""Where to cut, the best place first."""


def cut(html: str, limit: int = MESSAGE_LIMIT) -> list[str]:
    """Return pieces that fit one message each and make the whole text when they are joined.

    A piece without a word, which Telegram would refuse, is left out: it trims what stands at the ends of a message.
    """
    return [piece for piece in _pieces(html, limit) if _TAG.sub("", piece).strip()]


def _pieces(html: str, limit: int) -> list[str]:
    pieces: list[str] = []
    rest = html
    while utf16(rest) > limit or rest.count("<") > 2 * MOST_TAGS:
        place = _place(rest, limit)
        if place == 0:  # one mark reaches over more than a message: the words matter more than the mark
            return [*pieces, *_pieces(_TAG.sub("", rest), limit)]
        pieces.append(rest[:place])
        rest = rest[place:]
    return [*pieces, rest] if rest else pieces


def _place(html: str, limit: int) -> int:
    """Return the best place for a cut within the limit, 0 where there is none."""
    tokens = _within(html, limit)
    places = list(accumulate(len(token) for token in tokens))
    depths = list(accumulate(_step(token) for token in tokens))
    outside = [place for place, depth in zip(places, depths, strict=True) if depth == 0]
    for end in _ENDS:
        if found := [place for place in outside if html.endswith(end, 0, place) and place > limit // 4]:
            return found[-1]
    return outside[-1] if outside else 0


def _within(html: str, limit: int) -> list[str]:
    """Return the tags, marks and letters from the start that fit."""
    tokens, size, tags = [], 0, 0
    for match in _TOKEN.finditer(html):
        size += utf16(match[0])
        tags += match[0].startswith("<") and len(match[0]) > 1
        if size > limit or tags > 2 * MOST_TAGS:
            break
        tokens.append(match[0])
    return tokens


def _step(token: str) -> int:
    if len(token) == 1 or not token.startswith("<"):
        return 0
    return -1 if token.startswith("</") else 1
