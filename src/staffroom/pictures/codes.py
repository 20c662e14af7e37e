"""Codes to scan, as SVG, and in a terminal."""

import io
import re
from typing import Final

QUIET_MODULES: Final = 4
"""Width of the white border that scanners need around a code."""
MASK: Final = 4
"""Every mask can be scanned, and links are random enough to need no choice, which takes four times as long."""

_DARK: Final = re.compile(rb"\x01+")


def code_svg(text: str) -> str | None:
    """Draw a QR code as SVG, a line for each run of dark modules; None where it would hold nothing."""
    if not text:
        return None
    import segno  # noqa: PLC0415  few messages carry a code

    rows = segno.make(text, error="m", micro=False, mask=MASK).matrix
    dark = "".join(
        f"M{run.start() + QUIET_MODULES} {y}.5h{len(run[0])}"
        for y, row in enumerate(rows, QUIET_MODULES)
        for run in _DARK.finditer(row)
    )
    side = len(rows) + 2 * QUIET_MODULES
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path stroke="#000" d="{dark}"/></svg>'
    )


def code_in_blocks(text: str) -> str:
    """Draw a QR code with half blocks, for a terminal."""
    import segno  # noqa: PLC0415  likewise

    drawn = io.StringIO()
    segno.make(text, error="l", micro=False).terminal(drawn, border=2, compact=True)
    return drawn.getvalue().rstrip()
