"""What broke around a message that was not refused by Telegram: shown to admins among what could not be sent."""

import logging

from staffroom.kernel import blame, trail
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant
from staffroom.outbox import store_reports
from staffroom.outbox.values import Claimed
from staffroom.outbox.ways import Learn

log = logging.getLogger(__name__)

STUMBLED = "what follows it failed"
"""Why something is shown among the failures although it may have arrived: a room could not take note of it."""


def note(tx: Tx, about: str, chat: ChatId, reason: str, now: Instant) -> None:
    """Show admins that something broke; told once, however often it is tried again."""
    store_reports.keep_trouble(tx, _key(about), chat, reason, now)


def is_over(tx: Tx, about: str) -> None:
    """Take back what broke: it is mended."""
    store_reports.forget_trouble(tx, _key(about))


def _key(about: str) -> str:
    return f"trouble:{about}"


def let_learn(tx: Tx, said: Claimed, learn: Learn | None, now: Instant) -> None:
    """Let a room learn what became of its note; one that stumbles must not silence all others."""
    if learn is None:
        return
    trail.begin("note", said.id, said.kind)
    try:
        with tx.attempt():
            learn(tx, said.payload, now)
    except Exception as error:
        stumbled(tx, said, error, now)


def stumbled(tx: Tx, said: Claimed, error: Exception, now: Instant) -> None:
    """Show admins that a room stumbled over what became of its note.

    Raises the error where it is the database's.
    """
    if blame.is_the_database(error):
        raise error
    blame.tell(log, f"what follows note {said.key}", error)
    note(tx, said.key, said.chat_id, f"{STUMBLED}: {type(error).__name__}", now)
