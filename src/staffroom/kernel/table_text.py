"""The lines of a CSV file, whatever program of whatever country saved it."""

import csv
import io
import re
from collections.abc import Iterator

from staffroom.kernel.mistakes import Mistakes
from staffroom.kernel.screen import Plain, text

DELIMITERS = ",;\t|،؛"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
LOOKED_AT = 2_000
"""Bytes at the beginning by which UTF-16 without its mark is known."""
COMMON_SHARE = 0.7
"""Least share of everyday characters in a Chinese file, or in its header: names may be rare, headings are not."""
HEADING = 4
"""Least Chinese characters by which a header is judged alone."""
_ARABIC = "\u0621-\u0652\u067e\u0686\u0698\u06a9\u06af"
_ARABIC_SIGNS = "\u060c\u061b\u061f\xa0\u200c-\u200f\u2018-\u201d\u2013\u2014\u2026\xab\xbb"
_LATIN = "\xc0-\xd6\xd8-\xf6\xf8-\xff\u0152\u0153\u0160\u0161\u0178\u017d\u017e"
_ARABIC_LETTER = re.compile(f"[{_ARABIC}]")
_NOT_WRITTEN_IN_ARABIC = re.compile(
    rf"[A-Za-z{_LATIN}][{_ARABIC}]|[{_ARABIC}][A-Za-z{_LATIN}]|[^\x00-\x7f{_ARABIC}{_ARABIC_SIGNS}{_LATIN}]"
)
_NOT_WRITTEN_IN_CHINESE = re.compile(
    r"[A-Za-z][\u4e00-\u9fff]|[\u4e00-\u9fff][A-Za-z]"
    r"|[^\x00-\x7f\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\xb7\u2014\u2018-\u201d\u2026]"
)
_NOT_WRITTEN_IN_LATIN = re.compile(rf"[^\x00-\x7f{_LATIN}\xa0\xaa\xba\u2018-\u201d\u2013\u2014\u2026]")
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a]")
_SEPARATOR_NAMED = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)


def lines(data: bytes, mistakes: Mistakes) -> Iterator[tuple[int, list[str]]]:
    """Yield the number and the cells of each line of a CSV file."""
    words = _read(data, mistakes)
    named = _SEPARATOR_NAMED.match(words)
    rest = words[named.end() :] if named else words
    reader = csv.reader(io.StringIO(rest, newline=""), delimiter=named[1] if named else _delimiter(rest), strict=True)
    above = int(named is not None)
    start = above + 1
    try:
        for cells in reader:
            yield start, cells
            start = above + reader.line_num + 1
    except csv.Error as error:
        mistakes.add_line(start, text("table-quotes", error=Plain(error)))


def _read(data: bytes, mistakes: Mistakes) -> str:
    """Return the letters in a file, none after a mistake was noted."""
    try:
        found = _decode(data)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        mistakes.add_line(line, text("table-letters"))
        return ""
    if _NO_TEXT.search(found):
        mistakes.add_file(text("table-no-table"))
        return ""
    return found


def _decode(data: bytes) -> str:
    """Return the letters in a file.

    Raises UnicodeDecodeError where they are not to be made out.
    """
    if data.startswith(UTF_16):
        return data.decode("utf-16")
    if order := _order_of_halves(data[:LOOKED_AT]):
        return data.decode(f"utf-16-{order}")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        older = _older(data)
        if older is None:
            raise
        return older


def _order_of_halves(head: bytes) -> str:
    """Return `le` or `be` for UTF-16 without its mark, which shows by the empty halves of digits and separators."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if even == odd or head.startswith(b"PK"):
        return ""
    return "le" if odd > even else "be"


def _older(data: bytes) -> str | None:
    """Return a text from before UTF-8: what makes sense as one script and as no other."""
    arabic = _try(data, "cp1256")
    if arabic and _ARABIC_LETTER.search(arabic) and not _NOT_WRITTEN_IN_ARABIC.search(arabic):
        return arabic
    chinese = _try(data, "gb18030")
    if chinese and not _NOT_WRITTEN_IN_CHINESE.search(chinese) and _is_everyday(chinese):
        return chinese
    latin = _try(data, "cp1252")
    return latin if latin and not _NOT_WRITTEN_IN_LATIN.search(latin) else None


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_everyday(words: str) -> bool:
    """Say whether nearly all Chinese characters are everyday ones: other encodings read as Chinese give rare ones."""
    header = _letters(words.strip().partition("\n")[0])
    return any(map(_are_everyday, (_letters(words), *([header] if len(header) >= HEADING else []))))


def _letters(words: str) -> str:
    return "".join(letter for letter in words if not letter.isascii())


def _are_everyday(letters: str) -> bool:
    return len(letters.encode("gb2312", "ignore").decode("gb2312")) >= COMMON_SHARE * len(letters)


def _delimiter(words: str) -> str:
    """Return the separator that the header uses most, a comma where it uses none."""
    header = next((line for line in words.splitlines() if line.strip()), "")
    return max(DELIMITERS, key=header.count)
