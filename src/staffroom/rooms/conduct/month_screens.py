"""What admins see of a month: numbers by group, no names."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from staffroom.kernel.rows import TO_DESK
from staffroom.kernel.screen import Screen, Text, text
from staffroom.rooms.conduct import log_screens, screens

COUNTED: Final[dict[str, Text]] = {
    "reported": text("conduct-month-reported"),
    "found": text("conduct-month-found"),
    "shared": text("conduct-month-shared"),
    **dict[str, Text](screens.ACTION_NAMES.items()),
    "photos-stay": text("conduct-month-photos-stay"),
    "photos-gone": text("conduct-month-photos-gone"),
    "photos-old": text("conduct-month-photos-old"),
}
"""In the order in which they are told."""


def month(first: date, groups: Sequence[tuple[str, Mapping[str, int]]]) -> Screen:
    """Show what was reported and decided in a month: for each group the count of whatever happened there."""
    lines = [text("conduct-month", month=text("prompts-month", month=first.month))]
    lines += [text("conduct-month-group", group=name, what=_chain(counts)) for name, counts in groups]
    return Screen((*lines, text("conduct-month-after")), (*log_screens.entrance(), (TO_DESK,)))


def _chain(counts: Mapping[str, int]) -> Text:
    """Return counts as one line."""
    parts = [text("conduct-month-count", what=name, n=counts[what]) for what, name in COUNTED.items() if what in counts]
    line = parts[0]
    for part in parts[1:]:
        line = text("conduct-month-and", before=line, what=part)
    return line
