"""The next note: found, claimed and drawn up in one transaction, rechecked there whether it is still wanted."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from staffroom.kernel import blame, trail
from staffroom.kernel.db import Tx
from staffroom.kernel.ids import ChatId, Instant, PersonId
from staffroom.kernel.screen import Screen
from staffroom.kernel.text import SOURCE
from staffroom.outbox import past, rules, store, troubles
from staffroom.outbox.store import Head
from staffroom.outbox.values import NOW, PART, SAY, Claimed
from staffroom.outbox.ways import Rendered, Ways

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Job:
    """A claimed note, rendered inside its claim so that no later edit is missed."""

    note: Claimed
    rendered: Rendered | None


@dataclass(frozen=True)
class Rest:
    """Nothing may go now; `until` is the first moment at which that may change by itself."""

    until: Instant | None


FreeAt = Callable[[Head], Instant | None]
"""When a note may go by its chat's pace; None while another one for this chat is on its way."""


@dataclass(frozen=True)
class Turn:
    """What the sender knows when it claims: the moment, who is free, what was seen last, when messages may go.

    A message whose place opens within `ahead` milliseconds is claimed already; whoever sends it waits for that.
    """

    now: Instant
    free_at: FreeAt
    last_seen: Callable[[ChatId], int | None] = lambda _chat: None
    messages_from: Instant = NOW
    ahead: int = 0


def claim_next(tx: Tx, turn: Turn, ways: Ways) -> Job | Rest:
    """Claim the first note whose chat is free, rechecking inside the claim whether it is still wanted."""
    now = turn.now
    _skip_late(tx, now, ways)
    moments: dict[ChatId, int | None] = {}
    closed = turn.messages_from > now + turn.ahead
    for head in store.heads(tx, now, deeds_only=closed, beside=moments.keys()):
        chat = head.chat_id
        if chat in moments:
            continue  # asked once in a pass: a chat that frees meanwhile must not let a later note go first
        moment, ahead = turn.free_at(head), 0 if store.is_deed(head.method) else turn.ahead
        if moment is None or moment > now + ahead:
            moments[chat] = None if moment is None else moment - ahead
            continue
        at = max(now, moment)
        note = store.claim(tx, head.id, at, Instant(at + rules.LEASE), turn.last_seen(chat))
        if note is not None and not past.ended(tx, note, now, ways) and (job := _job(tx, note, now, ways)):
            return job
    upcoming = (store.next_due(tx, now), *moments.values(), turn.messages_from - turn.ahead if closed else None)
    return Rest(min((Instant(moment) for moment in upcoming if moment is not None), default=None))


def _skip_late(tx: Tx, now: Instant, ways: Ways) -> None:
    for note in store.expired(tx, now):
        troubles.let_learn(tx, note, ways.after_late.get(note.kind), now)


def _job(tx: Tx, note: Claimed, now: Instant, ways: Ways) -> Job | None:
    trail.begin("note", note.id, note.kind)
    if note.person_id and not note.essential and not _may_come(tx, note, note.person_id, now, ways):
        return None
    if not ways.may_act(tx, note.chat_id, note.method):
        store.requeue(
            tx, note.id, Instant(now + rules.HELD), "the bot is out of the group, or lacks the right to do it"
        )
        return None
    if note.method != SAY:
        return Job(note, None)
    try:
        with tx.attempt():  # what a render wrote goes with it
            rendered = _part(note) if note.kind == PART else ways.render[note.kind](tx, note.payload)
    except Exception as error:  # one note that cannot be said must not silence all others
        if blame.is_the_database(error):
            raise
        blame.tell(log, f"note {note.key} cannot be rendered", error)
        store.finish(tx, note.id, "failed", now, error=f"cannot be rendered: {type(error).__name__}")
        return None
    if rendered is None:
        store.finish(tx, note.id, "cancelled", now, error="nothing to say any more")
        troubles.let_learn(tx, note, ways.after_cancelled.get(note.kind), now)
        return None
    return Job(note, rendered)


def _may_come(tx: Tx, note: Claimed, person: PersonId, now: Instant, ways: Ways) -> bool:
    """Say whether an unasked message may come now; every room's pass here. One that may not is dropped, or waits."""
    if not ways.may_write(tx, person, now):
        store.finish(tx, note.id, "cancelled", now, error="the person does not want private messages")
        return False
    until = None if note.kind == PART else ways.rests_until(tx, person, now)
    if until is not None:
        store.requeue(tx, note.id, until, "the person was written to often enough")
    return until is None


def _part(note: Claimed) -> Rendered:
    return Rendered(Screen((), raw=note.payload["html"]), SOURCE)
