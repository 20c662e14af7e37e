"""Colours that can be read: the brand's own where they allow it, a darker neighbour where they do not."""

import re
from typing import Final

from staffroom.pictures.errors import PictureError

READABLE: Final = 4.5
"""Least contrast of words with what lies behind them (WCAG 2.2, level AA)."""
VISIBLE: Final = 3.0
"""Least contrast of a bar with what lies behind it (WCAG 2.2, 1.4.11)."""
WHITE: Final = "#FFFFFF"
INK: Final = "#14213D"
MUTED: Final = "#5A6478"
GROUND: Final = "#F6F8FC"
THEMES: Final = {"ocean": "#1D5FD0", "forest": "#0F766E", "plum": "#86308F"}
"""Name of a theme → its brand colour; any "#RRGGBB" may stand in place of a name."""
MOTIFS: Final = {"ocean": "circles", "forest": "tiles", "plum": "rings"}

_STEP: Final = 0.04
_LINEAR_UP_TO: Final = 0.04045  # of sRGB, IEC 61966-2-1
_BLACK: Final = "#000000"


def palette(theme: str) -> dict[str, str]:
    """Give every colour that a template uses, readable whatever the theme's brand is."""
    brand = _brand(theme)
    back, words = ground_and_words(brand)
    return {
        "brand": back,
        "on_brand": words,
        "chip_text": readable(brand, words),
        "accent": readable(brand, GROUND),
        "bar": readable(brand, GROUND, VISIBLE),
        "bar_soft": _mix(readable(brand, GROUND, VISIBLE), WHITE, 0.42),
        "ink": INK,
        "muted": MUTED,
    }


def ground_and_words(brand: str) -> tuple[str, str]:
    """Give a background as near to the brand as can be, and white or ink for the words on it."""
    words = max((WHITE, INK), key=lambda colour: contrast(brand, colour))
    return (brand if contrast(brand, words) >= READABLE else readable(brand, words)), words


def readable(colour: str, behind: str, least: float = READABLE) -> str:
    """Move a colour away from what lies behind it until the contrast is enough."""
    far = _BLACK if _luminance(behind) > _luminance(INK) else WHITE
    share = 0.0
    while contrast(_mix(colour, far, share), behind) < least and share < 1:
        share = min(1.0, share + _STEP)
    return _mix(colour, far, share)


def contrast(one: str, other: str) -> float:
    """Measure the contrast of two colours, 1 (none) to 21 (black on white)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _brand(theme: str) -> str:
    """Turn a theme's name or a colour into "#RRGGBB"."""
    colour = THEMES.get(theme, theme).upper()
    if not re.fullmatch(r"#[0-9A-F]{6}", colour):
        raise PictureError(f"theme {theme!r} is neither one of {', '.join(THEMES)} nor a colour such as #1D5FD0")
    return colour


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= _LINEAR_UP_TO else float(((part + 0.055) / 1.055) ** 2.4)


def _mix(colour: str, other: str, share: float) -> str:
    """Blend in `share` (0 to 1) of the other colour."""
    blended = (round(a + (b - a) * share) for a, b in zip(_parts(colour), _parts(other), strict=True))
    return "#" + "".join(f"{part:02X}" for part in blended)


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))
