"""Decisions on values: what fits, what is the rest of a longer text, when a notice is over."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from staffroom.kernel.clock import DAY, HOUR, MINUTE, SECOND
from staffroom.kernel.ids import Instant
from staffroom.kernel.text import CAPTION_LIMIT, MESSAGE_LIMIT, utf16
from staffroom.rooms.notices.values import Content, Notice, Target

DRAFT_KEPT = DAY
UNDO = MINUTE
KEPT = 7 * DAY
"""How long the words are kept after the last group."""
WORTH = 12 * HOUR
"""How long a notice may wait for its group on the way."""
_REST_WITHIN = 10 * SECOND
_NEARLY_FULL = MESSAGE_LIMIT - 1000
"""Apps cut a longer text into messages, at a blank near the limit."""


def most(kind: str) -> int:
    """Return how many UTF-16 units fit a message of a kind."""
    return MESSAGE_LIMIT if kind == "text" else CAPTION_LIMIT


def is_rest(notice: Notice, said: Content, now: Instant) -> bool:
    """Say whether a message is the rest of a text that was too long for one, which the app cut in two."""
    soon = notice.state == "written" and now < notice.written_at + _REST_WITHIN
    return soon and notice.kind == said.kind == "text" and utf16(notice.words) >= _NEARLY_FULL


def is_over(targets: Iterable[Target]) -> bool:
    """Say whether nothing more is to come in any group by itself."""
    return all(target.state in ("posted", "failed", "undone") for target in targets)


def common(free: Sequence[Mapping[date, Instant]]) -> list[date]:
    """Return the days on which every group has room."""
    if not free:
        return []
    return sorted(set(free[0]).intersection(*free[1:]))
