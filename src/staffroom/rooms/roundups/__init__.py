"""What colleagues tried: answers worth sharing, quoted with their authors' consent, in one post for each card."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import staffroom.telegram  # noqa: F401  first of all: it imports aiogram quickly
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import Instant
from staffroom.outbox import Sent
from staffroom.outbox.ways import Render
from staffroom.rooms.roundups import posting
from staffroom.rooms.roundups.consents import render_ask
from staffroom.rooms.roundups.service import is_worth_telling, news

RENDERS: Final[dict[str, Render]] = {
    "roundups.ask": render_ask,
    "roundups.post": posting.render_post,
    "prompts.round-up": posting.render_planned,
}
AFTER_SENT: Final[dict[str, Callable[[Tx, Sent], None]]] = {
    "roundups.post": posting.stands,
    "prompts.round-up": posting.planned_stands,
}
AFTER_CANCELLED: Final[dict[str, Callable[[Tx, Mapping[str, Any], Instant], None]]] = {"roundups.post": posting.gone}
AFTER_LATE = AFTER_CANCELLED
LETS_OUT = ("roundups.says",)
"""Consent to be quoted, and what takes it back, is always heard."""

__all__ = ["AFTER_CANCELLED", "AFTER_LATE", "AFTER_SENT", "LETS_OUT", "RENDERS", "is_worth_telling", "news"]
