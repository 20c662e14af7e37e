"""What the outbox is about, as values: a note, a claimed one, a sent one, one in doubt."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, Literal

from staffroom.kernel.clock import MINUTE
from staffroom.kernel.ids import ChatId, Instant, NoteId, PersonId

SAY = "say"
"""The method of a note that is rendered; every other one is a method of the Bot API."""
PART = "outbox.part"
"""The kind of what did not fit the message of another note."""
DELETES = ("deleteMessage", "deleteMessages")
"""What would do harm under a number that means another message, as all do in a group that became a supergroup."""
NOW = Instant(0)
"""A moment that has always passed already."""

WhenUnknown = Literal["repeat", "resend_once", "ask", "never"]
"""What becomes of a message of which nobody knows whether it arrived."""


class Priority(IntEnum):
    """People who wait come before groups, groups before mass posts."""

    PERSON = 0
    GROUP = 5
    MASS = 9


@dataclass(frozen=True)
class Note:
    """Something to say: the key names the occurrence, the kind says which room renders it."""

    key: str
    kind: str
    chat: ChatId
    args: Mapping[str, Any] = field(default_factory=dict)
    person: PersonId | None = None
    priority: Priority = Priority.GROUP
    essential: bool = False
    when_unknown: WhenUnknown = "ask"
    resend_after: int = MINUTE
    """For `resend_once`: how long evidence is awaited before the second copy goes out."""
    not_before: Instant = NOW
    expires_at: Instant | None = None


@dataclass(frozen=True)
class Claimed:
    """A row that is about to be sent."""

    id: NoteId
    key: str
    kind: str
    chat_id: ChatId
    person_id: PersonId | None
    method: str
    payload: dict[str, Any]
    essential: bool
    when_unknown: WhenUnknown
    attempt: int
    copies: int
    resend_after: int = MINUTE


@dataclass(frozen=True)
class Sent:
    """A message that went out: what rooms learn of it."""

    key: str
    kind: str
    chat: ChatId
    person: PersonId | None
    args: Mapping[str, Any]
    message_id: int | None
    """None where a person saw the message and nobody knows its number."""
    at: Instant
    poll_id: str | None = None
    """Under which Telegram tells votes in the message, where it is a poll."""


@dataclass(frozen=True)
class Unsure:
    """A message of which nobody knows whether it arrived."""

    id: NoteId
    key: str
    kind: str
    chat_id: ChatId
    claimed_at: Instant


@dataclass(frozen=True)
class NoteState:
    """How a note stands when somebody sees one of its copies."""

    state: str
    copies: int
    message_id: int | None
    went_at: Instant


@dataclass(frozen=True)
class Past:
    """How an occurrence ended in hours that a restored copy does not know."""

    state: str
    message_id: int | None
    ended_at: Instant


@dataclass(frozen=True)
class Open:
    """A note that is on its way or in doubt, with what tells its message from others in the chat."""

    id: NoteId
    claimed_at: Instant
    finished_at: Instant | None
    after_message: int | None


@dataclass(frozen=True)
class Failure:
    """A note that could not be sent: its occurrence, where it was to go, Telegram's reason, and since when."""

    key: str
    chat_id: ChatId
    reason: str
    at: Instant


@dataclass(frozen=True)
class Skipped:
    """A note that lost its relevance while it waited."""

    key: str
    kind: str
    chat_id: ChatId
    person_id: PersonId | None
    args: Mapping[str, Any]
