"""Pure decisions on media: what is looked at, how long an answer is awaited."""

import re

from staffroom.kernel.clock import DAY, HOUR, MINUTE
from staffroom.kernel.ids import Instant
from staffroom.telegram.rights import DELETABLE

MESSAGES_KEPT = 7 * DAY
"""How long it is known which messages a case was about; Telegram lets nobody change one for so long."""
LOG_KEPT = 365 * DAY
"""How long decisions are kept, as long as those about reports."""
MANY, TOGETHER = 10, 10 * MINUTE
"""So many questions one author is asked within that time; what they show beyond goes the way of the last one."""
GIF_SEARCH = "gif"
"""The bot by which Telegram's own search for GIFs works."""
_SEARCHED = re.compile(r"(giphy|tenor)\b", re.IGNORECASE)
_SEEN = ("image/", "video/")
_NAMED = re.compile(
    r"\.(jpe?g|png|gif|webp|heic|heif|avif|bmp|tiff?|dng|mp4|mov|m4v|mkv|webm|avi|3gp|mpe?g|wmv)$", re.IGNORECASE
)


def is_searched(via: str | None, file_name: str | None) -> bool:
    """Say whether a GIF is from Telegram's own search, which mostly hides by which bot it came."""
    return via == GIF_SEARCH or bool(_SEARCHED.match(file_name or ""))


def is_seen(mime: str | None, file_name: str | None) -> bool:
    """Say whether a document is a picture or a film, by its type or else by its name."""
    return (mime or "").startswith(_SEEN) or bool(_NAMED.search(file_name or ""))


def until(said_at: Instant, now: Instant, hours: int) -> Instant:
    """Return until when an answer is awaited: some hours, and an hour less than the message may still be deleted."""
    return Instant(min(now + hours * HOUR, said_at + DELETABLE - HOUR))


def hours(since: Instant, end: Instant) -> int:
    """Return a stretch in whole hours, at least one."""
    return max(1, round((end - since) / HOUR))
