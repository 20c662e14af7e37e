"""Which characters the vendored fonts can draw, read from the fonts themselves."""

import struct
import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

FONTS: Final = Path(__file__).parent / "fonts"

_UNICODE_PLATFORMS: Final = {(0, 3), (0, 4), (0, 6), (3, 1), (3, 10)}
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})
_SELECTORS: Final = range(0xFE00, 0xFE10)


def missing_glyphs(text: str) -> set[str]:
    """Give the characters that would come out as a box."""
    return {char for char in set(unicodedata.normalize("NFC", text)) if not _drawable(char)}


def _drawable(char: str) -> bool:
    if unicodedata.category(char) in _INVISIBLE or ord(char) in _SELECTORS:
        return True
    known = covered()
    return ord(char) in known or all(ord(part) in known for part in unicodedata.normalize("NFD", char))


@cache
def covered() -> frozenset[int]:
    """Give every code point that some vendored font has a glyph for."""
    return frozenset().union(*(_cmap(path.read_bytes()) for path in sorted(FONTS.glob("*.ttf"))))


def _cmap(font: bytes) -> set[int]:
    """Read a font's Unicode character map (OpenType specification, table cmap, formats 4 and 12)."""
    (tables,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4sIII", font, 12 + 16 * index) for index in range(tables))
    start = next(offset for tag, _, offset, _ in records if tag == b"cmap")
    (maps,) = struct.unpack_from(">H", font, start + 2)
    points: set[int] = set()
    for index in range(maps):
        platform, encoding, offset = struct.unpack_from(">HHI", font, start + 4 + 8 * index)
        if (platform, encoding) in _UNICODE_PLATFORMS:
            points |= _subtable(font, start + offset)
    return points


def _subtable(font: bytes, start: int) -> set[int]:
    (kind,) = struct.unpack_from(">H", font, start)
    return {4: _segments, 12: _groups}.get(kind, lambda _font, _start: set())(font, start)


def _groups(font: bytes, start: int) -> set[int]:
    """Format 12: ranges of code points with consecutive glyphs."""
    (count,) = struct.unpack_from(">I", font, start + 12)
    groups = struct.iter_unpack(">III", font[start + 16 : start + 16 + 12 * count])
    return {point for first, last, glyph in groups for point in range(first, last + 1) if glyph + point - first}


def _segments(font: bytes, start: int) -> set[int]:
    """Format 4: segments of the basic plane, each with a shift or with a list of glyphs."""
    (doubled,) = struct.unpack_from(">H", font, start + 6)
    count = doubled // 2
    lasts = struct.unpack_from(f">{count}H", font, start + 14)
    firsts = struct.unpack_from(f">{count}H", font, start + 16 + doubled)
    shifts = struct.unpack_from(f">{count}H", font, start + 16 + 2 * doubled)
    lists_at = start + 16 + 3 * doubled
    lists = struct.unpack_from(f">{count}H", font, lists_at)
    points: set[int] = set()
    for index, (first, last, shift, listed) in enumerate(zip(firsts, lasts, shifts, lists, strict=True)):
        for point in range(first, min(last, 0xFFFE) + 1):
            glyph = point + shift
            if listed:
                (glyph,) = struct.unpack_from(">H", font, lists_at + 2 * index + listed + 2 * (point - first))
            if glyph % 0x10000:
                points.add(point)
    return points
