"""What the rooms hand to the sender: how a kind is rendered, who may be written to, what follows a sending."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, PersonId
from staffroom.kernel.screen import Screen
from staffroom.outbox.values import Sent


@dataclass(frozen=True)
class Rendered:
    """A screen and the language to say it in."""

    screen: Screen
    language: str


Render = Callable[[Tx, Mapping[str, Any]], Rendered | None]
"""None means that there is nothing to say any more: the note is cancelled."""

Gate = Callable[[Tx, PersonId, Instant], bool]
"""Whether a person may be written to, asked inside the claim."""

Rest = Callable[[Tx, PersonId, Instant], Instant | None]
"""Until when a person is left in peace because they were written to unasked often enough; None where they are not."""

AfterCall = Callable[[Tx, ChatId, Mapping[str, Any], Any, Instant], None]
"""Learns of a deed that was done: where, with which fields, what Telegram answered; several rooms may."""


Learn = Callable[[Tx, Mapping[str, Any], Instant], None]
"""Learns that nothing was sent: there was nothing to say any more, or its time had passed."""

Guard = Callable[[Tx, ChatId, str], bool]
"""Whether anything can be said or done in a chat now, asked inside the claim; otherwise it waits."""


@dataclass
class Ways:
    """Filled by the composition root, read by the sender."""

    render: dict[str, Render] = field(default_factory=dict)
    after_sent: dict[str, Callable[[Tx, Sent], None]] = field(default_factory=dict)
    after_cancelled: dict[str, Learn] = field(default_factory=dict)
    after_late: dict[str, Learn] = field(default_factory=dict)
    after_call: dict[str, list[AfterCall]] = field(default_factory=dict)
    after_refused: list[Callable[[Tx, ChatId, PersonId | None, str, Instant], None]] = field(default_factory=list)
    after_move: list[Callable[[Tx, ChatId, ChatId], None]] = field(default_factory=list)
    may_fail: set[str] = field(default_factory=set)
    """Kinds written to people who perhaps never opened the private chat: it is no failure that they did not."""
    may_write: Gate = lambda _tx, _person, _now: True
    rests_until: Rest = lambda _tx, _person, _now: None
    may_act: Guard = lambda _tx, _chat, _method: True
