"""The school's logo: what is taken, what is refused, and that cards carry it."""

import struct
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from tests.pictures.samples import LONG, SHORT, THEMES, card

from staffroom.pictures import PictureError, logo_svg
from staffroom.pictures.drawing import draw

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><!-- \xd9\x85 --><path d="M0 0h80v40z"/></svg>'
JPEG = bytes.fromhex("ffd8 ffe0 0010 4a46494600 0101 00 0048 0048 0000 ffc2 000b 08 0002 0003 01 011100 ffd9")


def png(width: int, height: int) -> bytes:
    """Return a picture in one colour."""

    def part(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = (b"\x00" + b"\xd0\x10\x40" * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", header) + part(b"IDAT", zlib.compress(rows)) + part(b"IEND", b"")


@pytest.mark.parametrize(
    ("content", "size"),
    [(png(30, 20), 'width="30" height="20"'), (JPEG, 'width="3" height="2"'), (SVG, 'width="80" height="40"')],
)
def test_a_logo_is_png_jpeg_or_svg(tmp_path: Path, content: bytes, size: str) -> None:
    """By what is in the file, whatever its name is; it comes with its size."""
    file = tmp_path / "logo"
    file.write_bytes(content)
    found = logo_svg(str(file))
    assert size in found
    assert found.isascii()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "no such picture"),
        (b"", "no PNG, JPEG or SVG"),
        (b"GIF89a", "no PNG, JPEG or SVG"),
        (b"<html/>", "no PNG, JPEG or SVG"),
        (SVG[:-3], "no PNG, JPEG or SVG"),
        (png(30, 20)[:-20], "damaged"),
        (JPEG[:24], "damaged"),
        (bytes(200_001), "larger than 200,000 bytes"),
    ],
)
def test_what_is_none_is_refused_with_what_to_do(tmp_path: Path, content: bytes | None, why: str) -> None:
    """At the start, not when the first card is drawn."""
    file = tmp_path / "logo.png"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(PictureError, match=why):
        logo_svg(str(file))


@pytest.mark.parametrize("theme", THEMES)
def test_a_card_carries_the_logo_beside_the_name(tmp_path: Path, theme: str) -> None:
    """In every theme, below the longest question too, wide and high; and stays below 200 kB."""
    file = tmp_path / "logo.png"
    for lang, question, size in (("en", SHORT["en"], (900, 60)), ("ar", LONG["ar"], (60, 200))):
        file.write_bytes(png(*size))
        bare = card(lang, question, theme)
        data = replace(bare, logo=str(file)).data()
        image = draw("card", data)
        assert len(image) <= 200_000
        assert image != draw("card", bare.data())


def test_a_logo_that_is_gone_leaves_the_card_as_it_was(tmp_path: Path) -> None:
    """It is better posted without than not at all."""
    assert replace(card(), logo=str(tmp_path / "gone.png")).data() == card().data()
