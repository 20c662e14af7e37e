"""People's words made fit for a picture: the right way round, breakable, never endless."""

import re
import unicodedata
from typing import Final

from staffroom.pictures.errors import PictureError

RIGHT_TO_LEFT: Final = frozenset({"ar", "fa", "he", "ur"})
LABEL_CHARACTERS: Final = 80
"""Longest label, name or title; the rest gives way to an ellipsis."""
UNBROKEN_CHARACTERS: Final = 26
"""Longest run without a space that is kept in one piece."""

_JOINTS: Final = "_-/."
"""Signs in a long word after which it is broken rather than in the middle of what it is made of."""

# After an Arabic letter the bidirectional algorithm moves the sign of "70%" and "+4" to the wrong side.
_SIGNED = re.compile(
    r"(?<![\w.,\u2066])(?:[+\-\u2212][0-9]+(?:[.,][0-9]+)*(?:\s?%)?|[0-9]+(?:[.,][0-9]+)*\s?%)", re.ASCII
)
_BREAKS_ANYWHERE = re.compile(r"[\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\uFF00-\uFFEF\U00020000-\U0003FFFF]")


def language(tag: str) -> str:
    """Give the language of a tag such as zh-Hans-CN."""
    base = tag.replace("_", "-").split("-")[0].lower()
    if not re.fullmatch(r"[a-z]{2,3}", base):
        raise PictureError(f"{tag!r} is not a language such as en, ar or zh")
    return base


def label(text: str, tag: str, limit: int = LABEL_CHARACTERS) -> str:
    """Put a short text on one line, cut it at the limit, and make it safe in its language."""
    line = " ".join(text.split())
    return prose(line if len(line) <= limit else line[: limit - 1].rstrip() + "…", tag)


def prose(text: str, tag: str) -> str:
    """Keep signs with their numbers in right-to-left text, and let endless words break."""
    ordered = _SIGNED.sub("\u2066\\g<0>\u2069", text) if language(tag) in RIGHT_TO_LEFT else text
    return re.sub(r"\S+", lambda run: _breakable(run[0]), ordered)


def starts_right(text: str, tag: str) -> bool:
    """Say whether a text runs from the right: its first letter decides, without one its language."""
    for sign in text:
        if (side := unicodedata.bidirectional(sign)) in ("L", "R", "AL"):
            return side != "L"
    return language(tag) in RIGHT_TO_LEFT


def longest(text: str) -> str:
    """Give the longest piece that cannot be broken: the one that decides how wide a text is."""
    pieces = re.split(r"[\s\u200b]+", _BREAKS_ANYWHERE.sub(" ", text))
    return max(pieces, key=len)


def _breakable(run: str) -> str:
    if len(run) <= UNBROKEN_CHARACTERS or _BREAKS_ANYWHERE.search(run):
        return run
    pieces = []
    while len(run) > UNBROKEN_CHARACTERS:
        joint = max(run.rfind(sign, 0, UNBROKEN_CHARACTERS) for sign in _JOINTS) + 1
        at = joint if joint > UNBROKEN_CHARACTERS // 2 else UNBROKEN_CHARACTERS
        pieces.append(run[:at])
        run = run[at:]
    return "\u200b".join([*pieces, run])
