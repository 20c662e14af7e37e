"""Drawing with typst, in the process that is ended to give the memory back."""

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

import typst

from staffroom.pictures.codes import code_svg
from staffroom.pictures.errors import PictureError
from staffroom.pictures.glyphs import FONTS, missing_glyphs

TEMPLATES: Final = Path(__file__).parent / "templates"
PICTURES: Final = ("card", "board", "progress", "funnel", "quotes", "cascade", "week")
PAPERS: Final = ("sheet", "handout", "slide", "certificate")
DRAWN: Final = dict.fromkeys(PICTURES, "png") | dict.fromkeys(PAPERS, "pdf")
"""Template → what comes out of it."""
PNG_BYTES: Final = 200_000
"""Largest picture; teachers pay for their data."""
FULL_PPI: Final = 72.0
"""Pixels per inch at which a point of the template is a pixel."""
DRAWINGS: Final = 4
"""How often a picture is drawn, each time with fewer pixels, before it counts as too full."""


def draw(template: str, data: dict[str, Any]) -> bytes:
    """Draw a template with its data: PNG, or PDF for paper."""
    if template not in DRAWN:
        raise PictureError(f"there is no template {template!r}; there are {', '.join(DRAWN)}")
    inputs = {"data": json.dumps(_with_codes(data), ensure_ascii=False)}
    if DRAWN[template] == "pdf":
        return _compile(template, inputs, "pdf", None)
    ppi = FULL_PPI
    for _ in range(DRAWINGS):
        image = _compile(template, inputs, "png", ppi)
        if len(image) <= PNG_BYTES:
            return image
        ppi *= 0.97 * (PNG_BYTES / len(image)) ** 0.9  # measured: bytes grow with ppi to the power of 0.95 to 1.2
    raise PictureError(f"the picture {template!r} stays above {PNG_BYTES} bytes; give it less text")


def missing_in(data: object) -> set[str]:
    """Give the characters anywhere in a picture's data that would come out as a box."""
    return missing_glyphs(json.dumps(data, ensure_ascii=False))


def _with_codes(data: dict[str, Any]) -> dict[str, Any]:
    if data.get("qr"):
        return {**data, "svg": code_svg(data["qr"])}
    if "slips" not in data:
        return data
    return {**data, "slips": [{**slip, "svg": code_svg(slip["qr"])} for slip in data["slips"]]}


def _compile(template: str, inputs: dict[str, str], kind: str, ppi: float | None) -> bytes:
    source = TEMPLATES / f"{template}.typ"
    try:
        drawn = _compiler().compile(input=str(source), format=kind, ppi=ppi, sys_inputs=inputs)
    except typst.TypstError as error:
        raise PictureError(f"{source.name}: {error.message}") from error
    if not isinstance(drawn, bytes):
        raise PictureError(f"{source.name}: the words do not fit on one picture")
    return drawn


@cache
def _compiler() -> Any:  # noqa: ANN401  # typst carries no types
    """Make the compiler once, with our own fonts only, so that pictures look the same on every machine."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    return typst.Compiler(root=str(TEMPLATES), font_paths=fonts, ignore_system_fonts=True)
