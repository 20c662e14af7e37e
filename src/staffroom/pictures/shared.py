"""What every picture asks for, and how much of it can be drawn well."""

from collections.abc import Sized
from typing import Final

from staffroom.pictures.colour import palette
from staffroom.pictures.errors import PictureError
from staffroom.pictures.words import RIGHT_TO_LEFT, label, language

Data = dict[str, object]

PROSE_CHARACTERS: Final = 2000


def common(lang: str, title: str, theme: str) -> Data:
    """Give what every template asks for."""
    base = language(lang)
    return {"lang": base, "rtl": base in RIGHT_TO_LEFT, "title": label(title, lang), "colours": palette(theme)}


def at_most(limit: int, things: Sized, noun: str) -> None:
    """Refuse more things than can be drawn well."""
    if len(things) > limit:
        raise PictureError(f"{len(things)} {noun} were given; a picture holds at most {limit}")


def within(value: float, most: float) -> float:
    """Keep a value between 0 and a limit."""
    return min(max(value, 0.0), most)
