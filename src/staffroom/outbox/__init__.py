"""The outbox: the only way out."""

import staffroom.telegram  # noqa: F401  first of all: it imports aiogram quickly
from staffroom.outbox.doubts import next_ask, next_wake, notice, resolve, seen, to_ask
from staffroom.outbox.evidence import Evidence
from staffroom.outbox.occurrences import OVER, free_key, last_attempt, open_key
from staffroom.outbox.pace import Limits, Pace
from staffroom.outbox.past import Lost, doubting, lose, lost
from staffroom.outbox.rules import ENDED_KEPT
from staffroom.outbox.sender import Sender
from staffroom.outbox.service import (
    anonymous,
    call,
    cancel,
    drop,
    forget_chat,
    origin,
    post,
    release,
    sweep,
    withdraw,
)
from staffroom.outbox.settling import migrate_chat
from staffroom.outbox.shelf import Shelf
from staffroom.outbox.store import waiting_in
from staffroom.outbox.store_doubts import mark_asked, unsure, unsure_one
from staffroom.outbox.store_reports import by_kind, counts, failures, first_skipped_after, oldest, ready, skipped_since
from staffroom.outbox.store_single import (
    cancel_under,
    copies_of,
    keys_under,
    place_of,
    queued_at,
    state_of,
    unasked,
)
from staffroom.outbox.troubles import is_over as trouble_is_over
from staffroom.outbox.troubles import note as note_trouble
from staffroom.outbox.turns import Turns
from staffroom.outbox.values import SAY, Failure, Note, Priority, Sent, Skipped, Unsure, WhenUnknown
from staffroom.outbox.ways import Rendered, Ways

__all__ = [
    "ENDED_KEPT",
    "OVER",
    "SAY",
    "Evidence",
    "Failure",
    "Limits",
    "Lost",
    "Note",
    "Pace",
    "Priority",
    "Rendered",
    "Sender",
    "Sent",
    "Shelf",
    "Skipped",
    "Turns",
    "Unsure",
    "Ways",
    "WhenUnknown",
    "anonymous",
    "by_kind",
    "call",
    "cancel",
    "cancel_under",
    "copies_of",
    "counts",
    "doubting",
    "drop",
    "failures",
    "first_skipped_after",
    "forget_chat",
    "free_key",
    "keys_under",
    "last_attempt",
    "lose",
    "lost",
    "mark_asked",
    "migrate_chat",
    "next_ask",
    "next_wake",
    "note_trouble",
    "notice",
    "oldest",
    "open_key",
    "origin",
    "place_of",
    "post",
    "queued_at",
    "ready",
    "release",
    "resolve",
    "seen",
    "skipped_since",
    "state_of",
    "sweep",
    "to_ask",
    "trouble_is_over",
    "unasked",
    "unsure",
    "unsure_one",
    "waiting_in",
    "withdraw",
]
