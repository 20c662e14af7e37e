"""Photos and videos from classrooms: welcome where pupils' privacy is kept, asked about, held back or removed."""

from typing import Final

import staffroom.telegram  # noqa: F401  first of all: it imports aiogram quickly
from staffroom.outbox.ways import Render
from staffroom.rooms.media import letters
from staffroom.rooms.media.answers import arrived, gone, moved, out_of_reach
from staffroom.rooms.media.log import rows as log_rows
from staffroom.rooms.media.store_log import tally
from staffroom.rooms.media.values import Outcome

RENDERS: Final[dict[str, Render]] = {
    "media.ask": letters.render_ask,
    "media.removed": letters.render_removed,
    "media.whose": letters.render_whose,
    "media.told_held": letters.render_told_held,
    "media.told_old": letters.render_told_old,
    "media.told_right": letters.render_told_right,
}
AFTER_SENT = {"media.ask": arrived}
AFTER_CALL = {"deleteMessage": gone}
AFTER_MOVE = [moved]
AFTER_REFUSED = [out_of_reach]
LETS_OUT = ("media.none", "media.permission", "media.remove")
"""What an author says of their photo is always heard."""

__all__ = [
    "AFTER_CALL",
    "AFTER_MOVE",
    "AFTER_REFUSED",
    "AFTER_SENT",
    "LETS_OUT",
    "RENDERS",
    "Outcome",
    "log_rows",
    "tally",
]
