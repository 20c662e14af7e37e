"""A school's logo: a PNG, JPEG or SVG file, checked and made into what the templates draw."""

import base64
import struct
from pathlib import Path
from typing import Final
from xml.parsers.expat import ExpatError, ParserCreate

from staffroom.pictures.errors import PictureError

LOGO_BYTES: Final = 200_000
"""Largest file; it is drawn a finger's breadth high."""
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
_NO_SIZE = frozenset({0xC4, 0xC8, 0xCC})
"""Among JPEG's marks from C0 to CF those that begin no frame."""


def logo_svg(path: str) -> str:
    """Return a logo as SVG of plain ASCII; a PNG or JPEG lies inside it.

    Raises PictureError, which says what is wrong with the file and what to do.
    """
    file = Path(path)
    if not file.is_file():
        raise PictureError("there is no such picture; write the path of a PNG, JPEG or SVG file")
    try:
        content = file.read_bytes()
    except OSError:
        raise PictureError("the picture cannot be read; check its owner") from None
    if len(content) > LOGO_BYTES:
        raise PictureError(f"the picture is larger than {LOGO_BYTES:,} bytes; save it smaller")
    if content.startswith(_PNG):
        return _wrapped("png", content, _size_of_png(content))
    if content.startswith(_JPEG):
        return _wrapped("jpeg", content, _size_of_jpeg(content))
    return _checked(content)


def _wrapped(kind: str, content: bytes, size: tuple[int, int]) -> str:
    width, height = size
    if not width or not height:
        raise PictureError("the picture is damaged; save it anew")
    data = base64.b64encode(content).decode()
    room = f'width="{width}" height="{height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {room} viewBox="0 0 {width} {height}">'
        f'<image {room} href="data:image/{kind};base64,{data}"/></svg>'
    )


def _size_of_png(content: bytes) -> tuple[int, int]:
    """Return width and height; nothing of a file that was cut off."""
    if b"IEND" not in content[-12:]:
        return 0, 0
    width, height = struct.unpack(">II", content[16:24])
    return width, height


def _size_of_jpeg(content: bytes) -> tuple[int, int]:
    """Return width and height; nothing where they do not stand."""
    place = len(_JPEG)
    while place + 9 <= len(content) and content[place] == 0xFF:  # noqa: PLR2004
        mark, length = content[place + 1], int.from_bytes(content[place + 2 : place + 4])
        if 0xC0 <= mark <= 0xCF and mark not in _NO_SIZE:  # noqa: PLR2004
            height, width = struct.unpack(">HH", content[place + 5 : place + 9])
            return width, height
        place += 2 + length
    return 0, 0


def _checked(content: bytes) -> str:
    """Return an SVG as it is, every letter beyond ASCII as its number."""
    roots: list[str] = []
    reader = ParserCreate(namespace_separator=" ")
    reader.StartElementHandler = lambda name, _given: roots.append(name)
    try:
        reader.Parse(content, True)
        words = content.decode("utf-8-sig")
    except (ExpatError, UnicodeDecodeError):
        raise PictureError("this is no PNG, JPEG or SVG picture; save it as one of them") from None
    if roots[0] != "http://www.w3.org/2000/svg svg":
        raise PictureError("this is no PNG, JPEG or SVG picture; save it as one of them")
    return words.encode("ascii", "xmlcharrefreplace").decode()
