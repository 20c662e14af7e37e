"""The outbox: the only way out."""

import staffroom.telegram  # noqa: F401  first of all: it imports aiogram quickly
from staffroom.outbox.evidence import Evidence
from staffroom.outbox.occurrences import OVER, last_attempt, open_key
from staffroom.outbox.rules import Limits, Pace
from staffroom.outbox.sender import Sender
from staffroom.outbox.service import (
    anonymous,
    call,
    cancel,
    migrate_chat,
    origin,
    post,
    resolve,
    seen,
    sweep,
    withdraw,
)
from staffroom.outbox.store import counts, failures, place_of, state_of, unsure
from staffroom.outbox.values import Note, Priority, Sent, Unsure, WhenUnknown
from staffroom.outbox.ways import Rendered, Ways

__all__ = [
    "OVER",
    "Evidence",
    "Limits",
    "Note",
    "Pace",
    "Priority",
    "Rendered",
    "Sender",
    "Sent",
    "Unsure",
    "Ways",
    "WhenUnknown",
    "anonymous",
    "call",
    "cancel",
    "counts",
    "failures",
    "last_attempt",
    "migrate_chat",
    "open_key",
    "origin",
    "place_of",
    "post",
    "resolve",
    "seen",
    "state_of",
    "sweep",
    "unsure",
    "withdraw",
]
